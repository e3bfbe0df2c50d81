"""The domain of an e-mail address is probably misspelt.

Mail to `gmial.com` does not come back as undeliverable: somebody else owns that domain, and may read it. Only the
owner of the address can tell, so this is a suggestion and has no fix.

- `providers`: domains of big providers; one of five letters or more before the dot is reported with one slip in it
- `endings`: misspelt endings that do not exist, each as `wrong:right`
- `other`: real domains that only look like a slip

```markdown bad
[mail](mailto:ada@gmial.com), ada [at] hotmai.com, bea@gmail.con, carl@gmail.co

E-mail: dora@outlok.com, emil@math.example.eud
```

```text output
1:15: "gmial.com" looks misspelt, and mail to it may reach a stranger. Did you mean gmail.com?
1:31: "hotmai.com" looks misspelt, and mail to it may reach a stranger. Did you mean hotmail.com?
1:52: "gmail.con" looks misspelt, and mail to it bounces. Did you mean gmail.com?
1:67: "gmail.co" looks misspelt, and mail to it may reach a stranger. Did you mean gmail.com?
3:9: "outlok.com" looks misspelt, and mail to it may reach a stranger. Did you mean outlook.com?
3:26: "math.example.eud" looks misspelt, and mail to it bounces. Did you mean math.example.edu?
```

```markdown good
ada@gmail.com, bea@mail.com, carl@ymail.com, dora@qq.com, emil@126.com, fanny@yahoo.co.uk, gus@gmx.net, hal@live.no
```

The domain of a university or firm may be close to that of a provider, and the ending of a country to another ending:

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
#: Endings of countries that look like ".com" cut short; no big provider uses them.
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
    right_ending = dict(pair.split(":", 1) for pair in endings if ":" in pair).get(ending)
    meant = f"{head}.{right_ending}" if right_ending else _provider(domain, providers)
    if meant:
        effect = "and mail to it bounces" if right_ending else "and mail to it may reach a stranger"
        yield Finding(email.span, f'"{domain}" looks misspelt, {effect}. Did you mean {meant}?')


def _provider(domain: str, providers: tuple[str, ...]) -> str:
    """Return the provider whose domain this is with one slip in its name, or with its ending cut short.

    The first letters must agree: slips in them are rare, and other domains that differ there are not.
    """
    name, _, ending = domain.rpartition(".")
    for provider in providers:
        provider_name, _, provider_ending = provider.rpartition(".")
        if name == provider_name and provider_ending == "com" and ending in CUT:
            return provider
        is_comparable = len(provider_name) >= LEAST and name[:1] == provider[0]
        if ending == provider_ending and is_comparable and is_one_edit(name, provider_name):
            return provider
    return ""
