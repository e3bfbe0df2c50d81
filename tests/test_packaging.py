"""What is built holds what is needed."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

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
