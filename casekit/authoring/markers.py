"""Markers in a practice's code: where they are, and which belong together.

The tokenizer finds them, so that a string holding ``# SOLUTION`` stays a string.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterable
from dataclasses import dataclass

BLANK = "____"
YOUR_TURN = "# -- your turn --"
SOLUTION = "# SOLUTION"
EXERCISE = "# EXERCISE"
BEGIN = "# SOLUTION BEGIN"
END = "# SOLUTION END"

_BEGIN = re.compile(rf"{BEGIN}(?:: *(?P<names>[A-Za-z_]\w*(?:, *[A-Za-z_]\w*)*))?")
_LIKE_A_MARKER = re.compile(
    r"#+\W*(solution|exercise|your\s+turn)(\s+(begin|end|start|stop))?\W*(:.*)?", re.IGNORECASE
)


class MarkerError(ValueError):
    """Markers that mean nothing. ``faults`` holds (line in the cell, what, what to do)."""

    def __init__(self, faults: Iterable[tuple[int, str, str]]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("; ".join(f"line {line}: {what}" for line, what, _ in self.faults))


@dataclass(frozen=True)
class Comment:
    line: int
    column: int
    text: str
    alone: bool


@dataclass(frozen=True)
class Block:
    first: int
    last: int
    names: tuple[str, ...]


def has_markers(code: str) -> bool:
    """Whether the code holds any marker but the invitation to begin."""
    return any(c.text != YOUR_TURN and _LIKE_A_MARKER.fullmatch(c.text) for c in comments(code))


def comments(code: str) -> list[Comment]:
    """All comments of the code; raises SyntaxError where it cannot be read as Python."""
    lines = code.splitlines()
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                line, column = token.start
                alone = not lines[line - 1][:column].strip()
                found.append(Comment(line, column, token.string.rstrip(), alone))
    except tokenize.TokenError as error:
        raise SyntaxError(str(error)) from error
    return found


def misspelt(comment: Comment) -> bool:
    """Whether a comment looks like a marker and is none."""
    text = comment.text
    known = {SOLUTION, EXERCISE, END, YOUR_TURN}
    return bool(text not in known and not _BEGIN.fullmatch(text) and _LIKE_A_MARKER.fullmatch(text))


def pair_blocks(found: list[Comment]) -> tuple[list[Block], list[tuple[int, str, str]]]:
    """Blocks from their two ends, and the ends that have no partner."""
    blocks, faults = [], []
    begun: tuple[int, tuple[str, ...]] | None = None
    for comment in found:
        begin = _BEGIN.fullmatch(comment.text)
        if not (begin or comment.text == END):
            continue
        if not comment.alone:
            faults.append((comment.line, f"`{comment.text}` shares its line", "give it its own"))
        elif begin and begun:
            faults.append((comment.line, "a solution begins within a solution", f"add {END}"))
        elif begin:
            names = begin["names"]
            begun = (comment.line, tuple(re.split(r", *", names)) if names else ())
        elif begun:
            blocks.append(Block(begun[0], comment.line, begun[1]))
            begun = None
        else:
            faults.append((comment.line, f"{END} without {BEGIN}", f"add {BEGIN} above"))
    if begun:
        faults.append((begun[0], f"{BEGIN} without {END}", f"add {END} below"))
    return blocks, faults
