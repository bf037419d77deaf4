"""What customers say gives away what is behind it, but only so far: intents of enquiries."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.registry import Unanswerable, quantity
from synthetic.schema import INTENTS

_HIDDEN = INTENTS[1:]
"""Intents that a model looks for; the first is none."""
_TALK = ("comparing", "bluffing")
_FOLDS = 3


@once
def enquiries(mart: Mart) -> pd.DataFrame:
    """Return the enquiries with their true intent: subscriber, month, topic, phrase, intent."""
    rows = mart.contacts
    asked = rows.loc[rows["kind"] == "enquiry", ["subscriber", "month", "topic", "phrase"]]
    return asked.merge(truth.of(mart).intents, on=["subscriber", "month"])


@quantity
def porting_talk(mart: Mart) -> float:
    """Share of the enquiries about taking the number along that only compare or bluff."""
    asked = enquiries(mart)
    about = asked.loc[asked["topic"] == "porting", "intent"]
    if about.empty:
        raise Unanswerable
    return float(about.isin(_TALK).mean())


@quantity
def intent_by_words(mart: Mart) -> float:
    """AUC with which words tell an intent from all other enquiries, mean of the four intents.

    A logistic regression on groups of two and three characters (TF-IDF), judged on wordings that
    it has not heard: sentences of one template stand in one of three folds.
    """
    said = mart.phrases.set_index("phrase")
    asked = enquiries(mart)
    counts = pd.crosstab(asked["phrase"], asked["intent"]).reindex(columns=INTENTS, fill_value=0)
    if (counts.sum() == 0).any():
        raise Unanswerable
    return float(np.mean([_known(counts, said.loc[counts.index], one) for one in _HIDDEN]))


def _known(counts: pd.DataFrame, said: pd.DataFrame, intent: str) -> float:
    """Return the AUC of one intent; `counts` are enquiries by phrase and intent."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold

    words = TfidfVectorizer(analyzer="char", ngram_range=(2, 3)).fit_transform(said["zh"])
    of, others = counts[intent].to_numpy(), counts.drop(columns=intent).sum(axis=1).to_numpy()
    score = np.empty(len(counts))
    folds = GroupKFold(_FOLDS, shuffle=True, random_state=0)
    for learnt, unheard in folds.split(words, groups=said["template"]):
        twice = np.repeat(
            learnt, 2
        )  # each sentence once for those with the intent, once for others
        weight = np.column_stack([of[learnt], others[learnt]]).ravel()
        model = LogisticRegression(C=10, max_iter=1000)
        model.fit(words[twice], np.tile([1, 0], len(learnt)), sample_weight=weight)
        score[unheard] = model.decision_function(words[unheard])
    truly = np.repeat([1, 0], len(counts))
    return roc_auc_score(truly, np.tile(score, 2), sample_weight=np.concatenate([of, others]))
