"""A picture with at most 256 colours: a third of the bytes for a page that is mostly text on one ground."""

import base64
import struct
import zlib
from collections import Counter
from typing import Any

MOST_COLOURS = 256

# A browser knows how to read a picture; what comes back are four bytes a pixel.
_PIXELS = """async (data) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const bytes = canvas.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  }
  return [image.width, image.height, btoa(text)];
}"""


def with_palette(page: Any, png: bytes) -> bytes:
    """A picture in the colours that it has most of, the others replaced by the nearest of these.

    Args:
        page: an empty page of a browser.
        png: the picture.
    """
    width, height, data = page.evaluate(_PIXELS, base64.b64encode(png).decode())
    pixels = [pixel[:3] for pixel in struct.iter_unpack("4B", base64.b64decode(data))]
    counted = Counter(pixels)
    # By count and then by colour, so that the same picture gives the same bytes.
    colours = sorted(counted, key=lambda colour: (-counted[colour], colour))
    kept = colours[:MOST_COLOURS]
    numbers = {colour: min(range(len(kept)), key=lambda at: _distance(kept[at], colour)) for colour in colours}
    rows = (bytes(numbers[pixel] for pixel in pixels[at : at + width]) for at in range(0, len(pixels), width))
    lines = b"".join(b"\0" + row for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = b"".join(bytes(colour) for colour in kept)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
