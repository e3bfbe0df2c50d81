"""Text that attacks whoever reads a report: nothing of it comes out as it is, in any format and by any command."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from webserver import Server, raw, status

from profilelint.cli import main
from profilelint.report import FORMATS
from profilelint.report.escape import visible

#: One of each kind: C0, DEL, C1, marks of direction, ends of lines, what has no width, tags.
NASTY = "\x07\x1b[31m\x7f\x85\x9b\u061c\u200b\u202e\u2028\u2029\u2066\u2069\ufeff\U000e0041\U000e007f"
#: Commands to the logs of GitHub, Azure, TeamCity and GitLab.
ORDERS = (
    "::error file=a.md::x", "::stop-commands::x", "##[error]x", "##[add-mask]x", "##vso[task.complete]",
    "##teamcity[message]", "section_start:1:x\r\x1b[0Kx",
)  # fmt: skip
HARM = "".join((NASTY, *ORDERS))

FORBIDDEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
    r"|(?i:##(?:vso|teamcity)\[|##\[(?:error|add-mask))"
)


class Said(NamedTuple):
    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], lookup: object) -> Call:
    """Run profilelint in a folder of its own, and require that nothing that it says does harm."""
    monkeypatch.chdir(tmp_path)

    def calling(*arguments: str, commands: int = 0) -> Said:
        code = main.execute(arguments)
        said = Said(code, *capfd.readouterr())
        for text in (said.out, said.err):
            assert not FORBIDDEN.search(text), repr(FORBIDDEN.search(text))
            assert len(re.findall(r"(?m)^\s*::", text)) == (commands if text is said.out else 0), text
        return said

    return calling


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="surrogatepass")


#: Names of files and folders as far as this system takes them.
NAMES = [
    "::error file=a.md::x.md", " ::warning::x.md", "\u3000::notice::x.md", "a\n::error::x.md", "##[error]x.md",
    "##vso[task.complete].md", "##teamcity[x].md", f"{NASTY}.md", "section_start:1:x\r\x1b[0K.md",
    "::group::x/y.md",
]  # fmt: skip

PAGE = """---
title: "A {0}"
"k{0}": 1
"k{0}": 2
date: "2026-99-99 {0}"
email: "ada@@{0}"
layout: "{0}"
---

# Ada {0}

[{1}]() [a](b{0}) [PDF]( <{1}> ) ![]({0}.png) [here](http://{0}/) <ada@@{0}> caf\u00c3\u00a9 {1}

{1}

##[error](x) [gone]()

- 2026-13-45 {1}

<!-- profilelint: ignore links/{1} -->
"""


def site() -> None:
    """A site whose files, and what stands in them, are hostile."""
    flat = HARM.replace("\r", "")
    quoted = json.dumps(HARM)[1:-1]
    text = PAGE.replace("{0}", quoted).replace("{1}", flat.replace("\u2028", " ").replace("\x85", " "))
    for name in NAMES:
        write(name, text)
    write("_config.yml", f'title: "{quoted}"\n"{quoted}": [\n')
    write("_data/x.json", f'{{"{quoted}": "{quoted}", "a": \x1b}}')
    write("content/a.md", f'+++\n"{quoted}" = 1\n"{quoted}" = 2\n+++\n{flat}\n')
    write("_bibliography/papers.bib", f"@article{{{flat}, title = {{{flat}}}, doi = {{{flat}}}, year = {{{flat}}}}}\n")


only_posix = pytest.mark.skipif(os.name == "nt", reason="Windows takes no such names")


@only_posix
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_it_through(name: str, call: Call) -> None:
    site()
    count = len(json.loads(call("check", "--select", "all", "--pedantic", "--format", "json").out)["diagnostics"])
    assert count > len(NAMES) * 3
    call("check", "--select", "all", "--pedantic", "--format", name, commands=count if name == "github" else 0)
    call("check", "--format", "json", "--output", f"{name}=report")
    written = Path("report").read_text(encoding="utf-8")
    assert not FORBIDDEN.search(written)


@only_posix
@pytest.mark.parametrize("name", ["text", "full"])
def test_a_path_at_the_beginning_of_a_line_is_no_command(name: str, call: Call) -> None:
    write("::error file=a.md::x.md", "[PDF]()\n")
    assert call("check", "--format", name).out.startswith("./::error file=a.md::x.md:1:")
    assert call("check", "--format", name, "::error file=a.md::x.md").out.startswith("./::error")


@only_posix
def test_json_says_what_there_is(call: Call) -> None:
    write("##[error]x.md", "[PDF]()\n")
    said = call("check", "--format", "json")
    assert json.loads(said.out)["diagnostics"][0]["path"] == "##[error]x.md"


@only_posix
@pytest.mark.parametrize("arguments", [("--statistics",), ("--fix",), ("--fix", "--unsafe-fixes"), ("--quiet",)])
def test_no_way_to_check_lets_it_through(arguments: tuple[str, ...], call: Call) -> None:
    site()
    call("check", "--select", "all", *arguments)


@only_posix
def test_a_diff_is_harmless_on_a_terminal_and_exact_elsewhere(
    call: Call, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    write("a.md", f"a {NASTY} [x]( b.md)\n{ORDERS[0]}\ncaf\u00c3\u00a9\n")
    assert main.execute(["check", "--diff", "--select", "all", "--unsafe-fixes"]) == 1
    exact = capfd.readouterr().out
    assert NASTY in exact
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    assert call("check", "--diff", "--select", "all", "--unsafe-fixes").out.count("\n") == exact.count("\n")


#: Configurations that are wrong in every place where a text of theirs is repeated, and one that is right.
QUOTED = json.dumps(HARM)
CONFIGS = {
    "key": f"{QUOTED} = 1",
    "table": f"[{QUOTED}]\nx = 1",
    "value": f"format = {QUOTED}",
    "list": f"select = [{QUOTED}]",
    "ignore": f"ignore = [{QUOTED}]",
    "severity": f'[severity]\n{QUOTED} = "error"',
    "rule": f"[options.{QUOTED}]\nx = 1",
    "option": f'[options."links/vague-text"]\n{QUOTED} = 1',
    "option's value": f'[options."links/vague-text"]\nwords = {QUOTED}',
    "options' value": f'[options."links/vague-text"]\nwords = [{QUOTED}]',
    "glob": f'[per-file-ignores]\n{QUOTED} = ["links"]',
    "exclude": f"exclude = [{QUOTED}]",
    "rules": f"rules = [{QUOTED}]",
    "owner": f"[owner]\nname = {QUOTED}\naliases = [{QUOTED}]",
    "theme": f"theme = {QUOTED}",
    "agent": f"[web]\nuser-agent = {QUOTED}",
    "proxy": f"[web]\nproxy = {QUOTED}",
    "pattern": f"[[web.ignore]]\npattern = {QUOTED}\nreason = {QUOTED}\nuntil = {QUOTED}",
    "old pattern": f'[[web.ignore]]\npattern = "x\\u001b]\\u202e##[error]"\nreason = {QUOTED}\nuntil = "2000-01-01"',
    "host": f"[web.hosts.{QUOTED}]\nskip = true\naccept = 5",
    "header": f'[web.hosts.{QUOTED}.headers]\n{QUOTED} = "ADA_TOKEN"',
    "variable": f"[web.hosts.x.headers]\nAuthorization = {QUOTED}",
    "no TOML": HARM,
}


@pytest.mark.parametrize("kind", CONFIGS)
def test_no_configuration_gets_through(kind: str, call: Call) -> None:
    write("profilelint.toml", CONFIGS[kind].replace("\\ud", "\\\\ud"))
    write("a.md", "[PDF]()\n")
    for arguments in (
        ("check", "--online", "--no-cache"), ("config", "show"), ("config", "schema"), ("rules",),
        ("explain", "links/empty"),
    ):  # fmt: skip
        assert call(*arguments).code in {0, 1, 2}


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", HARM), ("check", "--select", HARM), ("check", "--format", HARM), ("check", f"--{HARM}"),
        ("check", "--config", HARM),
        ("check", "--output", HARM), ("check", "--fail-on", HARM), ("check", "--jobs", HARM),
        ("check", "--today", HARM),
        ("check", "--online", "--since", HARM), ("check", "--online", "--proxy", HARM), ("check", "--exclude", HARM),
        ("explain", HARM), ("config", "show", HARM), ("prove", HARM), (HARM,), ("config", HARM), ("rules", HARM),
    ],
    ids=lambda arguments: " ".join(arguments).replace(HARM, "HARM"),
)  # fmt: skip
def test_nothing_that_is_typed_gets_through(arguments: tuple[str, ...], call: Call) -> None:
    write("a.md", "[PDF]()\n")
    assert call(*(each.replace("\x00", "") for each in arguments)).code in {0, 1, 2}


def test_no_fault_of_our_own_gets_through(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from profilelint.cli import check

    def fail(*_: object) -> int:
        raise RuntimeError(f"\n{HARM}")

    monkeypatch.setattr(check, "check", fail)
    assert call("check").code == 2


def test_no_rule_of_ones_own_gets_through(call: Call) -> None:
    text = HARM.replace("\r", "")
    examples = ("markdown bad\n[PDF](x)", "text output\n1:1:", "markdown good\n")
    manual = f"A \x1b##vso[x].\n\n{text}\n\n" + "".join(f"```{each} {text}\n```\n\n" for each in examples)
    code = f"{manual!r}\n\nfrom profilelint.model.document import Link\n\nseverity = 'error'\n\n\n"
    write("lint/own/bad.py", f"{code}def check(link: Link):\n    raise ValueError({HARM!r})\n")
    write("profilelint.toml", 'rules = ["lint"]\n')
    write("a.md", "[PDF](x)\n")
    calls = (("check",), ("rules",), ("explain", "own/bad"))
    said = [call(*each, "--config", "profilelint.toml") for each in calls]
    assert [each.code for each in said] == [2, 0, 0]
    assert all("vso[" in each.out for each in said)
    assert "own/bad" in call("prove", "lint").out


# What a host says


def test_nothing_that_a_host_says_gets_through(serve: Callable[..., Server], call: Call) -> None:
    said = HARM.replace("\r", "").encode("utf-8", "surrogatepass")
    sent = re.sub(rb"[\x00-\x1f\x7f]", b"", said)  # what a header may hold
    title = b"<title>" + said + b"</title><p>" + said
    server = serve(
        gone=status(404),
        moved=raw(b"HTTP/1.1 301 " + ORDERS[2].encode() + b"\r\nLocation: /b?" + sent + b"\r\n\r\n"),
        odd=raw(b"HTTP/1.1 200 " + said + b"\r\n" + said + b": " + said + b"\r\n\r\n" + title),
        late=raw(b"HTTP/1.1 503 x\r\nRetry-After: " + ORDERS[2].encode() + b"\r\nContent-Length: 0\r\n\r\n"),
        other=status(302, Location=f"http://other.example.org:1/{ORDERS[2]}"),
    )  # fmt: skip
    server.behaviours["*"] = status(200, title)
    config = "[web]\nallow-private = true\ninterval = 0\nretries = 0\ntimeout = 30\n"
    write("profilelint.toml", config)
    hosts = f"[a](http://{HARM[:20]}.example.org/) [b](<http://www.example.org:1/{visible(HARM)}>)"
    paths = ("gone", "moved", "odd", "late", "other")
    write("a.md", " ".join(f"[x]({server.url(f'/{path}')})" for path in paths) + f"\n\n{hosts}\n")
    for name in ("text", "full", "json"):
        assert call("check", "--online", "--select", "all", "--extend-select", "links", "--format", name).code in {0, 1}


@only_posix
@pytest.mark.parametrize("folder", [f"{NASTY}a", "::error::x", "##[error]x", "a\n::error::x"])
def test_no_command_for_authors_lets_it_through(folder: str, call: Call) -> None:
    assert call("new-rule", "house/style", "--dir", folder).code == 0
    assert call("new-rule", "house/style", "--dir", folder).code == 2
    assert call("prove", folder, "--update").code == 0
    Path(folder, "house", "other.py").write_text('"""No manual."""\n', encoding="utf-8")
    assert call("prove", folder, "--update").code == 1
    assert call("prove", ".").code == 1
    assert call("prove", folder, folder).code == 2
