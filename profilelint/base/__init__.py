"""What the standard library lacks here: patterns compiled when first used, tables of data as text files."""
