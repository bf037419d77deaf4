"""Claims that a text must not make: found by patterns in both languages, unless they are denied."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from casekit.text import LANGUAGES, using

_DENIED = {
    "zh": re.compile(
        r"(?:不(?![多光但仅])|没|无(?![限条])|非(?!常)|(?<![特分])别|勿|未)[^，。；！？,.;!?]{0,3}$"
    ),
    "en": re.compile(r"(?:\b(?:not|no|never|nor|without|cannot)|n't)\b(?:\s+[\w']+){0,3}\s*$"),
}
"""A denial shortly before a claim, within the same clause."""
_NEAR = 60
"""Signs before a claim among which a denial is looked for."""


def patterns(question, names: tuple[str, ...]) -> dict[str, dict[str, re.Pattern]]:
    """Return claim → language → pattern, from a question's texts."""
    found: dict[str, dict[str, re.Pattern]] = {}
    for lang in LANGUAGES if names else ():
        with using(lang):
            for name in names:
                written = question.texts.template(question.key(f"forbids.{name}.pattern"))
                found.setdefault(name, {})[lang] = re.compile(written, re.IGNORECASE)
    return found


def made(text: str, known: Mapping[str, Mapping[str, re.Pattern]]) -> dict[str, str]:
    """Return the claims that a text makes, in either language, and the words that make them."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    found = {}
    for name, by_language in known.items():
        words = next(
            (w for lang, one in by_language.items() for w in _said(plain, one, lang)), None
        )
        if words is not None:
            found[name] = words
    return found


def _said(text: str, pattern: re.Pattern, lang: str) -> Iterator[str]:
    """Yield the words of a text that match a pattern and are not denied."""
    for hit in pattern.finditer(text):
        if hit[0] and not _DENIED[lang].search(
            text[max(0, hit.start() - _NEAR) : hit.start()].lower()
        ):
            yield hit[0]


def faults(question, names: tuple[str, ...]) -> list[str]:
    """Return what is wrong with the claims in a question's texts, a line each."""
    texts = question.texts
    told = set(texts.names(question.key("forbids")))
    found = [f"text.yml: forbids.{name} is not declared" for name in sorted(told - set(names))]
    for name in names:
        for part in ("pattern", "example", "why"):
            key = question.key(f"forbids.{name}.{part}")
            if not texts.has(key):
                found.append(f"text.yml has no {key}")
    return found or _unfound(question, names)


def _unfound(question, names: tuple[str, ...]) -> list[str]:
    """Say which patterns cannot be read, or miss their own example."""
    found = []
    for lang in LANGUAGES:
        for name in names:
            key = question.key(f"forbids.{name}")
            with using(lang):
                try:
                    pattern = re.compile(question.texts(f"{key}.pattern"), re.IGNORECASE)
                except re.error as fault:
                    found.append(f"{key}.pattern ({lang}): {fault}")
                    continue
                example = question.texts(f"{key}.example")
            if not made(example, {name: {lang: pattern}}):
                found.append(f"{key}.pattern ({lang}) does not find its example")
    return found
