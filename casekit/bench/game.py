"""What the game's bots come to: `python -m casekit.bench.game [worlds] [--write]`.

Each bot plays each world (12 unless said) in the same few lucks; the table has the means. `--write`
writes it to docs/game.md. `--table` makes the benchmark's table anew instead
(casekit/analysis/game/benchmark.csv): after a change of a law of the world, or of the game.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from math import exp
from pathlib import Path

import pandas as pd

from casekit import bars
from casekit.analysis import game
from casekit.analysis.game import benchmark
from casekit.text import LANGUAGES, Catalogue, language, number, using
from synthetic import equity, load
from synthetic.branch import OFFERED
from synthetic.catalogue import CATALOGUE, CONTACT_COST

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "game.md"
TABLE = ROOT / "casekit" / "analysis" / "game" / "benchmark.csv"
WORLDS, FIRST = 12, 101
"""How many worlds, and the first one's seed: none on which the game was tuned or its gates are held."""
_TEXTS = Catalogue("casekit.bench")
_COLUMNS = ("bot", "gain", "index", "better", "leavers", "contacts", "spent", "harmed")
SHOWN = (
    *("truth", "benchmark", "matched_alone", "matched_rested", "five_rules", "matched", "nothing"),
    *("contract_all", "risk_credit", "plan_up_all", "care_all", "burn"),
)
"""Bots that the page shows: each teaches something of its own."""


def worlds(seeds: Sequence[int]) -> pd.DataFrame:
    """Return the league of each world, one below the other, index (seed, bot)."""
    law = load("game")
    with bars.bar(_TEXTS("game.playing")) as show:
        told = {}
        for done, seed in enumerate(seeds, start=1):
            told[seed] = game.whole_league(law, seed)
            show(done, len(seeds))
    return pd.concat(told, names=["seed", "bot"])


def rows(told: pd.DataFrame, bots: Sequence[str] = tuple(game.BOTS)) -> list[list[str]]:
    """Return the table for a reader, a row a bot, the best first: the index is the ratio of the mean
    gains, with its lowest and highest world; in how many worlds it beats the row below; all else are
    means over the worlds."""
    means = told.groupby("bot").mean().loc[list(bots)].sort_values("gain", ascending=False)
    means["index"] = 100 * means["gain"] / told["gain"].xs("truth", level="bot").mean()
    base = told["value"].xs("nothing", level="bot").mean()
    spread = told["index"].groupby("bot").agg(low="min", high="max")
    better = [str(_ahead(told, *pair)) for pair in pairwise(means.index)] + ["–"]
    return [
        [
            game.called(bot),
            _against(row["gain"], base, "cell"),
            _TEXTS("game.span", mean=_whole(row["index"]), **spread.loc[bot].map(_whole)),
            beats,
            *(f"{row[name]:,.0f}" for name in ("leavers", "contacts", "spent")),
            number(round(100 * row["harmed"], 1)) + "%" if row["contacts"] else "–",
        ]
        for beats, (bot, row) in zip(better, means.iterrows(), strict=True)
    ]


_TAKEN = {"care": ("care_all", "care_call"), "credit": ("credit_all", "bill_credit")}
"""Sprays of which the page tells how many accept: bot and offer."""


def _taken(means: pd.DataFrame, bot: str, offer: str) -> float:
    """The share of those contacted who accept the bot's one offer, by what it spends."""
    row = means.loc[bot]
    return (row["spent"] / row["contacts"] - CONTACT_COST) / CATALOGUE[offer].cost


def _ahead(told: pd.DataFrame, one: str, other: str) -> int:
    """In how many worlds one bot gains more than another, on the same people and lucks."""
    gain = told["gain"].unstack("bot")
    return int((gain[one] > gain[other]).sum())


def _whole(figure: float) -> str:
    return number(round(figure) + 0.0).replace("-", "−")


def _against(gain: float, base: float, shown: str) -> str:
    """Yuan more or less than doing nothing and their share of what that is worth, as a "sentence" or a
    "cell" has them."""
    share = f"{'+' if gain > 0 else '−'}{abs(gain / base):.1%}"
    said = _TEXTS(f"game.against.{shown}", yuan=gain, share=share)
    return said.replace("-", "−") if round(gain) else "0"


def _facts(told: pd.DataFrame) -> dict[str, float | str]:
    """What the page's sentences name: the rules, and what came of them."""
    law, means = load("game"), told.groupby("bot").mean()
    base, spent = means["value"]["nothing"], means["spent"]
    sprayed = means["gain"].loc[list(game.SPRAYED)]
    named = {
        "order": "risk_credit",
        "five": "five_rules",
        "truth": "truth",
        "monthly": "matched",
        "rested": "matched_rested",
        "alone": "matched_alone",
    }
    gains = {
        f"{name}_gain": _against(means["gain"][bot], base, "sentence")
        for name, bot in named.items()
    }
    won = (told["gain"] > 0).groupby("bot").sum()
    worlds = told.index.get_level_values("seed").nunique()
    may_be_chance = won["matched"] < _hardly_chance(worlds)
    return {
        **law.game.model_dump(),
        **gains,
        "call": CONTACT_COST,
        "again": exp(law.offers.fatigue),
        "pulled": exp(law.shocks[0].strength),
        "city": law.subscribers,
        "lines": means["lines"]["nothing"],
        "base_wan": base / 1e4,
        "base_million": base / 1e6,
        "nothing_left": means["leavers"]["nothing"],
        "left_share": means["leavers"]["nothing"] / means["lines"]["nothing"],
        "order_left": means["leavers"]["risk_credit"],
        "care_left": means["leavers"]["care_all"],
        "rest_adds": round(means["gain"]["matched_rested"]) - round(means["gain"]["matched"]),
        "rest_ahead": _ahead(told, "matched_rested", "matched"),
        "alone_ahead": _ahead(told, "matched_alone", "matched_rested"),
        "red": game.RED_CARD,
        "offers": [_priced(name) for name in OFFERED],
        "rules": "\n".join(f"  - {said}" for said in game.in_words(game.FIVE_RULES)),
        "sprayed": len(sprayed),
        "lose": int((sprayed < 0).sum()),
        "five_spent": spent["five_rules"],
        "alone_spent": spent["matched_alone"],
        **{f"{name}_won": won[named[name]] for name in ("monthly", "alone", "five")},
        **{f"{name}_taken": _taken(means, *spray) for name, spray in _TAKEN.items()},
        **{
            f"{name}_ratio": means["gain"][named[name]] / spent[named[name]]
            for name in ("alone", "five")
        },
        "sure": _hardly_chance(worlds),
        "worlds": worlds,
        "monthly_chance": _TEXTS("game.chance") if may_be_chance else "",
        "lucks": len(game.LUCKS),
        "money": law.game.budget * law.game.played,
        "calls": law.game.contacts * law.game.played,
        "others": len(game.BOTS) - len(SHOWN),
        "lived_on": equity.LIVED,
        "reckoned": equity.RECKONED,
        "ahead": equity.LIVED + equity.RECKONED,
    }


def _priced(name: str) -> str:
    """An offer with what it costs where it is accepted."""
    offer = CATALOGUE[name]
    return _TEXTS("game.offer", offer=getattr(offer, language()), cost=offer.cost)


def _hardly_chance(worlds: int) -> int:
    """In how many worlds at least a plan must be ahead, for it to happen to one of two plans alike with a
    chance of 5 % at most (sign test)."""
    from scipy.stats import binom

    return int(binom.isf(0.025, worlds, 0.5)) + 1


def page(told: pd.DataFrame) -> str:
    """Return the page in both languages, Markdown."""
    parts = []
    for lang in LANGUAGES:
        with using(lang):
            facts = _facts(told)
            head = [_TEXTS(f"game.columns.{name}") for name in _COLUMNS]
            lines = [head, ["-"] * len(head), *rows(told, SHOWN)]
            table = "\n".join(f"|{'|'.join(cells)}|" for cells in lines)
            parts += [_TEXTS(f"game.{name}", **facts) for name in ("short", "read")] + [table]
            parts += [_TEXTS(f"game.{name}", **facts) for name in ("others", "rules", "tried")]
            parts.append(_TEXTS("game.technical"))
    return "\n\n".join(parts) + "\n"


def main(*given: str) -> int:
    """Print the table, write the page, or make the benchmark's table anew, as asked."""
    if "--table" in given:
        benchmark.learnt(load("game")).to_csv(TABLE, lineterminator="\n")
        return 0
    counts = [int(one) for one in given if not one.startswith("-")]
    told = worlds(range(FIRST, FIRST + (counts or [WORLDS])[0]))
    for row in rows(told):
        print(" | ".join(row))
    if "--write" in given:
        PAGE.write_text(page(told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
