"""The table that stands above the question on scores, and what to answer the vendor."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import models, words
from casekit.analysis.models import evaluation
from casekit.course.churn_warning.honest_split import methods
from casekit.drawing.tables import Sentence
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.honest_split")


def models_compared(mart: door.Mart) -> pd.DataFrame:
    """Return each model's AUC, and what it says of its riskiest tenth beside the rate that left."""
    table = methods.models_compared(mart)
    styles = {"auc": ".3f", "predicted": ".1%", "observed": ".1%"}
    shown = {texts(f"tables.{c}"): table[c].map(f"{{:{s}}}".format) for c, s in styles.items()}
    return pd.DataFrame(shown).set_axis(words.names("models", table.index))


def verdict(mart: door.Mart) -> Sentence:
    """Return in words whether to buy, beside the AUC of a model that was tested on later months."""
    auc = evaluation.auc(models.score(mart), models.decision(mart).leaves)
    return Sentence(texts("sentences.verdict", auc=auc))
