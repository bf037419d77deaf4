"""The sheet on which a month's plan is written: what is seen and guessed of our lines, rounded."""

from __future__ import annotations

from functools import cache

import pandas as pd

from casekit.analysis import rules
from casekit.analysis.game.scores import need_guess, risk_model
from casekit.analysis.game.sight import seen
from casekit.analysis.rules.language import AT_LEAST, BELOW, IS, IS_NOT
from casekit.text import LANGUAGES, Catalogue, using
from synthetic.branch import Branch, Told
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.schema import NEEDS

TEXTS = Catalogue("casekit.analysis.game")
ALONE = "alone"
"""The offer of those who are left alone."""
STEPS = {
    "risk": (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50),
    "bill_3m": (59, 69, 79, 89, 99, 119, 129, 149, 169, 199, 249, 299),
    "overage_3m": (1, 5, 10, 15, 20, 30, 40, 60),
    "over_gb_3m": (0.5, 1, 2, 3, 5, 10, 20),
    "tenure": (3, 6, 12, 24, 36, 48, 60, 90, 120),
    "rival_calls_3m": (1, 2, 3, 5),
}
"""Where the figures can be cut; risk in per cent."""
COLUMNS = (
    *("risk", "bill_3m", "overage_3m", "over_gb_3m", "tenure", "rival_calls_3m", "need_guess"),
    *("flagged", "complained_3m", "quiet_6m", "ends_soon", "bound", "second_sim", "club"),
    *("do_not_disturb", "autopay", "broadband"),
)
"""Columns that conditions may read."""
RANKS = {"risk": "risk", "bill": "bill_3m", "risk_value": "risk_value", "overage": "overage_3m"}
"""Rank → the column by which it is; `lot` beside them is by lot."""


class Seat:
    """Who plays a branch: what is guessed of its lines, the sheet of each month, a plan played.

    Attributes:
        branch: what is played.
        needs: what each of `branch.ours` seems to need most.
    """

    def __init__(self, branch: Branch):
        self.branch = branch
        self.needs = need_guess(branch)
        self._risk = risk_model(branch)

    def begin(self, luck: int | None = None) -> None:
        """Back to where play begins, with a luck of the months."""
        self.branch.begin(luck)

    def people(self) -> pd.DataFrame:
        """Return what is seen of those of ours who are here, rounded to two decimals: what is compared
        with a step is the same number on every machine. Index: position in the world."""
        branch, here = self.branch, self.branch.here
        known = seen(branch).iloc[branch.ours[here]]
        risk = 100 * self._risk.predict_proba(known)[:, 1]
        told = known.assign(risk=risk, risk_value=risk * known["bill_3m"] / 100).round(2)
        return told.assign(need_guess=self.needs[here])

    def sheet(self) -> rules.Sheet:
        """Return the sheet of the month that is to be decided on."""
        branch, people = self.branch, self.people()
        since = branch.world.index - branch.last_contact[people.index].astype(float)
        agreed = branch.world.people.consent[people.index]
        return rules.Sheet(
            people,
            columns=_columns(),
            ranks=_ranks(),
            offers=_offers(),
            caps=(*rules.CAPS, None),
            barred=pd.Series(~agreed, people.index),
            rested=pd.Series(since, people.index),
            budget=branch.game.budget,
            contacts=branch.game.contacts,
        )

    def play(self, plan: object) -> Told:
        """Live a month by a plan, as `rules.Sheet.read` takes it; RuleFault where it is none."""
        sheet = self.sheet()
        done = sheet.apply(sheet.read(plan)).table
        called = done[done["contacted"]]
        return self.branch.play(called.index.to_numpy(), called["offer"].to_numpy())


def in_words(plan: object) -> list[str]:
    """Return a plan in words, a sentence a line, without a branch that plays it."""
    sheet = rules.Sheet(pd.DataFrame(columns=list(COLUMNS)), _columns(), _ranks(), _offers(),
                        caps=(*rules.CAPS, None))  # fmt: skip
    return sheet.words(sheet.read(plan))


@cache
def _columns() -> dict[str, rules.Column]:
    """What conditions may read: the same steps in every month."""
    return {name: _column(name) for name in COLUMNS}


def _column(name: str) -> rules.Column:
    called = _both(f"columns.{name}")
    if name in STEPS:
        return rules.Column(name, STEPS[name], (AT_LEAST, BELOW), called)
    if name == "need_guess":
        needs = {need: _both(f"needs.{need}") for need in NEEDS}
        return rules.Column(name, NEEDS, (IS, IS_NOT), called, needs)
    return rules.Column(name, (1,), (IS, IS_NOT), called)


def _ranks() -> dict[str, rules.Rank]:
    by = {name: rules.Rank(column, label=_both(f"ranks.{name}")) for name, column in RANKS.items()}
    return {**by, "lot": rules.Rank(None, label=_both("ranks.lot"))}


def _offers() -> dict[str, rules.Offer]:
    made = {
        name: rules.Offer({"zh": facts.zh, "en": facts.en}, CONTACT_COST, facts.cost)
        for name, facts in CATALOGUE.items()
    }
    return {**made, ALONE: rules.Offer(_both("alone"), alone=True)}


def _both(key: str) -> dict[str, str]:
    """A text in each language."""
    told = {}
    for lang in LANGUAGES:
        with using(lang):
            told[lang] = TEXTS(key)
    return told
