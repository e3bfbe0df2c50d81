"""A stranger's tree: whatever its configuration says, none of its code runs, and nothing is asked or sent unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from stranger import PAGE, RULE, Call, in_toml, link, write

from profilelint.config import consent
from profilelint.config import loader as configuration
from profilelint.config.consent import Consent
from profilelint.web.settings import of_config

if TYPE_CHECKING:
    from webserver import Server

COMMANDS = (
    *(["check"], ["check", "--diff"], ["check", "--quiet", "--statistics"], ["check", "page.md"], ["check", "-"]),
    *(["rules"], ["explain", "links/empty"], ["config", "show"], ["config", "schema"]),
    *(["check", "--isolated"], ["rules", "--isolated"]),
    *(["check", "--help"], ["rules", "--help"], ["explain", "--help"], ["config", "show", "--help"], ["--help"]),
)


# Rules are code


def in_hidden_toml(tree: Path) -> None:
    write(tree / ".profilelint.toml", 'rules = ["lint"]\n')


def in_pyproject(tree: Path) -> None:
    write(tree / "pyproject.toml", '[tool.profilelint]\nrules = ["lint"]\n')


def above(tree: Path) -> None:
    write(tree.parent / "profilelint.toml", 'rules = ["site/lint"]\n')


def above_without_a_repository(tree: Path) -> None:
    (tree / ".git").rmdir()
    above(tree)


def by_a_linked_folder(tree: Path) -> None:
    link(tree / "linked", tree / "lint")
    write(tree / "profilelint.toml", 'rules = ["linked"]\n')


def by_a_linked_configuration(tree: Path) -> None:
    write(tree.parent / "other.toml", f"rules = [{json.dumps(str(tree / 'lint'))}]\n")
    link(tree / "profilelint.toml", tree.parent / "other.toml")


def by_an_absolute_path(tree: Path) -> None:
    write(tree / "profilelint.toml", f"rules = [{json.dumps(str(tree / 'lint'))}]\n")


def all_at_once(tree: Path) -> None:
    text = 'rules = [".", "lint", "../site/lint"]\nselect = ["house/style"]\n[options."house/style"]\nmost = 3\n'
    write(tree / "profilelint.toml", text)


WAYS = (
    *(in_toml, in_hidden_toml, in_pyproject, above, above_without_a_repository, by_a_linked_folder),
    *(by_a_linked_configuration, by_an_absolute_path, all_at_once),
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_command_runs_a_rule_of_the_tree(tree: Path, marker: Path, call: Call, way: Callable[[Path], None]) -> None:
    expected = {str(command): call(*command) for command in COMMANDS}
    way(tree)
    for command in COMMANDS:
        done = call(*command)
        assert done.code == expected[str(command)].code or way is all_at_once, (command, done)
        assert done.code < 2, (command, done)
        assert not marker.exists(), command


@pytest.mark.parametrize("command", [["check"], ["rules"], ["explain", "links/empty"], ["config", "schema"]])
def test_a_notice_says_what_was_not_run_and_how_to_run_it(
    tree: Path, marker: Path, call: Call, command: list[str]
) -> None:
    before = call(*command)
    in_toml(tree)
    said = 'profilelint: profilelint.toml:1: rules are code, so those in "lint" were not run; --allow-rules runs them\n'
    assert call(*command) == (before.code, before.out, before.err + said)
    assert not marker.exists()
    assert call(*command, "--allow-rules").code == before.code
    assert marker.read_text() == "run"


def test_no_notice_where_none_is_wanted(tree: Path, call: Call) -> None:
    in_toml(tree)
    assert call("check", "--quiet").err == ""


@pytest.mark.parametrize("value", ["1", "true"])
def test_the_environment_gives_the_sign(
    tree: Path, marker: Path, call: Call, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    in_toml(tree)
    monkeypatch.setenv("PROFILELINT_ALLOW_RULES", "0")
    call("check")
    assert not marker.exists()
    monkeypatch.setenv("PROFILELINT_ALLOW_RULES", value)
    assert "house/style" in call("rules").out
    assert marker.exists()


def test_a_configuration_that_is_named_is_a_sign(tree: Path, marker: Path, call: Call) -> None:
    write(tree.parent / "mine.toml", 'rules = ["site/lint"]\n')
    assert "house/style" in call("rules", "--config", "../mine.toml").out
    assert marker.exists()


def test_settings_of_rules_that_are_not_run_are_no_fault(tree: Path, call: Call) -> None:
    write(tree / "page.md", PAGE + "\n<!-- profilelint: ignore house/style -->\nText.\n")
    before = call("check", "--ignore", "suppressions")
    text = 'rules = ["lint"]\nextend-select = ["house"]\nignore = ["house/style"]\n[severity]\n"house" = "info"\n'
    text += '[options."house/style"]\nmost = 3\n[per-file-ignores]\n"*" = ["house"]\n'
    write(tree / "profilelint.toml", text)
    assert call("check", "--ignore", "suppressions")[:2] == before[:2]
    done = call("check")
    assert (done.code, "house/style" in done.out) == (before.code, False)
    assert 'unknown rule "house/stile"' in call("check", "--select", "house/stile").err


def test_the_settings_of_other_rules_hold(tree: Path, call: Call) -> None:
    write(tree / "profilelint.toml", 'rules = ["lint"]\nignore = ["house", "links/empty"]\n')
    assert call("check").code == 0


@pytest.mark.parametrize("folder", ["../lint", "lint/../lint", "/lint", "linked"])
def test_rules_stay_in_the_repository_even_if_allowed(tree: Path, marker: Path, call: Call, folder: str) -> None:
    write(tree.parent / "lint" / "house" / "style.py", RULE.format(marker=str(marker)))
    link(tree / "linked", tree.parent / "lint")
    write(tree / "profilelint.toml", f'rules = ["{folder}"]\n')
    done = call("check", "--allow-rules")
    assert (done.code, f'"{folder}" is not a folder below this file' in done.err) == (2, True), done
    assert call("check").code == 1
    assert not marker.exists()


def test_no_linked_file_leads_out_of_the_repository(tree: Path, marker: Path, call: Call) -> None:
    write(tree.parent / "other.py", RULE.format(marker=str(marker)))
    link(tree / "lint" / "house" / "linked.py", tree.parent / "other.py")
    in_toml(tree)
    done = call("check", "--allow-rules")
    assert (done.code, "linked.py is a link that leaves the repository" in done.err) == (2, True), done
    assert not marker.exists()


def test_what_runs_is_the_source_and_no_compiled_file_beside_it(tree: Path, marker: Path, call: Call) -> None:
    import importlib.util
    import py_compile

    rule = tree / "lint" / "house" / "style.py"
    cached = Path(importlib.util.cache_from_source(str(rule)))
    py_compile.compile(str(rule), cfile=str(cached), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    write(rule, rule.read_text(encoding="utf-8").replace("Path(", "repr(").replace(".write_text", ".count"))
    in_toml(tree)
    assert "house/style" in call("rules", "--allow-rules").out
    assert not marker.exists()


def test_config_show_says_what_is_not_in_force(tree: Path, call: Call) -> None:
    text = (
        'rules = ["lint"]\n[web]\nallow-private = true\n[web.hosts."a.example"]\nheaders = { Authorization = "ADA" }\n'
    )
    write(tree / "profilelint.toml", text)
    lines = [" ".join(line.split()) for line in call("config", "show").out.splitlines()]
    assert 'rules = ["lint"] # profilelint.toml:1, not in force without --allow-rules' in lines
    assert "web.allow-private = true # profilelint.toml:3, not in force without --allow-private" in lines
    header = 'web.hosts."a.example".headers.Authorization = "ADA"'
    assert f"{header} # profilelint.toml:5, not in force without --allow-env ADA" in lines
    shown = call("config", "show", "--allow-rules", "--allow-private", "--allow-env", "ADA,BOB").out
    assert "not in force" not in shown


# The web

WEB = """
[web]
allow-private = true
[web.hosts."a.example"]
headers = { Authorization = "ADA_TOKEN", X-Key = "PROFILELINT_KEY" }
"""


def settings_of(tree: Path, given: Consent) -> tuple[bool, tuple[tuple[str, str], ...], list[str]]:
    config = configuration.load(tree / "profilelint.toml", {}, tree)
    settings, notices = of_config(consent.restrained(config, given), date(2026, 1, 1))
    return settings.allow_private, settings.host("a.example").headers, notices


def test_the_environment_is_sent_only_if_allowed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADA_TOKEN", "s3cret")
    monkeypatch.setenv("PROFILELINT_KEY", "k3y")
    write(tree / "profilelint.toml", WEB)
    private, headers, notices = settings_of(tree, Consent())
    assert (private, headers) == (False, (("X-Key", "k3y"),))
    assert notices == [
        "profilelint.toml:3: hosts of the local network were not asked; --allow-private asks them",
        "profilelint.toml:5: a.example was not sent the header Authorization, whose value is the environment variable "
        "ADA_TOKEN; --allow-env ADA_TOKEN sends it",
    ]
    allowed = settings_of(tree, Consent(variables=frozenset({"ADA_TOKEN"})))
    assert allowed[1] == (("Authorization", "s3cret"), ("X-Key", "k3y"))
    assert settings_of(tree, Consent(variables=frozenset({"ADA"})))[1] == headers


@pytest.mark.parametrize("way", ["option", "environment", "none"])
def test_a_host_of_the_local_network_is_asked_only_if_allowed(
    tree: Path, call: Call, serve: Callable[..., Server], lookup: object, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    server = serve()
    write(tree / "page.md", f"[Notes]({server.url('/notes')})\n")
    text = '[web]\nallow-private = true\nretries = 0\n[web.hosts."127.0.0.1"]\nheaders = { X-Key = "ADA_KEY" }\n'
    write(tree / "profilelint.toml", text)
    if way == "environment":
        monkeypatch.setenv("PROFILELINT_ALLOW_PRIVATE", "1")
        monkeypatch.setenv("PROFILELINT_ALLOW_ENV", "BOB,ADA_KEY")
    options = ("--allow-private", "--allow-env", "BOB", "--allow-env", "ADA_KEY") if way == "option" else ()
    done = call("check", "--online", "--no-cache", *options)
    assert bool(server.log) is (way != "none")
    assert ("--allow-private asks them" in done.err) is (way == "none")
    assert ("--allow-env ADA_KEY sends it" in done.err) is (way == "none")
