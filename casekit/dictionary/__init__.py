"""The data dictionary: every table and column, in words, from `synthetic.schema` alone.

`html` makes a page of its own (`casekit data dictionary`), with the truth apart; `markdown` the
page of the course, without it.
"""

from casekit.dictionary.pages import html, markdown

__all__ = ["html", "markdown"]
