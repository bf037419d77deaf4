"""A question of every kind about the tiny mart."""

from casekit.classroom import (
    Answer,
    Choice,
    FreeText,
    Function,
    Grade,
    Matching,
    Memo,
    Model,
    MultipleChoice,
    Number,
    Ordering,
    Policy,
    Setting,
    Slider,
    Table,
    Targets,
    question,
)


@question(Number(unit="%", decimals=1, low=0, high=1), covers="T1", minutes=3)
def churn_rate(mart):
    """Leavers over everybody at the start."""
    base = mart.subscribers
    return Answer(base["left"].mean(), base=len(base), month=202503)


@churn_rate.mistake
def divided_by_the_rest(mart):
    left = mart.subscribers["left"]
    return left.sum() / (~left).sum()


@churn_rate.mistake(when=lambda mart, value: value > 0.5)
def counted_those_who_stay(mart):
    return 1 - mart.subscribers["left"].mean()


@question(Number(unit="subscribers", relative=0, absolute=0.5), covers="T1", minutes=2)
def leavers(mart):
    """How many left."""
    return int(mart.subscribers["left"].sum())


@leavers.mistake
def counted_everybody(mart):
    return len(mart.subscribers)


@question(Table(), covers="T2", minutes=5, track="code")
def rate_by_plan(mart):
    """Share of leavers in each plan."""
    return mart.subscribers.groupby("plan", as_index=False)["left"].mean()


@rate_by_plan.mistake
def took_the_number(mart):
    return mart.subscribers.groupby("plan", as_index=False)["left"].sum()


@question(
    Function(on=lambda mart: [(mart.subscribers,), (mart.subscribers.head(37),)], seconds=0.5),
    covers=("T1", "T2"),
    minutes=8,
    track="code",
)
def mean_bill(mart):
    """A function: table → mean bill of those who stay."""
    return lambda rows: rows.loc[~rows["left"], "bill"].mean()


@mean_bill.mistake
def took_everybody(mart):
    return lambda rows: rows["bill"].mean()


@question(Model(on=lambda mart: [mart.subscribers[["risk", "bill"]]], seconds=0.5), covers="T3",
          minutes=8, track="code")  # fmt: skip
def ranking(mart):
    """Scores that rank by risk."""
    return lambda rows: rows["risk"]


@ranking.mistake
def ranked_by_bill(mart):
    return lambda rows: rows["bill"]


def saved_value(mart, chosen):
    """Share of the value at risk that a list covers, against the best list."""
    table = mart.subscribers.set_index("subscriber")
    value = table["risk"] * table["bill"]
    best = value.nlargest(50).sum()
    return Grade(False, value[list(chosen)].sum() / best, {"called": len(chosen)})


@question(
    Policy(score=saved_value, takes=Targets(most=50, known=lambda mart: mart.subscribers["subscriber"])),
    covers="T4",
    minutes=15,
    track="code",
)  # fmt: skip
def call_list(mart):
    """The fifty with the most value at risk."""
    table = mart.subscribers.set_index("subscriber")
    return (table["risk"] * table["bill"]).nlargest(50).index


@call_list.mistake
def called_the_big_bills(mart):
    return mart.subscribers.nlargest(50, "bill")


@question(Choice(options=("basic", "family", "unlimited")), covers="T2", minutes=2)
def biggest_plan(mart):
    """The plan with the most subscribers."""
    return mart.subscribers["plan"].value_counts().idxmax()


@biggest_plan.mistake
def smallest_plan(mart):
    return mart.subscribers["plan"].value_counts().idxmin()


@question(Choice(options=lambda mart: mart.months, label="{value:month}"), covers="T2", minutes=2)
def last_month(mart):
    """The last month of the data."""
    return max(mart.months)


@last_month.mistake
def first_month(mart):
    return min(mart.months)


@question(MultipleChoice(options=("complains", "pays_late", "rings_twice")), covers="T2", minutes=2)
def alarms(mart):
    """What announces a leaver."""
    return {"complains", "rings_twice"}


@alarms.mistake
def every_alarm(mart):
    return ["complains", "pays_late", "rings_twice"]


@question(Ordering(options=("basic", "family", "unlimited")), covers="T2", minutes=2)
def plans_by_size(mart):
    """Plans, the largest first."""
    return list(mart.subscribers["plan"].value_counts().index)


@plans_by_size.mistake
def upside_down(mart):
    return list(mart.subscribers["plan"].value_counts().index)[::-1]


@question(Matching(left=("bill", "risk"), right=("yuan", "share", "date")), covers="T2", minutes=2)
def units(mart):
    """Which unit belongs to which column."""
    return {"bill": "yuan", "risk": "share"}


@units.mistake
def swapped(mart):
    return {"bill": "share", "risk": "yuan"}


def enough(mart, setting):
    """Between forty and eighty people above the cut-off."""
    called = int((mart.subscribers["risk"] >= setting["cut_off"]).sum())
    return Grade(40 <= called <= 80, facts={"called": called})


def _cut_off_for(mart, people):
    return round(float(mart.subscribers["risk"].nlargest(people).min()), 2)


@question(
    Setting(
        controls={"cut_off": Slider(0, 1, 0.5, step=0.01, unit="%")},
        judge=enough,
        shows=lambda mart, setting: f"{enough(mart, setting).facts['called']}",
    ),
    covers="T4",
    minutes=6,
)
def cut_off(mart):
    """A cut-off that fits the call centre."""
    return {"cut_off": _cut_off_for(mart, 60)}


@cut_off.mistake(when=lambda mart, value: enough(mart, value).facts["called"] > 80)
def too_many_calls(mart):
    return 0.0


@question(FreeText(musts=("who", "when"), extras=("cost",), least=20), covers="T4", minutes=10)
def memo(mart):
    """A memo to the head of the call centre."""
    return Memo("Call the fifty customers on the list before Friday noon.", {"who", "when"})


@memo.mistake
def no_deadline(mart):
    return Memo("Call the fifty customers on the list as soon as you can.", {"who"})
