"""Several short questions at once, drawn from a pool so that every section is met, with a pass mark."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from casekit import text
from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.speech import type_word

_SHOWN = 40  # signs of a wrong option that a message repeats


@dataclass(frozen=True)
class Item:
    """A question of the pool.

    Args:
        section: to which it belongs.
        right: the key of the right option, or a function mart → key where the base decides.
        facts: mart → values for the slots of its texts.
    """

    section: str
    right: str | Callable[[object], str]
    facts: Callable[[object], Mapping[str, object]] | None = None


@dataclass(frozen=True)
class Quiz(Kind):
    """A draw from a pool.

    Args:
        sections: key → label ({"zh": ..., "en": ...} or a string).
        items: name → Item; texts under `items.<name>`: `asks`, `because`, and `options` where it has
            others than those of all (`options`).
        draw: how many are asked at once.
        pass_mark: share that has to be right.

    The answer is a dict item → option for one draw. `right(mart)` is the reference; `wrong(mart,
    {"item": "option", …})` a draw with these answers and the rest right, for a mistake. A `when` gets
    the dict.
    """

    sections: Mapping[str, dict | str] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    draw: int = 10
    pass_mark: float = 0.8
    name = "quiz"

    def drawn(self, mart: object, number: int = 0, among: tuple[str, ...] = ()) -> list[str]:
        """Return the items of a draw: one of each section at least, then any; the same every time.

        Args:
            number: of the draw; another gives others.
            among: items that it has in any case.
        """
        lot = random.Random(f"{getattr(mart, 'seed', 0)}-{number}-{len(self.items)}")
        pool = lot.sample(list(self.items), len(self.items))
        chosen = list(among)
        for section in self.sections:
            if not any(self.items[name].section == section for name in chosen):
                chosen.append(next(n for n in pool if self.items[n].section == section))
        chosen += [name for name in pool if name not in chosen]
        return lot.sample(chosen[: self.draw], min(self.draw, len(chosen)))

    def right_of(self, name: str, mart: object) -> str:
        """Return the right option of an item on a mart."""
        right = self.items[name].right
        return right(mart) if callable(right) else right

    def right(self, mart: object) -> dict[str, str]:
        """Return the first draw with every answer right."""
        return {name: self.right_of(name, mart) for name in self.drawn(mart)}

    def wrong(self, mart: object, answers: Mapping[str, str]) -> dict[str, str]:
        """Return a draw that has some answers, and the right one to every other item."""
        drawn = self.drawn(mart, among=tuple(answers))
        return {**{name: self.right_of(name, mart) for name in drawn}, **answers}

    def options_of(self, name: str, question) -> list[str]:
        """Return the options of an item: its own, or those of all."""
        own = question.texts.names(question.key(f"items.{name}.options"))
        return own or question.texts.names(question.key("options"))

    def text_of(self, name: str, part: str, question, mart: object) -> str:
        """Return a text of an item ("asks", "because") in the current language."""
        facts = self.items[name].facts
        return question.texts(
            question.key(f"items.{name}.{part}"), **({} if facts is None else facts(mart))
        )

    def label_of(self, name: str, option: str, question) -> str:
        """Return what an option of an item is called."""
        own = question.key(f"items.{name}.options.{option}")
        return question.texts(own if question.texts.has(own) else question.key(f"options.{option}"))

    def read(self, answer: object, mart: object) -> dict[str, str]:
        if is_blank(answer):
            raise LeftBlank(Said("unattempted_quiz", {"missing": self.draw}))
        if answer is None:
            raise Unreadable("none")
        if isinstance(answer, pd.Series):
            answer = answer.to_dict()
        if not isinstance(answer, Mapping) or not answer:
            raise Unreadable("not_a_quiz", given=type_word(answer))
        given = {key: option for key, option in answer.items() if option is not None}
        for key, option in given.items():
            if key not in self.items:
                raise Unreadable("no_item", given=str(key)[:_SHOWN])
            if not isinstance(option, str):
                raise Unreadable("no_option", given=type_word(option))
        if len(given) < self.draw:
            raise LeftBlank(Said("unattempted_quiz", {"missing": self.draw - len(given)}))
        met = {self.items[key].section for key in given}
        if len(given) > self.draw or met != set(self.sections):
            raise Unreadable("no_draw", count=self.draw, sections=len(self.sections))
        return given

    def wrong_in(self, value: Mapping[str, str], mart: object) -> list[str]:
        """Return the items of an answer that are wrong."""
        return [name for name, option in value.items() if option != self.right_of(name, mart)]

    def grade(self, value: dict, reference: dict, mart: object) -> Grade:
        wrong = self.wrong_in(value, mart)
        right = len(value) - len(wrong)
        sections = dict.fromkeys(self.items[name].section for name in wrong)
        called = [text.say(self.sections[one]) for one in sections]
        facts = {"right": right, "count": len(value), "wrong": len(wrong), "sections": called}
        return Grade(right / len(value) >= self.pass_mark - 1e-9, facts=facts)

    def slip(self, value: dict, reference: dict, more: int = 0) -> Said | None:
        chosen = set(value.values())
        if len(chosen) == 1 and len(value) > 2:
            return Said("slips.quiz_same", {"count": len(value)})
        return None

    def shortfall(self, value: dict, reference: dict, grade: Grade) -> Said:
        return Said("not_yet.quiz", {**grade.facts, "pass_mark": self.pass_mark})

    def slots(self, value: dict, other=None, question=None) -> dict:
        return {"answer": len(value), "count": len(value)}

    def faults(self, question) -> list[str]:
        found = [] if len(self.items) >= self.draw else [f"items: {self.draw} are drawn"]
        if self.draw < len(self.sections):
            found.append(f"draw: {self.draw} cannot meet {len(self.sections)} sections")
        texts, key = question.texts, question.key
        for name, item in self.items.items():
            lacking = [
                part for part in ("asks", "because") if not texts.has(key(f"items.{name}.{part}"))
            ]
            found += [f"text.yml has no {key(f'items.{name}.{part}')}" for part in lacking]
            options = self.options_of(name, question)
            if len(options) < 2:
                found.append(f"{name}: two options at least")
            if isinstance(item.right, str) and item.right not in options:
                found.append(f"{name}: {item.right!r} is none of its options")
        told = set(texts.names(key("items")))
        found += [f"text.yml: items.{one} is none" for one in sorted(told - set(self.items))]
        met = {item.section for item in self.items.values()}
        found += [f"sections: {one!r} has no label" for one in sorted(met - set(self.sections))]
        found += [f"sections: {one!r} has no item" for one in sorted(set(self.sections) - met)]
        return found
