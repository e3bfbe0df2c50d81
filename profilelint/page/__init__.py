"""Reading a page: text to `Document`."""
