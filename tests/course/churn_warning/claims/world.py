"""The figures of one seed that the module's texts speak of, each worked out once."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from casekit import mart as door
from casekit.analysis import alarm_evaluation, alarms, campaigns, models, money, survival
from casekit.analysis.models import customer_months, evaluation, splits
from casekit.course.churn_warning.cut_off import methods as cut_off
from casekit.course.churn_warning.expiry_cliff import case
from casekit.course.churn_warning.expiry_cliff import debrief as of_the_case
from casekit.course.churn_warning.expiry_cliff import questions as expiry_cliff
from casekit.course.churn_warning.friday.methods import by_habit
from casekit.course.churn_warning.honest_split import methods as splitting
from casekit.course.churn_warning.read_aloud import column_choice, tree, tree_rules, wall
from casekit.course.churn_warning.read_aloud.from_the_top import Reading
from casekit.course.churn_warning.read_aloud.sample import half_and_half
from casekit.course.churn_warning.reasons import methods as reasons
from casekit.course.churn_warning.riskiest import debrief as riskiest
from casekit.course.churn_warning.riskiest.methods import by_score
from casekit.course.churn_warning.timing import methods as timing
from casekit.course.churn_warning.value_loss import methods as value_loss
from casekit.course.churn_warning.zones import methods as zones
from casekit.mart import truth
from casekit.mart.names import MID_HIGH
from synthetic.calendar import add_months

ECONOMICS = money.example()
"""The lecture's example; the practice has one of its own."""
OPTIMISTS = ("logistic", "boosting_deep")


@dataclass(frozen=True)
class World:
    """A base and the case's base of the same seed, with what the lecture and practice make of them."""

    mart: door.Mart
    case: door.Mart

    @cached_property
    def day(self):
        return models.decision(self.mart)

    @cached_property
    def leaves(self) -> pd.Series:
        return self.day.leaves

    @cached_property
    def base_rate(self) -> float:
        return float(self.leaves.mean())

    @cached_property
    def habits(self) -> pd.DataFrame:
        lists = by_habit(self.day.features, names=200)
        return campaigns.leavers_found(lists, self.leaves)["leavers"]

    @cached_property
    def bills_before(self) -> pd.DataFrame:
        """Bills of the judged month (column 0) and of the four before it (1 to 4)."""
        back = {int(add_months(self.day.month, -steps)): steps for steps in range(5)}
        rows = self.mart.window(sorted(back), ["subscriber", "month", "bill"])
        table = rows.pivot(index="subscriber", columns="month", values="bill")
        return table.rename(columns=back).reindex(self.leaves.index)

    def spend_alarm(self, months: int) -> pd.Series:
        """Whose bill is 20 % or more below the mean of so many months before."""
        bills = self.bills_before
        return 1 - bills[0] / bills[list(range(1, months + 1))].mean(axis=1) >= 0.20

    # --- alarms ---

    @cached_property
    def fired(self) -> pd.DataFrame:
        history = alarms.history(self.mart, self.day.month)
        return alarms.fire(alarms.signals(history, self.day.month))

    @cached_property
    def scorecard(self) -> pd.DataFrame:
        return alarm_evaluation.scorecard(self.fired, self.leaves)

    @cached_property
    def by_count(self) -> pd.DataFrame:
        return alarm_evaluation.by_count(self.fired, self.leaves)

    @cached_property
    def fired_in_all_months(self) -> pd.DataFrame:
        return alarms.fire(alarm_evaluation.signals_by_month(self.mart, self.mart.months[3:]))

    @cached_property
    def leads(self) -> pd.DataFrame:
        lead = alarm_evaluation.lead_times(self.fired_in_all_months, self.mart.churn)
        return alarm_evaluation.lead_summary(lead)

    @cached_property
    def early_by_count(self) -> pd.Series:
        table = alarm_evaluation.lead_by_count(self.fired_in_all_months, self.mart.churn)
        return table["ahead_2"] + table["ahead_3"]

    @cached_property
    def decided(self) -> pd.Series:
        """Whose mind was made up at the end of the judged month, in truth."""
        return truth.of(self.mart).state_of(self.day.month, ["decided"])["decided"]

    # --- reasons ---

    @cached_property
    def records(self) -> pd.DataFrame:
        return reasons.evidence(self.mart)

    @cached_property
    def record_lift(self) -> pd.DataFrame:
        """Of the reasons that enough leavers gave to be drawn."""
        said = self.records["stated_reason"]
        lift = reasons.evidence_lift(self.records, said)
        return lift[[reason for reason in lift if (said == reason).sum() >= 15]]

    @cached_property
    def confusion(self) -> pd.DataFrame:
        return reasons.confusion(self.mart.churn, truth.of(self.mart).leaving)

    @cached_property
    def shares(self) -> pd.DataFrame:
        total = self.confusion.to_numpy().sum()
        sums = {"stated": self.confusion.sum(axis=0), "true": self.confusion.sum(axis=1)}
        return pd.DataFrame(sums) / total

    # --- models and money ---

    @cached_property
    def split(self):
        return models.split(self.mart)

    @cached_property
    def recent(self) -> pd.DataFrame:
        return customer_months(self.mart, self.split.train[-8:] + self.split.test)

    @cached_property
    def optimism(self) -> pd.DataFrame:
        """AUC by model (rows) and way of splitting (columns), and the gap."""
        found = {k: splitting.optimism(self.recent, self.split, k)["auc"] for k in OPTIMISTS}
        table = pd.DataFrame(found).T
        return table.assign(gap=table["random_rows"] - table["by_time"])

    def score(self, kind: str = "boosting") -> pd.Series:
        return models.score(self.mart, kind)

    def auc(self, kind: str = "boosting") -> float:
        return evaluation.auc(self.score(kind), self.leaves)

    @cached_property
    def lift(self) -> pd.Series:
        return evaluation.lift_table(self.score(), self.leaves)["lift"]

    def profit_at(self, cut: float, kind: str = "boosting", money=ECONOMICS) -> pd.Series:
        """The row of the profit curve at a cut-off."""
        curve = cut_off.profit_curve(self.score(kind), self.leaves, money)
        return curve.loc[(curve["cut_off"] - cut).abs().idxmin()]

    # --- rules ---

    @cached_property
    def columns(self) -> pd.DataFrame:
        """Gain and gain ratio of the columns that the lecture offers."""
        return column_choice.at_the_root(self.mart)

    @cached_property
    def rules(self) -> tuple[list, pd.DataFrame]:
        """The tree's rules and what they are worth in later months, the claim beside it."""
        found = tree_rules.leaving(self.pruned)
        worth = tree_rules.measured(found, *self.later)
        return found, worth.assign(claimed=[rule.leavers / rule.cases for rule in found])

    @cached_property
    def pruned(self) -> tree.GainRatioTree:
        return tree.GainRatioTree().fit(*half_and_half(self.mart))

    @cached_property
    def later(self) -> tuple[pd.DataFrame, pd.Series]:
        rows = splits.by_time(self.recent, self.split)[1]
        return rows.drop(columns="leaves"), rows["leaves"]

    @cached_property
    def reading(self) -> Reading:
        """The rules that the lecture reads out."""
        return wall.reading(self.mart)

    @cached_property
    def wall(self) -> pd.DataFrame:
        table = wall.wall(self.mart)
        return table.assign(claimed=table["of_them"] / table["cases"])

    # --- value loss and zones ---

    @cached_property
    def dear_losses(self) -> pd.DataFrame:
        """Mid and high-end customers: low in either month, in both."""
        dear = self.day.features.index[self.day.features["bill_mean_3m"] >= MID_HIGH]
        return self.losses[self.losses.index.isin(dear)]

    @cached_property
    def losses(self) -> pd.DataFrame:
        before, after = value_loss.windows(self.day.month)
        bills = self.mart.window([*before, *after], ["subscriber", "month", "bill"])
        low = {k: value_loss.value_loss(bills, self.day.month, months_low=k) for k in (1, 2)}
        return pd.DataFrame({"either": low[1], "both": low[2]})

    @cached_property
    def leak(self) -> pd.Series:
        honest, leaky = (
            tuple(value_loss.loss_panel(self.mart, months, leak=leak) for months in self.split)
            for leak in (False, True)
        )
        return value_loss.leak_report(honest, leaky, value_loss.as_in_use(leaky[1], self.mart))[
            "auc"
        ]

    @cached_property
    def zones(self) -> pd.DataFrame:
        people = zones.zoned(self.mart)
        zone = zones.assign(people["score"], people["value"])
        return zones.summary(zone, people["score"], people["value"], people["leaves"])

    # --- timing and calls ---

    @cached_property
    def hazard(self) -> pd.Series:
        return survival.hazard(survival.contract_timeline(self.mart))["hazard"]

    @cached_property
    def plan(self) -> pd.DataFrame:
        return timing.call_plan(self.hazard.to_frame())

    @cached_property
    def fading(self) -> pd.Series:
        """Months from deciding to leaving, of those who left by choice, in truth."""
        return truth.of(self.mart).leaving["fading_months"]

    @cached_property
    def effects(self) -> pd.DataFrame:
        return campaigns.true_effects(self.mart, campaigns.KNOWN)

    @cached_property
    def eve(self) -> int:
        return campaigns.eve(self.mart)

    @cached_property
    def ranked(self) -> pd.Series:
        return riskiest.ranked(self.mart).score

    @cached_property
    def bands(self) -> pd.DataFrame:
        """True risk and customers kept for 100 calls by rank, and the share who have decided."""
        band = campaigns.rank_bands(self.ranked)
        table = campaigns.true_effect_by(self.effects.reindex(self.ranked.index), band)
        decided = truth.of(self.mart).state_of(self.eve, ["decided"])["decided"]
        share = decided.reindex(self.ranked.index).groupby(band, observed=True).mean()
        return table.assign(kept=-100 * table["effect"], decided=share)

    @cached_property
    def kept(self) -> pd.Series:
        """Customers kept by lists of 200, as the lecture draws them up."""
        usage = alarms.fire(alarms.signals(alarms.history(self.mart, self.eve), self.eve))
        usage = usage.drop(columns="contract_expiry").sum(axis=1)
        bill = door.features(self.mart, self.eve)["bill_mean_3m"].reindex(self.ranked.index)
        drawn = by_score(self.ranked, bill, usage, calls=200)
        return campaigns.kept(drawn, self.effects.reindex(self.ranked.index), calls=200)

    # --- the case ---

    @cached_property
    def room(self) -> pd.DataFrame:
        return case.customers(self.case)

    @cached_property
    def case_effects(self) -> pd.DataFrame:
        """Everybody's true effect with months to the end, alarms and whether they have decided."""
        known = case.effects(self.case).reindex(self.room.index)
        state = of_the_case.decided(self.case)
        return known.join(self.room[["ends_in", "alarms"]]).join(state)

    def kept_of_100(self, first: int, last: int) -> float:
        """Customers kept by 100 calls to those whose contract ends in so many months."""
        those = self.case_effects[self.case_effects["ends_in"].between(first, last)]
        return float(-100 * those["effect"].mean())

    @cached_property
    def save_shares(self) -> pd.Series:
        """Of would-be leavers, the share a call keeps, by whether they had decided."""
        known = self.case_effects.dropna(subset="effect")
        return campaigns.true_effect_by(known, known["decided"].astype(bool))["save_share"]

    def case_list(self, name: str) -> pd.Index:
        """A list that the case's question expects as a mistake."""
        asked = expiry_cliff.free_list
        return pd.Index(asked.mistakes[name].answer(self.case))
