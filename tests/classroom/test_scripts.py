"""Scripts: what walking every path finds, and what is wrong with a file."""

import pytest

from casekit.classroom import Dialogue
from casekit.classroom.dialogue import Paths, ScriptError, faults
from casekit.classroom.dialogue.paths import EndlessTalk

from .scripts import CARDS, FACTS
from .workshop.questions.talks import P1, record


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
    "strange fact": (lambda c, d: c["claims"]["free"].update(holds="no_such_fact"), "'no_such_fact', which the record does not have"),
    "strange slot": (lambda c, d: choice(c, "listen", "ask").update(says={"zh": "{nobody}", "en": "x"}), "{nobody} is no fact"),
    "no condition": (lambda c, d: c["claims"]["free"].update(holds="fee ="), "no condition"),
    "strange sum": (lambda c, d: c["nodes"]["sum_again"]["sum"].update(fact="rest"), "the record has no 'rest'"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_what_walking_every_path_finds(rewritten, name):
    change, said = FAULTY[name]
    found = faults(rewritten(change), FACTS)
    assert any(said in one for one in found), found


def test_a_fact_may_not_take_a_name_of_the_talk():
    assert any("mood" in one for one in faults(P1.script, [{**one, "mood": 3} for one in FACTS]))


def test_a_circle_is_no_path(rewritten):
    with pytest.raises(EndlessTalk):
        Paths(rewritten(circle), FACTS[0])


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
def test_a_file_that_cannot_be_played_says_where(rewritten, name):
    change, said = BROKEN[name]
    with pytest.raises(ScriptError) as fault:
        rewritten(change)
    assert said in str(fault.value)


def test_a_file_that_includes_itself(rewritten):
    with pytest.raises(ScriptError, match="includes itself"):
        rewritten(lambda card, desk: desk.update(include=["P1.yml"]))


def test_what_a_card_says_itself_wins_over_what_it_includes(rewritten):
    def change(card, desk):
        card["nodes"]["verify"] = {
            **desk["nodes"]["verify"],
            "says": {"zh": "是我。", "en": "It is me."},
        }

    assert rewritten(change).nodes["verify"].says["en"] == "It is me."


def test_criteria_that_do_not_come_to_a_hundred_are_a_fault(rewritten):
    script = rewritten(lambda card, desk: desk["criteria"]["sum"].update(most=9))
    assert script.rubric.most == 99
    assert P1.faults(None) == []
    broken = Dialogue(CARDS, "P1.yml", facts=record)
    object.__setattr__(broken, "script", script)
    assert "99" in broken.faults(None)[0]
    assert Dialogue(CARDS, "none.yml", facts=record).faults(None)
    assert Dialogue(CARDS, "P1.yml").faults(None)
