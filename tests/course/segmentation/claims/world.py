"""What module 01's claims are judged on: a base of one seed, and one in which who leaves is drawn by lot."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, graph, kano, rfm, segments
from casekit.analysis.concentration import held_by_top
from casekit.analysis.money import figure
from casekit.course.segmentation.activity import debrief as activity
from casekit.course.segmentation.activity import methods as of_activity
from casekit.course.segmentation.followers import debrief as of_followers
from casekit.course.segmentation.followers import methods as followers
from casekit.course.segmentation.moving import methods as of_moving
from casekit.course.segmentation.needs import debrief as of_needs
from casekit.course.segmentation.needs import methods as needs
from casekit.course.segmentation.ranking import methods as ranking
from casekit.course.segmentation.redraw import case as redrawn
from casekit.course.segmentation.redraw import debrief as opened
from casekit.course.segmentation.redraw import methods as of_redraw
from casekit.course.segmentation.tenure import methods as tenure
from casekit.course.segmentation.worth import debrief as of_worth
from casekit.course.segmentation.worth.methods import Door
from casekit.mart import truth
from synthetic.schema import KANO_FEATURES, NEEDS


@dataclass(frozen=True)
class World:
    """A base of one seed with what the lecture and the practice make of it, and the same city where
    every offer's effect is known; and the larger city whose list is redrawn."""

    mart: door.Mart
    case: door.Mart
    city: door.Mart

    @cached_property
    def lines(self) -> pd.DataFrame:
        return ranking.lines(self.mart)

    @cached_property
    def held(self) -> pd.Series:
        rated = {name: self.found(one) for name, one in ranking.ratings(self.lines).items()}
        return pd.Series({**rated, "hindsight": self.found(self.lines["next_year"])})

    def found(self, rating: pd.Series) -> float:
        return ranking.held(self.lines, rating)

    def mix(self, *weights: int) -> float:
        """What a mix of R, F and M finds of what the plain yuan find."""
        mixed = rfm.mixed(rfm.scores(self.lines), dict(zip(rfm.COLUMNS, weights, strict=True)))
        return self.found(mixed) / self.found(self.lines["money"])

    @cached_property
    def grid(self) -> pd.DataFrame:
        return ranking.two_way(self.lines)

    @cached_property
    def payers(self) -> pd.DataFrame:
        return ranking.portraits(self.lines)

    @cached_property
    def widest(self) -> pd.Series:
        """Who is of the fifth with truly the widest circles."""
        return activity.widest(self.mart)

    def circles(self, **weights: int) -> float:
        """The share of these whom a list by these weights of activity holds."""
        rating = of_activity.activity(of_activity.columns(self.mart), weights)
        return held_by_top(rating, self.widest, of_activity.TOP)

    @cached_property
    def by_tenure(self) -> pd.DataFrame:
        return tenure.by_tenure(self.mart)

    @cached_property
    def steadiness(self) -> pd.Series:
        """The true steadiness of those here at the end, mean by band of tenure."""
        known = door.features(self.mart, self.mart.months[-1])["tenure_months"]
        people = truth.of(self.mart).people.set_index("subscriber")["stability"]
        return people.reindex(known.index).groupby(tenure.band_of(known), observed=True).mean()

    @cached_property
    def moved(self) -> pd.DataFrame:
        return of_moving.of_the_year(self.mart)

    @cached_property
    def doors(self) -> dict[str, Door]:
        return of_worth.doors(self.mart)

    def back(self, order: str) -> pd.DataFrame:
        """What a yuan brings back down a list of care calls."""
        return of_worth.returns(self.down(order), figure("care_call"))

    def down(self, order: str) -> pd.DataFrame:
        return of_worth.down(self.mart, order)

    @cached_property
    def need(self) -> pd.Series:
        """What each truly wants."""
        return of_needs.needs(self.mart)

    def agreement(self, columns: str, groups: int = 4, way: str = "logs") -> float:
        """How far groups agree with that."""
        return segments.agreement(needs.cut(self.mart, columns, groups, way), self.need)

    @cached_property
    def told(self) -> pd.DataFrame:
        """Needs, true and guessed."""
        guess = of_needs.guessed(self.mart, self.mart.months[-1])["guess"]
        return pd.DataFrame({"need": self.need.reindex(guess.index), "guess": guess})

    @cached_property
    def people(self) -> pd.DataFrame:
        """Who may be contacted, with what each offer does to them."""
        return of_needs.contacted(self.case)

    @cached_property
    def valued(self) -> pd.Series:
        """What each line is worth with those who go along."""
        return of_followers.worth(self.mart)

    def held_by_list(self, how: str) -> float:
        """What a list with seats for a tenth holds of what the best one could."""
        chosen = followers.listed(followers.lines(self.mart), how)
        return self.valued[chosen].sum() / self.valued.nlargest(len(chosen)).sum()

    @cached_property
    def tied(self) -> pd.Series:
        """The true kind of each pair that talked in the last year."""
        return of_followers.kinds(self.mart, followers.pairs(self.mart))

    def circle(self, frequency: int, duration: int, count: int) -> float:
        """How well circles are drawn by these weights, wherever it is best to draw them."""
        weights = {"frequency": frequency, "duration": duration, "count": count}
        borders = (followers.within(self.mart, weights, border) for border in range(0, 100, 5))
        return max(graph.agreement(inside, self.tied != "passing")[2] for inside in borders)

    @cached_property
    def kano(self) -> dict[str, pd.DataFrame]:
        """Kano's classes by feature, of all and of each need."""
        rows = needs.answers(self.mart)
        of = {one: rows[rows["subscriber"].map(self.need) == one] for one in NEEDS}
        return {
            name: kano.shares(told["feature"], told["class"]).reindex(list(KANO_FEATURES))
            for name, told in {"all": rows, **of}.items()
        }

    @cached_property
    def seat(self) -> pd.Series:
        """The yuan that a seat of care brings with each."""
        return redrawn.worth(self.city)

    def seats(self, *who: list, rank: str = "with_along") -> float:
        """What a list brings of the best possible."""
        chosen = of_redraw.listed(self.city, of_redraw.line(*who, rank=rank))
        return campaigns.share_of_oracle(chosen, self.seat, of_redraw.SEATS)

    @cached_property
    def by_help(self) -> pd.DataFrame:
        return opened.by_help(self.city)

    def first(self, name: str) -> pd.DataFrame:
        return ranking.first_of(self.lines, ranking.ratings(self.lines)[name])


class Lot(World):
    """A world in which who pays and who leaves later is drawn by lot."""

    @cached_property
    def lines(self) -> pd.DataFrame:
        table = ranking.lines(self.mart).copy()
        later = ["next_year", "left"]
        drawn = table[later].sample(frac=1, random_state=0)
        table[later] = drawn.to_numpy()
        return table.astype({"next_year": float, "left": bool})

    @cached_property
    def widest(self) -> pd.Series:
        mixed = super().widest.sample(frac=1, random_state=0)
        return mixed.set_axis(super().widest.index)

    @cached_property
    def by_tenure(self) -> pd.DataFrame:
        rows = tenure.line_months(self.mart)
        left = rows["left"].sample(frac=1, random_state=0).to_numpy()
        return tenure.rates(rows.assign(left=left))

    @cached_property
    def steadiness(self) -> pd.Series:
        return super().steadiness * 0

    def down(self, order: str) -> pd.DataFrame:
        """A list on which everybody gains alike: no step is better than another."""
        list_ = super().down(order)
        whole = list_.iloc[-1]
        depth = list_.index.to_numpy()
        return list_.assign(saved=depth * whole["saved"], gained=depth * whole["gained"])

    @cached_property
    def doors(self) -> dict[str, Door]:
        alike = next(iter(super().doors.values()))
        return dict.fromkeys(super().doors, alike)

    @cached_property
    def need(self) -> pd.Series:
        mixed = super().need.sample(frac=1, random_state=0)
        return mixed.set_axis(super().need.index)

    @cached_property
    def people(self) -> pd.DataFrame:
        people = super().people
        mixed = people["need"].sample(frac=1, random_state=0)
        return people.assign(need=mixed.to_numpy())

    @cached_property
    def seat(self) -> pd.Series:
        mixed = super().seat.sample(frac=1, random_state=0)
        return mixed.set_axis(super().seat.index)

    @cached_property
    def by_help(self) -> pd.DataFrame:
        return super().by_help * 0

    @cached_property
    def valued(self) -> pd.Series:
        mixed = super().valued.sample(frac=1, random_state=0)
        return mixed.set_axis(super().valued.index)

    @cached_property
    def tied(self) -> pd.Series:
        mixed = super().tied.sample(frac=1, random_state=0)
        return mixed.set_axis(super().tied.index)

    @cached_property
    def moved(self) -> pd.DataFrame:
        """Where they end is drawn by lot."""
        counts = super().moved
        ends, starts = counts.sum(), counts.sum(axis=1)
        return counts * 0 + starts.to_numpy()[:, None] * (ends / ends.sum()).to_numpy()
