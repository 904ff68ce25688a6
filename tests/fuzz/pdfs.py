"""PDFs of one page, written by hand: with a picture, with a password, with whatever drawing is put on them."""

import hashlib

WORDS = b"BT /F 12 Tf 72 700 Td (Hello board) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
SALT = b"0123456789abcdef"


def made(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Write a file of these objects, with its table of places."""
    out, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n" % (size, table, size, trailer)
    return out + head + b"startxref\n%d\n%%%%EOF" % len(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    """Write a stream."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


def page(
    content: bytes,
    *,
    more: bytes = b"",
    box: bytes = b"[0 0 595 842]",
    inner: bytes = b"",
    extra: tuple[bytes, ...] = (),
) -> bytes:
    """Write one page with a drawing on it; ``/F`` is its letter and ``/X`` the first of the ``extra`` objects."""
    return made(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>%s>>" % (box, inner),
            stream(content, more),
            FONT,
            *extra,
        ]
    )


def rc4(key: bytes, data: bytes) -> bytes:
    """Lock some bytes with a key."""
    state, at = list(range(256)), 0
    for number in range(256):
        at = (at + state[number] + key[number % len(key)]) % 256
        state[number], state[at] = state[at], state[number]
    out, one, two = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        two = (two + state[one]) % 256
        state[one], state[two] = state[two], state[one]
        out.append(byte ^ state[(state[one] + state[two]) % 256])
    return bytes(out)


def locked(password: bytes) -> bytes:
    """Lock a page with the oldest of the standard's ciphers (ISO 32000-1, 7.6.3.3, algorithm 2)."""
    padded = (password + PADDING)[:32]
    owner = rc4(hashlib.md5(PADDING, usedforsecurity=False).digest()[:5], padded)
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner + rights + SALT, usedforsecurity=False).digest()[:5]
    own = hashlib.md5(key + b"\4\0\0\0\0", usedforsecurity=False).digest()[:10]
    lock = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (
        owner.hex().encode(),
        rc4(key, PADDING).hex().encode(),
    )
    salt = SALT.hex().encode()
    return made(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            stream(rc4(own, WORDS)),
            FONT,
            lock,
        ],
        b"/Encrypt 6 0 R/ID[<%s><%s>]" % (salt, salt),
    )


PICTURE = stream(
    b"\xff" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray"
)
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
BEHIND = b"q 500 0 0 700 0 0 cm /X Do Q"
SHOWN = b"q 595 0 0 842 0 0 cm /X Do Q"
