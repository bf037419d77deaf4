"""One derived test, and what holds of every text that a learner sees."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_NO_FIGURE = re.compile(r"(?<![a-z])(nan|inf)(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True)
class Check:
    """One derived test of one thing; called with what it is tested on, it raises AssertionError."""

    name: str
    about: str
    run: Callable[..., None]

    @property
    def needs_no_seed(self) -> bool:
        """Whether it is about texts, the card or junk: the same whatever the figures."""
        return self.about.startswith(("builds", "blank", "card", "junk"))

    def __str__(self) -> str:
        return f"{self.name}-{self.about}"

    def __call__(self, *on: object) -> None:
        self.run(*on)


def complete(message: str) -> None:
    """Hold that a text says something and no slot of it was left unfilled."""
    assert message.strip(), "an empty message"
    assert not {"{", "}"} & set(message), f"raw braces: {message}"


def sound(message: str) -> None:
    """Hold that a text is complete and every figure in it is one."""
    complete(message)
    assert not _NO_FIGURE.search(message), f"no figure: {message}"


def is_in(lang: str, message: str) -> None:
    """Hold that a text is in a language: English has no Chinese sign, Chinese has one at least."""
    chinese = bool(_CHINESE.search(message))
    assert chinese == (lang == "zh"), f"not in {lang!r}: {message}"


def not_chinese(lang: str, message: str) -> None:
    """Hold that a word in English has no Chinese sign; in Chinese it may be ARPU, or a number."""
    assert lang == "zh" or not _CHINESE.search(message), f"not in {lang!r}: {message}"
