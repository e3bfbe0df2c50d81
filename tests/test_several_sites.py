"""Several sites in one call: each page is checked in its own, and the result is that of the calls one by one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stranger import Call, write

from profilelint.config.site_root import by_site

PAGES = Path(__file__).parent / "pages"
SITES = sorted(path.name for path in PAGES.iterdir() if path.is_dir())
CHECK = ("check", "--format", "json", "--today", "2026-11-22", "--isolated")

LINK = "---\ntitle: Ada\n---\n\n[x](y.md)\n"


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: the sites of `pages`, side by side, in no repository."""
    for name in SITES:
        shutil.copytree(PAGES / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(out: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    report = json.loads(out)
    return report["diagnostics"], report["summary"]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(SITES), min_size=2, max_size=4, unique=True), jobs=st.sampled_from("12"))
def test_several_sites_are_the_union_of_each_alone(names: list[str], jobs: str, sites: Path, call: Call) -> None:
    alone = {name: found(call(*CHECK, name).out) for name in names}
    together = call(*CHECK, "--jobs", jobs, *names)
    diagnostics, summary = found(together.out)
    assert diagnostics == [each for name in sorted(names, key=lambda name: f"{name}/") for each in alone[name][0]]
    assert summary["files"] == sum(alone[name][1]["files"] for name in names)
    assert together.code == max(call(*CHECK, name).code for name in names)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_by_name_are_checked_in_their_own_sites_too(jobs: str, sites: Path, call: Call) -> None:
    """As pre-commit gives them."""
    names = ("al-folio-messy", "hugo-messy")
    files = {name: sorted({each["path"] for each in found(call(*CHECK, name).out)[0]}) for name in names}
    alone = [each for name in names for each in found(call(*CHECK, *files[name]).out)[0]]
    mixed = [path for pair in zip(*files.values(), strict=False) for path in pair]
    mixed += [path for paths in files.values() for path in paths if path not in mixed]
    assert found(call(*CHECK, "--jobs", jobs, *mixed).out)[0] == alone


def test_the_lines_of_each_site_are_folded_alone(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        write(Path(f"{name}/_config.yml"), "title: Ada\n")
        write(
            Path(f"{name}/index.md"),
            "---\ntitle: Ada\n---\n\nSee our [paper](https://x.example). It goes on from our [paper](https://y.example).\n",
        )
    said = call("check", "a", "b", "--select", "links/vague-text").out
    assert said.count("links/vague-text") == said.count("(and 1 more in this file)") == 2
    assert said.endswith("2 infos in 2 of 4 files; --pedantic lists all 4 places\n")


def test_each_site_has_its_own_configuration(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, config in (("a", 'ignore = ["links"]\n'), ("b", 'fail-on = "never"\n'), ("c", "")):
        write(Path(f"{name}/_config.yml"), "title: Ada\n")
        write(Path(f"{name}/profilelint.toml"), config)
        write(Path(f"{name}/index.md"), LINK)
    both = call("check", "--format", "json", "a", "b")
    assert both.code == 0
    assert [each["path"] for each in found(both.out)[0]] == ["b/index.md"]
    assert call("check", "a", "b", "c").code == 1


def test_fixes_are_made_in_each_site(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        write(Path(f"{name}/_config.yml"), "title: Ada\n")
        write(Path(f"{name}/index.md"), "---\ntitle: Ada\n---\n\n[x](http://arxiv.org/abs/1843.00001)\n")
    assert call("check", "--pedantic", "--diff", "a", "b").out.count("+[x](https://arxiv.org") == 2
    assert "2 files changed" in call("check", "--pedantic", "--fix", "a", "b").out
    assert all("https://" in Path(name, "index.md").read_text(encoding="utf-8") for name in "ab")


def test_paths_by_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("a/_config.yml"), "")
    write(Path("a/_pages/cv.md"), "")
    write(Path("a/docs/hugo.toml"), "")
    write(Path("a/docs/content/x.md"), "")
    given = ["a/_pages/cv.md", "a/docs/content/x.md", "a", "a/docs/content"]
    assert by_site(given) == {
        tmp_path / "a": ["a/_pages/cv.md", "a"],
        tmp_path / "a" / "docs": ["a/docs/content/x.md", "a/docs/content"],
    }


def test_formats_that_differ_give_text(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, form in (("a", "json"), ("b", "github"), ("c", "json")):
        write(Path(f"{name}/profilelint.toml"), f'format = "{form}"\n')
        write(Path(f"{name}/page.md"), LINK)
    assert call("check", "a", "c").out.startswith("{")
    assert call("check", "a", "b").out.startswith("a/page.md:5:5: error links/missing-file")


def test_pedantic_lists_each_place_and_what_is_doubtful(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("_config.yml"), "title: Ada\n")
    write(
        Path("index.md"),
        "---\ntitle: Ada\n---\n\nSee our [paper](x.pdf). It is like our [paper](y.pdf); see [here](#a).\n\n# A\n",
    )
    chosen = ("check", "--select", "links/vague-text", "--fail-on", "info")
    folded, pedantic = call(*chosen), call(*chosen, "--pedantic")
    write(Path("profilelint.toml"), "pedantic = true\n")
    configured = call(*chosen)
    assert (folded.code, pedantic.code, configured.code) == (1, 1, 1)
    assert "(and 1 more in this file).\n1 info in 1 of 2 files; --pedantic lists all 2 places\n" in folded.out
    assert pedantic.out == configured.out
    assert pedantic.out.endswith("such as a title. (doubtful)\n3 infos in 1 of 2 files\n")
    assert "pedantic = true" in call("config", "show").out


WRONG = {
    "an unknown key": (b'fail-on = "error"\nselct = ["all"]\n', 2, 'unknown key "selct" (did you mean "select"?)'),
    "an unknown rule": (b'select = ["linx"]\n', 1, 'unknown rule "linx" (did you mean "links"?)'),
    "no TOML": (b'select = ["all"]\n= [', 2, "not valid TOML: Invalid statement (at line 2, column 1)"),
    "no text": (b"\xff\xfe\x00", 1, "not UTF-8"),
    "too deep": (b"a = " + b"[" * 5000, 1, "nested too deeply"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_configuration_is_a_finding_in_its_site(
    name: str, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config, line, why = WRONG[name]
    for site in "ab":
        write(Path(f"{site}/_config.yml"), "title: Ada\n")
        write(Path(f"{site}/index.md"), LINK)
    Path("a/profilelint.toml").write_bytes(config)
    done = call("check", "--format", "json", "a", "b")
    first, second = found(done.out)[0]
    assert (first["path"], first["line"], first["rule"]) == ("a/profilelint.toml", line, "profilelint/configuration")
    assert why in first["message"]
    assert first["message"].endswith(", so this site was not checked. Correct it.")
    assert (second["path"], second["rule"]) == ("b/index.md", "links/missing-file")
    assert (done.code, done.err) == (2, "")


def test_fixes_of_the_other_sites_are_made_and_shown(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        write(Path(f"{name}/_config.yml"), "title: Ada\n")
        write(Path(f"{name}/index.md"), "---\ntitle: Ada\n---\n\n[x](http://arxiv.org/abs/1843.00001)\n")
    write(Path("a/profilelint.toml"), "x = 1\n")
    shown = call("check", "--diff", "--pedantic", "a", "b")
    assert shown.out.count("+[x](https://arxiv.org") == 1
    assert (shown.code, shown.err) == (2, 'profilelint: a/profilelint.toml:1: unknown key "x"\n')
    fixed = call("check", "--fix", "--pedantic", "a", "b")
    assert (fixed.code, "https://" in Path("b/index.md").read_text(encoding="utf-8")) == (2, True)


def test_where_no_site_can_be_checked_each_says_why(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        write(Path(f"{name}/_config.yml"), "title: Ada\n")
        write(Path(f"{name}/profilelint.toml"), "x = 1\n")
    done = call("check", "a", "b")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [f'profilelint: {name}/profilelint.toml:1: unknown key "x"' for name in "ab"]


def test_a_rule_that_cannot_be_run_is_a_finding_in_its_site(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        write(Path(f"{name}/_config.yml"), "title: Ada\n")
        write(Path(f"{name}/index.md"), LINK)
    write(Path("a/profilelint.toml"), 'rules = ["lint"]\n')
    write(Path("a/lint/house/style.py"), "1 / 0\n")
    done = call("check", "--allow-rules", "a", "b")
    assert done.out.startswith("a/lint/house/style.py:1:1: error profilelint/configuration Python cannot run it")
    assert "b/index.md:5:5: error links/missing-file" in done.out
    assert done.code == 2


def test_a_wrong_call_ends_the_run(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        write(Path(f"{name}/_config.yml"), "title: Ada\n")
    done = call("check", "--select", "linx", "a", "b")
    assert (done.code, done.out) == (2, "")
    assert done.err == 'profilelint: --select: unknown rule "linx" (did you mean "links"?)\n'


def test_a_site_without_pages_is_told_by_its_path(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a/.git").mkdir(parents=True)
    write(Path("b/_config.yml"), "title: Ada\n")
    assert call("check", "a", "b").err.startswith(
        "profilelint: a: no pages found, so nothing was checked; looked in a "
    )
    assert call("check", "a").err.startswith("profilelint: no pages found, so nothing was checked; looked in a ")
