"""Windows of the value-loss model, and the leak that looks brilliant and fails in use."""

import pandas as pd
import pytest

from casekit.analysis import models
from casekit.course.churn_warning.value_loss import methods as value_loss
from casekit.mart.names import MID_HIGH


def bills(*by_customer: list[float]) -> pd.DataFrame:
    """Rows of `monthly`: five months from 202411 for each customer, None for no row."""
    months = [202411, 202412, 202501, 202502, 202503]
    return pd.DataFrame(
        [
            {"subscriber": number, "month": month, "bill": bill}
            for number, row in enumerate(by_customer, start=1)
            for month, bill in zip(months, row, strict=True)
            if bill is not None
        ]
    )


def test_windows_by_hand():
    assert value_loss.windows(202501) == ((202411, 202412, 202501), (202502, 202503))


def test_loss_by_hand():
    rows = bills(
        [100, 100, 100, 69, 69],  # both under 70 %
        [100, 100, 100, 69, 70],  # the second is not under
        [120, 100, 80, 60, 100],  # one month only
        [100, 100, 100, 10, None],  # left the network: not this model's business
        [0, 0, 0, 0, 0],  # nothing to lose
    )
    assert value_loss.value_loss(rows, 202501).to_dict() == {1: True, 2: False, 3: False}
    either = value_loss.value_loss(rows, 202501, months_low=1)
    assert either.to_dict() == {1: True, 2: True, 3: True}
    assert not value_loss.value_loss(rows, 202501, level=0.5).any()


def test_the_current_month_is_no_input(mart):
    rows = value_loss.loss_panel(mart, [202506])
    assert not set(value_loss.CURRENT) & set(rows.columns)
    assert (rows["bill_mean_3m"] >= MID_HIGH).all()
    assert 0 < rows["loss"].mean() < 0.15


def test_leak_shines_in_the_lab_and_fails_in_use(mart, other_mart):
    for data in (mart, other_mart):
        split = models.split(data)
        clean = [value_loss.loss_panel(data, months) for months in split]
        leaking = [value_loss.loss_panel(data, months, leak=True) for months in split]
        in_use = value_loss.as_in_use(leaking[1], data)
        auc = value_loss.leak_report(clean, leaking, in_use)["auc"]
        assert auc["leaking"] > 0.97
        assert auc["leaking"] > auc["clean"] + 0.02
        assert auc["leaking_in_use"] < auc["clean"] < auc["leaking"]


def test_in_use_the_current_month_is_the_last_complete_one(mart):
    leaking = value_loss.loss_panel(mart, [202506], leak=True)
    in_use = value_loss.as_in_use(leaking, mart)
    assert list(in_use.columns) == list(leaking.columns)
    june = mart.month(202506).set_index("subscriber")["bill"]
    july = mart.month(202507).set_index("subscriber")["bill"]
    people = in_use.index.get_level_values("subscriber")
    assert in_use["bill_current"].to_numpy() == pytest.approx(june.reindex(people).to_numpy())
    assert leaking["bill_current"].to_numpy() == pytest.approx(july.reindex(people).to_numpy())
