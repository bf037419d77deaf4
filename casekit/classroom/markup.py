"""HTML for cards and messages: Markdown, outcome marks, bars. Colours are told in words too."""

import html
import re
from functools import lru_cache

from casekit.classroom.speech import say
from casekit.classroom.verdict import Outcome, Verdict
from casekit.text import percent

# Okabe and Ito's palette, which the colour-blind can tell apart; every use stands beside a word.
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#6b7280"
COLOURS = {
    Outcome.PASSED: GREEN,
    Outcome.NOT_YET: ORANGE,
    Outcome.ERROR: ORANGE,
    Outcome.UNATTEMPTED: GREY,
}
ICONS = {
    Outcome.PASSED: "✔",
    Outcome.NOT_YET: "✘",
    Outcome.ERROR: "⚠",
    Outcome.UNATTEMPTED: "○",
}
HINT, SOLUTION = BLUE, GREEN
_BOLD, _HAIR = re.compile(r"\*\*([^*\n]+)\*\*"), "\u200a"


@lru_cache(maxsize=1)
def _markdown():
    from markdown_it import MarkdownIt

    # No raw HTML: a message may quote what a learner typed.
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def markdown(text: str) -> str:
    """Return Markdown as HTML."""
    return _markdown().render(_spaced(text))


def line(text: str) -> str:
    """Return a short Markdown text as HTML without a paragraph around it."""
    return _markdown().renderInline(_spaced(text))


def _spaced(text: str) -> str:
    """Set a hair space where CommonMark needs a space to see that bold begins or ends.

    Beside Chinese there is none: in “**先打谁？**看价值” the stars would show.
    """

    def pair(found: re.Match) -> str:
        inner, whole = found[1], found.string
        before, after = whole[: found.start()][-1:], whole[found.end() :][:1]
        head = _HAIR if before.isalnum() and not inner[0].isalnum() else ""
        tail = _HAIR if after.isalnum() and not inner[-1].isalnum() else ""
        return f"{head}**{inner}**{tail}"

    return _BOLD.sub(pair, text)


def mark(outcome: Outcome | None) -> str:
    """Return an outcome's icon and word, coloured."""
    shown = outcome or Outcome.UNATTEMPTED
    return (
        f"<span style='color:{COLOURS[shown]};white-space:nowrap'>{ICONS[shown]} "
        f"<b>{html.escape(say(f'outcomes.{shown}'))}</b></span>"
    )


def box(colour: str, head: str, text: str) -> str:
    """Return a text in a box with a coloured edge."""
    return (
        f"<div class='said' style='border-left:4px solid {colour};padding:2px 10px;margin:4px 0;"
        f"max-width:46em;line-height:1.5'><b style='color:{colour}'>{html.escape(head)}</b>"
        f"{markdown(text)}</div>"
    )


def aside(text: str) -> str:
    """Return a remark in small grey letters."""
    return f"<div style='color:{GREY};font-size:90%'>{html.escape(text)}</div>"


def bar(share: float, mark_at: float | None) -> str:
    """Return a share as a bar with its figure, and a line where the pass mark is."""
    width = max(0.0, min(1.0, share)) * 100
    colour = GREEN if mark_at is None or share >= mark_at else ORANGE
    tick = "" if mark_at is None else (
        f"<div style='position:absolute;left:{mark_at * 100:.1f}%;top:-3px;bottom:-3px;width:2px;"
        f"background:currentColor'></div>"
    )  # fmt: skip
    return (
        "<div style='display:flex;align-items:center;gap:8px;margin:4px 0;max-width:30em'>"
        f"<div style='position:relative;flex:1;height:12px;border:1px solid {GREY};"
        f"border-radius:3px'><div style='width:{width:.1f}%;height:100%;background:{colour}'></div>"
        f"{tick}</div><span>{percent(share) if share > -1 else '&lt; ' + percent(-1)}</span></div>"
    )


def meter(words: str, share: float | None, over: bool) -> str:
    """Return what is used of a limit: words, and a bar below them where there is a limit.

    Args:
        share: of the limit; None where there is none.
        over: whether it is too much, which is then seen as well as said.
    """
    colour = ORANGE if over else BLUE
    strong = f"color:{ORANGE};font-weight:bold" if over else ""
    filled = "" if share is None else (
        f"<div style='height:8px;border:1px solid {GREY};border-radius:3px'><div style='width:"
        f"{max(0.0, min(1.0, share)) * 100:.1f}%;height:100%;background:{colour}'></div></div>"
    )  # fmt: skip
    return (
        "<div role='status' aria-live='polite' style='max-width:36em;margin:4px 0'>"
        f"<div style='{strong}'>{html.escape(words)}</div>{filled}</div>"
    )


def verdict_html(verdict: Verdict, title: str | None = None) -> str:
    """Return a verdict: mark, message, and the score's bar for a policy."""
    colour = COLOURS[verdict.outcome]
    name = f" · {html.escape(title)}" if title else ""
    score = ""
    if verdict.share is not None:
        score = bar(verdict.share, verdict.pass_mark)
        if verdict.pass_mark is not None:
            score += aside(say("card.score", share=verdict.share, pass_mark=verdict.pass_mark))
    return (
        f"<div role='status' class='said' style='border-left:4px solid {colour};"
        f"padding:2px 10px;margin:4px 0;max-width:46em;line-height:1.5'>"
        f"{mark(verdict.outcome)}{name}"
        f"<div>{markdown(verdict.message)}</div>{score}</div>"
    )
