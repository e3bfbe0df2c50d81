"""The web: from an address to what can be said of it. Imported by `profilelint check --online`, and by nothing else."""
