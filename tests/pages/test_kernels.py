"""One kernel is kept warm, pages that are left are ended, and notebooks are let be."""

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from casekit.lab.pages import kernels
from casekit.lab.pages.kernels import IDLE, LOST, WARMING, PageKernels

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Client:
    """A client that has done what it was asked to at once."""

    def __init__(self, told):
        self._told = told

    def start_channels(self):
        pass

    stop_channels = start_channels

    async def wait_for_ready(self, timeout):
        pass

    async def execute_interactive(self, code, **_):
        self._told.append(code)


class Manager(dict):
    """The server's kernels: id → what is known of one."""

    def __init__(self):
        super().__init__()
        self.started, self.told = [], []

    async def start_kernel(self, **asked):
        kernel = f"k{len(self.started)}"
        self.started.append(asked)
        self[kernel] = {"connections": 1, "last_activity": NOW.isoformat().replace("+00:00", "Z")}
        return kernel

    async def shutdown_kernel(self, kernel, now):
        assert now
        del self[kernel]

    def get_kernel(self, kernel):
        return SimpleNamespace(client=lambda: Client(self.told))

    def kernel_model(self, kernel):
        return self[kernel]


@pytest.fixture
def manager():
    """The server's kernels, none yet."""
    return Manager()


def run(work):
    async def rested():
        done = await work
        await asyncio.sleep(0.01)
        return done

    return asyncio.run(rested())


def test_a_warm_kernel_is_taken_and_only_then_another_made(manager):
    async def day():
        pages = PageKernels(manager)
        pages.refill()
        pages.refill()
        await asyncio.sleep(0.01)
        assert list(manager) == ["k0"]
        assert manager.told == [WARMING]
        assert await pages.take() == "k0"
        assert await pages.take() == "k1"  # none was warm
        pages.refill()
        await asyncio.sleep(0.01)
        assert list(manager) == ["k0", "k1", "k2"]

    run(day())


def test_it_runs_in_the_workspace_and_gives_memory_back(manager):
    run(PageKernels(manager).take())
    (asked,) = manager.started
    assert asked["path"] == ""
    assert asked["env"].items() >= kernels.LEAN.items()


def test_one_that_is_still_being_warmed_is_taken(manager):
    async def day():
        pages = PageKernels(manager)
        pages.refill()
        return await pages.take()

    assert run(day()) == "k0"
    assert list(manager) == ["k0"]


def test_where_memory_is_short_none_is_warmed(manager, monkeypatch):
    short = SimpleNamespace(available=kernels.ROOM - 1)
    monkeypatch.setattr(kernels.psutil, "virtual_memory", lambda: short)

    async def day():
        pages = PageKernels(manager)
        pages.refill()
        await asyncio.sleep(0.01)
        assert not manager
        return await pages.take()

    assert run(day()) == "k0"


def test_one_that_knows_the_code_of_before_is_ended(manager, monkeypatch):
    async def day():
        pages = PageKernels(manager)
        pages.refill()
        await asyncio.sleep(0.01)
        monkeypatch.setattr(kernels, "_code_state", lambda: -1.0)
        return await pages.take()

    assert run(day()) == "k1"
    assert list(manager) == ["k1"]


def test_a_kernel_that_went_meanwhile_is_not_handed_out(manager):
    async def day():
        pages = PageKernels(manager)
        pages.refill()
        await asyncio.sleep(0.01)
        del manager["k0"]
        return await pages.take()

    assert run(day()) == "k1"


def test_only_pages_are_left_by_their_browser(manager):
    async def day():
        pages = PageKernels(manager)
        page = await pages.take()
        notebook = await manager.start_kernel(path="exercises")
        await pages.leave(notebook)
        await pages.leave("no such")
        await pages.leave(page)
        return notebook

    notebook = run(day())
    assert list(manager) == [notebook]


@pytest.mark.parametrize(
    ("connections", "after", "stays"),
    [
        (1, IDLE - timedelta(minutes=1), True),
        (1, IDLE + timedelta(minutes=1), False),
        (0, LOST - timedelta(minutes=1), True),
        (0, LOST + timedelta(minutes=1), False),
    ],
)
def test_pages_that_nobody_looks_at_are_ended(manager, connections, after, stays):
    async def day():
        pages = PageKernels(manager)
        page = await pages.take()
        notebook = await manager.start_kernel()
        for kernel in (page, notebook):
            manager[kernel]["connections"] = connections
        await pages.end_forsaken(NOW)
        await pages.end_forsaken(NOW + after)
        assert notebook in manager
        return page in manager

    assert run(day()) is stays


def test_a_browser_that_comes_back_in_time_finds_its_page(manager):
    async def day():
        pages = PageKernels(manager)
        page = await pages.take()
        manager[page]["connections"] = 0
        await pages.end_forsaken(NOW)
        manager[page]["connections"] = 1
        await pages.end_forsaken(NOW + LOST)
        manager[page]["connections"] = 0
        await pages.end_forsaken(NOW + LOST + timedelta(minutes=1))
        return page in manager

    assert run(day())


def test_the_code_that_warms_a_kernel_runs():
    from casekit.lesson import warming

    module, _, call = WARMING.partition("; ")
    assert module == "from casekit.lesson import warming"
    assert call == f"warming.{warming.warm.__name__}()"
