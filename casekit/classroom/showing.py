"""What a notebook shows of a check: a coloured line of HTML, and plain text where there is none."""

import html
from dataclasses import dataclass

from casekit.classroom import markup
from casekit.classroom.progress import describe
from casekit.classroom.speech import say
from casekit.classroom.verdict import Outcome, Verdict


@dataclass(frozen=True)
class Shown:
    """Something to display: HTML for notebooks, plain text for terminals and nbval."""

    html: str
    plain: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}

    def __repr__(self) -> str:
        return self.plain


def show(shown: Shown) -> None:
    """Display it now, wherever in a cell the call stands."""
    from IPython.display import display

    display(shown)


def verdict_line(asked, verdict: Verdict) -> Shown:
    """Return a verdict as a line (and, for a policy, its score as a bar)."""
    trouble = asked.trouble_once()
    after = f"\n{trouble}" if trouble else ""
    return Shown(
        markup.verdict_html(verdict, asked.title) + (markup.aside(trouble) if trouble else ""),
        f"{markup.ICONS[verdict.outcome]} {asked.title} · {say(f'outcomes.{verdict.outcome}')}: "
        f"{verdict.message}{after}",
    )


def hint_line(number: int, count: int, text: str) -> Shown:
    """Return one hint of a ladder."""
    head = say("card.hint_of", number=number, count=count)
    return Shown(markup.box(markup.HINT, head, text), f"{head}: {text}")


def solution_line(text: str) -> Shown:
    """Return a solution."""
    head = say("card.solution")
    return Shown(markup.box(markup.SOLUTION, head, text), f"{head}: {text}")


def waiting_line(asked) -> Shown:
    """Say when the solution can be seen."""
    text = say("card.solution_later", tries=asked.record.tries, least=asked.tries_before_solution)
    return Shown(markup.box(markup.HINT, say("card.solution"), text), text)


def still_question(asked) -> Shown:
    """Return a question without inputs: title, prompt, where the learner stands."""
    text = asked.key.text("prompt") if asked.aside is None else asked.aside
    state = describe(asked.record)
    asleep = f"{state} · {say('card.asleep')}"
    head = f"<b>{html.escape(asked.title)}</b> ({html.escape(asked.minutes_word)})"
    return Shown(
        f"<div style='border:1px solid {markup.GREY};padding:8px 14px;max-width:60em'>{head}"
        f"{markup.markdown(text)}{markup.aside(asleep)}</div>",
        f"{asked.title} ({asked.minutes_word})\n{text}\n[{state}]",
    )


def board(title: str, tracks: dict[str, list[tuple[str, str, Outcome | None]]]) -> Shown:
    """Return a progress board: for each track of questions a bar, then a line a question.

    `tracks`: "decide" or "code" → (title, state in words, outcome) of its questions.
    """
    parts = [_track(track, rows) for track, rows in tracks.items() if rows]
    return Shown(
        f"<div><b>{html.escape(title)}</b>{''.join(part.html for part in parts)}</div>",
        "\n".join([title, *(part.plain for part in parts)]),
    )


def _track(track: str, rows: list[tuple[str, str, Outcome | None]]) -> Shown:
    passed = sum(outcome is Outcome.PASSED for *_, outcome in rows)
    head = say(f"progress.head_{track}", passed=passed, count=len(rows))
    plain = "\n".join(f"{markup.ICONS.get(o, '·')} {name}: {state}" for name, state, o in rows)
    items = "".join(
        f"<tr><td style='text-align:left;padding:1px 8px'>{markup.mark(outcome)}</td>"
        f"<td style='text-align:left;padding:1px 8px'>{html.escape(name)}</td>"
        f"<td style='text-align:left;padding:1px 8px;opacity:.8'>{html.escape(state)}</td></tr>"
        for name, state, outcome in rows
    )
    return Shown(
        f"<div style='margin-top:6px'>{html.escape(head)}</div>{markup.bar(passed / len(rows), None)}"
        f"<table style='margin:4px 0'>{items}</table>",
        f"{head}\n{plain}",
    )
