"""What is written, and what is ticked in a table, on the tiny mart."""

import pandas as pd

from casekit.classroom import (
    Answer,
    Cells,
    FreeText,
    Memo,
    MultipleChoice,
    Number,
    Stated,
    question,
)

# --- texts ----------------------------------------------------------------------------------------

SAVING = Number(unit="yuan", absolute=1, relative=0)


def saving(mart):
    """What the first subscriber pays beyond 40 yuan in a year; the second's is a slip."""
    return 12 * (mart.subscribers["bill"].iloc[0] - 40)


def another(mart):
    return 12 * (mart.subscribers["bill"].iloc[1] - 40)


def pitch_of(yuan, ticked=("need", "step"), end="今天就能换，要不要现在办？"):
    """A pitch with a figure, as its writer would tick it."""
    return Memo(f"您最近常超套，换到小一档，一年省 {yuan:,.0f} 元，{end}", set(ticked))


@question(
    FreeText(
        musts=("need", "step"),
        least=20,
        figures={
            "saving": Stated(saving, SAVING),
            "rate": Stated(lambda mart: 0.12, Number(unit="%", absolute=0.005)),
        },
        forbids=("for_free", "no_way_out"),
    ),
    covers="D1",
    minutes=5,
)
def pitch(mart):
    """Three sentences to one customer."""
    return Answer(pitch_of(saving(mart), end="相当于 12%，今天就能换，要不要现在办？"))


@pitch.mistake(when=lambda mart, value: value.states(another(mart), SAVING))
def somebody_elses(mart):
    return pitch_of(another(mart), end="相当于 12%，今天就能换，要不要现在办？")


@pitch.mistake
def promised_for_free(mart):
    return pitch_of(saving(mart), end="相当于 12%，而且换套餐以后头一年全部免费。")


@pitch.mistake
def nothing_to_do(mart):
    return pitch_of(saving(mart), ticked=("need",), end="相当于 12%，您可以考虑考虑再说。")


# --- cells ----------------------------------------------------------------------------------------

RECORDS = pd.DataFrame(
    {
        "born": [1980, 1874, 1991, 1965],
        "plan": ["59", "129", "59", "59"],
        "bill": [61.5, 640.25, 5.9, float("nan")],
        "data": ["3 GB", "30 GB", "2 GB", "8 GB"],
    },
    index=pd.Index([1, 2, 3, 4]),
)


@question(
    MultipleChoice(
        options=Cells(
            lambda mart: RECORDS,
            only=("born", "bill", "data"),
            row={"zh": "客户 {value}", "en": "Customer {value}"},
        )
    ),
    covers="D1",
    minutes=3,
)
def wrong_cells(mart):
    """A year of birth and a bill that cannot be."""
    return {(2, "born"), (3, "bill")}


@wrong_cells.mistake(when=lambda mart, value: [(2, "bill")] if (2, "bill") in value else [])
def all_outliers(mart):
    return {(2, "born"), (2, "bill"), (3, "bill")}


@wrong_cells.mistake
def only_the_absurd(mart):
    return {(2, "born")}
