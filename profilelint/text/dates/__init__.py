"""Dates as people write them: the grammar, its words, and what stands around a year."""
