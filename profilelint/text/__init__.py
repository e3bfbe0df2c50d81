"""Strings alone: dates, e-mail addresses, garbled text, LaTeX. Nothing here knows of a file or a site."""
