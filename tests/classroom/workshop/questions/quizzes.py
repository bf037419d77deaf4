"""A quiz: six of nine, three sections, one item that reads the base."""

from casekit.classroom import Item, Quiz, question
from casekit.text import Catalogue

TEXTS = Catalogue("tests.classroom.workshop")


def rate(mart):
    return float(mart.subscribers["left"].mean())


LAWFUL = Quiz(
    sections={name: TEXTS.node(f"words.sections.{name}") for name in ("words", "consent", "base")},
    items={
        "rival": Item("words", "no"),
        "special": Item("words", "no"),
        "own_tariff": Item("words", "yes"),
        "thanks": Item("words", "yes"),
        "silence": Item("consent", "no"),
        "trial": Item("consent", "no"),
        "read_back": Item("consent", "yes"),
        "half": Item(
            "base",
            lambda mart: "yes" if rate(mart) > 0.1 else "no",
            lambda mart: {"rate": rate(mart)},
        ),
        "biggest": Item(
            "base",
            lambda mart: mart.subscribers["plan"].value_counts().idxmax(),
            lambda mart: {"count": int(mart.subscribers["plan"].value_counts().max())},
        ),
    },
    draw=6,
    pass_mark=0.8,
)


@question(LAWFUL, covers="T4", minutes=3)
def lawful(mart):
    """May he say this?"""
    return LAWFUL.right(mart)


@lawful.mistake(when=lambda mart, given: given.get("rival") == given.get("special") == "yes")
def anything_to_keep_him(mart):
    return LAWFUL.wrong(mart, {"rival": "yes", "special": "yes"})


@lawful.mistake
def silence_is_consent(mart):
    return LAWFUL.wrong(mart, {"silence": "yes", "trial": "yes"})
