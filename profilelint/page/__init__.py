"""Reading a page: bytes to `Document`, by `reader.read`."""
