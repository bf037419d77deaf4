"""How deep a list of calls should go, and what a line is worth (K17, G1)."""

from casekit.analysis.money import figure
from casekit.classroom import Answer, Grade, Number, Setting, Slider, question
from casekit.course.segmentation.worth import charts, debrief, methods

# --- how far down --------------------------------------------------------------------------------

PASS = 0.9
"""Of what the best depth earns: a depth that earns less fails."""
STEP = 1 / debrief.STEPS


def _back(mart):
    return debrief.returns(debrief.down(mart, "best"), figure("care_call"))


def _at(mart, setting: dict):
    """The row of the depth that was set."""
    back = _back(mart)
    return back.loc[min(back.index, key=lambda one: abs(one - setting["depth"]))]


def _judged(mart, setting: dict) -> Grade:
    row, most = _at(mart, setting), _back(mart)["net"].max()
    facts = {"net": abs(row["net"]), "average": f"{row['average']:.1f}",
             "next": f"{row['following']:.1f}"}  # fmt: skip
    return Grade(bool(row["net"] >= PASS * most), max(0.0, row["net"] / most), facts)


def _shown(mart, setting: dict):
    return charts.down_the_list(
        _back(mart), _at(mart, setting).name, methods.won(mart).back, "best"
    )


@question(
    Setting(controls={"depth": Slider(STEP, 1.0, 0.4, STEP, "%")}, judge=_judged, shows=_shown),
    covers="K17",
    minutes=2,
    needs_truth=True,
)
def how_far_down(mart):
    """The share of all down to which a list of care calls, the best there can be, earns most."""
    back, won = _back(mart), methods.won(mart).back
    return Answer({"depth": charts.best_depth(back)}, most=back["net"].max(),
                  call=figure("care_call"), level=_deepest(back["average"], 1), mark=PASS,
                  won=f"{won:.1f}", shared=_deepest(back["following"], won))  # fmt: skip


def _deepest(back, least: float) -> float:
    """The share of all down to which a yuan brings back so much; 0 where it never does."""
    return float(back.index[back >= least].max()) if (back >= least).any() else 0.0


@how_far_down.mistake(when=lambda mart, value: _at(mart, value)["average"] < 1)
def loses_money(mart):
    return {"depth": 1.0}


@how_far_down.mistake(when=lambda mart, value: _at(mart, value)["following"] < 1)
def average_not_next(mart):
    return {"depth": _deepest(_back(mart)["average"], 1)}


@how_far_down.mistake(when=lambda mart, value: _at(mart, value)["following"] >= 1)
def stopped_early(mart):
    return {"depth": STEP}


# --- what a line is worth ------------------------------------------------------------------------


def _worth(mart, **changed):
    """What the line that is asked about is worth by source, at the prices shown or at others."""
    price = methods.prices(mart)._replace(**changed)
    return methods.sources(methods.asked(mart), price).iloc[0]


@question(Number(unit="yuan", relative=0.005), covers="G1", minutes=2)
def whose_worth(mart):
    """What a line is worth: its own margin, the home's that goes with it, friends' that it brought."""
    row, price, worth = methods.asked(mart).iloc[0], methods.prices(mart), _worth(mart)
    return Answer(float(worth["worth"]), own=worth["own"], home=worth["home"],
                  friends=worth["friends"], bill=f"{row['own']:.0f}", months=price.months,
                  margin=price.margin, along=price.along, brought=int(row["brought"]),
                  friend=price.friend)  # fmt: skip


@whose_worth.mistake
def own_only(mart):
    return float(_worth(mart)["own"])


@whose_worth.mistake
def friends_left_out(mart):
    return float(_worth(mart)[["own", "home"]].sum())


@whose_worth.mistake
def home_left_out(mart):
    return float(_worth(mart)[["own", "friends"]].sum())


@whose_worth.mistake
def referral_for_nothing(mart):
    return float(_worth(mart, friend=0.0)["worth"])


@whose_worth.mistake
def bills_for_margin(mart):
    return float(_worth(mart, margin=1.0)["worth"])


@whose_worth.mistake
def the_whole_home_goes(mart):
    return float(_worth(mart, along=1.0)["worth"])


@whose_worth.mistake
def nobody_leaves(mart):
    return float(_worth(mart, months=figure("lifetime_months"))["worth"])
