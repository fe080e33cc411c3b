"""Which addresses of users become links: http, https and relative ones, nothing else."""

from __future__ import annotations

import re

# A relative address has no colon (a scheme), no backslash (which browsers read as a slash) and no host of its own.
_WEB = r"https?://[^\s/\\][^\s\\]*"
_SAFE = re.compile(rf"{_WEB}|(?!//)[^\s:\\][^:\\]*", re.IGNORECASE)


def safe_link(address: str) -> str:
    """The address if it may be followed, else an empty text."""
    return address if address.isprintable() and _SAFE.fullmatch(address) else ""


def is_web(address: str) -> bool:
    """Whether an address is of the web, and may be followed."""
    return address.isprintable() and re.fullmatch(_WEB, address, re.IGNORECASE) is not None
