"""The charts on small made-up tables, in both languages."""

from importlib import import_module, resources

import pandas as pd
import pytest

from casekit import text
from casekit.analysis.lacks import TooFew
from casekit.analysis.models import Decision
from casekit.classroom import derived
from casekit.course.churn_warning import TOPICS
from casekit.course.churn_warning.eight_alarms.tables import alarm_definitions, without
from casekit.course.churn_warning.friday import charts as friday_charts
from casekit.course.churn_warning.read_aloud import charts as rule_charts
from casekit.course.churn_warning.reasons import charts as reasons_charts
from casekit.course.churn_warning.riskiest import debrief as riskiest_debrief
from casekit.course.churn_warning.riskiest import pilot, whom_first
from casekit.drawing import theme
from course.churn_warning.drawn import DRAWN, SAID, confusion, lifts


def headline(fig) -> str:
    return fig.texts[0].get_text().replace("\n", "")


@pytest.fixture(params=text.LANGUAGES)
def lang(request):
    text.set_language(request.param)
    theme.theme(request.param)
    yield request.param
    theme.theme("zh")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_chart_is_drawn_here_or_in_its_panel(topic):
    room = resources.files(f"casekit.course.churn_warning.{topic}")
    if not (room / "charts.py").is_file():
        return
    here = {name.partition(",")[0] for name in DRAWN}
    turned = (room / "panel.py").read_text("utf-8") if (room / "panel.py").is_file() else ""
    charts = import_module(f"casekit.course.churn_warning.{topic}.charts")
    for name, one in vars(charts).items():
        if name.startswith("_") or getattr(one, "__module__", "") != charts.__name__:
            continue
        if one.__annotations__.get("return") != "Sentence":
            assert name in here or f"charts.{name}(" in turned, name


@pytest.mark.parametrize("check", derived.checks_of_charts(DRAWN), ids=str)
def test_chart(check):
    check()


@pytest.mark.parametrize(
    ("name", "says", "not_says"),
    [
        ("habit_bars", ["40", "10"], ["12"]),
        ("alarm_bars", ["异网呼叫", "55%", "通话频次", "60%"], ["消费值"]),
        ("count_lines", ["1 项", "4 项"], ["5 项"]),
        ("reason_gap", ["价格", "服务"], ["合约"]),
        ("confusion_heat", ["26%", "真实原因“服务”，说成“价格”，40 人"], []),
        ("evidence_heat", ["接近（", "4.2"], ["亲友"]),
        ("evidence_heat, apart", ["0.4–1.0 倍", "4.2"], ["接近（"]),
        ("split_calendar", ["202507", "202504", "2 个月"], []),
        ("optimism_bars", ["死记硬背", "掉 0.070", "掉 0.010"], []),
        ("gain_bars", ["客户编号", "主叫"], []),
        ("gain_bars, same", ["都选"], []),
        ("bill_paths", ["4 位", "1 位两个月都低"], []),
        ("bill_paths, nobody", ["没有人"], []),
        ("leak_bars", ["0.99", "0.85", "不如"], []),
        ("leak_bars, above", ["0.95"], ["不如"]),
        ("profit_line", ["11.4%", "全打至少净亏"], ["一通都不该打"]),
        ("profit_line, a loss", ["一通都不该打"], ["净赚"]),
        ("plan_bars, too late", ["一个也留不住"], ["只有 0 人"]),
        ("plan_bars, peak outside", ["最划算"], ["要走的人里"]),
        ("zone_map", ["红区"], ["一个客户也没有"]),
        ("zone_map, empty", ["红区里一个客户也没有"], []),
        ("hazard_line", ["到期后 2 个月", "8.0%", "8.0 倍"], []),
        ("strike_bars", ["10 位", "7 位", "观察期”，5 位"], ["都可以拨"]),
        ("strike_bars, free so far", ["9 位", "照查得到的几条"], ["不能拨"]),
        ("strike_bars, all free", ["9 位", "都可以拨"], ["不能拨"]),
        ("kept_by_band", ["1.0 人", "51–100", "4.0 人"], []),
        ("kept_by_band, none pays", ["-740 元", "-40 元"], []),
        ("kept_by_band, riskiest", ["仍是最多"], []),
        ("kept_by_list", ["4.6", "26%"], []),
        ("skip_line", ["跳过前 10 名", "6.0"], []),
        ("skip_line, a loss", ["走的反而多出 0.4 人", "6.0"], ["-0.4"]),
    ],
)
def test_titles_say_what_the_data_show(name, says, not_says):
    theme.theme("zh")
    title = headline(DRAWN[name]())
    assert [part for part in says if part not in title] == [], title
    assert [part for part in not_says if part in title] == [], title


def test_the_wavering_are_worth_a_call_only_where_some_band_pays():
    theme.theme("zh")
    some, none = (DRAWN[f"kept_by_band{case}"]().get_label() for case in ("", ", none pays"))
    assert "外呼留给还在犹豫的人" in some
    assert "整档打都赔钱" in none
    assert "外呼留给" not in none


def test_a_list_that_keeps_nobody_has_no_account_to_compare(mart, monkeypatch):
    score, effects = riskiest_debrief.ranked(mart)
    low = riskiest_debrief.Ranked(score.clip(upper=0.01), effects)
    monkeypatch.setattr(riskiest_debrief, "ranked", lambda mart: low)
    with pytest.raises(TooFew, match="对不出来"):
        riskiest_debrief.two_books.__wrapped__(mart)


@pytest.mark.parametrize(
    ("kept", "says", "sized"),
    [
        ({"riskiest": 2.0, "not_fading": 4.0}, "keeps **4.0**, so start with that list", True),
        ({"riskiest": 4.0, "not_fading": 2.0}, "more than the other lists", True),
        ({"riskiest": -1.0, "not_fading": -2.0}, "it still loses", False),
    ],
)
def test_which_list_comes_first_follows_the_data(mart, monkeypatch, kept, says, sized):
    rows = {"oracle": 9.0, "random": 1.0, **kept}
    lists = pd.DataFrame({"kept": rows, "net": -100.0, "risk": 0.3})
    monkeypatch.setattr(riskiest_debrief, "kept_by_list", lambda mart, calls: lists)
    with text.using("en"):
        said = str(whom_first(mart, 200, 300))
    assert says in said
    assert ("How many the draw needs" in said) is sized


@pytest.mark.parametrize("largest", [4.2, 6.1])
def test_the_heat_map_s_colours_hold_its_largest_cell(largest):
    table = lifts()
    table.loc["contract_ended", "contract"] = largest
    mesh = reasons_charts.evidence_heat(table, SAID).axes[0].collections[0]
    assert mesh.get_clim() == (0.0, largest)


def test_alarm_definitions_state_the_thresholds_in_use(lang):
    table = str(alarm_definitions({"spend": 0.35, "off_net": 0.12}))
    assert len(table.splitlines()) == 4
    assert "35" in table
    assert "12" in table


def test_lights_are_switched_off_with_and_without_loss(mart):
    said = str(without(mart, ["contract_expiry"], at_least=8))
    assert "一户没少" in said  # hardly anybody has all eight
    fewer = str(without(mart, ["call_frequency", "traffic", "off_net"], at_least=3))
    assert "装得下就留着" in fewer


def test_high_end_leavers_are_set_against_the_others():
    said = str(reasons_charts.high_end(confusion(), confusion().clip(upper=2)))
    assert "164 位" in said
    assert "49%" in said  # 80 of 164 said “price”
    assert "14%" in said  # one reason of seven, in the even table


@pytest.mark.parametrize(("low", "verdict"), [(0.1, "整体有效果"), (-0.1, "跨过了 0")])
def test_pilot_says_whether_it_told_enough(low, verdict):
    people = pd.DataFrame({"treated": [True] * 4 + [False] * 4, "left": [True, False] * 4})
    assert verdict in str(pilot(people, 202504, (0.2, low, 0.4)))


def test_a_sentence_is_prose_in_a_notebook_and_plain_in_a_terminal():
    leaves = pd.Series([True] * 170 + [False] * 3230)
    said = friday_charts.base_rate(Decision(202509, pd.DataFrame(), leaves), names=200)
    assert said._repr_markdown_() == repr(said)
    assert "3,400" in repr(said)
    assert "5.0%" in repr(said)
    assert "10 位" in repr(said)


@pytest.mark.parametrize(("customers", "said"), [(30, "第 1 条最灵"), (29, "不足 30 户")])
def test_a_rule_of_few_is_not_called_accurate(customers, said):
    row = {"customers": customers, "confidence": 1.0, "lift": 20.0, "captured": 0.1}
    with text.using("zh"):
        title, _ = rule_charts._most_accurate(pd.DataFrame([row]))
    assert said in title
