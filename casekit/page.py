"""Self-contained HTML pages: one file, no network, pictures inside, fit for screen and paper.

Strings are escaped unless they are `Markup`, which this module makes::

    page("Report", "en", [heading(1, "Report"), paragraph("All is well."), table(frame)])
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Mapping

import pandas as pd

_STYLE = """
:root { --ink: #1f2937; --calm: #6b7280; --line: #e5e7eb; --kept: #00785a; --missed: #b44300; --partly: #8a6100; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1080px; padding: 24px; color: var(--ink); background: #fff;
  font: 15px/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei",
  system-ui, "Segoe UI", sans-serif; }
html:lang(en) body { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 20px; margin: 36px 0 8px; }
h3 { font-size: 16px; margin: 24px 0 4px; }
summary { cursor: pointer; margin: 12px 0; color: var(--calm); }
p { margin: 6px 0 12px; } .calm { color: var(--calm); }
table { border-collapse: collapse; width: 100%; margin: 8px 0 20px; font-size: 13px; }
th, td { padding: 5px 8px; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { border-bottom: 2px solid #9ca3af; white-space: nowrap; }
td.number, th.number { text-align: right; white-space: nowrap; }
td.whole { white-space: nowrap; } td:first-child { min-width: 11em; }
code { font: 12.5px/1.5 ui-monospace, Consolas, monospace; }
.kept { color: var(--kept); } .missed { color: var(--missed); font-weight: 700; }
.partly { color: var(--partly); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 16px; margin: 12px 0; }
dt { font-weight: 700; } dd { margin: 0; }
figure { margin: 12px 0 24px; } img { max-width: 100%; height: auto; }
.aside { background: #f9fafb; border-left: 4px solid #9ca3af; padding: 8px 14px; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; } table { font-size: 9pt; }
  h2 { break-after: avoid; } h3 { break-after: avoid; } thead { display: table-header-group; }
  tr, figure, dd { break-inside: avoid; }
}
@page { margin: 15mm; }
"""
_LOCALES = {"zh": "zh-CN", "en": "en"}


class Markup(str):
    """HTML that is put on a page as it stands."""


def page(title: str, lang: str, parts: Iterable[str]) -> str:
    """Return a whole HTML document in a language ("zh" or "en")."""
    body = "\n".join(_safe(part) for part in parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{_LOCALES[lang]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def heading(level: int, text: str, anchor: str = "") -> Markup:
    """Return a heading, with an anchor to link to if given."""
    place = f' id="{html.escape(anchor)}"' if anchor else ""
    return Markup(f"<h{level}{place}>{_safe(text)}</h{level}>")


def paragraph(text: str, kind: str = "") -> Markup:
    """Return a paragraph; `kind` is "calm" (grey) or "aside" (set apart)."""
    return Markup(f"<p{_class(kind)}>{_safe(text)}</p>")


def marked(text: str, kind: str) -> Markup:
    """Return words in the colour of their meaning: "kept", "missed", "partly" or "calm"."""
    return Markup(f"<span{_class(kind)}>{_safe(text)}</span>")


def code(text: str) -> Markup:
    """Return a name as it is written in code."""
    return Markup(f"<code>{_safe(text)}</code>")


def link(text: str, target: str) -> Markup:
    """Return a link to a place on the page ("#anchor")."""
    return Markup(f'<a href="{html.escape(target)}">{_safe(text)}</a>')


def listing(items: Iterable[str]) -> Markup:
    """Return a bulleted list."""
    return Markup("<ul>" + "".join(f"<li>{_safe(item)}</li>" for item in items) + "</ul>")


def folded(title: str, content: Markup) -> Markup:
    """Return what is opened by a click on its title; on paper as it stands on the screen."""
    return Markup(f"<details><summary>{_safe(title)}</summary>{content}</details>")


def labelled(items: Mapping[str, Iterable[str]]) -> Markup:
    """Return sentences beside their label, a line each."""
    made = [
        f"<dt>{_safe(label)}</dt><dd>{'<br>'.join(_safe(line) for line in lines)}</dd>"
        for label, lines in items.items()
    ]
    return Markup("<dl>" + "".join(made) + "</dl>")


def table(frame: pd.DataFrame, numbers: Iterable[str] = (), whole: Iterable[str] = ()) -> Markup:
    """Return a frame's columns as a table; `numbers` are set right, `whole` are not broken."""
    kinds = {**dict.fromkeys(whole, "whole"), **dict.fromkeys(numbers, "number")}
    classes = [_class(kinds.get(name, "")) for name in frame.columns]
    head = "".join(f"<th{c}>{_safe(n)}</th>" for n, c in zip(frame.columns, classes, strict=True))
    rows = (
        "<tr>"
        + "".join(f"<td{c}>{_safe(v)}</td>" for v, c in zip(row, classes, strict=True))
        + "</tr>"
        for row in frame.itertuples(index=False, name=None)
    )
    return Markup(f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>")


def picture(png: bytes, width: int, alt: str) -> Markup:
    """Return a PNG inside the page, `width` CSS pixels wide at most; `alt` says what it shows."""
    data = base64.b64encode(png).decode("ascii")
    said = html.escape(alt)
    return Markup(
        f'<figure><img width="{width}" alt="{said}" src="data:image/png;base64,{data}"></figure>'
    )


def _class(kind: str) -> str:
    return f' class="{html.escape(kind)}"' if kind else ""


def _safe(value: object) -> str:
    return value if isinstance(value, Markup) else html.escape(str(value))
