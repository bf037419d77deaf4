"""The page of the game: yuan have a base, words come before code, and the table is short."""

import re

import pandas as pd
import pytest

from casekit import text
from casekit.analysis.game import BOTS
from casekit.bench import game

CODE = re.compile(r"`[^`]+`|\w+\.(yml|py)|\w+_\w+")
VALUE, LINES = 4_000_000, 2_000


@pytest.fixture(scope="module")
def told():
    """A league made up: the order of `SHOWN` is that of the gains."""
    order = [*reversed(game.SHOWN), *(name for name in BOTS if name not in game.SHOWN)]
    gain = pd.Series({bot: 1000.0 * place for place, bot in enumerate(order)})
    gain -= gain["nothing"]
    table = pd.DataFrame({"gain": gain, "value": VALUE + gain, "lines": LINES})
    table["index"] = 100 * gain / gain["truth"]
    table = table.assign(leavers=200.0, contacts=3000.0, spent=20_000.0, harmed=0.02)
    return pd.concat({1: table, 2: table}, names=["seed", "bot"])


@pytest.fixture(scope="module")
def page(told):
    return game.page(told)


def test_the_page_stands_in_both_languages_and_says_the_same_figures(page):
    halves = page.split("\n# ")
    assert len(halves) == 2
    rows = [re.findall(r"^\|.*\|$", half, flags=re.MULTILINE) for half in halves]
    assert [len(found) for found in rows] == [len(game.SHOWN) + 2] * 2
    figures = [re.findall(r"[+−]?\d[\d,.]*", "".join(found)) for found in rows]
    assert figures[0] == figures[1]


def test_yuan_and_leavers_have_a_base(page):
    assert "400 万元" in page
    assert "4.00 million yuan" in page
    assert page.count("（10%，欠费") == page.count("(10%, those") == 1
    assert "−3,000（−0.1%）" in page


def test_names_of_code_stand_in_the_last_paragraph_only(page):
    for half in page.split("\n# "):
        *words, last = half.split("\n## ")
        assert not CODE.search("".join(words))
        assert CODE.search(last)


def test_every_bot_is_in_the_list_and_those_of_the_page_in_their_order(told):
    with text.using("en"):
        assert len(game.rows(told)) == len(BOTS)
        names = [row[0] for row in game.rows(told, game.SHOWN)]
    assert len(names) == len(game.SHOWN)
    assert names[0].startswith("upper bound")


def test_a_plan_is_held_against_the_next_in_the_same_city(told):
    """Ranges over the cities overlap where one plan is better in every one of them."""
    told = told.copy()
    told.loc[2, "gain"] = (told.loc[2, "gain"] + 50_000).to_numpy()
    told.loc[(2, "benchmark"), "gain"] = told.loc[(2, "truth"), "gain"] + 1
    beats = {row[0]: row[3] for row in game.rows(told, game.SHOWN)}
    counts = list(beats.values())
    assert counts[0] == "1"
    assert set(counts[1:-1]) == {"2"}
    assert counts[-1] == "–"
