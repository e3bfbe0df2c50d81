"""What only makes reading faster: without it every page is read to the same nodes."""
