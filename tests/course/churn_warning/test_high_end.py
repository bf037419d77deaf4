"""Who counts as a leaver worth much."""

from casekit.course.churn_warning.reasons.methods import high_end_leavers
from casekit.mart import voluntary
from synthetic.calendar import add_months


def test_what_they_paid_before_fading_decides(mart):
    found = high_end_leavers(mart)
    left = voluntary(mart.churn).set_index("subscriber")["month"]
    assert 0 < len(found) < len(left)
    assert found.isin(left.index).all()
    bills = mart.monthly.set_index(["subscriber", "month"])["bill"]
    for subscriber in [*found[:5], *left.index.difference(found)[:5]]:
        months = [int(add_months(left[subscriber], -back)) for back in (6, 5, 4)]
        seen = [bills.get((subscriber, month)) for month in months]
        seen = [bill for bill in seen if bill is not None]
        assert (bool(seen) and sum(seen) / len(seen) >= 60) == (subscriber in found)


def test_a_higher_bar_leaves_fewer(mart):
    assert len(high_end_leavers(mart, least=100)) < len(high_end_leavers(mart, least=60))
