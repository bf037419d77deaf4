"""Talks: conditions, the best path, ends, sums, zero flags, score and transcript."""

import random

import pytest

from casekit.classroom.dialogue import (
    IllegalMove,
    Talk,
    best,
    faults,
    score,
)
from casekit.classroom.dialogue.conditions import Condition, ConditionError
from casekit.classroom.dialogue.talk import RAN_OUT
from casekit.classroom.dialogue.words import ended, mood, transcript

from .scripts import FACTS
from .workshop.questions.talks import P1

GOOD = ["greet", "check", "ask", "what", "twice", "plan", 81.0, "free", "read_back"]


def play(moves, facts=FACTS[0]):
    return Talk.replayed(P1.script, facts, moves)


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("months >= 2 and not bound", True),
        ("months == 3 or bound", False),
        ("1 < months <= 2", True),
        ("fee - old == -4 * 5 + 30", True),
        ("'ask' in said and \"x\" not in said", True),
        ("mood < -1", False),
    ],
)
def test_conditions(written, holds):
    known = {"months": 2, "bound": False, "fee": 59, "old": 49, "said": {"ask"}, "mood": 0}
    assert Condition(written).holds(known) is holds


@pytest.mark.parametrize(
    "written",
    ["", "months =", "__import__('os')", "months.real", "[1][0]", "lambda: 1", "x := 3", "f'{x}'", "{1: 2}",
     "2 ** 99999999", "months if bound else 3", "(" * 400],
)  # fmt: skip
def test_what_is_no_condition_is_refused(written):
    with pytest.raises(ConditionError):
        _ = Condition(written).names


@pytest.mark.parametrize("written", ["stranger > 3", "name > 3"])
def test_a_condition_on_what_nobody_knows_or_can_compare(written):
    with pytest.raises(ConditionError):
        Condition(written).holds({"name": "Wang"})


def test_the_card_of_these_tests_has_no_faults():
    assert faults(P1.script, FACTS) == []


def test_a_card_holds_of_what_it_includes_only_what_it_leads_to():
    assert "unused" not in P1.script.nodes
    assert {"open", "verify"} <= set(P1.script.nodes)


def test_the_best_path_is_found_on_every_record():
    for facts in FACTS:
        moves, points = best(P1.script, facts)
        assert points == 100
        assert score(play(moves, facts)).points == 100
    assert best(P1.script, FACTS[0])[0] == GOOD


def test_clicking_at_random_fails_and_never_beats_the_best():
    draw, points = random.Random(1), []
    for _ in range(2000):
        talk = Talk(P1.script, FACTS[0])
        while talk.over is None:
            wanted = [81.0, 72.0, 90.0] if talk.node.sum else [one.name for one in talk.choices]
            talk.move(draw.choice(wanted))
        points.append(score(talk).points)
    assert max(points) <= best(P1.script, FACTS[0])[1]
    assert sum(one >= 75 for one in points) < 0.02 * len(points), "clicking at random passes"
    assert sum(one == 0 for one in points) > 0.4 * len(points)


def test_what_is_true_of_one_customer_is_a_false_claim_of_another():
    said = {}
    for facts in FACTS:
        talk = play(["greet", "check", "ask", "what", "twice"], facts)
        said[facts["over_months"]] = score(talk).flags
    assert not said[2]
    assert list(said[3]) == ["false_claim"]
    assert said[3]["false_claim"].denied == ("over_twice",)


@pytest.mark.parametrize(
    ("moves", "flag"),
    [
        (["greet", "read_out"], "disclose"),
        (["greet", "check", "rival"], "rival"),
        (["greet", "check", "ask", "fee"], "false_claim"),
        (["greet", "check", "ask", "twice", "special"], "porter_price"),
        (["greet", "check", "ask", "twice", "lock"], "hidden_term"),
        (["brisk", "skip", "defend", "stall"], "hinder"),
        (["brisk", "skip", "defend", "plead"], "persuade"),
        ([*GOOD[:-1], "done"], "consent"),
    ],
)
def test_every_zero_flag_stops_the_score_and_not_the_talk(moves, flag):
    talk = play(moves)
    counts = score(talk)
    assert list(counts.flags) == [flag]
    assert counts.points == 0
    assert counts.unstopped == sum(counts.earned.values())
    assert len(talk.turns) == len(moves)


def test_ends():
    assert play(GOOD).over == "agreed"
    assert play([*GOOD[:-1], "think"]).over == "thinking"
    assert play(["brisk", "skip", "defend", "send"]).over == "released"
    assert play(["wait", "wait", "wait", "wait"]).over == "hung_up"
    with pytest.raises(IllegalMove):
        play([*GOOD, "greet"])
    assert play(["brisk", "wait", "defend"]).over == "hung_up", "he would have asked for his code"


def test_patience_ends_a_talk(rewritten):
    script = rewritten(lambda card, desk: card.update(patience=70))
    talk = Talk.replayed(script, FACTS[0], ["greet", "check", "ask", "what", "twice"])
    assert talk.over is None
    talk.move("plan")
    assert talk.over == "hung_up"
    assert [*talk.heard()][-1][0] == script.hangs_up
    assert best(script, FACTS[0])[1] < 75


@pytest.mark.parametrize(
    ("given", "right", "slip"),
    [(81, True, None), (80, True, None), (82, True, None), (82.01, False, None), (72.5, False, "mean_use"),
     (RAN_OUT, False, None), (-5, False, None)],
)  # fmt: skip
def test_a_sum_within_a_yuan(given, right, slip):
    talk = play([*GOOD[:6], given])
    assert (talk.state.node == "objection") is right
    assert talk.turns[-1].slip == slip
    assert score(talk).earned["sum"] == (10 if right else 0)


@pytest.mark.parametrize("given", ["81", True, float("nan"), None, [81]])
def test_what_is_no_sum_is_refused(given):
    with pytest.raises((IllegalMove, TypeError)):
        play([*GOOD[:6], given])


def test_a_choice_stands_only_under_its_condition():
    moves = GOOD[:5]
    open_here = {one.name for one in play(moves, FACTS[0]).choices}
    assert "lock" in open_here
    assert "credit" not in open_here
    bound = {one.name for one in play(moves, FACTS[2]).choices}
    assert "credit" in bound
    assert "lock" not in bound
    with pytest.raises(IllegalMove):
        play([*moves, "credit"], FACTS[0])


def test_the_clock_makes_the_choice_of_who_says_nothing():
    one, other = play([RAN_OUT]), play(["wait"])
    assert one.state == other.state
    assert one.moves == [RAN_OUT]


def test_afterwards_points_are_taken():
    moves = ["greet", "check", "ask", "what", "twice", "credit", "plan", 81, "bound", "read_back"]
    counts = score(play(moves, FACTS[2]))
    assert counts.earned["discipline"] == 5
    assert len(counts.afterwards) == 1
    assert score(play(moves[:-1], FACTS[2])).earned["discipline"] == 10, "taken before the end"


def test_the_order_of_choices_is_drawn_by_the_seed():
    def order(seed):
        return [one.name for one in Talk(P1.script, FACTS[0], seed).choices]

    assert order(7) == order(7)
    assert len({tuple(order(seed)) for seed in range(20)}) > 5


def test_a_transcript(lang):
    talk = play([*GOOD[:3], "fee", "plan", 72, RAN_OUT, "brush", "send"])
    table = transcript(talk)
    assert len(table) == 2 * 9 + 2
    heads = {
        "zh": ["谁", "说了什么", "得分", "秒", "备注"],
        "en": ["Who", "Words", "Points", "Seconds", "Notes"],
    }
    assert [*table] == heads[lang]
    notes = "".join(table.iloc[:, 4])
    assert {"zh": "月费一直是 59 元", "en": "The fee has been 59 yuan"}[lang] in notes
    assert {"zh": "平均用量", "en": "mean use"}[lang] in notes
    assert {"zh": "72 元", "en": "72 yuan"}[lang] in [*table.iloc[:, 1]]
    assert {"zh": "（时间到，没报出数）", "en": "(time ran out, no figure given)"}[lang] in [
        *table.iloc[:, 1]
    ]
    assert table.iloc[-1, 1] == ended(talk)
    assert (
        transcript(play(GOOD[:2])).iloc[-1, 1]
        == {"zh": "（通话还没有结束）", "en": "(the call goes on)"}[lang]
    )


def test_how_the_customer_sounds(lang):
    assert mood(play(["greet", "check", "ask"])) == {"zh": "缓和", "en": "at ease"}[lang]
    assert mood(play(["brisk"])) == {"zh": "不耐烦", "en": "impatient"}[lang]
    assert mood(play(["brisk", "wait"])) == {"zh": "要挂了", "en": "about to hang up"}[lang]
