"""One colour a meaning, and one way to write percent, wherever they stand."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from matplotlib.colors import to_hex

from casekit import text
from casekit.classroom.quantity import Quantity
from casekit.course.churn_warning import charts, labels, zones
from casekit.course.churn_warning.models import KINDS
from casekit.course.churn_warning.widgets import action_charts, reading_charts
from casekit.drawing import colours
from casekit.mart.signals import BY_NAME
from casekit.text import Catalogue

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for folder, kinds in (("casekit", {".yml"}), ("lessons", {".yml", ".py"}))
    for path in (ROOT / folder).rglob("*")
    if path.suffix in kinds
)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CLOSE, APART = re.compile(r"[\d}]%"), re.compile(r"[\d}]\s%")
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


def foreign(lang, said):
    """The percent signs that stand as the other language writes them; slots write their own."""
    said = SLOT.sub("9", said.replace("%}", "}"))
    return (APART if lang == "zh" else CLOSE).findall(said)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_percent_is_written_as_the_language_does(path):
    assert [said[:80] for lang, said in prose(path) if foreign(lang, said)] == []


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "少了 30 %"), ("en", "95% sure"), ("en", "{share}% left")]
)
def test_the_other_languages_way_would_be_found(lang, said):
    assert foreign(lang, said)


@pytest.mark.parametrize(("lang", "sign"), [("zh", "%"), ("en", " %")])
def test_all_that_writes_percent_writes_it_alike(lang, sign):
    with text.using(lang):
        assert text.fill("{share:.1%}", {"share": 0.125}) == f"12.5{sign}"
        assert labels.written(0.125, "%") == text.percent(0.125, 1) == f"12.5{sign}"
        assert (
            labels.threshold(next(n for n, f in BY_NAME.items() if f.unit == "share"), 0.3)
            == f"30{sign}"
        )
        assert f"{Quantity(0.125, '%')}" == f"12.5{sign}"


def drawn_zones():
    rng = np.random.default_rng(1)
    score = pd.Series(rng.beta(1, 12, 600))
    value, left = pd.Series(np.linspace(10, 200, 600)), pd.Series(rng.random(600) < 0.1)
    cuts = zones.Cuts()
    zone = zones.assign(score, value, cuts)
    return score, value, zone, zones.summary(zone, score, value, left), cuts


def colours_in(collections) -> set[str]:
    return {to_hex(one.get_facecolor()[0], keep_alpha=False) for one in collections}


def test_the_zones_have_the_same_colours_on_the_map_and_in_the_editor():
    score, value, zone, summary, cuts = drawn_zones()
    chart = charts.zone_map(score, value, zone, summary, cuts).axes[0]
    edges = np.geomspace(0.003, 1, 4), np.linspace(0, 200, 4)
    panel = action_charts.zone_map(np.ones((3, 3)), *edges, cuts, summary).axes[0]
    wanted = {colour.lower() for colour in colours.ZONES.values()}
    assert colours_in(chart.collections) == wanted
    assert colours_in(panel.collections[: len(wanted)]) == wanted


def test_ways_of_judging_have_the_same_colours_in_the_lecture_and_in_the_panel():
    report = pd.DataFrame({"auc": {"clean": 0.9, "leaking": 0.99, "leaking_in_use": 0.8}})
    lecture = charts.leak_bars(report).axes[0].patches
    panel = reading_charts.leak_bars(report).axes[0].patches
    assert len({to_hex(one.get_facecolor()) for one in lecture}) == 3
    by_auc = [
        {round(size(one), 2): to_hex(one.get_facecolor()) for one in patches}
        for patches, size in ((lecture, lambda p: p.get_width()), (panel, lambda p: p.get_height()))
    ]
    assert by_auc[0] == by_auc[1]


def test_every_meaning_has_a_colour_that_the_colour_blind_can_tell():
    assert set(colours.MODELS) == set(KINDS)
    assert set(zones.ZONES) - {"white"} == set(colours.ZONES)
    for group in (colours.ZONES, colours.MEASURES, colours.MODELS):
        assert len(set(group.values())) == len(group)
        assert set(group.values()) <= set(colours.PALETTE)


def test_units_of_catalogues_are_no_way_around():
    for lang in text.LANGUAGES:
        with text.using(lang):
            shown = Catalogue("casekit.trust")("units.share", value=5)
            assert shown == f"5{text.percent_sign()}"
