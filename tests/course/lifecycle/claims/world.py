"""What module 03's claims are judged on: a base of one seed, and one in which who leaves is drawn by lot."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import levers
from casekit.analysis.lives import kaplan_meier, lives, still_here
from casekit.course.lifecycle.lifetimes import methods
from casekit.course.lifecycle.stages import guess as of_stages
from casekit.course.lifecycle.stages import methods as by_stage
from casekit.course.lifecycle.stages.debrief import found_in_decline
from casekit.course.lifecycle.worth import debrief
from casekit.course.lifecycle.worth import methods as of_worth
from casekit.course.lifecycle.worth.methods import Newcomer
from synthetic.calendar import month_number


@dataclass(frozen=True)
class World:
    """A base of one seed with what the lecture and the practice make of it."""

    mart: door.Mart

    @cached_property
    def lives(self) -> pd.DataFrame:
        return lives(self.mart)

    def here(self, way: str, months: int = methods.YEARS_3) -> float:
        """The share still here, counted in a way."""
        return methods.share(methods.curve(self.lives, *methods.WAYS[way]), months)

    def left(self, lever: str, landmark: int) -> tuple[float, float]:
        """The shares that left from a landmark to the end: with a lever, and without."""
        begin, months = month_number(self.mart.months[0]), len(self.mart.months) - landmark
        first = self.first(lever)
        rows = levers.at_landmark(self.lives, first, begin, landmark)
        groups = (rows[rows["took"] == took] for took in (True, False))
        drawn = (kaplan_meier(one["end"], one["event"]) for one in groups)
        with_it, without = (1 - still_here(one, months) for one in drawn)
        return with_it, without

    def gap(self, lever: str, landmark: int) -> float:
        """By how much fewer leave with a lever."""
        with_it, without = self.left(lever, landmark)
        return without - with_it

    def first(self, lever: str) -> pd.Series:
        """When each first took a lever."""
        return levers.lever(self.mart, lever).first

    @cached_property
    def newcomers(self) -> dict[str, Newcomer]:
        """A new line of each channel."""
        return of_worth.newcomers(self.mart)

    @cached_property
    def off(self) -> pd.DataFrame:
        """What each way promises as a multiple of the truth."""
        return debrief.off(self.mart)

    @cached_property
    def told(self) -> dict[str, pd.Series]:
        """The stage of each line by tenure, by use, and in truth."""
        return of_stages.told(self.mart)

    @property
    def stages(self) -> dict[str, pd.Series]:
        """The share of lines in each stage by who tells it."""
        return {way: by_stage.shares(one) for way, one in self.told.items()}

    @property
    def found(self) -> tuple[float, float]:
        """What use finds of the declining, and what of that is true."""
        return found_in_decline(self.told["use"], self.told["truth"])

    @cached_property
    def flow(self) -> pd.DataFrame:
        """Where the lines of each stage are a year later."""
        months = self.mart.months
        return by_stage.flow(self.mart, months[-13], months[-1], by_stage.Rule())


class Lot(World):
    """A world in which all leave at the same rate, and who takes a lever on the eve is drawn by lot."""

    @cached_property
    def lives(self) -> pd.DataFrame:
        table = super().lives.copy()
        rate = table["event"].sum() / (table["end"] - table["entry"]).sum()
        seen = month_number(self.mart.months[-1]) - table["start"]
        left = table["entry"] + np.random.default_rng(0).geometric(rate, len(table))
        return table.assign(event=left <= seen, end=np.minimum(left, seen))

    def first(self, lever: str) -> pd.Series:
        drawn = np.random.default_rng(1).random(len(self.mart.subscribers)) < 0.3
        taken = super().first(lever)
        return pd.Series(np.where(drawn, 1.0, np.inf), taken.index)

    @cached_property
    def newcomers(self) -> dict[str, Newcomer]:
        """New lines leave as all do."""
        _, churn = of_worth.of_the_base(self.mart)
        alike = (1 - churn) ** np.arange(1, of_worth.LONGEST + 1)
        return {name: new._replace(stays=alike) for name, new in super().newcomers.items()}

    @cached_property
    def off(self) -> pd.DataFrame:
        """All are equally far off."""
        return super().off * 0 + 1

    @cached_property
    def told(self) -> dict[str, pd.Series]:
        """True stages are drawn by lot."""
        drawn = np.random.default_rng(2).choice(by_stage.STAGES, len(super().told["truth"]))
        return {**super().told, "truth": pd.Series(drawn, super().told["truth"].index)}

    @cached_property
    def flow(self) -> pd.DataFrame:
        """Each stage is as likely as any a year later."""
        return super().flow * 0 + 1 / len(by_stage.STAGES)
