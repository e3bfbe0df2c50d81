"""cmark-gfm, with which GitHub shows READMEs and other files of a repository.

Sources: CommonMark 0.31.2, GitHub Flavored Markdown 0.29, and pages that it rendered.
"""

from profilelint.read.renderers import Renderer

GITHUB = Renderer("github", "GitHub", emoji=True)
