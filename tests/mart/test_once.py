"""What is reckoned once a mart: when it is reckoned again, and when it goes."""

import gc
import inspect
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from casekit.mart import from_tables
from casekit.mart.once import forget, once

from .made_up import made_up_tables


@pytest.fixture
def marts():
    return [from_tables(made_up_tables(seed)) for seed in (1, 2)]


@pytest.fixture
def calls():
    return []


@pytest.fixture
def total(calls):
    @once
    def total(mart, column="bill", *, factor=1):
        """Return a column's sum."""
        calls.append((mart, column, factor))
        return mart.monthly[column].sum() * factor

    return total


def test_a_mart_is_asked_once_and_another_mart_anew(marts, total, calls):
    one, other = marts
    assert total(one) == total(one) == one.monthly["bill"].sum()
    assert total(other) != total(one)
    assert [mart for mart, *_ in calls] == [one, other]


def test_other_arguments_are_another_result(marts, total, calls):
    one, _ = marts
    assert total(one, "calls_out") != total(one, "bill")
    assert total(one, factor=2) == 2 * total(one)
    assert len(calls) == 3


def test_the_same_arguments_are_the_same_however_they_are_given(marts, total, calls):
    one, _ = marts
    assert total(one) == total(one, "bill") == total(one, column="bill", factor=1)
    assert total(mart=one) == total(one)
    assert len(calls) == 1


def test_two_functions_do_not_share_a_result(marts):
    first, second = once(lambda mart: "first"), once(lambda mart: "second")
    assert (first(marts[0]), second(marts[0])) == ("first", "second")


def test_nothing_is_thrown_out(marts, calls):
    @once
    def square(mart, number):
        calls.append(number)
        return number**2

    for _ in range(2):
        assert [square(marts[0], number) for number in range(500)] == [n**2 for n in range(500)]
    assert len(calls) == 500


def test_none_is_a_result(marts, calls):
    nothing = once(lambda mart: calls.append(1))
    assert nothing(marts[0]) is nothing(marts[0]) is None
    assert len(calls) == 1


def test_what_raises_is_not_kept(marts, calls):
    @once
    def at_second_try(mart):
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("not yet")
        return "now"

    with pytest.raises(ValueError, match="not yet"):
        at_second_try(marts[0])
    assert at_second_try(marts[0]) == at_second_try(marts[0]) == "now"
    assert len(calls) == 2


def test_what_is_forgotten_is_reckoned_anew_and_of_this_mart_only(marts, total, calls):
    one, other = marts
    total(one), total(other)
    forget(one)
    total(one), total(other)
    assert [mart for mart, *_ in calls] == [one, other, one]
    forget(from_tables(made_up_tables(3)))  # nothing kept, nothing to do


def test_a_mart_goes_with_its_results_even_with_those_that_hold_it(calls):
    class Figure:
        pass

    @once
    def figure(mart):
        made = Figure()
        made.mart = mart
        calls.append(weakref.ref(made))
        return made

    mart = from_tables(made_up_tables())
    gone = weakref.ref(mart)
    figure(mart)
    del mart
    gc.collect()
    assert gone() is None
    assert calls[0]() is None


def test_threads_wait_for_the_first_of_them(marts, calls):
    ready = threading.Barrier(4)
    started, go_on = threading.Event(), threading.Event()

    @once
    def slow(mart):
        calls.append(1)
        started.set()
        go_on.wait()
        return object()

    def ask():
        ready.wait()
        return slow(marts[0])

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(ask) for _ in range(4)]
        started.wait()
        go_on.set()
    assert len({one.result() for one in asked}) == 1
    assert len(calls) == 1


def test_a_result_may_need_others_of_the_same_mart_from_another_thread_too(marts):
    inner = once(lambda mart: 2)

    @once
    def outer(mart):
        with ThreadPoolExecutor(1) as pool:
            return 1 + pool.submit(inner, mart).result()

    assert outer(marts[0]) == 3


def test_arguments_that_do_not_fit_are_said(marts, total):
    with pytest.raises(TypeError, match="unexpected keyword"):
        total(marts[0], months=3)
    with pytest.raises(TypeError, match="unhashable"):
        total(marts[0], ["bill"])


def test_the_function_keeps_its_name_its_text_and_its_signature(total):
    assert (total.__name__, total.__doc__) == ("total", "Return a column's sum.")
    assert list(inspect.signature(total).parameters) == ["mart", "column", "factor"]
