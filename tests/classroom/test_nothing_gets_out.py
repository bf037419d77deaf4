"""What a learner's function is tried on never gets out: not by print, display or error text."""

import functools
import sys

import pandas as pd
import pytest

from casekit.classroom import Function
from casekit.classroom.kinds.kind import Unreadable, spoken

SECRET = 8675309
PEEKED = Function(on=lambda mart: [({"secret": SECRET}, pd.DataFrame({"x": [SECRET]}))])


def _prints(given, rows):
    print(given, rows.to_string())
    sys.stderr.write(str(SECRET))
    return 1.0


def test_what_is_printed_is_swallowed_and_said(capfd):
    calls = PEEKED.read(_prints, None)
    assert capfd.readouterr() == ("", "")
    said = " ".join(spoken(one) for one in PEEKED.case(calls, PEEKED.read(lambda *_: 2.0, None)))
    assert "What it printed is not shown" in said
    print("afterwards")
    assert capfd.readouterr().out == "afterwards\n"


def test_a_print_in_place_of_a_return_shows_nothing(capfd):
    with pytest.raises(Unreadable) as refused:
        PEEKED.read(print, None)
    assert refused.value.key == "returned_none"
    assert str(SECRET) not in " ".join(spoken(one) for one in refused.value.after)
    assert capfd.readouterr() == ("", "")


def _raises(given, rows):
    raise ValueError(f"look: {given}")


def _asserts(given, rows):
    assert not given, rows.to_string()


def _looks_up(given, rows):
    return {}[given["secret"]]


def _converts(given, rows):
    return float("a" + str(given))


def _column(given, rows):
    return rows["no_such_column"]


def _deeper(given, rows):
    return _raises(given, rows)


@pytest.mark.parametrize("function", [_raises, _asserts, _looks_up, _converts, _deeper])
def test_an_error_tells_the_line_and_none_of_the_data(function, lang):
    with pytest.raises(Unreadable) as refused:
        PEEKED.read(function, None)
    said = spoken_of(refused.value)
    assert str(SECRET) not in said
    assert {"zh": "行", "en": "line"}[lang] in said
    assert refused.value.slots["source"].split("(")[0].strip()


def spoken_of(fault):
    from casekit.classroom.speech import say

    after = " ".join(spoken(one) for one in fault.after)
    return say(f"unreadable.{fault.key}", **fault.slots) + after


def test_an_error_keeps_what_stands_in_the_learners_code():
    with pytest.raises(Unreadable) as refused:
        PEEKED.read(_column, None)
    assert "KeyError: 'no_such_column'" in spoken_of(refused.value)
    assert '`return rows["no_such_column"]`' in spoken_of(refused.value)


@pytest.mark.parametrize(
    "function", [functools.partial(_looks_up, rows=None), lambda: 1, lambda a: a, "x".join]
)
def test_a_call_that_fails_at_once_is_told(function):
    with pytest.raises(Unreadable) as refused:
        PEEKED.read(function, None)
    assert "TypeError" in spoken_of(refused.value)
    assert str(SECRET) not in spoken_of(refused.value)


def test_what_is_displayed_in_a_notebook_is_swallowed(monkeypatch):
    import IPython

    class Shell:
        display_pub = published = object()

    shell = Shell()
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)

    def displays(given, rows):
        shell.display_pub.publish({"text/plain": str(given)})
        return 1.0

    assert PEEKED.read(displays, None).printed
    assert shell.display_pub is Shell.published


def test_a_builtin_that_names_its_argument_tells_nothing():
    with pytest.raises(Unreadable) as refused:
        Function(on=lambda mart: [((SECRET, 1),)]).read({}.__getitem__, None)
    assert "KeyError" in spoken_of(refused.value)
    assert str(SECRET) not in spoken_of(refused.value)
