"""The charts of module 01 on small made-up figures, each title that they can have."""

import pandas as pd
import pytest

from casekit.analysis.twelve import KINDS
from casekit.classroom import derived
from casekit.classroom.derived.charts import themed
from casekit.course.segmentation.activity import charts as activity
from casekit.course.segmentation.moving import charts as moving
from casekit.course.segmentation.ranking import charts as ranking
from casekit.course.segmentation.tenure import charts as tenure
from casekit.course.segmentation.tenure.methods import BANDS
from casekit.course.segmentation.the_list import charts as the_list
from casekit.course.segmentation.worth import charts as worth
from casekit.course.segmentation.worth.methods import Door


def held(**changed) -> pd.Series:
    usual = {"hindsight": 0.61, "bill": 0.58, "points": 0.45, "lot": 0.2}
    return pd.Series({**usual, **changed})


def desk(yours: float) -> pd.Series:
    return pd.Series({"hindsight": 0.6, "bill": 0.58, "times": 0.581, "yours": yours, "lot": 0.2})


def by_tenure() -> pd.DataFrame:
    table = pd.DataFrame({"hazard": [0.025, 0.055, 0.03, 0.02, 0.017, 0.009]}, index=list(BANDS))
    low, high = 0.9 * table["hazard"], 1.1 * table["hazard"]
    return table.assign(low=low, high=high, bill=[45.6, 47, 51, 53.5, 52, 51])


def found(handbook: float) -> pd.Series:
    each = {"calls": 0.32, "minutes": 0.33, "sms": 0.2, "new_services": 0.19}
    return pd.Series({"handbook": handbook, **each, "lot": 0.2})


def mixed(yours: float) -> pd.Series:
    return pd.Series({"yours": yours, "handbook": 0.31, "lot": 0.2})


def doors(kept: float) -> dict[str, Door]:
    costs = {"everybody": kept, "riskiest": 700, "won": 165, "desk": 80, "friend": 30}
    return {name: Door(cost, 550) for name, cost in costs.items()}


def back(worst: float = -5.0) -> pd.DataFrame:
    following = [7.0, 1.8, 0.4, worst]
    table = pd.DataFrame({"following": following, "average": [7.0, 4.4, 3.1, (9.2 + worst) / 4]})
    table["net"] = 80 * (table["average"] - 1) * [1, 2, 3, 4]
    return table.set_index(pd.Index([0.25, 0.5, 0.75, 1.0], name="depth"))


def poor() -> pd.DataFrame:
    return back().assign(following=[0.5, 0.4, 0.2, 0.1], average=[0.5, 0.45, 0.37, 0.3], net=-1.0)


def worth_of(friends: float) -> pd.DataFrame:
    rows = {
        "highest": (2600, 0, 0), "alone": (340, 0, 0), "payer": (300, 700, 0),
        "brings": (310, 0, friends),
    }  # fmt: skip
    table = pd.DataFrame(rows, index=["own", "home", "friends"]).T
    return table.assign(worth=table.sum(axis=1))


BILLS = pd.Series({"highest": 199.0, "alone": 25.0, "payer": 22.5, "brings": 23.0})


def of_the_twelve() -> pd.DataFrame:
    names = list(KINDS)
    paid = [2868, 107, 75, 155, 427, 19, 348, 1589, 479, 29, 2884, 228]
    tenure = [70, 36, 20, 44, 4, 7, 103, 252, 2, 81, 83, 250]
    bill = [239, 8, 30, 31, 34, 20, 29, 181, 30, 29, 162, 19]
    return pd.DataFrame({"next_year": paid, "tenure": tenure, "bill": bill}, index=names)


def counts(up: int = 60) -> pd.DataFrame:
    rows = {"high": [330, 35, 15, 60], "mid": [30, 270, 100, 105], "mass": [5, up, 2400, 540]}
    return pd.DataFrame(rows, index=["high", "mid", "mass", "gone"]).T


DRAWN = {
    "flow": lambda: moving.flow(counts()),
    "flow, guessed": lambda: moving.flow(counts(), 0.2),
    "flow, enough come up": lambda: moving.flow(counts(600)),
    "flow, nobody is mid": lambda: moving.flow(counts().mul([1, 0, 1], axis=0)),
    "paid_bars": lambda: the_list.paid_bars(of_the_twelve()),
    "paid_bars, yours": lambda: the_list.paid_bars(of_the_twelve(), ["large_bill", "newcomer"]),
    "cost_bars": lambda: worth.cost_bars(doors(1113)),
    "cost_bars, guessed": lambda: worth.cost_bars(doors(1113), 27.5),
    "cost_bars, cheaper": lambda: worth.cost_bars(doors(27.5), 5000),
    "down_the_list, pays": lambda: worth.down_the_list(back(), 0.5, 3.4, "best"),
    "down_the_list, hidden": lambda: worth.down_the_list(back(), 0.75, 3.4, "stake"),
    "down_the_list, loses": lambda: worth.down_the_list(back(-8.8), 1.0, 12.0, "bill"),
    "down_the_list, none": lambda: worth.down_the_list(poor(), 0.25, 0.9, "risk"),
    "worth_bars": lambda: worth.worth_bars(worth_of(1800), BILLS),
    "worth_bars, over": lambda: worth.worth_bars(worth_of(3000), BILLS),
    "column_bars": lambda: activity.column_bars(found(0.31)),
    "column_bars, better": lambda: activity.column_bars(found(0.36), 0.8),
    "activity's mix_bars": lambda: activity.BARS.mix(mixed(0.31), 0.42),
    "activity's mix_bars, passes": lambda: activity.BARS.mix(mixed(0.45), 0.42),
    "hazard_bars": lambda: tenure.hazard_bars(by_tenure()),
    "hazard_bars, guessed": lambda: tenure.hazard_bars(by_tenure(), "24-59"),
    "list_bars": lambda: ranking.list_bars(held()),
    "list_bars, guessed low": lambda: ranking.list_bars(held(), 0.0),
    "list_bars, guessed high": lambda: ranking.list_bars(held(), 1.0),
    "list_bars, level": lambda: ranking.list_bars(desk(0.575)),
    "list_bars, better": lambda: ranking.list_bars(desk(0.595)),
    "mix_bars": lambda: ranking.BARS.mix(pd.Series({"mix": 0.49, "money": 0.55, "lot": 0.2}), 0.52),
    "mix_bars, passes": lambda: ranking.BARS.mix(
        pd.Series({"mix": 0.54, "money": 0.55, "lot": 0.2}), 0.52
    ),
}


@pytest.mark.parametrize("check", derived.checks_of_charts(DRAWN), ids=str)
def test_chart(check):
    check()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("flow", ["65 户", "2.2%", "280 户", "补不上"]),
        ("flow, guessed", ["你猜 20.0%"]),
        ("flow, enough come up", ["补得上"]),
        ("paid_bars", ["7,820 元", "99%", "65%"]),
        ("paid_bars, yours", ["43%"]),
        ("cost_bars", ["1,113 元", "165 元", "6.7 倍", "80 元"]),
        ("cost_bars, cheaper", ["28 元", "165 元", "6.0 倍"]),
        ("down_the_list, pays", ["50%", "1.8 元", "还划算", "再往下推一段"]),
        ("down_the_list, hidden", ["75%", "3.1 元", "0.4 元", "往回收"]),
        ("down_the_list, loses", ["0.1 元", "在赔钱"]),
        ("down_the_list, none", ["打到哪里都不赚"]),
        ("worth_bars", ["199 元", "2,600 元", "23 元", "2,110 元", "15%"]),
        ("worth_bars, over", ["3,310 元", "9%"]),
        ("column_bars", ["31%", "只看通话分钟", "33%"]),
        ("activity's mix_bars", ["11.0 个百分点"]),
        ("hazard_bars", ["3–5 个月", "5.5%", "5 年以上", "0.9%", "46–54 元"]),
        ("list_bars", ["综合评分", "45%", "58%", "少找到 22%"]),
        ("list_bars, level", ["你的评分", "差不到 1 个百分点"]),
        ("list_bars, better", ["多找到 3%"]),
        ("mix_bars", ["49.0%", "差 3.0 个百分点"]),
        ("mix_bars, passes", ["过线了"]),
    ],
)
def test_titles_say_what_the_data_show(name, says):
    with themed("zh"):
        label = DRAWN[name]().get_label()
    assert [part for part in says if part not in label] == [], label


def test_the_mark_to_be_reached_lies_on_the_axis():
    with themed("zh"):
        axes = DRAWN["activity's mix_bars"]().axes[0]
    assert axes.get_xlim()[1] > 0.42
