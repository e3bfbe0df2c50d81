"""The configuration: its keys, where it is found, and which rules it lets run."""
