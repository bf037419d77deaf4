"""Two languages in step: what counts as a change, and when the record moves on."""

import pytest

from casekit.authoring import pairs
from casekit.authoring.source import read_lesson

from .tiny_course import LESSON


def changed(root, **texts):
    source = root / "lessons" / LESSON / "first_call.py"
    text = source.read_text(encoding="utf-8")
    for old, new in texts.values():
        assert old in text
        text = text.replace(old, new)
    source.write_text(text, encoding="utf-8")
    return pairs.hashes(read_lesson(source.parent))


ZH = ("停十秒", "停二十秒")
EN = ("Wait ten", "Wait twenty")


@pytest.mark.parametrize(
    ("texts", "behind"),
    [
        ({"zh": ZH}, {"note-pause": "en"}),
        ({"en": EN}, {"note-pause": "zh"}),
        ({"zh": ZH, "en": EN}, {}),
        ({}, {}),
        ({"space": ("guess.\n", "guess.   \n\n")}, {}),
    ],
)
def test_a_change_on_one_side_leaves_the_other_behind(root, lesson, texts, behind):
    recorded = pairs.hashes(lesson)
    now = changed(root, **texts)
    assert pairs.stale(now, recorded) == behind
    assert pairs.stale(now, recorded, accepted=["note-pause"]) == {}


def test_a_new_pair_is_in_step_and_one_taken_away_is_forgotten(lesson):
    now = pairs.hashes(lesson)
    assert pairs.stale(now, {}) == {}
    assert pairs.stale({}, now) == {}


def test_the_record_reads_back_as_written(root):
    lesson = read_lesson(root / "lessons" / LESSON)
    assert pairs.read(lesson) == {}
    now = pairs.hashes(lesson)
    pairs.path_of(lesson).write_bytes(pairs.to_bytes(now))
    assert pairs.read(lesson) == now
    assert set(now) == {cell.id for cell in lesson.cells if cell.is_prose}
