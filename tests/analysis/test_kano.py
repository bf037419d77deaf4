"""Kano's classes and Berger's two figures, by hand."""

import pandas as pd
import pytest

from casekit.analysis import kano


def test_the_evaluation_table_is_kanos():
    table = kano.evaluation()
    assert table.shape == (5, 5)
    assert table.loc["like", "dislike"] == "linear"
    assert set(table.loc["like", ["expect", "neutral", "tolerate"]]) == {"delight"}
    assert set(table.loc[["expect", "neutral", "tolerate"], "dislike"]) == {"must"}
    assert (table == "indifferent").to_numpy().sum() == 9
    assert (table == "reverse").to_numpy().sum() == 7
    assert table.loc["like", "like"] == table.loc["dislike", "dislike"] == "doubtful"


def test_answers_are_classed_and_counted():
    answers = pd.DataFrame(
        {
            "feature": ["a"] * 8 + ["b"],
            "with": ["like", "like", "like", "expect", "expect", "neutral", "dislike", "like", "like"],
            "without": ["dislike", "neutral", "dislike", "dislike", "neutral", "neutral", "like", "like", "tolerate"],
        },
        index=range(10, 19),
    )  # fmt: skip
    found = kano.classes(answers["with"], answers["without"])
    assert found.to_list() == [
        "linear", "delight", "linear", "must", "indifferent", "indifferent", "reverse", "doubtful", "delight",
    ]  # fmt: skip
    table = kano.shares(answers["feature"], found)
    assert list(table) == list(kano.CLASSES)
    assert table.loc["a", "linear"] == 0.25
    assert table.loc["b", "delight"] == 1


def test_a_feature_is_what_more_than_half_say_of_its_being_there_and_of_its_lack():
    better, worse = [0.1, 0.7, 0.7, 0.1, 0.5], [-0.9, -0.9, -0.1, -0.1, -0.5]
    told = pd.DataFrame({"better": better, "worse": worse}, index=list("abcde"))
    assert kano.quadrants(told).to_dict() == {
        "a": "must", "b": "linear", "c": "delight", "d": "indifferent", "e": "indifferent",
    }  # fmt: skip


def test_better_and_worse_leave_reverse_and_doubtful_answers_out():
    row = {"must": 10, "linear": 30, "delight": 40, "indifferent": 20, "reverse": 50, "doubtful": 9}
    told = kano.coefficients(pd.DataFrame(row, index=["a"]))
    assert told.loc["a", "better"] == pytest.approx(0.7)
    assert told.loc["a", "worse"] == pytest.approx(-0.4)
