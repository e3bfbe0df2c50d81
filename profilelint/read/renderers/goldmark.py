"""Goldmark as Hugo 0.111 to 0.168 calls it; what a site's config says is for the site to say.

Sources: CommonMark 0.31.2, Hugo's `markup/goldmark/goldmark_config` (defaults), the settings of HugoBlox's modules
`blox-bootstrap` and `blox-tailwind` (`hugo.yaml`), and pages that it rendered.
"""

from profilelint.read.renderers import Renderer

GOLDMARK = Renderer("goldmark", "Hugo", own_attributes=(), keeps_tags=False)
