"""One colour a meaning, and one way to write percent, wherever they stand."""

import re
from pathlib import Path

import pytest
import yaml

from casekit import text
from casekit.analysis import models
from casekit.classroom.quantity import Quantity
from casekit.course.churn_warning.zones import methods as zones
from casekit.drawing import colours
from casekit.drawing.tables import written
from casekit.mart.names import threshold
from casekit.mart.signals import BY_NAME
from casekit.text import Catalogue

ROOT = Path(__file__).parents[3]
TEXTS = sorted(
    path
    for folder, kinds in (("casekit", {".yml"}), ("lessons", {".yml", ".py"}))
    for path in (ROOT / folder).rglob("*")
    if path.suffix in kinds
)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
APART = re.compile(r"[\d}]\s%")
SLOT = re.compile(r"\{[^}]*\}")


def leaves(node):
    """Yields (language, text) of a catalogue."""
    if isinstance(node, dict):
        for key, child in node.items():
            if key in text.LANGUAGES and isinstance(child, str):
                yield key, child
            else:
                yield from leaves(child)
    elif isinstance(node, list):
        for child in node:
            yield from leaves(child)


def prose(path):
    """Yields (language, text) of a file of texts."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".yml":
        yield from leaves(yaml.load(content, LOADER))
    elif path.suffix == ".py":
        for cell in re.split(r"(?m)^# %%", content):
            lang = re.search(r'lang="(zh|en)"', cell.partition("\n")[0])
            if lang:
                yield lang[1], cell.partition("\n")[2]


def apart(said):
    """The percent signs that stand apart from their figure; slots write their own."""
    return APART.findall(SLOT.sub("9", said.replace("%}", "}")))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_percent_follows_its_figure(path):
    assert [said[:80] for _, said in prose(path) if apart(said)] == []


@pytest.mark.parametrize("said", ["少了 30 %", "95 % sure", "{share} % left", "{share:.0%} %"])
def test_a_sign_set_apart_would_be_found(said):
    assert apart(said)


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_all_that_writes_percent_writes_it_alike(lang):
    with text.using(lang):
        assert text.fill("{share:.1%}", {"share": 0.125}) == "12.5%"
        assert written(0.125, "%") == text.percent(0.125, 1) == "12.5%"
        assert threshold(next(n for n, f in BY_NAME.items() if f.unit == "share"), 0.3) == "30%"
        assert f"{Quantity(0.125, '%')}" == "12.5%"


def test_every_meaning_has_a_colour_that_the_colour_blind_can_tell():
    assert set(colours.MODELS) == set(models.KINDS)
    assert set(zones.ZONES) - {"white"} == set(colours.ZONES)
    for group in (colours.ZONES, colours.MEASURES, colours.MODELS):
        assert len(set(group.values())) == len(group)
        assert set(group.values()) <= set(colours.PALETTE)


def test_units_of_catalogues_are_no_way_around():
    for lang in text.LANGUAGES:
        with text.using(lang):
            shown = Catalogue("casekit.trust")("units.share", value=5)
            assert shown == "5%"
