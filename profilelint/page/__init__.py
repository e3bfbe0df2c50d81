"""Reading a page: bytes to `Document`."""

from profilelint.page.reader import read

__all__ = ["read"]
