"""Which build of profilelint runs: its version, and its commit where that is known."""

from __future__ import annotations

from profilelint.config.loader import ConfigError
from profilelint.rule.loader import HERE
from profilelint.version import VERSION

#: So many digits of a commit are shown, as git does in a repository of this size.
DIGITS = 9


def described() -> str:
    """Return the version, and the commit if this copy was installed from a repository or is a checkout: "1.2 (abc)"."""
    commit = _installed_from() or _checked_out()
    return f"{VERSION} ({commit[:DIGITS]})" if commit else VERSION


def _installed_from() -> str:
    """Return the commit that pip notes of a package from a repository (PEP 610), or ""."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        said = json.loads(distribution("profilelint").read_text("direct_url.json") or "{}")
        return str(said.get("vcs_info", {}).get("commit_id", ""))
    except (PackageNotFoundError, ValueError, AttributeError):
        return ""


def _checked_out() -> str:
    from profilelint.cli.git_changes import git

    if not (HERE.parent / ".git").exists():
        return ""
    try:
        return git(HERE.parent, "rev-parse", "--verify", "HEAD").strip()
    except ConfigError:
        return ""
