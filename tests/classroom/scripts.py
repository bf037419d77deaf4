"""The card of the tests, its records, and a way to write it with changes."""

import itertools
from importlib import resources

import yaml

from casekit.classroom.dialogue import read_script

from .workshop.questions.talks import RECORDS, record

CARDS = "tests.classroom.workshop.cards"
NUMBER = itertools.count()


class Drawn:
    """A mart of which only the seed matters."""

    def __init__(self, seed):
        self.seed = seed


FACTS = [record(Drawn(seed)) for seed in range(len(RECORDS))]


def writer(tmp_path, monkeypatch):
    """Return a function that writes the card with changes and reads it again."""
    own = yaml.safe_load(resources.files(CARDS).joinpath("P1.yml").read_text(encoding="utf-8"))
    shared = yaml.safe_load(resources.files(CARDS).joinpath("desk.yml").read_text(encoding="utf-8"))
    monkeypatch.syspath_prepend(tmp_path)

    def write(change=lambda card, desk: None):
        package = f"cards_{next(NUMBER)}"
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("", encoding="utf-8")
        card, desk = yaml.safe_load(yaml.safe_dump(own)), yaml.safe_load(yaml.safe_dump(shared))
        change(card, desk)
        for name, tree in (("P1.yml", card), ("desk.yml", desk)):
            dumped = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
            (tmp_path / package / name).write_text(dumped, encoding="utf-8")
        return read_script(package, "P1.yml")

    return write
