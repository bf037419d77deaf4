"""A certificate to print: one page in both languages, made on the learner's own machine."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casekit.classroom.printing import printed
from casekit.classroom.speech import say
from casekit.text import LANGUAGES, using

_STYLE = """
body { text-align: center; }
.frame { border: 1mm double #0072B2; padding: 10mm 14mm; min-height: 165mm; display: flex;
  flex-direction: column; justify-content: space-between; }
h1 { font-size: 26pt; margin: 0; color: #0072B2; letter-spacing: 1mm; }
h2 { font-size: 13pt; margin: 0; font-weight: normal; }
.name { font-size: 24pt; border-bottom: 0.4mm solid #555; padding: 0 14mm 1mm; display: inline-block;
  min-width: 90mm; min-height: 11mm; overflow-wrap: anywhere; }
.said { display: flex; gap: 12mm; text-align: left; } .said > div { flex: 1; }
small { color: #444; }
"""


@dataclass(frozen=True)
class Passed:
    """What a certificate is about.

    Attributes:
        title: of the quiz, {"zh": ..., "en": ...}.
        sections: what was asked about, each {"zh": ..., "en": ...}.
        count: items that were asked.
        pass_mark: share that had to be right.
        on: the day.
        right: how many were right; None where it was passed in an earlier session.
    """

    title: Mapping[str, str]
    sections: Sequence[Mapping[str, str]]
    count: int
    pass_mark: float
    on: date
    right: int | None = None


def certificate(name: str, passed: Passed) -> str:
    """Return the page as HTML, Chinese and English side by side.

    Args:
        name: as it was typed; left blank it can be written by hand.
    """
    said, heads = [], []
    for lang in LANGUAGES:
        with using(lang):
            heads.append((say("certificate.title"), passed.title[lang]))
            said.append(_said(lang, passed))
    titles = " · ".join(html.escape(head) for head, _ in heads)
    body = (
        f"<div class='frame'><div><h1>{titles}</h1></div>"
        f"<div><span class='name'>{html.escape(name.strip())}</span></div>"
        f"<h2>{'<br>'.join(html.escape(title) for _, title in heads)}</h2>"
        f"<div class='said'>{''.join(said)}</div></div>"
    )
    return printed(
        heads[0][0], body, paper="A4 landscape", style=_STYLE, size="11pt", margin="12mm"
    )


def _said(lang: str, passed: Passed) -> str:
    slots = {
        "count": passed.count,
        "right": passed.right,
        "pass_mark": passed.pass_mark,
        "sections": [one[lang] for one in passed.sections],
    }
    result = say(
        "certificate.result" if passed.right is not None else "certificate.reached", **slots
    )
    parts = [
        result,
        say("certificate.sections", **slots),
        say("certificate.date", date=passed.on.isoformat()),
    ]
    lines = "".join(f"<p>{html.escape(part)}</p>" for part in parts)
    return f"<div lang='{lang}'>{lines}<small>{html.escape(say('certificate.note'))}</small></div>"
