"""What is built holds what is needed, and what is to be published is in order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
import yaml

from profilelint.version import VERSION

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an sdist, and with the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def rules() -> dict[str, bytes]:
    """The files of the checkout's rules by their paths in `rules/`."""
    folder = ROOT / "rules"
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_the_wheel_holds_the_rules_and_nothing_else_beside_the_package(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        inside = {name: wheel.read(name) for name in names if name.startswith("profilelint/rules/")}
    assert {name.removeprefix("profilelint/rules/"): content for name, content in inside.items()} == rules()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"profilelint"}
    data = {"profilelint/site/themes/jekyll.toml", "profilelint/web/verdicts.toml"}
    assert data | {"profilelint/py.typed", "profilelint/__main__.py"} <= set(names)
    assert f"profilelint-{VERSION}.dist-info/METADATA" in names


def test_the_sdist_holds_rules_tests_and_the_hook(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {f"rules/{name}" for name in rules()} <= names
    assert {"tests/test_packaging.py", ".pre-commit-hooks.yaml", "LICENSE", "README.md", "pyproject.toml"} <= names


def test_what_is_installed_finds_its_rules(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])}
    command = [sys.executable, "-m", "profilelint"]

    def said(*arguments: str) -> str:
        done = subprocess.run([*command, *arguments], cwd=tmp_path, env=env, capture_output=True, check=True)
        return done.stdout.decode()

    names = {line.split()[0] for line in said("rules", "--isolated").splitlines()}
    assert {name.removesuffix(".py").replace("_", "-") for name in rules() if name.endswith(".py")} <= names
    assert said("--version").split() == ["profilelint", VERSION]


def test_an_index_takes_what_is_built(built: Path) -> None:
    files = sorted(built.iterdir())
    assert len(files) == 2
    command = [sys.executable, "-m", "twine", "check", "--strict", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_is_small(built: Path) -> None:
    """The table of letters is more than half of it."""
    assert next(built.glob("*.whl")).stat().st_size < 4_500_000


def test_the_description_leads_to_no_file_that_an_index_does_not_show(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        about = wheel.read(f"profilelint-{VERSION}.dist-info/METADATA").decode()
    assert f"](https://github.com/profilelint/profilelint/blob/v{VERSION}/docs/use.md)" in about
    assert [each for each in re.findall(r"\]\(([^)]+)\)", about) if not each.startswith(("https://", "#"))] == []


PAGES = [ROOT / "README.md", ROOT / "action.yml", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", [each for each in PAGES if each.exists()], ids=lambda page: page.name)
def test_a_page_that_names_a_version_names_this_one(page: Path) -> None:
    named = r"(?:profilelint/profilelint(?:@|/)v|profilelint==|rev: v)(\d+\.\d+\.\d+)"
    assert set(re.findall(named, page.read_text(encoding="utf-8"))) <= {VERSION}


def test_the_citation_is_valid_and_of_this_version() -> None:
    file = ROOT / "CITATION.cff"
    program = Path(sysconfig.get_path("scripts")) / "check-jsonschema"
    command = [program, "--builtin-schema", "vendor.citation-file-format", file]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["version"] == VERSION
