"""Reading a page: bytes to `Document`."""

from profilelint.page.read import read

__all__ = ["read"]
