"""The section on needs: charts and their titles, known answers, panels at their ends, what is lacking."""

import pandas as pd
import pytest

from casekit import text
from casekit.analysis.lacks import TooFew
from casekit.classroom import derived
from casekit.classroom.derived.charts import themed
from casekit.course.segmentation.needs import charts, debrief, methods, panel, tables
from casekit.mart import ColumnsUnknown, HistoryTooShort, NoTruth
from casekit.mart import open as open_mart
from casekit.mart.signals.habits import ACTS
from synthetic.schema import KANO_FEATURES, NEEDS
from tests.lacking import last_months, without

FITS = {
    "security": "security_service",
    "price": "bill_credit",
    "service": "care_call",
    "brand": "club",
}


@pytest.fixture(scope="module")
def case(make_dataset):
    return open_mart(make_dataset("observed_offers", 7))


def agreed(**changed) -> pd.Series:
    return pd.Series({"spend": 0.004, "acts": 0.36, "both": 0.12, **changed})


def mixed(agreement: float, groups: int = 4):
    even = [[0.2, 0.37, 0.26, 0.17]] * groups
    mix = pd.DataFrame(even, columns=list(NEEDS))
    return charts.mix_bars(mix, pd.Series(range(900, 900 + groups)), agreement, "both")


def line(one: float = 13.8, hit: float = 0.4):
    return charts.guess_line((5.0, 20.4), one, hit, (0.74, 15.7), tables.offer_name("contract"))


def read():
    told = {
        "better": [0.05, 0.94, 0.13, 0.88, 0.96, 0],
        "worse": [-0.95, -0.96, -0.96, 0, -0.91, 0],
    }
    table = pd.DataFrame(told, index=list(KANO_FEATURES))
    return charts.kano_map(table, tables.whose("service"), "vip_care")


DRAWN = {
    "agreement_bars": lambda: charts.agreement_bars(agreed()),
    "agreement_bars, guessed": lambda: charts.agreement_bars(agreed(), "both"),
    "agreement_bars, spend": lambda: charts.agreement_bars(agreed(spend=0.5)),
    "agreement_bars, both": lambda: charts.agreement_bars(agreed(both=0.5)),
    "mix_bars, lot": lambda: mixed(0.004),
    "mix_bars, little": lambda: mixed(0.12, 2),
    "mix_bars, part": lambda: mixed(0.36, 6),
    "guess_line, below": line,
    "guess_line, above": lambda: line(hit=0.75),
    "guess_line, whatever": lambda: line(one=4.0),
    "guess_line, in_vain": lambda: line(one=25.0, hit=1.0),
    "kano_map": read,
}


@pytest.mark.parametrize("check", derived.checks_of_charts(DRAWN), ids=str)
def test_chart(check):
    check()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("agreement_bars", ["0.36", "0.00", "掉到 0.12"]),
        ("agreement_bars, spend", ["按花多少分群", "0.50"]),
        ("mix_bars, lot", ["大同小异", "0.00", "换一组列"]),
        ("mix_bars, little", ["露出来一点", "0.12"]),
        ("mix_bars, part", ["主色", "0.36"]),
        ("guess_line, below", ["40%", "11.2 户", "不如", "13.8 户"]),
        ("guess_line, above", ["75%", "16.5 户", "胜过"]),
        ("guess_line, whatever", ["怎么猜都胜过"]),
        ("guess_line, in_vain", ["次次猜对也不如"]),
        ("kano_map", ["服务型", "96%", "91%"]),
    ],
)
def test_titles_say_what_the_data_show(name, says):
    with themed("zh"):
        label = DRAWN[name]().get_label()
    assert [part for part in says if part not in label] == [], label


def test_acts_are_sums_of_eleven_months_of_those_who_were_there(mart):
    table = methods.counted(mart, mart.months[-1])
    one = table.index[3]
    rows = mart.window(mart.months[-methods.MONTHS :], ["subscriber", *ACTS])
    own = rows[rows["subscriber"] == one]
    assert len(own) == methods.MONTHS
    assert table.loc[one, list(ACTS)].to_list() == own[list(ACTS)].sum().to_list()


def people() -> pd.DataFrame:
    """Two of each need; each offer keeps .03 of those whom it suits, else .01; a contact costs 5."""
    rows = []
    for need in [*NEEDS, *NEEDS]:
        row = {"need": need, "guess": need, "bill": 50.0}
        for offer in debrief.OFFERED:
            row[offer, "saved"] = 0.03 if FITS[need] == offer else 0.01
            row[offer, "net"] = -5.0
        rows.append(row)
    made = pd.DataFrame(rows)
    made["contract", "saved"] = 0.02
    return made


def test_matching_by_hand():
    made = people()
    assert debrief.ends(made, FITS) == pytest.approx((10, 30))
    assert debrief.by_need(made).loc[debrief.ALL, "contract"] == pytest.approx(20)
    assert debrief.break_even(10, 30, 20) == pytest.approx(0.5)
    assert debrief.by_guess(made, FITS) == pytest.approx((1, 30))
    made.loc[:3, "guess"] = "price"  # one of these four is right
    assert debrief.by_guess(made, FITS) == pytest.approx((5 / 8, 1000 * (5 * 0.03 + 3 * 0.01) / 8))
    made.loc[0, "guess"] = None
    assert debrief.by_guess(made, FITS)[0] == pytest.approx(5 / 7)
    assert debrief.by_need(made, "net").to_numpy() == pytest.approx(-5)


def test_each_is_guessed_and_a_groups_mix_adds_up(mart):
    told = debrief.guessed(mart, mart.months[-1])
    assert set(told["guess"]) == set(NEEDS)
    assert debrief.confusion(told).sum(axis=1).to_list() == pytest.approx([1] * 4)
    mix = debrief.mix(methods.cut(mart, "acts"), debrief.needs(mart))
    assert mix.sum(axis=1).to_list() == pytest.approx([1] * 4)


def test_the_clustering_desk_finds_needs_in_acts_only(mart):
    desk = panel.Desk.of(mart)
    start = {name: one.value for name, one in panel.group_controls(desk).items()}
    spend = desk.compute(**start)
    acts = desk.compute(**{**start, "columns": "acts"})
    assert charts.state_of(spend.agreement) == "lot"
    assert charts.state_of(acts.agreement) == "part"
    with text.using("en"):
        table = panel.group_profile(acts)
        assert list(table)[0] == "Customers"
        assert table["Customers"].sum() == len(acts.labels)
        assert list(table.index)[:1] == ["Group 1"]


def test_the_need_desk_ends_at_never_and_always_right(case):
    known = panel.Contacts.of(case)
    never, always = (known.compute(hit, 0, "contract") for hit in (0.0, 1.0))
    wrong, right = debrief.ends(known.people, known.fits)
    assert never.ends == always.ends == (wrong, right)
    assert never.net < always.net < 0
    large = known.compute(1.0, 60, "contract")
    assert large.net > 0 > large.net_of_one
    assert len(large.people) < len(always.people) / 2
    with text.using("en"):
        assert "yuan earned a contact" in panel.guess_says(large)
        assert "yuan lost a contact" in panel.guess_says(always)
        assert len(panel.guess_table(large)) == len(NEEDS) + 1


def test_the_reader_counts_each_answer_once(mart):
    survey = panel.Survey.of(mart)
    all_, each = (
        [survey.compute(whom, "vip_care").pairs.to_numpy().sum() for whom in whose]
        for whose in ((debrief.ALL,), NEEDS)
    )
    assert sum(all_) == sum(each) == (survey.rows["feature"] == "vip_care").sum()


def test_what_is_lacking_is_named(small_mart, mart):
    with pytest.raises(ColumnsUnknown, match=r"monthly\.blocked_calls"):
        methods.counted(without(small_mart, "monthly.blocked_calls"), small_mart.months[-1])
    with pytest.raises(HistoryTooShort):
        methods.counted(last_months(small_mart, 6), small_mart.months[-1])
    with pytest.raises(ColumnsUnknown, match=r"surveys\.kano_with"):
        methods.answers(without(small_mart, "surveys.kano_with"))
    with pytest.raises(NoTruth):
        debrief.needs(last_months(small_mart, 24))


def test_too_few_answers_are_said_to_be_so(small_mart, monkeypatch):
    monkeypatch.setattr(methods, "FEWEST", 10_000)
    with pytest.raises(TooFew):
        methods.answers(last_months(small_mart, 24))


def test_without_truth_the_tables_say_so(small_mart):
    bare = last_months(small_mart, 24)
    for table in (tables.confusion, tables.confusion_read, tables.kano_figures):
        assert not isinstance(table(bare), pd.DataFrame)
