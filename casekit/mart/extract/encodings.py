"""Which encoding a text file is in: found out by reading all of it, a piece at a time."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

from casekit.mart.extract.faults import FileFault

ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030")
"""What an extract may be written in, as a mapping or a command names it."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("utf-8", "gbk", "gb18030")
"""In this order: UTF-8 is almost never met by chance; GB18030 reads whatever GBK reads."""
_PIECE = 1 << 20


def find_encoding(
    path: Path, stated: str | None = None, tell: Callable[[int], None] = lambda read: None
) -> str:
    """Return the encoding of a file: the one stated, if its bytes agree, or the one they show.

    One of "utf-8", "utf-8-sig", "utf-16" (with its mark), "gbk", "gb18030". Reads the whole file in
    pieces of 1 MB; `tell` is called with the bytes of each. Raises FileFault, with the line, for
    bytes that are no text in any of them.
    """
    with path.open("rb") as file:
        start = file.read(4)
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    # A file said to be UTF-8 may well begin with a mark; it is not part of the text.
    same = stated is None or (marked == "utf-8-sig" and stated.startswith("utf-8"))
    chosen = (marked,) if marked and same else (stated,) if stated else _CANDIDATES
    return _first_that_reads(path, chosen, tell)


def _first_that_reads(path: Path, names: tuple[str, ...], tell: Callable[[int], None]) -> str:
    decoders = {name: codecs.getincrementaldecoder(name)() for name in names}
    lines = 1
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            tell(len(piece))
            if b"\0" in piece and "utf-16" not in names:
                raise FileFault("zero_bytes", lines + piece[: piece.index(b"\0")].count(b"\n"))
            decoders = _still(decoders, piece, lines, end=False)
            lines += piece.count(b"\n")
    return next(iter(_still(decoders, b"", lines, end=True)))


def _still(decoders: dict, piece: bytes, lines: int, end: bool) -> dict:
    """The decoders that can read on; FileFault if none can."""
    left, furthest = {}, 0
    for name, decoder in decoders.items():
        try:
            decoder.decode(piece, end)
            left[name] = decoder
        except UnicodeDecodeError as fault:
            # Bytes kept from the piece before are counted with this one.
            furthest = max(furthest, fault.start)
    if not left:
        line = lines + piece[:furthest].count(b"\n")
        tried = ", ".join(name.upper() for name in decoders)
        raise FileFault("cut_character" if end else "no_encoding", line, tried=tried)
    return left
