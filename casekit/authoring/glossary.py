"""The field's terms: one wording a language, linked from lessons, kept consistent by a check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[1] / "glossary.yml"
_LINK = re.compile(r"\[\[(?P<term>[a-z0-9_]+)(?:\|(?P<text>[^\]\n]+))?\]\]")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Term:
    """A term of the trade.

    Attributes:
        id: short English key, as in ``[[precision]]``.
        name: by language.
        line: what it means, one line, by language.
        avoid: by language, wordings that are wrong or would confuse.
    """

    id: str
    name: Mapping[str, str]
    line: Mapping[str, str]
    avoid: Mapping[str, tuple[str, ...]]


def read(path: Path = FILE) -> dict[str, Term]:
    """All terms by id, in the order of the file."""
    import yaml

    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        key: Term(
            key,
            entry["name"],
            entry["line"],
            {lang: tuple(words) for lang, words in (entry.get("avoid") or {}).items()},
        )
        for key, entry in entries.items()
    }


def linked(prose: str, terms: Mapping[str, Term], lang: str, page: str) -> str:
    """Prose with each ``[[term]]`` as a link to the glossary page, its meaning as a tip.

    Raises:
        KeyError: a term that the glossary lacks.
    """

    def link(found: re.Match) -> str:
        term = terms[found["term"]]
        tip = term.line[lang].replace('"', "'")
        return f'[{found["text"] or term.name[lang]}]({page}#{anchor(term, lang)} "{tip}")'

    return _LINK.sub(link, prose)


def terms_named(prose: str) -> list[str]:
    """Ids of the terms that prose links to."""
    return [found["term"] for found in _LINK.finditer(prose)]


def anchor(term: Term, lang: str) -> str:
    """The heading's anchor on the glossary page, as JupyterLab makes it."""
    return term.name[lang].replace(" ", "-")


def wrong_wordings(text: str, terms: Mapping[str, Term], lang: str) -> Iterator[tuple[str, Term]]:
    """Wordings in a text that the glossary says to avoid, each with its term.

    Latin wordings count as whole words in any case; Chinese ones wherever they stand.
    """
    for term in terms.values():
        for wording in term.avoid.get(lang, ()):
            if _occurs(wording, text):
                yield wording, term


def _occurs(wording: str, text: str) -> bool:
    if not _LATIN.search(wording):
        return wording in text
    whole = rf"(?<![A-Za-z0-9]){re.escape(wording)}(?![A-Za-z0-9])"
    return re.search(whole, text, re.IGNORECASE) is not None


_PAGE = {
    "zh": ("术语表", "英文"),
    "en": ("Glossary", "Chinese"),
}


def page(terms: Mapping[str, Term], lang: str) -> bytes:
    """The glossary page of one language, Markdown in UTF-8 with LF, terms in alphabetical order."""
    title, other_name = _PAGE[lang]
    other = "en" if lang == "zh" else "zh"
    lines = [f"# {title}", ""]
    ordered = terms.values()
    if lang == "en":
        ordered = sorted(ordered, key=lambda term: term.name["en"].lower())
    for term in ordered:
        lines += [f"## {term.name[lang]}", ""]
        lines += [term.line[lang], "", f"*{other_name}*: {term.name[other]}", ""]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")
