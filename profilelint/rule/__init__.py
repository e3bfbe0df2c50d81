"""One rule, one file: loading it, what its `check` asks for, and its manual."""
