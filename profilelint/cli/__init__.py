"""The command line: what can be typed, and what one run does."""
