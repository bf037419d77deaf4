"""A world without laws: what claims of it must be found false."""

from functools import cached_property

import pandas as pd

from course.churn_warning.claims.world import World


class Lot(World):
    """A world in which who leaves, says, decides and is kept is drawn by lot: no law to be found."""

    def _shuffled(self, figures: pd.Series | pd.DataFrame):
        return figures.sample(frac=1, random_state=0).set_axis(figures.index)

    @cached_property
    def leaves(self) -> pd.Series:
        return self._shuffled(super().leaves)

    @cached_property
    def decided(self) -> pd.Series:
        return self._shuffled(super().decided)

    @cached_property
    def confusion(self) -> pd.DataFrame:
        """Whatever the true reason, each reason is stated as often."""
        return super().confusion * 0 + 30

    @cached_property
    def hazard(self) -> pd.Series:
        return super().hazard * 0 + super().hazard.mean()

    @cached_property
    def leads(self) -> pd.DataFrame:
        return super().leads * 0 + 0.25

    @cached_property
    def effects(self) -> pd.DataFrame:
        return self._shuffled(super().effects)

    @cached_property
    def case_effects(self) -> pd.DataFrame:
        told = ["effect", "risk_untreated", "decided"]
        table = super().case_effects.copy()
        table[told] = self._shuffled(table[told])
        return table
