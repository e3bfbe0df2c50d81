"""A link uses http, although the host has https.

With `http:`, anybody between visitors and the host can see and change what they read. Browsers warn of it, and leave
out pictures that come this way. Write `https:`. A site has one finding for all its links.

- `hosts`: hosts that are known to have `https:`; a name that starts with a dot stands for all hosts directly below it

```markdown bad
---
title: Papers
links:
  - url: http://github.com/ada/looms
---

- *Notes on the Mill.* [PDF](http://arxiv.org/pdf/1843.00001) <a href="http://www.jmlr.org/p?a=1&amp;b=2">JMLR</a>
- ![Build](http://img.shields.io/badge/fine) [Site](HTTP://ada.github.io), [DOI][doi]

[doi]: http://dx.doi.org/10.1000/1843 "DOI"
```

```text output
4:10: This link uses http, but github.com has https. Write https://github.com/ada/looms
7:30: This link uses http, but arxiv.org has https. Write https://arxiv.org/pdf/1843.00001
7:72: This link uses http, but www.jmlr.org has https. Write https://www.jmlr.org/p?a=1&b=2
8:12: This link uses http, but img.shields.io has https. Write https://img.shields.io/badge/fine
8:53: This link uses http, but ada.github.io has https. Write https://ada.github.io
8:76: This link uses http, but dx.doi.org has https. Write https://dx.doi.org/10.1000/1843
```

```markdown fixed
---
title: Papers
links:
  - url: https://github.com/ada/looms
---

- *Notes on the Mill.* [PDF](https://arxiv.org/pdf/1843.00001) <a href="https://www.jmlr.org/p?a=1&amp;b=2">JMLR</a>
- ![Build](https://img.shields.io/badge/fine) [Site](https://ada.github.io), [DOI][doi]

[doi]: https://dx.doi.org/10.1000/1843 "DOI"
```

```markdown good
[Paper](https://arxiv.org/abs/1843.00001), [code](https://github.com/ada/looms), [old](//github.com/ada/looms).
```

Whether other hosts have `https:` is not known without asking them:

```markdown good
[Home](http://www.ada.example.edu/~ada), [mill](http://mill.example/github.com), [port](http://github.com:8080/ada),
[here](http://localhost:4000), [lab](http://www.lab.github.io), [other](http://notgithub.com/ada),
[template](http://{{ site.host }}/github.com)
```

Code and names that only look like addresses are not links:

```markdown good
`http://github.com/ada` and <div vocab="http://www.w3.org/ns/prov#">a graph</div> <!-- [x](http://arxiv.org) -->
```

```toml options
hosts = ["mill.example", ".looms.example"]
```

```markdown bad
[Mill](http://mill.example), [loom](http://ada.looms.example/#loom), [code](http://github.com/ada)
```

```text output
1:8: This link uses http, but mill.example has https. Write https://mill.example
1:37: This link uses http, but ada.looms.example has https. Write https://ada.looms.example/#loom
```

```markdown fixed
[Mill](https://mill.example), [loom](https://ada.looms.example/#loom), [code](http://github.com/ada)
```

Measured on 46 findings on 316 unseen sites: 6 wrong.
"""

from collections.abc import Iterator

from profilelint import Document, Finding
from profilelint.toolkit import address_span, fix_address, is_templated, link_targets

SEVERITY = "info"
CONFIDENCE = "doubtful"

#: Each answers to https with the page that http has, or sends http there itself. A certificate of `*.github.io` covers
#: one name before the dot and no more (RFC 9525, section 6.3).
NAMES = """
    arxiv.org www.arxiv.org export.arxiv.org doi.org dx.doi.org hdl.handle.net orcid.org www.orcid.org zenodo.org osf.io
    figshare.com biorxiv.org www.biorxiv.org medrxiv.org www.medrxiv.org openreview.net hal.science
    hal.archives-ouvertes.fr hal.inria.fr dblp.org dblp.uni-trier.de www.semanticscholar.org www.researchgate.net
    .academia.edu ssrn.com www.ssrn.com papers.ssrn.com www.jstor.org projecteuclid.org aclanthology.org aclweb.org
    www.aclweb.org jmlr.org www.jmlr.org proceedings.mlr.press papers.nips.cc nips.cc neurips.cc icml.cc iclr.cc
    openaccess.thecvf.com ojs.aaai.org ieeexplore.ieee.org dl.acm.org link.springer.com nature.com www.nature.com
    www.sciencedirect.com www.science.org www.pnas.org onlinelibrary.wiley.com academic.oup.com www.cambridge.org
    www.tandfonline.com journals.sagepub.com journals.plos.org www.mdpi.com www.frontiersin.org epubs.siam.org
    iopscience.iop.org journals.aps.org link.aps.org pubs.acs.org pubs.rsc.org www.ams.org royalsocietypublishing.org
    www.ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov .wikipedia.org commons.wikimedia.org google.com www.google.com
    scholar.google.com sites.google.com docs.google.com drive.google.com groups.google.com books.google.com
    maps.google.com youtube.com www.youtube.com youtu.be vimeo.com twitter.com x.com linkedin.com www.linkedin.com
    facebook.com www.facebook.com instagram.com www.instagram.com medium.com reddit.com www.reddit.com
    github.com gist.github.com .github.io raw.githubusercontent.com gitlab.com .gitlab.io bitbucket.org sourceforge.net
    huggingface.co www.kaggle.com kaggle.com stackoverflow.com .stackexchange.com .wordpress.com .blogspot.com
    .netlify.app .vercel.app .readthedocs.io img.shields.io python.org www.python.org docs.python.org pypi.org
    cran.r-project.org www.r-project.org creativecommons.org www.w3.org overleaf.com www.overleaf.com www.dropbox.com
    www.slideshare.net bit.ly
"""
HOSTS = tuple(NAMES.split())


def check(document: Document, *, hosts: tuple[str, ...] = HOSTS) -> Iterator[Finding]:
    found, text = link_targets(document)
    for node, url in found if "http://" in text else ():
        host = _host(url[7:])
        if url[:7].lower() == "http://" and _is_known(host.lower(), hosts) and not is_templated(url):
            right = f"https://{url[7:]}"
            message = f"This link uses http, but {host} has https. Write {right}"
            yield Finding(address_span(node), message, fix_address(node, document, right), cause="")


def _is_known(name: str, hosts: tuple[str, ...]) -> bool:
    return not name.startswith(".") and (name in hosts or name[name.find(".") :] in hosts)


def _host(rest: str) -> str:
    """What of an address behind its "//" names a computer."""
    return rest.partition("/")[0].partition("?")[0].partition("#")[0]
