"""What boards and chips share: fields that hold so much, and a judge of what lies where."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from casekit.classroom.kinds.kind import Grade, Kind, Said
from casekit.classroom.kinds.listed import unlabelled


@dataclass(frozen=True)
class Fields(Kind):
    """A kind whose answer lays things out in fields.

    Args:
        fields: their keys, with labels in text.yml under `fields.<key>`.
        capacity: field → how much it may hold; a field that is not named has no limit.
        judge: (mart, layout) → share of the best possible (1.0 = the best layout), or a Grade with
            a share, or one that has passed or not; facts for the messages. None: judged as the
            kind says.
        pass_mark: share from which a judged layout passes.
    """

    fields: tuple[str, ...] = ()
    capacity: Mapping[str, int] = field(default_factory=dict)
    judge: Callable[[object, dict], float | Grade] | None = None
    pass_mark: float = 0.85

    def full_fields(self, held: Mapping[str, int]) -> list[str]:
        """Return the fields that hold more than they may."""
        return [key for key, most in self.capacity.items() if held.get(key, 0) > most]

    def judged(self, mart: object, layout: dict) -> Grade:
        """Return what the judge says of a layout; it passes from the pass mark on."""
        said = self.judge(mart, dict(layout))
        grade = said if isinstance(said, Grade) else Grade(False, float(said))
        if grade.share is None:
            return grade
        share = float(grade.share)
        return Grade(share >= self.pass_mark, share, {**grade.facts, "share": share})

    def too_full(self, held: Mapping[str, int]) -> Said | None:
        """Say of the first field that holds more than it may what it holds."""
        for key in self.full_fields(held):
            slots = {"field": key, "held": held[key], "most": self.capacity[key]}
            return Said("slips.field_full", slots)
        return None

    def judged_short(self, grade: Grade) -> Said:
        """Say what is amiss with a layout that the judge did not pass."""
        if grade.share is None:
            return Said("not_yet.layout")
        if grade.share < 0:
            return Said("not_yet.layout_harm")
        key = "layout_near" if grade.facts.get("near") else "layout_share"
        return Said(f"not_yet.{key}", {"share": grade.share, "pass_mark": self.pass_mark})

    def in_words(self, slots: dict, question) -> dict:
        named = {
            name: self.field_label(key, question)
            for name, key in slots.items()
            if name in ("field", "other") and key in self.fields
        }
        return {**slots, **named}

    def field_label(self, key: str, question) -> str:
        """Return a field's label in the current language."""
        return question.texts(question.key(f"fields.{key}"))

    def faults(self, question) -> list[str]:
        strange = sorted(set(self.capacity) - set(self.fields))
        few = len(set(self.fields)) < max(2, len(self.fields))
        return [
            *(["fields: at least two, each once"] if few else []),
            *(f"capacity names {key!r}, which is no field" for key in strange),
            *unlabelled(question, "fields", self.fields),
        ]


def held_by(layout: Mapping[object, object]) -> Counter:
    """Return how many cards each field of a layout {card: field} holds."""
    return Counter(one for one in layout.values() if isinstance(one, str))
