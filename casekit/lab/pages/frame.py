"""What all pages share: the document around them, its style, prose as HTML."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import quote

from casekit import text
from casekit.text import Catalogue

TEXTS = Catalogue("casekit.lab.pages")
HOME = "course"
"""Below which address all pages are."""
LOCALES = {"zh": "zh-CN", "en": "en"}


def document(title: str, body: str, kind: str, attributes: str = "", end: str = "") -> str:
    """Return a whole page in the current language.

    Args:
        title: for the tab; plain words.
        body, end: HTML; `end` comes last of all, for scripts.
        kind: a class of the body, "course", "section" or "reading".
        attributes: further ones of the body.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{LOCALES[text.language()]}">\n<head>\n'
        '<meta charset="utf-8">\n<link rel="icon" href="data:,">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_file('style.css')}</style>\n</head>\n"
        f'<body class="pages {kind}" {attributes}>\n{body}\n{end}</body>\n</html>\n'
    )


def script(name: str) -> str:
    """Return a script that stands beside this file, to be put on a page."""
    return f"<script>{_file(name)}</script>"


@cache
def _file(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def link(words: str, target: str, kind: str = "", apart: bool = False) -> str:
    """Return a link; `apart` opens it beside the page, which stays as it is."""
    attributes = f' class="{kind}"' if kind else ""
    attributes += ' target="_blank" rel="noopener"' if apart else ""
    return f'<a href="{html.escape(target)}"{attributes}>{html.escape(words)}</a>'


def bar(passed: int, asked: int) -> str:
    """Return how far somebody is as a bar; the words beside it say the same."""
    width = 100 * passed / asked if asked else 0
    return f'<span class="bar" aria-hidden="true"><i style="width:{width:.0f}%"></i></span>'


def in_lab(base_url: str, path: str) -> str:
    """Return the address of a file of the workspace in JupyterLab."""
    return f"{base_url}lab/tree/{quote(path)}"


def prose(source: str, base_url: str, apart: bool = False) -> str:
    """Return Markdown as HTML, its headings with anchors, its links leading to pages.

    Args:
        source: of a lesson's cell, or of a page of the course.
        base_url: of the server.
        apart: whether links to other pages open beside this one.
    """
    made, environment = _markdown(), {}
    tokens = made.parse(source, environment)
    for token, following in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            token.attrSet("id", following.content.replace("`", "").replace(" ", "-"))
    _each_link(tokens, lambda token: _lead(token, base_url, apart))
    return made.renderer.render(tokens, made.options, environment)


@cache
def _markdown():
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _each_link(tokens: list, change: Callable) -> None:
    for token in tokens:
        if token.type == "link_open":
            change(token)
        _each_link(token.children or [], change)


def _lead(token, base_url: str, apart: bool) -> None:
    """Let a link that leads to a file of the course lead to its page."""
    target = str(token.attrGet("href") or "")
    file, mark, anchor = target.partition("#")
    if not file or "://" in file:
        return
    parts = [part for part in file.split("/") if part not in {".", ".."}]
    known = {"glossary.md": f"{HOME}/glossary", "data_dictionary.md": f"{HOME}/dictionary"}
    page = known.get(parts[-1])
    leads = f"{base_url}{page}" if page else f"{base_url}lab/tree/{'/'.join(parts)}"
    token.attrSet("href", leads + mark + anchor)
    if apart:
        token.attrSet("target", "_blank")
        token.attrSet("rel", "noopener")
