"""Jekyll 3.10, as GitHub Pages runs it, and Jekyll 4: `answer.Jekyll` says what they make of each file."""
