"""What the standard library lacks: one way to files, patterns compiled when first used, guesses at misspelt words."""
