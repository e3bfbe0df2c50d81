"""The configuration: where it is found, what it may say, and which rules run by it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.config import keys, selection
from profilelint.config import loader as configuration
from profilelint.config.loader import Config, ConfigError
from profilelint.engine.plan import Plan
from profilelint.report import AUTO, FORMATS
from profilelint.rule import loader

RULE = '''"""A fault of kind {name}.

{options}
```markdown bad
[a]()
```

```text output
1:1: wrong
```

```markdown good
text
```
"""
from profilelint.model.finding import Finding
from profilelint.model.document import Link

OPT_IN = {opt_in}


def check(link: Link{arguments}):
    if not link.url:
        yield Finding(link.span, "wrong")
'''


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a repository with rules of its own in `lint/`, and no others."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(loader, "BUILTIN", tmp_path / "lint")
    (tmp_path / ".git").mkdir()
    for name, opt_in in {"links/empty": False, "links/odd": True, "dates/mixed": False}.items():
        write_rule(tmp_path / "lint" / f"{name}.py", opt_in=opt_in)
    arguments = ', *, words: tuple[str, ...] = ("here",), most: int = 3, share: float = 0.5'
    options = "- `words`: some\n- `most`: some\n- `share`: some\n"
    write_rule(tmp_path / "lint" / "text" / "vague.py", arguments=arguments, options=options)
    return tmp_path


def write_rule(file: Path, *, opt_in: bool = False, arguments: str = "", options: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = RULE.format(name=file.stem, opt_in=opt_in, arguments=arguments, options=options)
    file.write_text(text, encoding="utf-8")


def load(text: str, name: str = "profilelint.toml", **values: Any) -> Config:
    file = Path(name)
    file.write_text(text, encoding="utf-8")
    given = {key.replace("_", "-"): value for key, value in values.items()}
    return configuration.load(Path.cwd() / file, given, Path.cwd())


def running(text: str = "", **values: Any) -> list[str]:
    config = load(text, **values)
    return selection.selected(config, selection.known(config))


def plan(text: str = "", **values: Any) -> Plan:
    config = load(text, **values)
    return selection.plan(config, selection.known(config), Path.cwd(), date(2026, 1, 1))


def fault(text: str, **values: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        plan(text, **values)
    return str(caught.value)


# Where it is found


def test_the_nearest_file_upwards_counts(site: Path) -> None:
    inner = site / "content" / "en"
    inner.mkdir(parents=True)
    assert configuration.find(inner) is None
    (site / "profilelint.toml").touch()
    assert configuration.find(inner) == site / "profilelint.toml"
    (site / "content" / ".profilelint.toml").touch()
    assert configuration.find(inner) == site / "content" / ".profilelint.toml"


def test_not_above_the_repository(site: Path) -> None:
    (site / "profilelint.toml").touch()
    (site / "inner" / ".git").mkdir(parents=True)
    assert configuration.find(site / "inner") is None


def test_pyproject_counts_if_it_has_our_table(site: Path) -> None:
    file = site / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n[tool.other]\n', encoding="utf-8")
    assert configuration.find(site) is None
    file.write_text('[tool.profilelint]\nignore = ["links"]\n', encoding="utf-8")
    assert configuration.find(site) == file
    setting = configuration.load(file, {}, site).all("ignore")[-1]
    assert (setting.value, setting.origin) == (["links"], "pyproject.toml:2")


# What it may say


GOOD = """
select = ["all"]
ignore = ["links/empty"]
extend-select = ["links"]
exclude = ["drafts/**"]
rules = []
theme = "academicpages"
fail-on = "never"
format = "full"
[per-file-ignores]
"content/zh/**" = ["text"]
[severity]
"links" = "info"
[options."text/vague"]
words = ["here", "link"]
most = 4
share = 1
[owner]
name = "Ada Example"
aliases = ["A. Example"]
[web]
timeout = 20
concurrency = 64
per-host = 2
interval = 0.25
retries = 0
deadline = 600
allow-private = false
user-agent = "me"
"""


def test_every_key(site: Path) -> None:
    made = plan(GOOD)
    assert [each.name for each in made.rules] == ["dates/mixed", "links/odd", "text/vague"]
    assert [each.severity for each in made.rules] == ["error", "info", "error"]
    assert made.rules[2].options == {"words": ("here", "link"), "most": 4, "share": 1.0}
    assert made.ignores == (("content/zh/**", ("text",)),)
    assert made.exclude == ((site, ("drafts/**",)),)
    assert made.base == site
    assert made.known == {"dates/mixed", "links/empty", "links/odd", "text/vague"}
    paths = {setting.path for setting in load(GOOD).settings}
    assert paths >= {("web", "user-agent"), ("owner", "aliases"), ("theme",)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["all"]', 'profilelint.toml:1: unknown key "selct" (did you mean "select"?)'),
        ("\n[webb]\nx = 1", 'profilelint.toml:2: unknown key "webb" (did you mean "web"?)'),
        ("[web]\n\nper_host = 1", 'profilelint.toml:3: unknown key "per_host" (did you mean "per-host"?)'),
        (
            'fail-on = "eror"',
            '"fail-on" must be one of error, warning, info, never, not "eror" (did you mean "error"?)',
        ),
        (
            'format = "jsno"',
            f'"format" must be one of {", ".join((AUTO, *FORMATS))}, not "jsno" (did you mean "json"?)',
        ),
        ('ignore = "links"', 'profilelint.toml:1: "ignore" must be a list of strings, not "links"'),
        ("ignore = [1]", '"ignore" must be a list of strings, not this list'),
        ("theme = 1", '"theme" must be one of acad-homepage, '),
        ("owner = 1", '"owner" must be a table, not 1'),
        ("[theme]\nx = 1", ", readme, plain, not a table"),
        ("[web]\ntimeout = true", 'profilelint.toml:2: "timeout" must be a number of seconds, not true'),
        ("[web]\ntimeout = -1", '"timeout" must be a number of seconds, not -1'),
        ("[web]\ntimeout = nan", '"timeout" must be a number of seconds, not nan'),
        ("[web]\nconcurrency = 0", '"concurrency" must be a whole number from 1, not 0'),
        ("[web]\nallow-private = 1", '"allow-private" must be true or false, not 1'),
        ('[severity]\n"links/empty" = "high"', '"links/empty" must be one of error, warning, info, not "high"'),
        ('options = {"links/empty" = 1}', 'profilelint.toml:1: "links/empty" must be a table, not 1'),
        ('ignore = ["link/empty"]', 'profilelint.toml:1: unknown rule "link/empty" (did you mean "links/empty"?)'),
        ('select = ["linsk"]', 'unknown rule "linsk" (did you mean "links"?)'),
        ('select = ["zzzzz"]', 'unknown rule "zzzzz"; `profilelint rules` lists all'),
        ('[severity]\n"linsk" = "info"', 'profilelint.toml:2: unknown rule "linsk" (did you mean "links"?)'),
        ('[per-file-ignores]\n"a" = ["linsk"]', 'profilelint.toml:2: unknown rule "linsk" (did you mean "links"?)'),
        ('[per-file-ignores]\n"!" = ["links"]', 'profilelint.toml:2: "!" is not a glob like those of .gitignore files'),
        ('exclude = ["a", "!"]', 'profilelint.toml:1: "!" is not a glob like those of .gitignore files'),
        (
            '[options."text/vagu"]\nmost = 1',
            'profilelint.toml:2: unknown rule "text/vagu" (did you mean "text/vague"?)',
        ),
        ('[options."text/vague"]\nmots = 1', 'unknown option "mots" of text/vague (did you mean "most"?)'),
        (
            '[options."links/empty"]\nx = 1',
            'unknown option "x" of links/empty; `profilelint explain links/empty` lists',
        ),
        ('[options."text/vague"]\nmost = "x"', "profilelint.toml:2: the option"),
        ("a = ", "profilelint.toml: not valid TOML: "),
        ("a = " + "[" * 5000, "profilelint.toml: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place(site: Path, text: str, message: str) -> None:
    said = fault(text)
    assert message in said
    assert said.startswith("profilelint.toml")


def test_a_file_that_cannot_be_read(site: Path) -> None:
    with pytest.raises(ConfigError, match=r"missing.toml: cannot be read"):
        configuration.load(site / "missing.toml", {}, site)
    (site / "profilelint.toml").write_bytes(b'theme = "\xff"')
    with pytest.raises(ConfigError, match=r"profilelint.toml: not UTF-8"):
        configuration.load(site / "profilelint.toml", {}, site)


def test_what_is_wrong_on_the_command_line(site: Path) -> None:
    assert fault("", format="jsno") == (
        f'--format: "format" must be one of {", ".join((AUTO, *FORMATS))}, not "jsno" (did you mean "json"?)'
    )
    assert fault("", ignore=["linsk"]) == '--ignore: unknown rule "linsk" (did you mean "links"?)'
    assert fault("", exclude=["!"]) == '--exclude: "!" is not a glob like those of .gitignore files'


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\nb = 2", ("b",), 2),
        ("[web]\na = 1\n[owner]\na = 2", ("owner", "a"), 4),
        ("[web]\na = 1", ("web", "b"), 1),
        ('[options."a/b".c]\nd = 1', ("options", "a/b", "c", "d"), 2),
        ("web.a = 1\nweb.b = 1", ("web", "b"), 2),
        ("web = {a = 1}", ("web", "a"), 1),
        ("", ("web",), None),
        ('"\n"""\n[x', ("x",), None),
    ],
)
def test_lines(text: str, path: keys.Path, line: int | None) -> None:
    assert configuration.line_of(text, path) == line


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_has_lines(text: str, path: list[str]) -> None:
    line = configuration.line_of(text, tuple(path))
    assert line is None or 1 <= line <= text.count("\n") + 1


# Which rules run


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "dates/mixed links/empty text/vague"),
        ('select = ["links"]', "links/empty"),
        ('select = ["links", "links/odd"]', "links/empty links/odd"),
        ('select = ["links/odd"]', "links/odd"),
        ('extend-select = ["links"]', "dates/mixed links/empty links/odd text/vague"),
        ('extend-select = ["all"]', "dates/mixed links/empty links/odd text/vague"),
        ('extend-select = ["links/odd"]', "dates/mixed links/empty links/odd text/vague"),
        ('ignore = ["links"]', "dates/mixed text/vague"),
        ('ignore = ["all"]', ""),
        ("select = []", ""),
        ('ignore = ["links"]\nselect = ["links/empty"]', "links/empty"),
        ('ignore = ["links"]\nextend-select = ["links"]', "dates/mixed text/vague"),
        ('ignore = ["links/odd"]\nextend-select = ["links"]', "dates/mixed links/empty text/vague"),
    ],
)
def test_selection(site: Path, text: str, names: str) -> None:
    assert running(text) == names.split()


def test_the_command_line_outweighs_the_file(site: Path) -> None:
    assert running('ignore = ["links/empty"]', select=["links"]) == ["links/empty"]
    assert running('ignore = ["links/empty"]', extend_select=["links/empty"]) == [
        "dates/mixed",
        "links/empty",
        "text/vague",
    ]
    assert running('select = ["links/empty"]', ignore=["links"]) == []
    assert running('ignore = ["links"]', ignore=["dates"]) == ["text/vague"]


def test_a_rule_outweighs_its_family_in_severities(site: Path) -> None:
    made = plan('[severity]\n"text/vague" = "warning"\n"text" = "info"\n"all" = "info"\n"links" = "error"\n')
    assert [(each.name, each.severity) for each in made.rules] == [
        ("dates/mixed", "info"),
        ("links/empty", "error"),
        ("text/vague", "warning"),
    ]
    made = plan('[severity]\n"links" = "error"\n')
    assert [(each.name, each.configured) for each in made.rules] == [
        ("dates/mixed", False),
        ("links/empty", True),
        ("text/vague", False),
    ]


def test_rules_of_ones_own_lie_beside_the_config(site: Path) -> None:
    write_rule(site / "mine" / "house" / "style.py")
    assert "house/style" in running('rules = ["mine"]')
    write_rule(site / "mine" / "links" / "empty.py")
    with pytest.raises(loader.RuleError, match="is taken by"):
        running('rules = ["mine"]')
    with pytest.raises(loader.RuleError, match="no such folder"):
        running('rules = ["nowhere"]')


# Where values come from


def test_show(site: Path) -> None:
    text = 'ignore = ["links"]\n[options."text/vague"]\nmost = 2\n'
    shown = configuration.show(load(text, ignore=["text"], fail_on="error"))
    lines = [" ".join(line.split()) for line in shown]
    assert 'select = ["all"] # default' in lines
    assert 'ignore = ["links"] # profilelint.toml:1' in lines
    assert 'ignore = ["text"] # command line' in lines
    assert 'options."text/vague".most = 2 # profilelint.toml:3' in lines
    assert 'fail-on = "error" # command line' in lines
    assert not any("default" in line for line in lines if line.startswith(("ignore", "fail-on")))


# The schema


def test_schema_holds_every_key_and_option(site: Path) -> None:
    config = load("")
    options = {name: each.options for name, each in selection.known(config).items()}
    made = json.loads(json.dumps(keys.json_schema(options)))
    assert set(made["properties"]) == {key.path[0] for key in keys.KEYS}
    assert made["additionalProperties"] is False
    assert made["properties"]["web"]["properties"]["timeout"]["default"] == 20
    assert made["properties"]["severity"]["additionalProperties"]["enum"] == ["error", "warning", "info"]
    vague = made["properties"]["options"]["properties"]["text/vague"]
    assert vague["properties"]["words"] == {"type": "array", "default": ["here"]}
    assert vague["properties"]["share"] == {"type": "number", "default": 0.5}
    assert vague["additionalProperties"] is False


def test_every_default_is_valid() -> None:
    assert all(key.kind.accepts(key.default) for key in keys.KEYS if key.default is not None)


@pytest.fixture
def spelling(site: Path) -> None:
    """A rule that is told the words that are right."""
    arguments, options = ", *, allow: tuple[str, ...] = ()", "- `allow`: some\n"
    write_rule(site / "lint" / "text" / "spelt.py", arguments=arguments, options=options)


def allowed(config: Config) -> object:
    running = selection.plan(config, selection.known(config), Path.cwd(), date(2026, 1, 1)).rules
    return next(each for each in running if each.name == "text/spelt").options["allow"]


@pytest.mark.usefixtures("spelling")
def test_words_are_allowed_by_the_configuration_and_by_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words.txt").write_text("# mine\n\nlenght\n", encoding="utf-8")
    monkeypatch.setattr("profilelint.config.reach.own_folder", lambda: tmp_path)
    config = load('[words]\nallow = ["reseach"]')
    assert allowed(config) == ("reseach",)
    assert allowed(configuration.with_own_words(config, print)) == ("reseach", "lenght")


@pytest.mark.usefixtures("spelling")
def test_words_and_the_option_of_a_rule_are_both_allowed() -> None:
    config = load('[words]\nallow = ["reseach"]\n[options."text/spelt"]\nallow = ["lenght"]')
    assert allowed(config) == ("reseach", "lenght")
    assert allowed(load("")) == ()


@pytest.mark.usefixtures("site")
def test_a_list_of_words_that_is_not_text_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.txt").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setattr("profilelint.config.reach.own_folder", lambda: tmp_path)
    with pytest.raises(ConfigError, match=r"words\.txt: not UTF-8"):
        configuration.with_own_words(load(""), print)


def test_the_lines_of_a_long_configuration_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    names = configuration._names
    monkeypatch.setattr(configuration, "_names", lambda line: read.append(line) or names(line))
    text = "".join(f'[web.hosts."h{n}"]\nskip = true\n' for n in range(200))
    lines = [configuration.line_of(text, ("web", "hosts", f"h{n}", "skip")) for n in range(200)]
    assert lines == list(range(2, 402, 2))
    assert len(read) == 400
