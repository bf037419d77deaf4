"""Datasets and question sheets of every module, opened once a seed."""

import pytest

from casekit import course
from casekit.classroom import derived
from casekit.mart import open as open_mart


@pytest.fixture(scope="session")
def mart_of(make_dataset):
    """A function (case, seed) that returns a mart: a case's, or the lesson's own for None."""
    opened = {}

    def mart(case: str | None, seed: int):
        if (case, seed) not in opened:
            opened[case, seed] = open_mart(make_dataset(case or "classroom", seed))
        return opened[case, seed]

    return mart


@pytest.fixture(scope="session")
def sheet_of(mart_of):
    """A function (module, seed) that returns the module's questions, asked on the data of a seed."""
    made = {}

    def sheet(module: str, seed: int):
        if (module, seed) not in made:
            asked = course.questions(module)
            made[module, seed] = derived.sheet(asked, lambda case: mart_of(case, seed))
        return made[module, seed]

    return sheet
