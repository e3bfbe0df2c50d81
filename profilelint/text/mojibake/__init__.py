"""Garbled text: finding it, decoding it, and judging whether the decoded text is what was meant."""
