"""How much of a BibTeX file is read."""

#: Characters of a file that are read at most.
LIMIT = 10_000_000
