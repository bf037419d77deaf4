"""YAML that somebody hands in, held to what people write by hand before anything is made of it.

Aliases make a few lines unfold to millions, brackets in brackets exhaust the stack, and tags ask
for objects: nobody needs them in a scenario or a mapping, so they are refused.
"""

from __future__ import annotations

from pathlib import Path

import yaml

LONGEST = 200_000
"""Bytes of a file: a mapping of all tables with long code lists has a tenth of it."""
DEEPEST = 30


class TooMuch(ValueError):
    """A file that is not read; `rule` is one of "large", "deep", "alias" and "tag"."""

    def __init__(self, rule: str, line: int = 1):
        super().__init__(rule)
        self.rule, self.line = rule, line


def check_size(path: Path) -> None:
    """Raise TooMuch for a file that is too large to be one that people write."""
    if path.stat().st_size > LONGEST:
        raise TooMuch("large")


def check(text: str) -> None:
    """Raise TooMuch for what is too long, too deep, or uses aliases or tags; YAMLError for no YAML.

    Looks at one piece after the other and keeps none, so it takes no more time than there is text.
    By PyYAML's own reader: libyaml's takes signs that this one, which reads the file, refuses.
    """
    if len(text) > LONGEST:
        raise TooMuch("large")
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise TooMuch("alias", line)
        if getattr(event, "tag", None) is not None:
            raise TooMuch("tag", line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise TooMuch("deep", line)
