"""Pages to print: one HTML file of a paper size, to open in a browser and print from there."""

import base64
import html

from casekit.classroom.download import plain_name
from casekit.text import language

_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: {paper}; margin: {margin}; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; color: #111; font: {size} "Noto Sans SC", "PingFang SC", "Microsoft YaHei",
  "WenQuanYi Micro Hei", system-ui, "Segoe UI", sans-serif; line-height: 1.4; }}
@media screen {{ body {{ max-width: 48em; padding: 16px; }} }}
{style}
</style></head><body>
{body}
</body></html>
"""


def printed(
    title: str, body: str, *, paper: str, style: str, size: str = "10pt", margin: str = "10mm"
) -> str:
    """Return a page as HTML.

    Args:
        title: of the document.
        body: HTML, escaped where it has to be.
        paper: CSS size, e.g. "A5" or "A4 landscape".
        style: CSS of its own.
    """
    lang = "zh-CN" if language() == "zh" else "en"
    return _PAGE.format(lang=lang, title=html.escape(title), body=body, paper=paper, style=style, size=size, margin=margin)  # fmt: skip


def page_link(page: str, filename: str, words: str) -> str:
    """Return a link that holds a whole page, so that it works without a network."""
    name = plain_name(filename, ".html")
    held = base64.b64encode(page.encode("utf-8")).decode("ascii")
    return (
        f'<a download="{html.escape(name)}" href="data:text/html;charset=utf-8;base64,{held}" '
        f'style="text-decoration:underline">{html.escape(words)}</a>'
    )
