"""Files changed at random, the way slips and damage change them."""

import re
from collections.abc import Callable
from random import Random

VALUE = re.compile(rb"(?<=: )[^\n{\[][^,\n}\]]*")
KEY = re.compile(rb"[a-z_]+(?=:)")
VALUES = [
    b"yes", b"no", b"0", b"1", b"-1", b"0.5", b"1e30", b"1e-40", b"1e999999999", b"9" * 5000, b".nan", b".inf", b"null",
    b"~", b"", b"''", b'"', b"[]", b"{}", b"[1, 2]", b"[a, [b]]", b"{a: b}", b"{zh: x}", b"{not: {not: yes}}", b"total",
    b"unknown", b"not_applicable", b"sum", b"mean", b"weakest", b"geometric", b"2022-13-45", b"2022-03-22", b"0x1F",
    b"*a", b"&a b", b"!t c", b"<<", b"|", b">-", b"- x", b'"\\u0000"', b"flash_sale", b"gameplay", b"scene",
    "是".encode(), "团长：在".encode(), b"{fact: share_steps, at_least: 2}", b"{at_least: 2, of: [flash_sale, coupon]}",
    b"{criterion: play_set, at_least: 1}", b"{any: []}", b"{off: {because: x}}", b"../other.rubric.yaml", b"\x00",
]  # fmt: skip
SPECIAL = [
    b"\t", b" ", b"\n", b"\r\n", b":", b": ", b"#", b"-", b"{", b"}", b"[", b"]", b'"', b"'", b"%", b"@", b"&", b"*",
    b"!", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xc2\x85", b"?", b"\\", b"|", b"---\n", b"...\n",
]  # fmt: skip

Mutation = Callable[[bytes, Random], bytes]


def _lines(data: bytes, random: Random) -> bytes:
    """Delete, double, move or reindent some lines."""
    lines = data.splitlines(keepends=True)
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[at : at + random.choice((1, 1, 3, 20))]
        case 1:
            lines[at:at] = lines[at : at + random.choice((1, 1, 4))]
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = b" " * random.randrange(1, 5) + lines[at]
        case _:
            lines[at] = lines[at].lstrip()
    return b"".join(lines)


def _bytes(data: bytes, random: Random) -> bytes:
    """Delete or replace some bytes, put in special ones, or cut the file off."""
    at = random.randrange(len(data))
    match random.randrange(5):
        case 0:
            return data[:at] + data[at + random.choice((1, 1, 2, 30)) :]
        case 1:
            return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
        case 2 | 3:
            return data[:at] + random.choice(SPECIAL) + data[at:]
        case _:
            return data[:at]


def _values(data: bytes, random: Random) -> bytes:
    """Put another kind of value after a key, or another key before a value."""
    pattern, words = (VALUE, VALUES) if random.random() < 0.8 else (KEY, KEY.findall(data))
    found = random.choice(list(pattern.finditer(data)) or [None])
    return data if found is None else data[: found.start()] + random.choice(words) + data[found.end() :]


MUTATIONS: tuple[Mutation, ...] = (_lines, _bytes, _values, _values)


def mutated(data: bytes, random: Random) -> bytes:
    """A file with one to three changes."""
    for _ in range(random.choice((1, 1, 2, 3))):
        data = random.choice(MUTATIONS)(data, random) or b"\n"
    return data
