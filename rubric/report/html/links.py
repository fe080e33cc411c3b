"""Which addresses of users become links: http, https and relative ones, nothing else."""

from __future__ import annotations

import re

# A relative address has no colon (a scheme), no backslash (which browsers read as a slash) and no host of its own.
_SAFE = re.compile(r"https?://[^\s/\\][^\s\\]*|(?!//)[^\s:\\][^:\\]*", re.IGNORECASE)


def safe_link(address: str) -> str:
    """The address if it may be followed, else an empty text."""
    return address if address.isprintable() and _SAFE.fullmatch(address) else ""
