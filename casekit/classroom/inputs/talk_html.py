"""A talk as it is shown: what both said, one below the other, and at the end what it came to."""

import html

from casekit.classroom import markup
from casekit.classroom.dialogue import score
from casekit.classroom.dialogue.script import spoken
from casekit.classroom.dialogue.talk import Talk, Turn
from casekit.classroom.dialogue.words import (
    TEXTS,
    answered,
    counted,
    ended,
    joined,
    mood,
    remarks,
    why,
)
from casekit.text import say


def log_html(talk: Talk) -> str:
    """Return what was said so far; it stays scrolled to its end."""
    said = []
    for words, turn in talk.heard():
        said.append(_bubble("customer", spoken(words, talk.facts)))
        if turn is not None:
            said.append(_bubble("agent", answered(talk, turn)))
            said += [_stopped(talk, flag, turn) for flag in turn.flags]
    if talk.over is None:
        sounds = html.escape(TEXTS("sounds", mood=mood(talk)))
        said.append(f"<div style='color:{markup.GREY};font-size:90%'>{sounds}</div>")
    # The outer box is turned round, so that a browser keeps its end in sight.
    return f"<div class='talk'><div role='log' aria-live='polite'>{''.join(said)}</div></div>"


def _bubble(who: str, words: str) -> str:
    name = html.escape(TEXTS(who))
    return f"<div class='bubble {who}'><b>{name}</b> {html.escape(words)}</div>"


def _stopped(talk: Talk, flag: str, turn: Turn) -> str:
    """Return why the score is nought from here on."""
    name = say(talk.script.rubric.flags[flag].called)
    told = TEXTS("flagged", flag=name, why=why(talk, flag, turn))
    words = html.escape(joined(told, TEXTS("goes_on_after")))
    return f"<div class='stopped' style='border-left:4px solid {markup.ORANGE}'>{words}</div>"


def debrief_html(talk: Talk) -> str:
    """Return how a talk ended, its points by criterion, what was amiss, and the customer's secret."""
    counts = score(talk)
    key = "score_stopped" if counts.flags else "score"
    points = TEXTS(key, points=counts.unstopped, most=talk.script.rubric.most)
    rows = "".join(
        f"<tr><td style='text-align:left'>{html.escape(name)}</td>"
        f"<td style='text-align:right;white-space:nowrap'>{got:g} / {most:g}</td><td>{_bar(got / most)}</td></tr>"
        for name, got, most in counted(talk)
    )
    notes = [note for turn in talk.turns for note in remarks(talk, turn)]
    notes += [spoken(one.told, talk.facts) for one in counts.afterwards]
    items = "".join(f"<li>{html.escape(one)}</li>" for one in dict.fromkeys(notes))
    listed = f"<ul>{items}</ul>" if items else ""
    secret = talk.script.secret
    told = (
        ""
        if secret is None
        else markup.box(markup.HINT, TEXTS("secret"), spoken(secret, talk.facts))
    )
    return (
        f"<div class='debrief'><p><b>{html.escape(ended(talk))}</b> {html.escape(points)}</p>"
        f"<table class='dataframe'>{rows}</table>{listed}{told}"
        f"{markup.aside(TEXTS('outcome_apart'))}</div>"
    )


def _bar(share: float) -> str:
    return (
        f"<div style='width:6em;height:10px;margin-top:5px;border:1px solid {markup.GREY};border-radius:3px'>"
        f"<div style='width:{share * 100:.0f}%;height:100%;background:{markup.BLUE}'></div></div>"
    )
