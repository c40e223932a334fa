"""A QR code as SVG: no picture library, no other host."""

import base64
import io

import qrcode
from qrcode.image.svg import SvgPathImage


def drawn(text: str) -> bytes:
    """The code of a text as an SVG file; a quarter of it may be smudged and it still reads."""
    made = qrcode.QRCode(border=2, error_correction=qrcode.constants.ERROR_CORRECT_Q, image_factory=SvgPathImage)
    made.add_data(text)
    written = io.BytesIO()
    made.make_image().save(written)
    return written.getvalue()


def as_address(sort: str, content: bytes) -> str:
    """Bytes as an address that holds them, for a page with nothing beside it. `sort` is their media type."""
    return f"data:{sort};base64,{base64.b64encode(content).decode()}"
