"""A site: its files, its pages, the addresses that a generator gives them, and its theme."""
