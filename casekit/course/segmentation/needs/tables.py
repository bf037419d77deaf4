"""Groups beside a cloud, a guess beside the truth, offers by need, and Kano's figures, to read."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import kano
from casekit.analysis.tables import from_truth
from casekit.course.segmentation.needs import debrief, methods
from casekit.drawing.tables import Sentence, written
from casekit.mart import names
from casekit.text import Catalogue, decimal, language, percent
from synthetic.catalogue import CATALOGUE
from synthetic.schema import KANO_ANSWERS

texts = Catalogue("casekit.course.segmentation.needs")

ASKED = "service"
"""The need that the practice asks about."""


def offer_name(offer: str) -> str:
    """Return what an offer is called."""
    return getattr(CATALOGUE[offer], language())


def whose(need: str) -> str:
    """Return what customers with a need are called; of all, too."""
    return texts("everybody") if need == debrief.ALL else names.need(need)


def how_tight(mart: door.Mart) -> pd.DataFrame:
    """Return how well customers can be cut by what they spend, beside a cloud without groups."""
    table = methods.tightness(mart, "spend")
    shown = pd.DataFrame(
        {
            texts("tight.real"): [percent(share, 1) for share in table["real"]],
            texts("tight.cloud"): [percent(share, 1) for share in table["cloud"]],
            texts("tight.silhouette"): [decimal(value, 2) for value in table["silhouette"]],
        },
        index=[written(groups, "n") for groups in table.index],
    )
    return shown.rename_axis(texts("tight.corner"))


@from_truth
def confusion(mart: door.Mart) -> pd.DataFrame:
    """Return how often a need is guessed as which, by what customers did; a sentence without truth."""
    table = debrief.confusion(debrief.guessed(mart, mart.months[-1]))
    shown = table.map(lambda share: written(share, "0%"))
    shown.index = [texts("confusion.true", need=names.need(one)) for one in table.index]
    shown.columns = [texts("confusion.guess", need=names.need(one)) for one in table]
    return shown.rename_axis(texts("confusion.corner"))


@from_truth
def confusion_read(mart: door.Mart) -> Sentence:
    """Return in words how often the guess hits, beside always saying the most frequent need."""
    told = debrief.guessed(mart, mart.months[-1])
    share = told["need"].value_counts(normalize=True)
    hit = float((told["need"] == told["guess"]).mean())
    slots = {"customers": len(told), "hit": hit, "most": names.need(share.idxmax())}
    return Sentence(texts("confusion.read", share=share.max(), months=methods.MONTHS, **slots))


@from_truth
def offers_by_need(case: door.Mart) -> pd.DataFrame:
    """Return the customers kept of a thousand contacts, by need and offer; a sentence without truth."""
    people = debrief.contacted(case)
    table = debrief.by_need(people)
    share = people["need"].value_counts(normalize=True)
    shown = table.map(lambda kept: decimal(kept, 1)).rename(columns=offer_name)
    told = [percent(1.0 if one == debrief.ALL else share[one], 1) for one in table.index]
    shown.insert(0, names.heading("share"), told)
    shown.index = [whose(one) for one in table.index]
    return shown.rename_axis(texts("corner"))


@from_truth
def three_ways(case: door.Mart) -> Sentence:
    """Return in words what matched offers keep if the guess is always or never right, and one for all."""
    people = debrief.contacted(case)
    wrong, right = debrief.ends(people, debrief.suits(case))
    everybody = debrief.by_need(people).loc[debrief.ALL]
    best = everybody.idxmax()
    slots = {"offer": offer_name(best), "one": decimal(everybody[best], 1)}
    slots |= {"right": decimal(right, 1), "wrong": decimal(wrong, 1)}
    return Sentence(texts("three_ways", customers=len(people), **slots))


def answered(rows: pd.DataFrame) -> pd.DataFrame:
    """Return how many gave which pair of answers: with (rows) and without (columns)."""
    order = list(KANO_ANSWERS)
    table = pd.crosstab(rows["with"], rows["without"])
    return table.reindex(index=order, columns=order, fill_value=0)


@from_truth
def kano_figures(mart: door.Mart) -> pd.DataFrame:
    """Return whom each feature pleases and whom its lack annoys: of all, and of one need."""
    found = debrief.classes_by_need(mart)
    shown = {}
    for need in (debrief.ALL, ASKED):
        told = kano.coefficients(found[need])
        slots = {"whose": whose(need)}
        shown[texts("kano.better", **slots)] = [percent(one) for one in told["better"]]
        shown[texts("kano.worse", **slots)] = [percent(-one) for one in told["worse"]]
    index = [texts(f"features.{one}") for one in found[debrief.ALL].index]
    return pd.DataFrame(shown, index=index).rename_axis(texts("kano.corner"))
