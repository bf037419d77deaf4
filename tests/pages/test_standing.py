"""How far a reader is, and where he goes on."""

import json
from dataclasses import replace

import pytest

from casekit.lab.pages.standing import VISITS, Reader, Standing
from tests.pages.conftest import BASE


def standing(own, lessons, which=0):
    return Reader(own.folder, BASE).standing(lessons[0].sections[which])


def goes_on(own, lessons):
    found = Reader(own.folder, BASE).goes_on_at(lessons)
    return found and found.name


def test_who_has_done_nothing_begins_at_the_first(own, lessons):
    assert standing(own, lessons) == Standing(0, 2, 0, False)
    assert not Reader(own.folder, BASE).has_begun
    assert goes_on(own, lessons) == "first"


def test_a_section_is_done_when_what_counts_is_passed(own, lessons, did):
    did("one", outcome="NOT_YET")
    assert standing(own, lessons) == Standing(0, 2, 0, False)
    did("one", outcome="PASSED")
    did("more", outcome="PASSED")
    assert standing(own, lessons) == Standing(1, 2, 1, False)
    did("two", outcome="PASSED")
    did("two", outcome="NOT_YET")  # passed is passed
    assert standing(own, lessons) == Standing(2, 2, 1, True)


def test_what_was_done_on_other_data_does_not_count(own, lessons, did):
    did("one", outcome="PASSED", base="classroom-11-bbbbbbbb")
    assert standing(own, lessons).passed == 0
    assert not Reader(own.folder, BASE).has_begun


def test_questions_that_stepped_aside_are_not_asked(own, lessons, did):
    did("one", "shown", outcome="UNATTEMPTED", aside=True)
    did("two", outcome="PASSED")
    assert standing(own, lessons) == Standing(1, 1, 0, True)
    did("one", "shown", outcome="UNATTEMPTED")  # the data have it now
    assert standing(own, lessons).asked == 2


def test_one_goes_on_where_one_was_then_with_what_is_left(own, lessons, did):
    did("three", outcome="NOT_YET")
    assert goes_on(own, lessons) == "second"
    did("three", outcome="PASSED")
    assert goes_on(own, lessons) == "first"  # core goes before what is extra
    did("one", outcome="PASSED")
    did("two", outcome="PASSED")
    assert goes_on(own, lessons) == "silent"


def test_a_section_that_was_passed_by_comes_before_the_next_lesson(own, lessons, did):
    later = replace(lessons[0].sections[0], lesson="10_y", name="later")
    course = [*lessons, replace(lessons[0], name="10_y", sections=(later,))]
    did("two", outcome="NOT_YET")  # left open
    did("three", outcome="PASSED")
    Reader(own.folder, BASE).opens(lessons[0].sections[1])
    assert goes_on(own, course) == "first"
    did("one", outcome="PASSED")
    did("two", outcome="PASSED")
    assert goes_on(own, course) == "later"  # what is extra can wait


def test_a_section_that_asks_nothing_is_done_once_it_was_opened(own, lessons, did):
    silent = lessons[0].sections[1]
    assert not standing(own, lessons, 1).done
    Reader(own.folder, BASE).opens(silent)
    assert standing(own, lessons, 1).done
    assert goes_on(own, lessons) == "first"  # not begun, so not passed by
    did("one", outcome="PASSED")
    did("two", outcome="PASSED")
    assert goes_on(own, lessons) == "second"


def test_when_all_is_done_there_is_nowhere_to_go_on(own, lessons, did):
    for question in ("one", "two", "three", "four"):
        did(question, outcome="PASSED")
    Reader(own.folder, BASE).opens(lessons[0].sections[1])
    assert goes_on(own, lessons) is None


def test_visits_are_kept_for_each_base(own, lessons):
    Reader(own.folder, BASE).opens(lessons[0].sections[1])
    Reader(own.folder, "other").opens(lessons[0].sections[0])
    kept = json.loads((own.folder / VISITS).read_text(encoding="utf-8"))
    assert set(kept) == {BASE, "other"}
    assert set(kept[BASE]) == {"09_x/silent"}


@pytest.mark.parametrize("content", ["", "[]", "{", f'{{"{BASE}": 7}}', f'{{"{BASE}": {{"09_x/silent": "soon"}}}}'])  # fmt: skip
def test_a_spoilt_file_of_visits_stops_nobody(own, lessons, content):
    (own.folder / VISITS).parent.mkdir(parents=True)
    (own.folder / VISITS).write_text(content, encoding="utf-8")
    assert goes_on(own, lessons) in {"first", "second"}
    Reader(own.folder, BASE).opens(lessons[0].sections[0])
    assert goes_on(own, lessons) == "first"


def test_where_nothing_can_be_written_the_page_opens_all_the_same(own, lessons):
    own.folder.mkdir(parents=True)
    (own.folder / "progress").write_text("a file in the way", encoding="utf-8")
    Reader(own.folder, BASE).opens(lessons[0].sections[0])


def test_a_section_that_only_guesses_is_done_once_the_guess_is_locked(own, lessons, did):
    silent = replace(lessons[0].sections[1], guesses=("bet",))
    Reader(own.folder, BASE).opens(silent)
    assert not Reader(own.folder, BASE).standing(silent).done
    did("bet", action="guess")
    assert Reader(own.folder, BASE).standing(silent).done
