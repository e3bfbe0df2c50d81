"""What is known of each theme: its signs, the kinds of its pages and their keys."""
