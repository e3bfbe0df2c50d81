"""BibTeX to references with exact spans, and what its grammar forbids."""
