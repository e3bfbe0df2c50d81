"""Which files are pages, where a site begins, and what lies in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from profilelint.config.site_root import find_root
from profilelint.site import discovery, ignore
from profilelint.site.site import Site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, *names: str, text: str = "") -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def found(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    globs = [ignore.compile_globs(Path.cwd(), exclude)] if exclude else []
    return discovery.pages(paths or (".",), globs, find_root(paths or (".",))).pages


# Which files are pages


def test_pages_are_known_by_their_suffix_and_sorted(site: Path) -> None:
    write(site, "b.md", "A.MD", "talks/x.markdown", "y.mdown", "z.qmd", "cv.Rmd", "w.rmd", "notes.txt", "md", "a.pdf")
    assert found() == ["A.MD", "b.md", "cv.Rmd", "talks/x.markdown", "w.rmd", "y.mdown", "z.qmd"]


def test_built_pages_code_of_others_and_dot_folders_are_passed_over(site: Path) -> None:
    for folder in ("_site", "public", "node_modules/x", "vendor", ".cache", ".git", "deep/public", "__MACOSX"):
        write(site, f"{folder}/a.md")
    write(site, "env/pyvenv.cfg", "env/lib/readme.md", "_pages/about.md")
    assert found() == ["_pages/about.md"]


def test_what_is_written_for_programs_is_passed_over(site: Path) -> None:
    write(site, "CLAUDE.md", "cv/AGENTS.md", "research/agents.md", "index.md", "cv/._index.md")
    assert found() == ["index.md", "research/agents.md"]
    assert found("CLAUDE.md") == ["CLAUDE.md"]


@pytest.mark.parametrize("folder", ["_site", "public", "node_modules", "vendor", ".cache", "env"])
def test_a_folder_that_is_passed_over_is_walked_when_asked_for(site: Path, folder: str) -> None:
    write(site, f"{folder}/a.md", f"{folder}/pyvenv.cfg")
    assert found(folder) == [f"{folder}/a.md"]


def test_paths_are_relative_to_the_working_directory(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, "content/a.md", "other/b.md")
    monkeypatch.chdir(site / "content")
    assert found(str(site / "content" / "a.md"), "./a.md", "../content", "../other/b.md") == ["../other/b.md", "a.md"]


def test_a_path_that_does_not_exist_is_an_error(site: Path) -> None:
    with pytest.raises(FileNotFoundError):
        found("missing.md")


def test_a_site_inside_a_site_is_passed_over_unless_it_is_named(site: Path) -> None:
    write(site, "_config.yml", "a.md", "docs/_config.yml", "docs/demo.md")
    result = discovery.pages([str(site)], [], site)
    assert result.pages == ["_config.yml", "a.md"]
    assert result.notices == ["docs: a site of its own, skipped; to check it, name it"]
    assert found("docs") == ["docs/_config.yml", "docs/demo.md"]


def test_what_tells_of_the_making_of_a_site_is_passed_over_unless_it_is_named(site: Path) -> None:
    makers = ("CHANGELOG.md", "README.md", "README-zh.md", "CODE_OF_CONDUCT.md", "docs/README-fr.md", "LICENSE.md")
    write(site, "_config.yml", "_pages/about.md", "CV.md", "readings.md", *makers)
    write(site, "FAQ.md", text="---\ntitle: Questions to the lab\n---\n")
    assert found() == ["CV.md", "FAQ.md", "_config.yml", "_pages/about.md", "readings.md"]
    assert found("CHANGELOG.md", "docs") == ["CHANGELOG.md", "docs/README-fr.md"]


def test_a_readme_may_be_the_home_page(site: Path) -> None:
    write(site, "README.md", "CHANGELOG.md", "docs/README.md", "talks/README.md", "talks/index.html")
    assert found() == ["CHANGELOG.md", "README.md", "docs/README.md", "talks/README.md"]
    write(site, "_config.yml")
    assert found() == ["README.md", "_config.yml", "docs/README.md"]
    write(site, "index.md")
    assert found() == ["_config.yml", "docs/README.md", "index.md"]


def test_a_file_that_is_no_page_is_passed_over_with_a_notice(site: Path) -> None:
    write(site, "a.pdf")
    result = discovery.pages(["a.pdf"], [], site)
    assert result == ([], ["a.pdf: not a Markdown page, skipped"])


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_read_is_said(site: Path) -> None:
    write(site, "locked/a.md", "b.md")
    (site / "locked").chmod(0)
    result = discovery.pages(["."], [], site)
    (site / "locked").chmod(0o755)
    assert result == (["b.md", "locked"], [])  # the check says why


# What is left out


def test_exclude_wins_over_everything(site: Path) -> None:
    write(site, "drafts/a.md", "drafts/deep/b.md", "c.draft.md", "d.md")
    exclude = ("drafts/", "*.draft.md")
    assert found(exclude=exclude) == ["d.md"]
    assert found("drafts/a.md", "drafts", "c.draft.md", "d.md", exclude=exclude) == ["d.md"]


@pytest.mark.parametrize("glob", ["drafts", "drafts/", "drafts/**", "/drafts", "drafts/*.md", "a.md", "**/a.md"])
def test_globs_are_those_of_gitignore(site: Path, glob: str) -> None:
    write(site, "drafts/a.md", "b.md")
    assert found(exclude=(glob,)) == ["b.md"]


def test_a_glob_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"!"):
        ignore.compile_globs(Path(), ["a", "!"])


def test_gitignore_is_honoured_also_nested_and_without_a_repository(site: Path) -> None:
    write(site, "a.md", "old/b.md", "talks/c.md", "talks/d.md", "talks/keep/e.md")
    write(site, ".gitignore", text="# built\nold/\n/talks/c.md\n")
    write(site, "talks/.gitignore", text="*.md\n!keep/\n!e.md\n")
    assert found() == ["a.md", "talks/keep/e.md"]


def test_gitignore_above_counts_up_to_the_repository(site: Path) -> None:
    write(site, "repository/content/a.md", "repository/content/b.md")
    write(site, ".gitignore", text="*.md\n")
    (site / "repository" / ".git").mkdir()
    write(site / "repository", ".gitignore", text="b.md\n")
    write(site / "repository", ".git/info/exclude", text="c.md\n")
    write(site, "repository/content/c.md")
    assert found("repository/content") == ["repository/content/a.md"]


def test_what_git_ignores_is_checked_when_asked_for(site: Path) -> None:
    write(site, "old/a.md", "b.md")
    write(site, ".gitignore", text="old/\nb.md\n.*\n")
    assert found("old", "b.md") == ["b.md", "old/a.md"]


def test_a_strange_gitignore_does_no_harm(site: Path) -> None:
    (site / ".gitignore").write_bytes(b"!\n\\\n***\xff[\n[z-a]\nb.md\r\n\x00\n")
    write(site, "a.md", "b.md")
    assert found() == ["a.md"]


# Symbolic links and strange names


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps links for administrators")
def test_links_are_not_followed_unless_given(site: Path) -> None:
    write(site, "a.md", "real/b.md")
    write(site.parent, "outside/c.md")
    (site / "loop").symlink_to(site)
    (site / "again").symlink_to(site / "real")
    (site / "out").symlink_to(site.parent / "outside")
    (site / "copy.md").symlink_to(site / "a.md")
    (site / "broken.md").symlink_to(site / "nowhere")
    assert found() == ["a.md", "real/b.md"]
    assert found("out", "copy.md") == ["copy.md", "out"]  # the check says that it leads out of the site


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_strange_names_do_no_harm(site: Path) -> None:
    names = [b"new\nline.md", b"latin-\xef.md", b"\x1b[31m.md", b"-dash.md", "岡本.md".encode()]
    for name in names:
        Path(os.fsdecode(os.fsencode(site) + b"/" + name)).write_bytes(b"")
    write(site, ".gitignore", text="x\n")
    pages = found()
    assert sorted(os.fsencode(page) for page in pages) == sorted(names)
    assert sorted(document.path for document in Site(site).documents) == pages
    assert all(Site(site).exists(page) for page in pages)


# Where the site begins


@pytest.mark.parametrize(
    "marks",
    [
        ["_config.yml"],
        ["hugo.toml"],
        ["hugo.yaml"],
        ["config.toml", "content/x.md"],
        ["config/_default/hugo.toml", "content/x.md"],
        ["_quarto.yml"],
        [".git/HEAD"],
        ["profilelint.toml"],
        [".profilelint.toml"],
    ],
)
def test_the_root_is_the_nearest_folder_with_a_mark(site: Path, marks: list[str]) -> None:
    write(site, "config.toml", "pages/en/a.md", "pages/de/b.md", *marks)
    assert find_root(["pages/en/a.md", "pages/de"]) == site


def test_pyproject_marks_a_root_only_with_our_table(site: Path) -> None:
    write(site, "pages/a.md")
    write(site, "pyproject.toml", text='[project]\nname = "profilelint-site"\n')
    assert find_root(["pages/a.md"]) == site / "pages"
    write(site, "pyproject.toml", text="[tool.profilelint]\n")
    assert find_root(["pages/a.md"]) == site


def test_without_a_mark_the_root_is_the_common_folder(site: Path) -> None:
    write(site, "x/a.md", "x/y/b.md")
    assert find_root(["x/a.md", "x/y/b.md"]) == site / "x"


# What lies in a site


def test_documents_are_read_once_and_left_out_by_globs(site: Path) -> None:
    write(site, "a.md", "b/c.md", "drafts/d.md", text="# Ada Example\n")
    whole = Site(site, [(site, ("drafts/",))])
    assert [document.path for document in whole.documents] == ["a.md", "b/c.md"]
    assert whole.documents is whole.documents
    assert whole.documents[0].text == "# Ada Example\n"


def test_a_document_knows_its_place_in_the_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, "b/c.md")
    monkeypatch.chdir(site / "b")
    whole = Site(site)
    assert [(each.path, whole.locate(each)) for each in whole.documents] == [("c.md", "b/c.md")]


def test_files_are_all_files(site: Path) -> None:
    write(site, "a.md", "files/cv.pdf", "_site/a.html", ".git/HEAD")
    assert Site(site).files == ("a.md", "files/cv.pdf")


def test_exists(site: Path) -> None:
    write(site, "files/CV.pdf", "outside.md")
    write(site.parent, "secret.md")
    whole = Site(site)
    for there in ("files/CV.pdf", "/files/CV.pdf", "files", "files/", "./files/../files/CV.pdf", "", "."):
        assert whole.exists(there), there
    for absent in ("files/cv.pdf", "Files/CV.pdf", "x", "files/CV.pdf/x", "../secret.md", "a/../../secret.md", "a\0b"):
        assert not whole.exists(absent), absent


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps links for administrators")
def test_exists_through_links(site: Path) -> None:
    write(site, "files/cv.pdf")
    write(site.parent, "shared/talk.pdf")
    (site / "inner").symlink_to("files")
    (site / "outer").symlink_to(site.parent / "shared")
    (site / "gone.pdf").symlink_to("nowhere.pdf")
    (site / "loop").symlink_to("loop")
    whole = Site(site)
    assert whole.exists("inner/cv.pdf")
    assert not whole.exists("inner/other.pdf")
    assert whole.exists("outer/anything.pdf")  # elsewhere is not looked at
    assert not whole.exists("gone.pdf")
    assert not whole.exists("loop/x")


def test_config_is_jekylls(site: Path) -> None:
    write(site, "_config.yml", text="---\nbaseurl: /~ada\nauthor:\n  name: Ada Example\n")
    assert Site(site).config == {"baseurl": "/~ada", "author": {"name": "Ada Example"}}


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "title: [unclosed\n", "a: &a [*a]\n", "\x00\x01", "{" * 10_000])
def test_config_that_cannot_be_read_does_no_harm(site: Path, text: str) -> None:
    write(site, "_config.yml", text=text)
    assert isinstance(Site(site).config, dict)
    assert Site(site.parent).config == {}


# What is no file, what leads elsewhere, and what never ends


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_has_a_pages_name_and_is_none_is_handed_on(site: Path) -> None:
    write(site, "_config.yml", "a.md", "shared/notes.txt", "shared/b.md")
    write(site.parent, "outside.md")
    os.mkfifo(site / "pipe.md")
    (site / "_data").mkdir()
    os.mkfifo(site / "_data" / "x.yml")
    (site / "device.md").symlink_to("/dev/zero")
    (site / "same.md").symlink_to("shared/b.md")
    (site / "notes.md").symlink_to("shared/notes.txt")
    (site / "again.md").symlink_to("shared/notes.txt")
    (site / "out.md").symlink_to(site.parent / "outside.md")
    (site / "gone.md").symlink_to("nowhere.md")
    result = discovery.pages(["."], [], site)
    strange = ["_data/x.yml", "again.md", "device.md", "pipe.md"]
    assert result.pages == sorted(["_config.yml", "a.md", "shared/b.md", *strange])
    assert [notice.partition(":")[0] for notice in result.notices] == ["gone.md", "out.md"]
    assert "leads nowhere" in result.notices[0]
    assert "leads out of the site" in result.notices[1]
    assert [each.path for each in Site(site).documents] == ["a.md", "again.md", "shared/b.md"]


def test_a_search_has_an_end(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, *(f"{folder}/{number}.md" for folder in "abc" for number in range(4)))
    monkeypatch.setattr(discovery, "MOST_ENTRIES", 9)
    result = discovery.pages(["."], [], site)
    assert len(result.pages) == 4
    assert result.notices == [".: more than 9 files, so some were skipped; name folders"]
    assert len(Site(site).files) == 8


DEEP = (("_data", "x.md"), ("_data", "x.yml"), ("_includes", "x.md"), ("talks", "x.md"))


@pytest.mark.skipif(os.name == "nt", reason="paths of Windows are short")
def test_a_thousand_folders_in_each_other(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, "_config.yml", "a.md")
    for top in ("talks", "_data", "_includes"):
        (site / top).mkdir()
        monkeypatch.chdir(site / top)
        for _ in range(1000):
            Path("d").mkdir()
            os.chdir("d")
        Path("x.md").write_text("---\n---\n")
        Path("x.yml").write_text("a: 1\n")
    monkeypatch.chdir(site)
    deep = "/d" * 1000
    below = [f"{top}{deep}/{name}" for top, name in DEEP]
    assert found() == sorted([*below, "_config.yml", "a.md"])
    whole = Site(site)
    assert list(whole.settings) == ["_config.yml", f"_data{deep}/x.yml"]
    assert whole.is_file(f"talks{deep}/x.md")
    assert whole.exists(f"talks{deep}/x.md")
    subprocess.run(["rm", "-rf", "talks", "_data", "_includes"], check=True)  # pytest would recurse


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps links for administrators")
def test_nothing_is_read_outside_of_the_site(site: Path) -> None:
    write(site, "_config.yml")
    write(site.parent, "outside/secret.md", text="---\ntitle: secret\n---\n")
    (site / "_data").symlink_to(site.parent / "outside")
    (site / "CNAME").symlink_to(site.parent / "outside" / "secret.md")
    whole = Site(site)
    for path in ("_data/secret.md", "CNAME", "../outside/secret.md", str(site.parent / "outside" / "secret.md")):
        assert whole.text(path) == ""
        assert whole.data(path) is None
        assert whole.head(path, 10) == b""
    assert whole.listing("_data") == whole.listing("../outside") == {}
    assert whole.unreadable == {}
    assert whole.exists("_data/anything.yml")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_the_site_wants_to_read_and_cannot_is_kept(site: Path) -> None:
    write(site, "_config.yml")
    os.mkfifo(site / "CNAME")
    whole = Site(site)
    assert whole.built("_config.yml").address == ("", "")
    assert whole.unreadable == {"CNAME": "it is a pipe, not a file; delete it, or put a file in its place"}
    left_out = Site(site, [(site, ("CNAME",))])
    assert (left_out.text("CNAME"), left_out.unreadable) == ("", {})


def test_a_text_has_the_line_ends_of_its_system_and_is_cut(site: Path) -> None:
    (site / "a.txt").write_bytes("\u00e9\r\nb\rc\n\xff".encode("latin-1"))
    assert Site(site).text("a.txt") == "\ufffd\nb\nc\n\ufffd"
    assert Site(site).text("a.txt", 3) == "\ufffd\nb"
