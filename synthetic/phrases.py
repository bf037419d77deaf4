"""The sentences that customers say, from phrases.yml: every template with every word of its slots."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from itertools import product
from string import Formatter

import numpy as np
import yaml

LANGUAGES = ("zh", "en")


@lru_cache(maxsize=1)
def sentences() -> tuple[dict, ...]:
    """What customers say, numbered from 1 in this order: kind, topic, template (from 1), mood
    (complaint: emotion 1 to 3; enquiry: what it sounds like, one of INTENTS), zh, en."""
    text = (resources.files("synthetic") / "phrases.yml").read_text(encoding="utf-8")
    written = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    slots = written.pop("slots")
    templates = [
        ({"kind": kind, "topic": topic, "mood": mood}, line)
        for kind, topics in written.items()
        for topic, moods in topics.items()
        for mood, lines in moods.items()
        for line in lines
    ]
    return tuple(
        {**about, "template": number, **said}
        for number, (about, line) in enumerate(templates, start=1)
        for said in _filled(line, slots)
    )


def slots_of(line: str) -> list[str]:
    """The names of the slots in a template, in their order."""
    return [name for _, name, _, _ in Formatter().parse(line) if name]


def _filled(line: dict[str, str], slots: dict[str, list[dict]]) -> list[dict[str, str]]:
    """Every sentence of a template, in the languages side by side."""
    names = sorted(set(slots_of(line["zh"])))
    return [
        {
            lang: line[lang].format(**{n: w[lang] for n, w in zip(names, words, strict=True)})
            for lang in LANGUAGES
        }
        for words in product(*(slots[name] for name in names))
    ]


def said(kind: str, topic: str, mood, luck: np.ndarray, word_luck: np.ndarray) -> np.ndarray:
    """Numbers of sentences of one kind, topic and mood: a template by `luck`, then its words by
    `word_luck`, both uniform in (0, 1); int16."""
    first, many = _templates()[kind, topic, mood]
    which = (luck * len(first)).astype(np.int64)
    return (first[which] + (word_luck * many[which]).astype(np.int64)).astype(np.int16)


@lru_cache(maxsize=1)
def _templates() -> dict[tuple, tuple[np.ndarray, np.ndarray]]:
    """By kind, topic and mood: the number of each template's first sentence, and how many it has."""
    found: dict[tuple, dict[int, list[int]]] = {}
    for number, row in enumerate(sentences(), start=1):
        cell = found.setdefault((row["kind"], row["topic"], row["mood"]), {})
        cell.setdefault(row["template"], []).append(number)
    return {
        key: (
            np.array([numbers[0] for numbers in cell.values()]),
            np.array([len(numbers) for numbers in cell.values()]),
        )
        for key, cell in found.items()
    }
