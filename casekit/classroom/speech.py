"""What the engine itself says to a learner, in the current language."""

import numpy as np
import pandas as pd

from casekit.text import Catalogue, language

TEXTS = Catalogue("casekit.classroom")

_TYPE_WORDS = (
    (type(None), "none"),
    (bool, "truth"),
    (np.bool_, "truth"),
    (str, "text"),
    (dict, "dict"),
    (list, "list"),
    (tuple, "list"),
    (set, "set"),
    (frozenset, "set"),
    (pd.DataFrame, "table"),
    (pd.Series, "column"),
    (pd.Index, "column"),
    (np.ndarray, "array"),
    (complex, "complex"),
    (int, "number"),
    (float, "number"),
    (np.number, "number"),
)


def type_word(value: object) -> str:
    """Return a learner's word for the type of a value."""
    for kind, word in _TYPE_WORDS:
        if isinstance(value, kind):
            return TEXTS(f"types.{word}")
    if callable(value):
        return TEXTS("types.function")
    return TEXTS("types.other")


def say(key: str, /, **slots) -> str:
    """Return one of the engine's own texts."""
    return TEXTS(key, **slots)


def sentences(*parts: str) -> str:
    """Join sentences as the language does: Chinese puts no space between them."""
    return ("" if language() == "zh" else " ").join(part for part in parts if part)
