"""Tables with a wrong base, a wrong axis, wrong rows, or rounded after a slip."""

import pandas as pd

from casekit.analysis import alarms, models, money
from casekit.course.churn_warning.eight_alarms.questions import _scores
from casekit.course.churn_warning.read_aloud.questions import _numbered, claimed, wall
from casekit.course.churn_warning.reasons import methods as reasons
from casekit.course.churn_warning.reasons.questions import _shares, records
from casekit.course.churn_warning.timing.questions import _rates, around_the_end
from casekit.course.churn_warning.zones.questions import _by_zone, zone_frame
from course.wrong import Wrong

FLAGS = list(reasons.EVIDENCE)


def _counts(mart):
    found = records(mart).dropna(subset="stated_reason")
    return found[FLAGS].astype(float).groupby(found["stated_reason"].astype(str)).sum()


def _unanswered_too(mart):
    found = records(mart)
    said = found["stated_reason"].astype(object).fillna("none").astype(str)
    return found[FLAGS].astype(float).groupby(said).mean().reset_index()


def _hits(mart):
    return alarms.fired(mart).mul(
        models.decision(mart).leaves.reindex(alarms.fired(mart).index), axis=0
    )


def _hazard(of):
    def rates(mart):
        table = around_the_end(mart)
        return _rates(table, of(table))

    return rates


def _staked(of):
    def by_zone(mart):
        frame = zone_frame(mart)
        return _by_zone(frame, of(frame))

    return by_zone


def _stake(frame):
    return frame["score"] * money.value_kept(frame["bill"])


ROWS = [
    Wrong("alarm_scorecard", "columns swapped, three decimals",
          lambda m: _scores(m).rename(columns={"precision": "recall", "recall": "precision"}).round(3)),
    Wrong("alarm_scorecard", "hits over everybody",
          lambda m: _scores(m).assign(precision=_hits(m).mean().to_numpy())),
    Wrong("alarm_scorecard", "false alarms for precision", lambda m: _scores(m).assign(precision=1 - _scores(m)["precision"])),
    Wrong("alarm_scorecard", "misses for recall", lambda m: _scores(m).assign(recall=1 - _scores(m)["recall"])),
    Wrong("alarm_scorecard", "counts for shares",
          lambda m: _scores(m).assign(precision=_hits(m).sum().to_numpy(), recall=alarms.fired(m).sum().to_numpy())),
    Wrong("alarm_scorecard", "only the precise ones", lambda m: _scores(m).nlargest(4, "precision")),
    Wrong("alarm_scorecard", "a row of totals too",
          lambda m: pd.concat([_scores(m), pd.DataFrame({"alarm": ["all"], "precision": 0.1, "recall": 0.9})])),
    Wrong("alarm_scorecard", "the recall forgotten", lambda m: _scores(m)[["alarm", "precision"]]),
    Wrong("alarm_scorecard", "recall adds up to one",
          lambda m: _scores(m).assign(recall=lambda t: t["recall"] / t["recall"].sum())),
    Wrong("alarm_scorecard", "lift for precision",
          lambda m: _scores(m).assign(precision=lambda t: t["precision"] / models.decision(m).leaves.mean())),
    Wrong("alarm_scorecard", "upside down", lambda m: _scores(m).assign(precision=lambda t: 1 / t["precision"])),
    Wrong("reason_table", "of those with the record, two decimals",
          lambda m: (_counts(m) / _counts(m).sum()).round(2).reset_index()),
    Wrong("reason_table", "of all who answered", lambda m: (_counts(m) / len(records(m).dropna(subset="stated_reason"))).reset_index()),
    Wrong("reason_table", "of all who left", lambda m: (_counts(m) / len(records(m))).reset_index()),
    Wrong("reason_table", "of all records in the row",
          lambda m: _counts(m).div(_counts(m).sum(axis=1), axis=0).reset_index()),
    Wrong("reason_table", "counts", lambda m: _counts(m).reset_index()),
    Wrong("reason_table", "without the record", lambda m: (1 - _shares(records(m)).set_index("stated_reason")).reset_index()),
    Wrong("reason_table", "those who gave no reason too", _unanswered_too),
    Wrong("reason_table", "turned on its side", lambda m: _shares(records(m)).set_index("stated_reason").T.reset_index()),
    Wrong("rule_lift", "as claimed over the base rate",
          lambda m: _numbered(wall(m)["of_them"] / wall(m)["cases"] / models.decision(m).leaves.mean())),
    Wrong("rule_lift", "as claimed over one half, two decimals",
          lambda m: _numbered(wall(m)["of_them"] / wall(m)["cases"] / 0.5).round(2)),
    Wrong("rule_lift", "the rate, not divided", lambda m: _numbered(wall(m)["confidence"])),
    Wrong("rule_lift", "over the claimed", lambda m: _numbered(wall(m)["confidence"] / claimed(wall(m)))),
    Wrong("rule_lift", "upside down", lambda m: _numbered(1 / wall(m)["lift"])),
    Wrong("rule_lift", "difference in place of ratio", lambda m: _numbered(wall(m)["confidence"] - models.decision(m).leaves.mean())),
    Wrong("rule_lift", "rules numbered from nought", lambda m: _numbered(wall(m)["lift"]).assign(rule=lambda t: t["rule"] - 1)),
    Wrong("rule_lift", "the last rule first, numbered anew",
          lambda m: _numbered(wall(m)["lift"][::-1])),
    Wrong("zone_table", "value without risk, two decimals", lambda m: _staked(lambda f: money.value_kept(f["bill"]))(m).round(2)),
    Wrong("zone_table", "margin forgotten", _staked(lambda f: f["score"] * money.value_kept(f["bill"], margin=1.0))),
    Wrong("zone_table", "one month's bill", _staked(lambda f: f["score"] * money.value_kept(f["bill"], months=1))),
    Wrong("zone_table", "score times bill", _staked(lambda f: f["score"] * f["bill"])),
    Wrong("zone_table", "two years", _staked(lambda f: f["score"] * money.value_kept(f["bill"], months=24))),
    Wrong("zone_table", "sums for means",
          lambda m: _staked(_stake)(m).assign(stake_per_customer=lambda t: t["stake_per_customer"] * t["customers"])),
    Wrong("zone_table", "white in it as well",
          lambda m: pd.concat([_staked(_stake)(m), pd.DataFrame({"zone": ["white"], "customers": 100.0, "stake_per_customer": 0.0})])),
    Wrong("zone_table", "shares for customers",
          lambda m: _staked(_stake)(m).assign(customers=lambda t: t["customers"] / t["customers"].sum())),
    Wrong("zone_table", "mean score times mean value, one decimal",
          lambda m: _by_zone(zone_frame(m), zone_frame(m).groupby("zone", observed=True)["score"].transform("mean")
                             * money.value_kept(zone_frame(m).groupby("zone", observed=True)["bill"].transform("mean"))).round(1)),
    Wrong("expiry_hazard", "share of the leavers, three decimals", lambda m: _hazard(lambda t: t["leavers"] / t["leavers"].sum())(m).round(3)),
    Wrong("expiry_hazard", "leavers over those at the start", _hazard(lambda t: t["leavers"] / t["at_risk"].iloc[0])),
    Wrong("expiry_hazard", "running share", _hazard(lambda t: t["leavers"].cumsum() / t["at_risk"].max())),
    Wrong("expiry_hazard", "running hazard", _hazard(lambda t: t["hazard"].cumsum())),
    Wrong("expiry_hazard", "those who stay", _hazard(lambda t: 1 - t["hazard"])),
    Wrong("expiry_hazard", "survival", _hazard(lambda t: (1 - t["hazard"]).cumprod())),
    Wrong("expiry_hazard", "number of leavers", _hazard(lambda t: t["leavers"].astype(float))),
    Wrong("expiry_hazard", "a month off", _hazard(lambda t: t["hazard"].shift(1, fill_value=0.0))),
    Wrong("expiry_hazard", "months before the end only", lambda m: _hazard(lambda t: t["hazard"])(m).query("relative <= 0")),
    Wrong("expiry_hazard", "sign of the months turned", lambda m: _hazard(lambda t: t["hazard"])(m).assign(relative=lambda t: -t["relative"])),
    Wrong("expiry_hazard", "upside down", _hazard(lambda t: 1 / t["hazard"])),
]  # fmt: skip
