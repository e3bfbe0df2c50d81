"""What rules may use beside the types of `profilelint`: all of it is public, and nothing else is.

A name is loaded when it is first asked for, so that a rule costs no more than what it uses. What few pages need, a rule
imports inside the function that uses it. A name is added in two places here: in `_NAMES`, and for type checkers and
editors among the imports below it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

_NAMES = {
    "analysis.characters": (
        "CharacterFault findings_by_line findings_by_page line_around outside_mojibake unusual_characters "
        "visible_text word_and_correction word_around"
    ),
    "analysis.data_duplicates": "duplicate_items",
    "analysis.date_order": "DateOrder date_order main_dates move_entry own_dates",
    "analysis.date_styles": "date_style has_padded_figures rewrite_date",
    "analysis.degree_years": "find_doctorate least_year_of_study years_of_study",
    "analysis.duplicates": "duplicate_entries first_line_span neighbours_begin_alike sections_of_kind",
    "analysis.emphasis": "LeftStars left_stars",
    "analysis.impossible_dates": "impossible_dates misspelt_months",
    "analysis.latex": "find_latex may_hold_latex",
    "analysis.link_targets": "address_span fix_address is_templated link_targets",
    "analysis.markup": "closing_tag is_raw_html page_source raw_html text_blocks",
    "analysis.papers": "find_papers repeated_papers",
    "analysis.same_paper": (
        "are_unlike is_nickname is_other_paper is_pinyin is_same_person one_in_other other_dois shared_initials "
        "shared_words spellings title_likeness"
    ),
    "analysis.stale_fields": "stale_statements",
    "analysis.staleness": (
        "dates_in entry_at is_dated_page is_news_or_others is_past news_dates phrase_spans sentence_around "
        "stale_promises"
    ),
    "analysis.web_addresses": "new_address",
    "base.files": "read_file",
    "base.lazy": "lazy_pattern",
    "base.nearest": "did_you_mean nearest",
    "model.bibliography": "without_braces",
    "model.document": "nodes_within",
    "model.finding": "shortened",
    "model.spans": "merge_spans subtract_spans",
    "read.front_matter.lookup": "front_matter_values is_key_commented_out yaml_file_values",
    "read.front_matter.misplaced": "bare_title find_misplaced_front_matter opens_front_matter",
    "read.front_matter.ruby_scalars": "BadDateError resolve_yaml_scalar",
    "read.reader": "read_front_matter",
    "read.renderers": "Renderer",
    "read.sections": "entry_lists",
    "read.suppressions": (
        "SuppressionComment comment_begins_block parse_suppression suppression_keywords suppression_word_spans"
    ),
    "read.template_mask": "overwrite_spans",
    "read.theme_files": "theme_lineage theme_rows theme_texts theme_value",
    "read.theme_samples": "has_sample_name sample_kind",
    "rule.loader": "selects_rule",
    "rule.signature": "RuleNames",
    "site.build_stops": "BuildStop build_stop unread_build_stops with_build_stop",
    "site.discovery": "caseless_path is_page_file",
    "site.generators.deployment": "build_instructions github_repository",
    "site.generators.hugo.moment": "hugo_reads_date",
    "site.generators.templates.hugo_pages": "hugo_build_stops",
    "site.generators.templates.jekyll_pages": "jekyll_build_stops vanishing_outputs",
    "site.hidden_pages": "looks_like_page pages_hidden_by single_pages_as_lists",
    "site.names": "Name",
    "site.owner": "Owner",
    "site.renderer": "page_renderers",
    "site.target": "LocalReference",
    "site.themes.conventions": "is_key_mostly_empty",
    "site.themes.cv_page": "CvPage cv_page",
    "site.themes.detect": "file_beginning theme",
    "site.themes.misspelt_keys": "misspelt_keys",
    "site.themes.page_kinds": (
        "ThemeKey field_for_key is_filled is_key_missing jekyll_collections page_kind theme_reads_key value_for_key"
    ),
    "site.themes.page_titles": "is_untitled_page site_has_title",
    "site.themes.stock_values": "stock_key",
    "text.comparable": "comparable_words",
    "text.dates.single": "single_date",
    "text.dates.words": "range_join_pattern",
    "text.emails.faults": "common_prefix_length email_fault is_one_edit probable_email trimmed_email",
    "text.emails.finder": "is_email_key",
    "text.emails.scanner": "is_file_ending",
    "text.emails.spelling": "decode_email",
    "text.languages": (
        "language_pattern language_signs language_words longest_first_pattern part_by_script phrase_pattern"
    ),
    "text.misspellings": "correct_spelling find_misspellings",
    "text.mojibake.finder": "find_mojibake may_hold_mojibake",
    "text.mojibake.judge": "Garbled",
    "text.mojibake.plausibility": "character_kind",
    "text.prefilter": "holds_phrase lowercase_text may_hold_dates may_hold_full_dates",
    "text.user_pattern": "UserPattern",
    "web.url": "is_home is_not_found parse_url registrable_domain",
}
_HOMES = {name: f"profilelint.{module}" for module, names in _NAMES.items() for name in names.split()}

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint import Document, Site
    from profilelint.analysis.characters import CharacterFault as CharacterFault
    from profilelint.analysis.characters import findings_by_line as findings_by_line
    from profilelint.analysis.characters import findings_by_page as findings_by_page
    from profilelint.analysis.characters import line_around as line_around
    from profilelint.analysis.characters import outside_mojibake as outside_mojibake
    from profilelint.analysis.characters import unusual_characters as unusual_characters
    from profilelint.analysis.characters import visible_text as visible_text
    from profilelint.analysis.characters import word_and_correction as word_and_correction
    from profilelint.analysis.characters import word_around as word_around
    from profilelint.analysis.data_duplicates import duplicate_items as duplicate_items
    from profilelint.analysis.date_order import DateOrder as DateOrder
    from profilelint.analysis.date_order import date_order as date_order
    from profilelint.analysis.date_order import main_dates as main_dates
    from profilelint.analysis.date_order import move_entry as move_entry
    from profilelint.analysis.date_order import own_dates as own_dates
    from profilelint.analysis.date_styles import date_style as date_style
    from profilelint.analysis.date_styles import has_padded_figures as has_padded_figures
    from profilelint.analysis.date_styles import rewrite_date as rewrite_date
    from profilelint.analysis.degree_years import find_doctorate as find_doctorate
    from profilelint.analysis.degree_years import least_year_of_study as least_year_of_study
    from profilelint.analysis.degree_years import years_of_study as years_of_study
    from profilelint.analysis.duplicates import duplicate_entries as duplicate_entries
    from profilelint.analysis.duplicates import first_line_span as first_line_span
    from profilelint.analysis.duplicates import neighbours_begin_alike as neighbours_begin_alike
    from profilelint.analysis.duplicates import sections_of_kind as sections_of_kind
    from profilelint.analysis.emphasis import LeftStars as LeftStars
    from profilelint.analysis.emphasis import left_stars as left_stars
    from profilelint.analysis.impossible_dates import impossible_dates as impossible_dates
    from profilelint.analysis.impossible_dates import misspelt_months as misspelt_months
    from profilelint.analysis.latex import find_latex as find_latex
    from profilelint.analysis.latex import may_hold_latex as may_hold_latex
    from profilelint.analysis.link_targets import address_span as address_span
    from profilelint.analysis.link_targets import fix_address as fix_address
    from profilelint.analysis.link_targets import is_templated as is_templated
    from profilelint.analysis.link_targets import link_targets as link_targets
    from profilelint.analysis.markup import closing_tag as closing_tag
    from profilelint.analysis.markup import is_raw_html as is_raw_html
    from profilelint.analysis.markup import page_source as page_source
    from profilelint.analysis.markup import raw_html as raw_html
    from profilelint.analysis.markup import text_blocks as text_blocks
    from profilelint.analysis.papers import find_papers as find_papers
    from profilelint.analysis.papers import repeated_papers as repeated_papers
    from profilelint.analysis.same_paper import are_unlike as are_unlike
    from profilelint.analysis.same_paper import is_nickname as is_nickname
    from profilelint.analysis.same_paper import is_other_paper as is_other_paper
    from profilelint.analysis.same_paper import is_pinyin as is_pinyin
    from profilelint.analysis.same_paper import is_same_person as is_same_person
    from profilelint.analysis.same_paper import one_in_other as one_in_other
    from profilelint.analysis.same_paper import other_dois as other_dois
    from profilelint.analysis.same_paper import shared_initials as shared_initials
    from profilelint.analysis.same_paper import shared_words as shared_words
    from profilelint.analysis.same_paper import spellings as spellings
    from profilelint.analysis.same_paper import title_likeness as title_likeness
    from profilelint.analysis.stale_fields import stale_statements as stale_statements
    from profilelint.analysis.staleness import dates_in as dates_in
    from profilelint.analysis.staleness import entry_at as entry_at
    from profilelint.analysis.staleness import is_dated_page as is_dated_page
    from profilelint.analysis.staleness import is_news_or_others as is_news_or_others
    from profilelint.analysis.staleness import is_past as is_past
    from profilelint.analysis.staleness import news_dates as news_dates
    from profilelint.analysis.staleness import phrase_spans as phrase_spans
    from profilelint.analysis.staleness import sentence_around as sentence_around
    from profilelint.analysis.staleness import stale_promises as stale_promises
    from profilelint.analysis.web_addresses import new_address as new_address
    from profilelint.base.files import read_file as read_file
    from profilelint.base.lazy import lazy_pattern as lazy_pattern
    from profilelint.base.nearest import did_you_mean as did_you_mean
    from profilelint.base.nearest import nearest as nearest
    from profilelint.model.bibliography import without_braces as without_braces
    from profilelint.model.document import nodes_within as nodes_within
    from profilelint.model.finding import shortened as shortened
    from profilelint.model.spans import merge_spans as merge_spans
    from profilelint.model.spans import subtract_spans as subtract_spans
    from profilelint.read.front_matter.lookup import front_matter_values as front_matter_values
    from profilelint.read.front_matter.lookup import is_key_commented_out as is_key_commented_out
    from profilelint.read.front_matter.lookup import yaml_file_values as yaml_file_values
    from profilelint.read.front_matter.misplaced import bare_title as bare_title
    from profilelint.read.front_matter.misplaced import find_misplaced_front_matter as find_misplaced_front_matter
    from profilelint.read.front_matter.misplaced import opens_front_matter as opens_front_matter
    from profilelint.read.front_matter.ruby_scalars import BadDateError as BadDateError
    from profilelint.read.front_matter.ruby_scalars import resolve_yaml_scalar as resolve_yaml_scalar
    from profilelint.read.reader import read_front_matter as read_front_matter
    from profilelint.read.renderers import Renderer as Renderer
    from profilelint.read.sections import entry_lists as entry_lists
    from profilelint.read.suppressions import SuppressionComment as SuppressionComment
    from profilelint.read.suppressions import comment_begins_block as comment_begins_block
    from profilelint.read.suppressions import parse_suppression as parse_suppression
    from profilelint.read.suppressions import suppression_keywords as suppression_keywords
    from profilelint.read.suppressions import suppression_word_spans as suppression_word_spans
    from profilelint.read.template_mask import overwrite_spans as overwrite_spans
    from profilelint.read.theme_files import theme_lineage as theme_lineage
    from profilelint.read.theme_files import theme_rows as theme_rows
    from profilelint.read.theme_files import theme_texts as theme_texts
    from profilelint.read.theme_files import theme_value as theme_value
    from profilelint.read.theme_samples import has_sample_name as has_sample_name
    from profilelint.read.theme_samples import sample_kind as sample_kind
    from profilelint.rule.loader import selects_rule as selects_rule
    from profilelint.rule.signature import RuleNames as RuleNames
    from profilelint.site.build_stops import BuildStop as BuildStop
    from profilelint.site.build_stops import build_stop as build_stop
    from profilelint.site.build_stops import unread_build_stops as unread_build_stops
    from profilelint.site.build_stops import with_build_stop as with_build_stop
    from profilelint.site.discovery import caseless_path as caseless_path
    from profilelint.site.discovery import is_page_file as is_page_file
    from profilelint.site.generators.deployment import build_instructions as build_instructions
    from profilelint.site.generators.deployment import github_repository as github_repository
    from profilelint.site.generators.hugo.moment import hugo_reads_date as hugo_reads_date
    from profilelint.site.generators.templates.hugo_pages import hugo_build_stops as hugo_build_stops
    from profilelint.site.generators.templates.jekyll_pages import jekyll_build_stops as jekyll_build_stops
    from profilelint.site.generators.templates.jekyll_pages import vanishing_outputs as vanishing_outputs
    from profilelint.site.hidden_pages import looks_like_page as looks_like_page
    from profilelint.site.hidden_pages import pages_hidden_by as pages_hidden_by
    from profilelint.site.hidden_pages import single_pages_as_lists as single_pages_as_lists
    from profilelint.site.names import Name as Name
    from profilelint.site.owner import Owner as Owner
    from profilelint.site.renderer import page_renderers as page_renderers
    from profilelint.site.target import LocalReference as LocalReference
    from profilelint.site.themes.conventions import is_key_mostly_empty as is_key_mostly_empty
    from profilelint.site.themes.cv_page import CvPage as CvPage
    from profilelint.site.themes.cv_page import cv_page as cv_page
    from profilelint.site.themes.detect import file_beginning as file_beginning
    from profilelint.site.themes.detect import theme as theme
    from profilelint.site.themes.misspelt_keys import misspelt_keys as misspelt_keys
    from profilelint.site.themes.page_kinds import ThemeKey as ThemeKey
    from profilelint.site.themes.page_kinds import field_for_key as field_for_key
    from profilelint.site.themes.page_kinds import is_filled as is_filled
    from profilelint.site.themes.page_kinds import is_key_missing as is_key_missing
    from profilelint.site.themes.page_kinds import jekyll_collections as jekyll_collections
    from profilelint.site.themes.page_kinds import page_kind as page_kind
    from profilelint.site.themes.page_kinds import theme_reads_key as theme_reads_key
    from profilelint.site.themes.page_kinds import value_for_key as value_for_key
    from profilelint.site.themes.page_titles import is_untitled_page as is_untitled_page
    from profilelint.site.themes.page_titles import site_has_title as site_has_title
    from profilelint.site.themes.stock_values import stock_key as stock_key
    from profilelint.text.comparable import comparable_words as comparable_words
    from profilelint.text.dates.single import single_date as single_date
    from profilelint.text.dates.words import range_join_pattern as range_join_pattern
    from profilelint.text.emails.faults import common_prefix_length as common_prefix_length
    from profilelint.text.emails.faults import email_fault as email_fault
    from profilelint.text.emails.faults import is_one_edit as is_one_edit
    from profilelint.text.emails.faults import probable_email as probable_email
    from profilelint.text.emails.faults import trimmed_email as trimmed_email
    from profilelint.text.emails.finder import is_email_key as is_email_key
    from profilelint.text.emails.scanner import is_file_ending as is_file_ending
    from profilelint.text.emails.spelling import decode_email as decode_email
    from profilelint.text.languages import language_pattern as language_pattern
    from profilelint.text.languages import language_signs as language_signs
    from profilelint.text.languages import language_words as language_words
    from profilelint.text.languages import longest_first_pattern as longest_first_pattern
    from profilelint.text.languages import part_by_script as part_by_script
    from profilelint.text.languages import phrase_pattern as phrase_pattern
    from profilelint.text.misspellings import correct_spelling as correct_spelling
    from profilelint.text.misspellings import find_misspellings as find_misspellings
    from profilelint.text.mojibake.finder import find_mojibake as find_mojibake
    from profilelint.text.mojibake.finder import may_hold_mojibake as may_hold_mojibake
    from profilelint.text.mojibake.judge import Garbled as Garbled
    from profilelint.text.mojibake.plausibility import character_kind as character_kind
    from profilelint.text.prefilter import holds_phrase as holds_phrase
    from profilelint.text.prefilter import lowercase_text as lowercase_text
    from profilelint.text.prefilter import may_hold_dates as may_hold_dates
    from profilelint.text.prefilter import may_hold_full_dates as may_hold_full_dates
    from profilelint.text.user_pattern import UserPattern as UserPattern
    from profilelint.web.url import is_home as is_home
    from profilelint.web.url import is_not_found as is_not_found
    from profilelint.web.url import parse_url as parse_url
    from profilelint.web.url import registrable_domain as registrable_domain
else:

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return found


def __dir__() -> list[str]:
    return sorted([*_HOMES, "make_site", "read_page"])


def read_page(path: str, data: bytes) -> Document:
    """Read a page as the linter does, for examples and for tests of rules.

    The name in `path` says what it is: `Settings` of a site, a `Bibliography`, or else a page. No file is read. Any
    bytes give a document: what is wrong with them stands in its `problems`.

    >>> read_page("index.md", b"My [CV](cv.pdf)").links[0].url
    'cv.pdf'
    """
    from profilelint.read.reader import read

    return read(path, data)


def make_site(files: Mapping[str, str]) -> Site:
    r"""Write a site to a folder of its own, for examples and for tests of rules; the folder goes when the site does.

    `files` has the text of each file by its path relative to the root, with `/`. Raises OSError for one that cannot be
    written.

    >>> site = make_site({"_config.yml": "title: Ada", "_pages/cv.md": "# CV\n"})
    >>> site.files, site.documents[0].headings[0].title
    (('_config.yml', '_pages/cv.md'), 'CV')
    """
    import weakref
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from profilelint import Site

    folder = TemporaryDirectory()
    for path, text in files.items():
        file = Path(folder.name, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    site = Site(Path(folder.name))
    weakref.finalize(site, folder.cleanup)
    return site
