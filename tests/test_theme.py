"""A site's theme is told by its files, and the configuration overrides it."""

import subprocess
import sys
from pathlib import Path

import pytest

from profilelint.site.site import Site
from profilelint.site.themes.detect import OTHERS, generator, names, signs_of_themes, theme

WROTE = "# written by hand\n"


def site(folder, *files):
    """A site of files, each with what stands behind a colon in it."""
    for name in files:
        path = folder / name.partition(":")[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name.partition(":")[2].lstrip() or WROTE, encoding="utf-8")
    return Site(folder)


@pytest.mark.parametrize(
    ("expected", "files"),
    [
        ("academicpages", ["_config.yml", "talkmap.py", "_pages/about.md"]),
        ("academicpages", ["_config.yml: remote_theme : 'academicpages/academicpages.github.io'"]),
        ("acad-homepage", ["_config.yml", "_pages/about.md", "google_scholar_crawler/main.py"]),
        ("al-folio", ["_config.yml", "_layouts/bib.liquid", "_layouts/about.liquid"]),
        ("al-folio", ["_config.yml: theme: al_folio_core"]),
        ("al-folio-old", ["_config.yml", "_layouts/bib.html", "_layouts/about.html", "_news/announcement_1.md"]),
        ("minimal-mistakes", ['_config.yml: remote_theme: "mmistakes/minimal-mistakes@4.26.2"']),
        ("minimal-mistakes", ["_config.yml: theme: minimal-mistakes-jekyll"]),
        ("jekyll", ["_config.yml: theme: minima"]),
        ("jekyll", ["_config.yml: # theme: minimal-mistakes-jekyll"]),
        ("jekyll", ["_config.yml: title: 'My theme: al-folio'", "_bibliography/papers.bib"]),
        ("hugoblox", ["config/_default/hugo.yaml", "hugoblox.yaml", "content/_index.md"]),
        ("hugoblox", ["go.mod: require github.com/HugoBlox/kit/modules/blox v0.1", "hugo.yaml", "content/_index.md"]),
        (
            "hugo-academic",
            ["go.mod: require github.com/wowchemy/wowchemy-hugo-themes/v5", "content/a"],
        ),
        ("hugo-academic", ["config.toml", "themes/academic/theme.toml", "content/home/about.md"]),
        ("hugo", ["hugo.toml: theme = 'PaperMod'", "content/about.md"]),
        ("hugo", ["config.toml", "content/about.md"]),
        ("quarto", ["_quarto.yml", "index.qmd"]),
        ("quarto", ["_quarto.yaml", "_config.yml", "config.toml", "content/about.md"]),
        ("plain", ["_config.yml", "source/about.md", "scaffolds/post.md"]),
        ("readme", ["README.md", ".github/workflows/stats.yml"]),
        ("plain", ["README.md", "index.md"]),
        ("plain", ["config.toml", "notes/talks.md"]),
        ("plain", []),
    ],
)
def test_the_files_of_a_site_tell_its_theme(tmp_path: Path, expected, files):
    found = theme(site(tmp_path, *files))
    assert (found.name, found.generator) == (expected, generator(expected))


def test_it_says_why(tmp_path: Path):
    assert theme(site(tmp_path, "_config.yml", "talkmap.py")).why == "talkmap.py, _config.yml"


def test_the_configuration_overrides(tmp_path: Path):
    site(tmp_path, "_config.yml", "talkmap.py")
    assert theme(Site(tmp_path, named_theme="al-folio"))[:2] == ("al-folio", "jekyll")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"theme:", b"theme: " + b"x" * 200_000, b"- a\n- b\n"])
def test_any_file_may_hold_anything(tmp_path: Path, data):
    (tmp_path / "_config.yml").write_bytes(data)
    assert theme(Site(tmp_path)).name == "jekyll"


def test_every_sign_is_of_a_known_theme():
    assert {name for name, _ in (*signs_of_themes(), *OTHERS)} == set(names())


def said(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "profilelint", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_config_show_names_the_theme(tmp_path: Path):
    site(tmp_path, "_config.yml", "talkmap.py")
    code, text = said(tmp_path, "config", "show")
    assert (code, text.splitlines()[-1]) == (0, 'theme = "academicpages"  # recognised by talkmap.py, _config.yml')
    (tmp_path / "profilelint.toml").write_text('theme = "al-folio"')
    code, text = said(tmp_path, "config", "show")
    assert (code, [line.split() for line in text.splitlines() if line.startswith("theme")]) == (
        0,
        [["theme", "=", '"al-folio"', "#", "profilelint.toml:1"]],
    )


def test_an_unknown_theme_is_answered(tmp_path: Path):
    (tmp_path / "profilelint.toml").write_text('theme = "alfolio"')
    code, text = said(tmp_path, "check", ".")
    assert code == 2
    assert 'profilelint.toml:1: "theme" must be one of acad-homepage, academicpages, ' in text
    assert '(did you mean "al-folio"?)' in text


def test_a_named_theme_is_what_the_rules_go_by(tmp_path: Path):
    site(tmp_path, "_config.yml: collections: [news]", "_news/a.md: ---\nlayout: post\n---\n\nNote G is out.")
    select = ("check", ".", "--select", "frontmatter/missing-key")
    assert said(tmp_path, *select)[0] == 0
    (tmp_path / "profilelint.toml").write_text('theme = "al-folio"')
    code, text = said(tmp_path, *select)
    assert code == 1
    assert 'There is no "inline"' in text
