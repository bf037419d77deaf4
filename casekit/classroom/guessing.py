"""A guess that is asked: locked once, then opened, and there again after a restart."""

from __future__ import annotations

import re

from casekit.classroom.asked import AskedQuestion
from casekit.classroom.blank import BLANK
from casekit.classroom.faults import strict
from casekit.classroom.kinds.guess import Locked
from casekit.classroom.kinds.kind import LeftBlank, Said, Unreadable, spoken
from casekit.classroom.speech import say, sentences, type_word
from casekit.events import GUESS

_LISTED = ("guess.mine", "guess.other")


class AskedGuess(AskedQuestion):
    """One guess on one mart: `lock` (or `check`) it, then see what is."""

    locked: Locked | None = None

    @property
    def sealed(self) -> bool:
        """Whether what is stays hidden until a later question is done."""
        later = self.question.kind.opens_at
        return bool(later) and not self._sheet[later].solution_open

    @property
    def later_title(self) -> str:
        """The title of the question that a sealed guess waits for."""
        return self._sheet[self.question.kind.opens_at].title

    def lock(self, answer: object = None, sure: int | None = None) -> str:
        """Lock a guess, None to be shown without one; return why it is none, "" once it is locked."""
        kind, value = self.question.kind, None
        if answer is not None:
            try:
                value = kind.entered(answer, self.mart)
            except LeftBlank as blank:
                said = blank.said or Said("guess.no_guess")
                slots = kind.of.in_words(said.slots, self.question)
                return self._with_own_button(spoken(Said(said.key, slots)))
            except Unreadable as fault:
                return say(f"unreadable.{fault.key}", **fault.slots)
            except Exception:  # whatever else an odd object does when it is looked at
                return say("unreadable.odd", given=type_word(answer))
        self.locked = Locked(value, sure)
        self._log(GUESS, guess=None if value is None else str(kind.plain(value)), sure=sure)
        return ""

    @property
    def lock_word(self) -> str:
        """What is written on the button that locks it."""
        return say("guess.seal" if self.question.kind.opens_at else "guess.lock")

    def _with_own_button(self, said: str) -> str:
        """Return what is said of an answer that is not whole: a guess has no “Check” to press."""
        return said.replace(say("card.check"), self.lock_word)

    def unlock(self) -> None:
        """Forget the guess, as for the next person at the same machine."""
        self.locked = self.draft = None
        if self._card is not None:
            self._card.refresh()

    def told(self) -> str:
        """Return what is said of the locked guess, as Markdown; no figure of the data if sealed."""
        guessed = self.locked.value
        mine = [] if guessed is None else [self._said("guess.mine", answer=self._worded(guessed))]
        if guessed is not None and self.locked.sure:
            mine = [sentences(*mine, say(f"guess.sure_{self.locked.sure}"))]
        if self.sealed:
            return sentences(*mine, say("guess.sealed", later=self.later_title))
        off = [] if guessed is None else [self._off(guessed)]
        return _ended_once(sentences(*mine, *off, self.key.text("opened")))

    def _worded(self, value: object) -> object:
        return self.question.kind.slots(value, None, self.question)["answer"]

    def _off(self, guessed: object) -> str:
        """Say how far the guess is from what is, and a word on a belief that many hold."""
        one, key = self.question, self.key
        said = one.kind.off(guessed, key.reference)
        if said.key != "guess.right" and guessed in one.kind.as_good(self.mart):
            said = Said("guess.right_as_well")
        shown = {"answer": self._worded(guessed), "reference": self._worded(key.reference)}
        held = (name for name in one.mistakes if one.kind.same(guessed, key.value(name)))
        believed = [key.text(f"mistakes.{name}") for name in held]
        return sentences(self._said(said.key, **{**shown, **said.slots}), *believed[:1])

    @staticmethod
    def _said(key: str, **slots) -> str:
        """What is said of answers; those that are lists stand in paragraphs of their own, not in bold."""
        listed = key in _LISTED and any("\n" in str(slot) for slot in slots.values())
        return spoken(Said(f"{key}_list", slots)) + "\n\n" if listed else spoken(Said(key, slots))

    def shown(self) -> object:
        """Return what the guess is compared with: figure, table, Markdown, or a list of these."""
        kind, guessed = self.question.kind, self.locked.value
        return kind.shows(self.mart, None if guessed is None else kind.plain(guessed))

    def check(self, answer: object = BLANK) -> None:
        """Lock a guess by code and show what is."""
        from casekit.classroom.markup import markdown
        from casekit.classroom.showing import Shown, show

        said = self.lock(answer) or self.told()
        show(Shown(markdown(said), said))
        if self.locked is not None and not self.sealed:
            shown = self.shown()
            for part in shown if isinstance(shown, list) else [shown]:
                show(part)

    @property
    def card(self):
        """The guess's card; in a strict run it locks what many believe, so that all is drawn."""
        from casekit.classroom.guess_card import GuessCard

        if self._card is None or self._card.stale:
            self._card = GuessCard(self)
            if strict() and not self.steps_aside:
                self._card.inputs.fill(_popular(self))
                self._card.lock_button.click()
        return self._card


def _popular(asked: AskedGuess) -> object:
    from casekit.classroom.question import Answer

    first = next(iter(asked.question.mistakes.values()))
    return Answer.of(first.answer(asked.mart)).value


def _ended_once(text: str) -> str:
    """Return a text in which no sentence ends twice: an option that is a question ends with its “?”."""
    return re.sub(r"([?？!！。.])\*\*[.。]", r"\1**", text)
