"""Functions on cases they have not seen: shapes, names and kinds of things in what is told."""

import pytest

from casekit.classroom import Function, Number, Table, Targets
from casekit.classroom.kinds.kind import Unreadable, spoken
from casekit.text import using

from .test_cases import FLAGS, active, bills, everybody, slip, told


def test_what_is_wanted_is_said_where_the_shape_differs(lang):
    said = told(FLAGS, lambda rows, month: active(rows, month)[lambda s: s], active)
    assert {"zh": "每个 subscriber 一行", "en": "one for each subscriber"}[lang] in said
    flags = told(FLAGS, everybody, active)
    assert {"zh": "要的是", "en": "Wanted"}[lang] not in flags


def test_a_table_of_the_right_shape_is_not_described():
    kind = Function(on=lambda mart: [bills()], returns=Table(keys=("subscriber", "month")))
    with using("en"):
        said = told(
            kind,
            lambda rows: rows.assign(bill=rows["bill"] + (rows["bill"] > 30)),
            lambda rows: rows,
        )
        assert "returned" not in said
        assert "Wanted" not in said
        lacking = told(kind, lambda rows: rows.iloc[1:], lambda rows: rows)
        assert "It returned a table of 15 rows" in lacking
        assert "Expected: a table of 16 rows" in lacking


def test_a_list_is_wanted_once_and_with_one_full_stop():
    kind = Function(on=lambda mart: [bills()], returns=Targets())
    with using("en"):
        said = told(kind, lambda rows: [1, 2, 202401], lambda rows: [1, 2, 3])
    assert ".." not in said
    assert "wanted" not in said


def test_columns_and_pipelines_are_called_what_they_are():
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    case = (bills(), ["bill", "status"], make_pipeline(LogisticRegression()), LogisticRegression())
    kind = Function(on=lambda mart: [case], returns=Number())
    with using("en"):
        said = told(kind, lambda *case: 2, lambda *case: 1)
    assert "a list of 2 column names, a scikit-learn pipeline, a scikit-learn model" in said


def test_a_row_is_named_by_its_keys(lang):
    kind = Function(on=lambda mart: [bills()], returns=Table(keys=("subscriber", "month")))
    value, right = (
        kind.read(f, None)
        for f in (
            lambda rows: rows.assign(bill=rows["bill"].mask(rows["subscriber"] == 3, 7.0)),
            lambda rows: rows,
        )
    )
    said = spoken(kind.shortfall(value, right, None))
    assert {
        "zh": "第一处在`subscriber` 3、`month` 202412。",
        "en": "starting with `subscriber` 3, `month` 202412.",
    }[lang] in said


def test_a_column_in_anothers_place_is_missed_by_name():
    kind = Table(keys=("subscriber", "month"))
    right = bills().assign(calls=3.0)
    for given in (
        right.rename(columns={"calls": "extra"}).assign(extra=9.0),
        right.drop(columns="calls"),
    ):
        said = kind.slip(given, right)
        assert (said.key, said.slots["column"]) == ("slips.column_missing", "calls")
    assert (
        "extra"
        in kind.slip(right.rename(columns={"calls": "extra"}).assign(extra=9.0), right).slots[
            "columns"
        ]
    )
    assert kind.same(right.rename(columns={"calls": "called"}), right)


def by_bill(rows, price):
    return list(rows["subscriber"][rows["bill"] > price])


BY_BILL = Function(
    on=lambda mart: [
        (bills([202505]).iloc[::-1].reset_index(drop=True), one) for one in (20.0, 30.0)
    ],
    returns=Targets(alike=1.0),
)


@pytest.mark.parametrize(
    "function",
    [
        lambda rows, price: rows["bill"] > price,
        lambda rows, price: list(rows.index[rows["bill"] > price]),
    ],
)
def test_row_positions_are_no_subscribers(function):
    assert slip(BY_BILL, function, by_bill) == "list_positions"


def test_true_and_false_by_row_are_no_subscribers():
    with pytest.raises(Unreadable) as caught:
        BY_BILL.read(lambda rows, price: list(rows["bill"] > price), None)
    assert caught.value.key == "true_false"


def test_an_empty_list_is_an_answer():
    assert slip(BY_BILL, lambda rows, price: by_bill(rows, 99 * price), by_bill) == "list_empty"
