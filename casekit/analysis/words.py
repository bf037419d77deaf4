"""What alarms, models and months are called for a reader, in the current language."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from casekit.text import Catalogue

texts = Catalogue("casekit.analysis")


def name(group: str, key: object) -> str:
    """Return the name of one of "alarms", "models", "ways" (of judging a model) or "outcomes"."""
    return texts(f"labels.{group}.{key}")


def names(group: str, keys: Iterable) -> list[str]:
    """Return the names of several."""
    return [name(group, key) for key in keys]


def alarm_names(keys: Iterable[str], unknown: Collection[str]) -> list[str]:
    """Return the names of several alarms, those that are `unknown` so marked."""
    return [
        texts("labels.unknown", name=name("alarms", key)) if key in unknown else name("alarms", key)
        for key in keys
    ]


def when(relative: int) -> str:
    """Return a month counted from the end of the contract in words."""
    key = "at" if relative == 0 else "before" if relative < 0 else "after"
    one = "_one" if abs(relative) == 1 else ""
    return texts(f"labels.when.{key}{one}", months=abs(int(relative)))
