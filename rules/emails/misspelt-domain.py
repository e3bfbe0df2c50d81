"""The domain of an e-mail address is probably misspelt.

A mail to `gmial.com` does not come back as undeliverable: somebody else owns that name, and may read it. Only the
owner of the address can tell, so this is a suggestion and is never changed for you.

- `providers`: domains of big providers, of which a name of five letters or more with one slip in it is reported
- `endings`: misspelt endings, none of which exists, each before what was meant
- `other`: domains that exist although they look like a slip

```markdown bad
[mail](mailto:ada@gmial.com), ada [at] hotmai.com, bea@gmail.con, carl@gmail.co

E-mail: dora@outlok.com, emil@math.example.eud
```

```text output
1:15: "gmial.com" is probably misspelt, and a mail to it may reach a stranger; gmail.com was meant?
1:31: "hotmai.com" is probably misspelt, and a mail to it may reach a stranger; hotmail.com was meant?
1:52: "gmail.con" is probably misspelt, and no mail arrives at it; gmail.com was meant?
1:67: "gmail.co" is probably misspelt, and a mail to it may reach a stranger; gmail.com was meant?
3:9: "outlok.com" is probably misspelt, and a mail to it may reach a stranger; outlook.com was meant?
3:26: "math.example.eud" is probably misspelt, and no mail arrives at it; math.example.edu was meant?
```

```markdown good
ada@gmail.com, bea@mail.com, carl@ymail.com, dora@qq.com, emil@126.com, fanny@yahoo.co.uk, gus@gmx.net, hal@live.no
```

Universities and firms may have names that are close to those of providers, and real countries close to endings:

```markdown good
ada@mail.gmail.example, bea@smail.example.edu.cn, carl@outlook.example.com, dora@example.co, emil@example.ne, f@yahoo.de
```

```toml options
providers = ["looms.com"]
other = ["loons.com"]
```

```markdown good
ada@gmial.com, bea@loons.com
```
"""

from collections.abc import Iterator

from profilelint import Email, Finding
from profilelint.toolkit import is_one_edit

SEVERITY = "warning"

PROVIDERS = """gmail.com googlemail.com hotmail.com outlook.com yahoo.com icloud.com protonmail.com foxmail.com
    naver.com hanmail.net yandex.ru rediffmail.com mail.ru qq.com 163.com 126.com"""
#: None of these is a top-level domain (IANA's list, 2025).
ENDINGS = """con:com cmo:com ocm:com vom:com xom:com comm:com coom:com conm:com cpm:com ckm:com copm:com ogr:org rog:org
    orgg:org orq:org eud:edu ude:edu edi:edu eduu:edu edy:edu nte:net ent:net nett:net"""
OTHER = ("gail.com", "never.com", "nave.com", "email.com", "ymail.com", "mail.com", "cloud.com")
#: Shorter names are too close to each other: `mail.ru` and `bmail.ru`, `126.com` and `163.com`.
LEAST = 5
#: Countries whose ending is ".com" cut short; no big provider has its address there.
CUT = ("co", "cm", "om")


def check(
    email: Email,
    *,
    providers: tuple[str, ...] = tuple(PROVIDERS.split()),
    endings: tuple[str, ...] = tuple(ENDINGS.split()),
    other: tuple[str, ...] = OTHER,
) -> Iterator[Finding]:
    domain = email.address.rpartition("@")[2].lower()
    if domain in providers or domain in other or "." not in domain:
        return
    head, _, ending = domain.rpartition(".")
    mended = dict(each.split(":", 1) for each in endings if ":" in each).get(ending)
    meant = f"{head}.{mended}" if mended else _provider(domain, providers)
    if meant:
        may = "no mail arrives at it" if mended else "a mail to it may reach a stranger"
        yield Finding(email.span, f'"{domain}" is probably misspelt, and {may}; {meant} was meant?')


def _provider(domain: str, providers: tuple[str, ...]) -> str:
    """The provider whose domain this is with one slip in its name, or with its ending cut short.

    Slips in the first letter are rare, and other names are not.
    """
    name, _, ending = domain.rpartition(".")
    for each in providers:
        of_provider, _, its_ending = each.rpartition(".")
        if name == of_provider and its_ending == "com" and ending in CUT:
            return each
        is_long = len(of_provider) >= LEAST and name[:1] == each[0]
        if ending == its_ending and is_long and is_one_edit(name, of_provider):
            return each
    return ""
