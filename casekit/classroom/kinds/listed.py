"""A list of options: their keys and labels, and what a learner picks of them."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit import text
from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Kind, LeftBlank, Unreadable
from casekit.classroom.kinds.wrapped import unwrapped

_SHOWN = 40


@dataclass(frozen=True)
class Listed(Kind):
    """A kind with a list of options.

    Args:
        options: the options' keys, with labels in text.yml under `options.<key>`; or a function
            mart → list of values, labelled by `label`.
        label: for values from a function: a template, e.g. "{value:month}", or {"zh": ...,
            "en": ...}; or a function value → label, which speaks the current language.
    """

    options: tuple | Callable = ()
    label: str | dict | Callable = "{value}"

    def keys(self, mart: object) -> list:
        """Return the options on offer, in the order of the declaration."""
        return list(self.options(mart)) if callable(self.options) else list(self.options)

    def label_of(self, key: object, question) -> str:
        """Return an option's label in the current language."""
        if callable(self.options):
            return labelled(self.label, key)
        return question.texts(question.key(f"options.{key}"))

    def faults(self, question) -> list[str]:
        if callable(self.options):
            return []
        if len(set(self.options)) < max(2, len(self.options)):
            return ["options: at least two, each once"]
        return unlabelled(question, "options", self.options)


def pick(given: object, keys: list) -> object:
    """Return the option that was given; raise Unreadable for anything else."""
    if not isinstance(given, pd.DataFrame) and getattr(given, "size", 1) == 1:
        given = unwrapped(given)
    for key in keys:
        if equal(key, given):
            return key
    refuse_empty(given)
    raise Unreadable("no_option", given=short(given))


def labelled(label: str | dict | Callable, value: object) -> str:
    """Return the label of a value that a function gave, in the current language."""
    return label(value) if callable(label) else text.say(label, value=value)


def unlabelled(question, part: str, keys: tuple) -> list[str]:
    """Return what is wrong with the labels of some keys in a question's texts, a line each."""
    named = set(question.texts.names(question.key(part)))
    lacking = [
        f"text.yml has no {question.key(part)}.{key}" for key in keys if str(key) not in named
    ]
    orphans = sorted(named - {str(key) for key in keys})
    return lacking + [f"text.yml labels {part}.{key}, which is no option" for key in orphans]


def items(answer: object, most: int = 1000) -> list:
    """Return the items of a list-like answer; iterators, which may never end, are refused."""
    if isinstance(answer, (pd.Series, pd.Index, np.ndarray)):
        answer = np.asarray(answer).ravel()
    elif not isinstance(answer, (list, tuple, set, frozenset)):
        refuse_empty(answer)
        raise Unreadable("not_a_list", given=short(answer))
    if len(answer) > most:
        raise Unreadable("too_long", count=len(answer))
    return list(answer)


def pairs_of(answer: object, fault: str) -> Mapping:
    """Return an answer of pairs, a dict or Series, as a mapping.

    Raises LeftBlank for a blank, Unreadable with the key `fault` for anything else.
    """
    if is_blank(answer):
        raise LeftBlank
    if isinstance(answer, pd.Series):
        answer = answer.to_dict()
    if not isinstance(answer, Mapping):
        refuse_empty(answer)
        raise Unreadable(fault, given=short(answer))
    return answer


def refuse_empty(given: object) -> None:
    """Raise Unreadable if nothing was given, or no number."""
    if given is None:
        raise Unreadable("none")
    if given is pd.NA or given is pd.NaT or given is np.ma.masked:
        raise Unreadable("nan")
    if isinstance(given, (float, np.floating)) and math.isnan(given):
        raise Unreadable("nan")


def equal(key: object, given: object) -> bool:
    """Tell whether an option was given; True is not 1, and what cannot be compared is another."""
    if isinstance(given, (bool, np.bool_)) != isinstance(key, (bool, np.bool_)):
        return False
    try:
        return bool(key == given)
    except Exception:
        return False


def short(given: object) -> str:
    """Return a short piece of what was given, safe to show."""
    if isinstance(given, (str, int, float, np.number)) and not isinstance(given, bool):
        shown = given if isinstance(given, str) else format(float(given), "g")
        return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    from casekit.classroom.speech import type_word

    return type_word(given)
