"""Scripts: conditions, faults of a file, every path, the best one, score and transcript."""

import itertools
import random
from importlib import resources

import pytest
import yaml

from casekit import text
from casekit.classroom.dialogue import (
    IllegalMove,
    Paths,
    ScriptError,
    Talk,
    best,
    faults,
    read_script,
    score,
)
from casekit.classroom.dialogue.conditions import Condition, ConditionError
from casekit.classroom.dialogue.paths import EndlessTalk
from casekit.classroom.dialogue.talk import RAN_OUT
from casekit.classroom.dialogue.words import ended, mood, transcript

from .workshop.questions.talks import P1, RECORDS, record

CARDS = "tests.classroom.workshop.cards"
NUMBER = itertools.count()


class Drawn:
    """A mart of which only the seed matters."""

    def __init__(self, seed):
        self.seed = seed


FACTS = [record(Drawn(seed)) for seed in range(len(RECORDS))]
GOOD = ["greet", "check", "ask", "what", "twice", "plan", 81.0, "free", "read_back"]


def play(moves, facts=FACTS[0]):
    return Talk.replayed(P1.script, facts, moves)


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Return a function that writes the card with changes and reads it again."""
    own = yaml.safe_load(resources.files(CARDS).joinpath("P1.yml").read_text(encoding="utf-8"))
    shared = yaml.safe_load(resources.files(CARDS).joinpath("desk.yml").read_text(encoding="utf-8"))
    monkeypatch.syspath_prepend(tmp_path)

    def write(change=lambda card, desk: None):
        package = f"cards_{next(NUMBER)}"
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("", encoding="utf-8")
        card, desk = yaml.safe_load(yaml.safe_dump(own)), yaml.safe_load(yaml.safe_dump(shared))
        change(card, desk)
        for name, tree in (("P1.yml", card), ("desk.yml", desk)):
            dumped = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
            (tmp_path / package / name).write_text(dumped, encoding="utf-8")
        return read_script(package, "P1.yml")

    return write


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


def test_patience_ends_a_talk(written):
    script = written(lambda card, desk: card.update(patience=70))
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
        == {"zh": "（通话还没有结束）", "en": "(the talk goes on)"}[lang]
    )


def test_how_the_customer_sounds(lang):
    assert mood(play(["greet", "check", "ask"])) == {"zh": "缓和", "en": "at ease"}[lang]
    assert mood(play(["brisk"])) == {"zh": "不耐烦", "en": "impatient"}[lang]
    assert mood(play(["brisk", "wait"])) == {"zh": "要挂了", "en": "about to hang up"}[lang]


def choice(card, node, name):
    return card["nodes"][node]["choices"][name]


def circle(card, desk):
    choice(card, "objection", "wait")["next"] = "listen"
    choice(card, "objection", "wait")["mood"] = 0
    for node in ("listen", "reason", "offer"):
        for one in card["nodes"][node]["choices"].values():
            one["mood"] = 0


def slow(card, desk):
    for node in card["nodes"].values():
        for one in node.get("choices", {}).values():
            one["seconds"] = 60


FAULTY = {
    "dead end": (lambda c, d: choice(c, "listen", "defend").update(next=["leaving"], mood=2), "nothing follows listen"),
    "too slow": (slow, "360 at most"),
    "long text": (lambda c, d: choice(c, "listen", "ask").update(says={"zh": "长" * 61, "en": "word " * 31}), "61 characters in zh"),
    "long text in English": (lambda c, d: choice(c, "listen", "ask").update(says={"zh": "短", "en": "word " * 31}), "31 words in en"),
    "flag out of reach": (lambda c, d: choice(c, "offer", "lock").update(when="over_months > 9"), "raises the flag 'hidden_term'"),
    "node out of reach": (lambda c, d: c["nodes"].update(island=c["nodes"]["thinking"]), "comes to 'island'"),
    "two choices": (lambda c, d: [c["nodes"]["listen"]["choices"].pop(n) for n in ("defend", "rival")], "listen: 2 choices"),
    "no good path": (lambda c, d: [choice(c, n, "plan").update(flags="rival") for n in ("offer", "still")], "75 are wanted"),
    "never false": (lambda c, d: [c["claims"][n].update(holds="fee == 59") for n in c["claims"]], "raises the flag 'false_claim'"),
    "silence closed": (lambda c, d: choice(c, "listen", "wait").update(when="mood > 5"), "'wait' stands when the clock runs out"),
    "circle": (circle, "in circles"),
    "strange fact": (lambda c, d: c["claims"]["free"].update(holds="no_such_fact"), "'no_such_fact', which no record has"),
    "strange slot": (lambda c, d: choice(c, "listen", "ask").update(says={"zh": "{nobody}", "en": "x"}), "{nobody} is no fact"),
    "no condition": (lambda c, d: c["claims"]["free"].update(holds="fee ="), "no condition"),
    "strange sum": (lambda c, d: c["nodes"]["sum_again"]["sum"].update(fact="rest"), "no record has 'rest'"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_what_walking_every_path_finds(written, name):
    change, said = FAULTY[name]
    found = faults(written(change), FACTS)
    assert any(said in one for one in found), found


def test_a_fact_may_not_take_a_name_of_the_talk():
    assert any("mood" in one for one in faults(P1.script, [{**one, "mood": 3} for one in FACTS]))


def test_a_circle_is_no_path(written):
    with pytest.raises(EndlessTalk):
        Paths(written(circle), FACTS[0])


BROKEN = {
    "no words": (lambda c, d: c["nodes"]["listen"].update(says={"zh": "好"}), "nodes.listen.says"),
    "no next": (lambda c, d: choice(c, "listen", "ask").pop("next"), "nodes.listen.ask: where does it lead"),
    "strange next": (lambda c, d: choice(c, "listen", "ask").update(next="nowhere"), "no node 'nowhere'"),
    "strange criterion": (lambda c, d: choice(c, "listen", "ask").update(points={"charm": 3}), "no criterion 'charm'"),
    "strange claim": (lambda c, d: choice(c, "listen", "ask").update(claims="rich"), "no claim 'rich'"),
    "strange flag": (lambda c, d: choice(c, "listen", "ask").update(flags="rude"), "no flag 'rude'"),
    "moody": (lambda c, d: choice(c, "listen", "ask").update(mood=3), "mood goes from -2 to 2"),
    "points taken": (lambda c, d: choice(c, "listen", "ask").update(points={"listen": -3}), "points are given here"),
    "no silence": (lambda c, d: c["nodes"]["listen"].pop("silence"), "silence has to name"),
    "strange end": (lambda c, d: c["nodes"]["agreed"].update(end="happy"), "'happy' is none of"),
    "two ways": (lambda c, d: c["nodes"]["agreed"].update(sum={"fact": "fee", "right": "agreed", "wrong": "agreed"}), "not 2"),
    "half a sum": (lambda c, d: c["nodes"]["sum_up"]["sum"].pop("wrong"), "wrong is missing"),
    "typing error": (lambda c, d: choice(c, "listen", "ask").update(moood=1), "no such part 'moood'"),
    "strange part": (lambda c, d: c.update(colour="red"), "colour: no such part"),
    "no start": (lambda c, d: c.update(start="begin"), "no node 'begin'"),
    "no brief": (lambda c, d: c.pop("brief"), "brief is missing"),
    "no flag of claims": (lambda c, d: d["flags"].pop("false_claim"), "false_claim needs its words"),
    "criterion of nothing": (lambda c, d: d["criteria"]["sum"].update(most=0), "most is to be more than 0"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_played_says_where(written, name):
    change, said = BROKEN[name]
    with pytest.raises(ScriptError) as fault:
        written(change)
    assert said in str(fault.value)


def test_a_file_that_includes_itself(written):
    with pytest.raises(ScriptError, match="includes itself"):
        written(lambda card, desk: desk.update(include=["P1.yml"]))


def test_what_a_card_says_itself_wins_over_what_it_includes(written):
    def change(card, desk):
        card["nodes"]["verify"] = {
            **desk["nodes"]["verify"],
            "says": {"zh": "是我。", "en": "It is me."},
        }

    assert written(change).nodes["verify"].says["en"] == "It is me."


def test_criteria_that_do_not_come_to_a_hundred_are_a_fault(written):
    from casekit.classroom import Dialogue

    script = written(lambda card, desk: desk["criteria"]["sum"].update(most=9))
    assert script.rubric.most == 99
    assert P1.faults(None) == []
    broken = Dialogue(CARDS, "P1.yml", facts=record)
    object.__setattr__(broken, "script", script)
    assert "99" in broken.faults(None)[0]
    assert Dialogue(CARDS, "none.yml", facts=record).faults(None)
    assert Dialogue(CARDS, "P1.yml").faults(None)


def test_both_languages_of_every_word_are_filled():
    for facts in FACTS:
        for lang in text.LANGUAGES:
            with text.using(lang):
                for _, turn in play(GOOD[:4], facts).heard():
                    assert turn is None or turn.says
