"""What is wrong with an e-mail address, in words, and what it was probably meant to be."""

from __future__ import annotations

import re

from profilelint.base.lazy import lazy_pattern

#: The end of a domain: letters with their marks, or the ASCII form of others (RFC 5890, section 2.3.2.1).
ENDING = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0eff]){2,63}|xn--[a-z0-9-]{1,59}"
#: Endings that no mail from outside finds (RFC 6761 and 6762, RFC 8375, and ICANN's reservation of .internal).
PRIVATE = frozenset(("local", "localhost", "localdomain", "invalid", "internal", "lan", "arpa"))

_ENDING = lazy_pattern(ENDING, re.IGNORECASE)
#: What needs no second look: of at most 254 characters, 64 of them before the at-sign (RFC 5321, section 4.5.3.1).
_SOUND = lazy_pattern(
    r"(?=.{6,254}$)[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*(?<!.{65})@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
#: What gets into an address with the text around it.
_EDGES = " \t\r\n.,;:<>()[]{}\"'，。；、（）《》/"


def email_fault(address: str) -> str:
    """Return what is wrong with an address, to be read after the address; "" for an address that is right.

    >>> email_fault("ada@example.org"), email_fault("ada@example"), email_fault("ada@@example.org")
    ('', 'has no ending such as ".edu" or ".org"', 'has two "@"')
    """
    ending = address.rpartition(".")[2].lower()
    if _SOUND.fullmatch(address) and ending not in PRIVATE:
        return ""
    local, sign, domain = address.rpartition("@")
    faults = {
        'has no "@"': not sign,
        "starts with a space": address != address.lstrip(),
        "ends with a space": address != address.rstrip(),
        "has a space in it": len(address.split()) != 1,
        "starts with a slash": address.startswith("/"),
        'has two "@"': "@" in local and '"' not in local,
        'has nothing before the "@"': not local,
        'has nothing after the "@"': not domain,
        "has two dots in a row": ".." in address,
        'has "&" where "?" belongs': "&" in domain,
        "ends with a comma": domain.endswith((",", "，")),
        "has a comma where a dot belongs": "," in domain,
        "starts with a dot": address.startswith("."),
        'has a dot beside the "@"': local.endswith(".") or domain.startswith("."),
        "ends with a dot": domain.endswith("."),
        f'ends with "{address[-1:]}"': address[-1:] in _EDGES,
        f'starts with "{address[:1]}"': address[:1] in _EDGES and address[:1] != '"',
        'has no ending such as ".edu" or ".org"': "." not in domain,
        f'ends with ".{ending}", which no domain does': not _ENDING.fullmatch(ending),
        "has more than 254 characters": len(address) > 254,
        f'ends with ".{ending}", which works only inside one network': ending in PRIVATE,
    }
    return next((fault for fault, is_so in faults.items() if is_so), "") or _syntax(address)


def _syntax(address: str) -> str:
    # Its import takes 70 ms, and addresses that are not plain are rare.
    from email_validator import EmailSyntaxError, validate_email

    try:
        validate_email(address, check_deliverability=False, strict=True, allow_quoted_local=True, test_environment=True)
    except EmailSyntaxError as error:
        reason = str(error).rstrip(".")
        return f"is not valid ({reason[:1].lower()}{reason[1:]})"
    return ""


def trimmed_email(address: str) -> str:
    """Return an address without the marks of the text around it; "" if it is not right even then.

    >>> trimmed_email("ada@example.org."), trimmed_email("mailto:ada@example.org"), trimmed_email("ada@example")
    ('ada@example.org', 'ada@example.org', '')
    """
    bare = re.sub(r"(?i)^(?:\s|mailto:|//)+", "", address.strip(_EDGES)).strip(_EDGES)
    return bare if bare != address and not email_fault(bare) else ""


def probable_email(address: str) -> str:
    """Return the address that a wrong one was probably meant to be; "" where that is not plain.

    >>> probable_email("ada@@example,org"), probable_email("ada@example")
    ('ada@example.org', '')
    """
    named = re.fullmatch(r"[^<>]{0,200}<([^<>]{3,300})>\s*", address)
    bare = "".join((named[1] if named else address).split()).strip(_EDGES).replace(",", ".").replace("@@", "@")
    bare = re.sub(r"\.{2,}", ".", bare).replace(".@", "@").replace("@.", "@")
    return bare if bare != address and not email_fault(bare) else ""


def is_one_edit(one: str, other: str) -> bool:
    """Whether two texts differ in one character left out, put in, replaced, or swapped with the next (Damerau, 1964).

    >>> is_one_edit("gmial", "gmail"), is_one_edit("gmal", "gmail"), is_one_edit("mail", "gmial")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = common_prefix_length(one, other)
    for skip, leave in ((1, 1), (1, 0), (0, 1)):
        if one[start + skip :] == other[start + leave :]:
            return True
    return one[start + 2 :] == other[start + 2 :] and one[start : start + 2] == other[start : start + 2][::-1]


def common_prefix_length(one: str, other: str) -> int:
    """Return how many characters two texts share at the beginning.

    >>> common_prefix_length("gmail", "gmial")
    2
    """
    pairs = zip(one, other, strict=False)
    return next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
