"""Bytes to `Document`, by `reader.read`: Markdown, HTML, front matter, files of settings, BibTeX."""
