"""What the game's bots come to: `python -m casekit.bench.game [worlds] [--write]`.

Each bot plays each world (seeds 1, 2 …; 12 unless said) in the same few lucks; the table has the
means. `--write` writes it to docs/game.md. `--table` makes the benchmark's table anew instead
(casekit/analysis/game/benchmark.csv): after a change of a law of the world, or of the game.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from casekit import bars
from casekit.analysis import game
from casekit.analysis.game import benchmark
from casekit.text import LANGUAGES, Catalogue, number, using
from synthetic import load

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "game.md"
TABLE = ROOT / "casekit" / "analysis" / "game" / "benchmark.csv"
WORLDS = 12
_TEXTS = Catalogue("casekit.bench")
_COLUMNS = ("bot", "index", "gain", "leavers", "contacts", "spent", "harmed")


def worlds(seeds: Sequence[int]) -> pd.DataFrame:
    """Return the league of each world, one below the other, index (seed, bot)."""
    law = load("game")
    with bars.bar(_TEXTS("game.playing")) as show:
        told = {}
        for done, seed in enumerate(seeds, start=1):
            told[seed] = game.whole_league(law, seed)
            show(done, len(seeds))
    return pd.concat(told, names=["seed", "bot"])


def rows(told: pd.DataFrame) -> list[list[str]]:
    """Return the table for a reader, a row a bot, the best last: the index is the ratio of the mean
    gains, with its lowest and highest world; all else are means over the worlds."""
    means = told.groupby("bot").mean()
    means["index"] = 100 * means["gain"] / means.loc["truth", "gain"]
    spread = told["index"].groupby("bot").agg(low="min", high="max")
    return [
        [
            game.called(bot),
            _TEXTS("game.span", mean=_whole(row["index"]), **spread.loc[bot].map(_whole)),
            *(f"{row[name]:,.0f}" for name in ("gain", "leavers", "contacts", "spent")),
            number(round(100 * row["harmed"], 1)) + "%",
        ]
        for bot, row in means.sort_values("gain").iterrows()
    ]


def _whole(figure: float) -> str:
    return number(round(figure) + 0.0).replace("-", "−")


def _short(told: pd.DataFrame) -> str:
    """What the table says, in sentences."""
    means = told.groupby("bot").mean()
    gain, left = means["gain"], means["leavers"]
    sprayed = gain.loc[list(game.SPRAYED)]
    return _TEXTS(
        "game.short",
        nothing_left=left["nothing"],
        order_left=left["risk_credit"],
        order_gain=_against(gain["risk_credit"]),
        sprayed=len(sprayed),
        lose=int((sprayed < 0).sum()),
        five_spent=means["spent"]["five_rules"],
        five_gain=_against(gain["five_rules"]),
        alone_gain=_against(gain["matched_alone"]),
        truth_gain=_against(gain["truth"]),
    )


def _against(gain: float) -> str:
    return _TEXTS("game.more" if gain > 0 else "game.less", yuan=abs(gain))


def page(told: pd.DataFrame) -> str:
    """Return the page in both languages, Markdown."""
    parts = []
    for lang in LANGUAGES:
        with using(lang):
            count = told.index.get_level_values("seed").nunique()
            head = [_TEXTS(f"game.columns.{name}") for name in _COLUMNS]
            lines = [head, ["-"] * len(head), *rows(told)]
            table = "\n".join(f"|{'|'.join(cells)}|" for cells in lines)
            lucks = len(game.LUCKS)
            parts += [f"# {_TEXTS('game.title')}", _short(told)]
            parts += [_TEXTS("game.rules"), _TEXTS("game.money")]
            parts += [_TEXTS("game.read", worlds=count, lucks=lucks), table, _TEXTS("game.tried")]
    return "\n\n".join(parts) + "\n"


def main(*given: str) -> int:
    """Print the table, write the page, or make the benchmark's table anew, as asked."""
    if "--table" in given:
        benchmark.learnt(load("game")).to_csv(TABLE, lineterminator="\n")
        return 0
    counts = [int(one) for one in given if not one.startswith("-")]
    told = worlds(range(1, (counts or [WORLDS])[0] + 1))
    for row in rows(told):
        print(" | ".join(row))
    if "--write" in given:
        PAGE.write_text(page(told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
