"""The citation of a paper's page is that of another paper.

Visitors who press "Cite" get the `cite.bib` beside the page (HugoBlox). If the folder was copied from that of another
paper and this file was forgotten, they copy the other paper into their bibliographies.

The two are taken for two papers if their titles share few words and most of their authors differ, or if both have a DOI
and these differ. Where the citation is that of another page of the site, the message names that page.

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/publication/loom/index.md
---
title: A Theory of Looms
authors: [Ada Lovelace, Charles Babbage]
doi: 10.9999/loom.1
---
```

```bibtex bad content/publication/loom/cite.bib
@article{menabrea2021,
  title = {Steam Mills in Winter},
  author = {Menabrea, Luigi},
  year = {2021}
}
```

```markdown bad content/publication/mill/index.md
---
title: Steam Mills in Winter
authors: [Luigi Menabrea]
---
```

```markdown bad content/publication/card/index.md
---
title: Cards of Many Sizes
doi: 10.9999/card.1
---
```

```bibtex bad content/publication/card/cite.bib
@article{menabrea2022,
  title = {Cards of Many Sizes},
  doi = {10.9999/mill.7}
}
```

```markdown bad content/publication/belt/index.md
---
title: Belts and Pulleys
doi: 10.9999/loom.1
---
```

```bibtex bad content/publication/belt/cite.bib
@article{lovelace2023,
  title = {Belts and Pulleys},
  doi = {10.9999/belt.1}
}
```

```text output
content/publication/belt/index.md:3:6: The page has DOI 10.9999/loom.1, that of "A Theory of Looms", and its citation DOI 10.9999/belt.1. Write that of the citation. (see content/publication/belt/cite.bib:3)
content/publication/card/index.md:3:6: The page has DOI 10.9999/card.1, and its citation DOI 10.9999/mill.7. Correct the one that is of another paper. (see content/publication/card/cite.bib:3)
content/publication/loom/cite.bib:2:11: Readers who press "Cite" on "A Theory of Looms" copy another paper, "Steam Mills in Winter", that of content/publication/mill. Replace the citation. (see content/publication/loom/index.md:2)
```

Pages of academicpages name the citation themselves. There the title of the citation has to be that of another paper of
the site:

```yaml file _config.yml
collections: {publications: {output: true}}
```

```markdown bad _publications/loom.md
---
title: A Theory of Looms
citation: 'Menabrea, L. (2021). &quot;Steam Mills in Winter and in Fall.&quot; <i>Journal of Mills</i>. 1(1).'
---
```

```markdown bad _publications/mill.md
---
title: Steam Mills in Winter and in Fall
citation: 'Menabrea, L. (2021). "Steam Mills in Winter and in Fall." Journal of Mills. 1(1).'
---
```

```text output
_publications/loom.md:3:39: The page "A Theory of Looms" asks to cite another paper, "Steam Mills in Winter and in Fall", that of _publications/mill.md. Replace the citation. (see _publications/loom.md:2)
```

```yaml file _config.yml
collections: {publications: {output: true}}
```

```markdown good _publications/loom.md
---
title: A Theory of Looms
citation: 'Lovelace, A. (2021). "How Engines Weave by Themselves." Journal of Looms.'
---
```

A paper that was renamed has the same authors, or the same DOI; so has one of which the page shortens the title, or has
only a name that friends call it by. A preprint has a DOI of its own, and so has each edition of a chapter:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/loom/index.md
---
title: A Theory of Looms
authors: [Ada Lovelace, Charles Babbage]
---
```

```bibtex good content/publication/loom/cite.bib
@article{lovelace2021,
  title = {How Machines Weave},
  author = {Lovelace, Ada and Babbage, Charles}
}
```

```markdown good content/publication/mill/index.md
---
title: Steam Mills in Winter
doi: 10.9999/mill.7
---
```

```bibtex good content/publication/mill/cite.bib
@article{lovelace2022,
  title = {Water and Wind},
  doi = {https://doi.org/10.9999/MILL.7}
}
```

```markdown good content/publication/card/index.md
---
title: Cards
doi: 10.9999/card.7
---
```

```bibtex good content/publication/card/cite.bib
@article{lovelace2023,
  title = {Cards of All Sizes and Forms for Engines},
  doi = {10.48550/arXiv.2301.01234}
}
```

```markdown good content/publication/wheel/index.md
---
title: Wheel-1843 paper
---
```

```bibtex good content/publication/wheel/cite.bib
@article{lovelace2024,
  title = {Axles of Iron and Wood, Measured Anew}
}
```

```markdown good content/publication/pin/index.md
---
title: Pins and Rods of Engines
doi: 10.9999/978-3-9999-1_4-1
---
```

```markdown good content/publication/belt/index.md
---
title: Belts and Pulleys of Engines
doi: 10.9999/open.1843
---
```

```bibtex good content/publication/belt/cite.bib
@misc{lovelace2024, title = {Belts and Pulleys of Engines}, doi = {10.9999/open.1843.v2}}
```

```bibtex good content/publication/pin/cite.bib
@incollection{lovelace2024,
  title = {Pins and Rods of Engines},
  doi = {10.9999/978-3-8888-1_4}
}
```

A file of several entries, a formula, a page in another language, a post that discusses a paper, and a copy that was set
aside are left alone:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/loom/index.md
---
title: A Theory of Looms
---
```

```bibtex good content/publication/loom/cite.bib
@article{a, title = {Steam Mills in Winter}}
@article{b, title = {Cards of Many Sizes}}
```

```markdown good content/publication/mill/index.md
---
title: 冬天的蒸汽磨坊
---
```

```bibtex good content/publication/mill/cite.bib
@article{a, title = {Steam Mills in Winter}}
```

```markdown good content/publication/card/index.md
---
title: Cards of Many Sizes
---
```

```bibtex good content/publication/card/cite.bib
@article{a, title = {Sorting in $O(n)$}}
```

```markdown good content/post/loom/index.md
---
title: Why I read this
---
```

```bibtex good content/post/loom/cite.bib
@article{a, title = {Steam Mills in Winter}}
```

```markdown good content/publication/old/loom/index.md
---
title: A Theory of Looms
---
```

```bibtex good content/publication/old/loom/cite.bib
@article{a, title = {Steam Mills in Winter}}
```

In Quarto, readers see the file only if the page says so:

```yaml file _quarto.yml
project: {type: website}
```

```markdown good publications/loom/index.qmd
---
title: A Theory of Looms and Their Engines
---
```

```bibtex good publications/loom/cite.bib
@article{a, title = {Steam Mills in Winter}}
```

The theme's own example is reported by `template/stock-bibliography`:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/loom/index.md
---
title: A Theory of Looms
---
```

```bibtex good content/publication/loom/cite.bib
@inproceedings{example1,
  title={An example conference paper},
  author={Bighetti, Nelson and Ford, Robert}
}
```

Measured on 35 findings on 701 unseen sites: 6 wrong, each of which has a guard now.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Claim, Finding, Identifier, Paper, Site
from profilelint.toolkit import is_other_paper, other_dois, shortened

SEVERITY = "warning"
OPT_IN = True

LONGEST = 80


def check(paper: Paper, site: Site) -> Iterator[Finding]:
    for page, citation in paper.cited_pages():
        if is_other_paper(page, citation, paper):
            is_named = citation.place == page.place
            who = "The page" if is_named else 'Readers who press "Cite" on'
            does = "asks to cite" if is_named else "copy"
            fault = (
                f'{who} "{_quoted(page)}" {does} another paper, "{_quoted(citation)}"{_owner(page, citation, site)}.'
            )
            related = ((page.document, page.span),)
            message, cause = f"{fault} Replace the citation.", citation.place
            yield Finding(citation.span, message, document=citation.document, cause=cause, related=related)
        elif pair := other_dois(page, citation):
            (one, here), (other, there) = pair
            owners = [_other_title(doi, page, citation, paper) for doi in (one, other)]
            right = " Write that of the citation." if owners[0] else " Write that of the page." if owners[1] else ""
            fault = f"The page has {one}{owners[0]}, and its citation {other}{'' if owners[0] else owners[1]}."
            message = fault + (right or " Correct the one that is of another paper.")
            related = ((citation.document, there),)
            yield Finding(here, message, document=page.document, cause=page.place, related=related)


def _quoted(claim: Claim) -> str:
    return shortened(claim.title, LONGEST)


def _owner(page: Claim, citation: Claim, site: Site) -> str:
    """Where the paper of a citation has its own page."""
    others = site.papers.with_title(citation.title)
    own = next((each for each in others if each.surface == "page" and each.paper_place != page.paper_place), None)
    if not own:
        return ""
    swapped = site.papers.with_title(page.title)
    is_swapped = any(each.surface == "citation" and each.paper_place == own.paper_place for each in swapped)
    return f", that of {own.paper_place}" + (", and the other way round" if is_swapped else "")


def _other_title(doi: Identifier, page: Claim, citation: Claim, paper: Paper) -> str:
    """The title of the other paper that a place of the site gives a DOI, in words."""
    own = (page.letters, citation.letters)
    unsure = {one.paper_place for one, other in paper.cited_pages() if other_dois(one, other)}
    others = (each for each in paper.claims if each.letters not in own and each.paper_place not in unsure)
    others = (each for each in others if doi in dict(each.slots))
    return next((f', that of "{_quoted(each)}"' for each in others), "")
