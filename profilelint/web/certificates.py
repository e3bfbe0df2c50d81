"""What is wrong with the certificate of a host."""

from __future__ import annotations

import re
from datetime import date

#: OpenSSL's number for a certificate whose time is over (x509_vfy.h), and the last day of one as it is encoded, to the
#: year 2049 and later (RFC 5280, section 4.1.2.5).
EXPIRED = 10
_LAST_DAY = re.compile(rb"(?s)\x30.(?:\x17\x0d.{13}|\x18\x0f.{15})(?:\x17\x0d|\x18\x0f20)(\d\d)(\d\d)(\d\d)")

#: OpenSSL's words for what is wrong with a certificate, by `verify_code`, and ours.
CERTIFICATES = {
    EXPIRED: "it has expired",
    9: "it is not valid yet",
    18: "the host has signed it itself",
    19: "it is signed by an authority that nobody knows",
    20: "that of its issuer is missing",
    21: "that of its issuer is missing",
    62: "it is for another host",
    64: "it is for another host",
}


def expired_on(certificate: bytes) -> str:
    r"""Return on which day a certificate in DER has expired, as the end of a sentence, or nothing if that is not plain.

    >>> expired_on(b"\x30\x1e\x17\x0d240101000000Z\x17\x0d240201000000Z")
    ' on 2024-02-01'
    """
    found = _LAST_DAY.search(certificate)
    day = "20" + "-".join(part.decode() for part in found.groups()) if found else ""
    return f" on {day}" if day < date.today().isoformat() and day else ""  # it may be its issuer's that has expired
