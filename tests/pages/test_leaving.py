"""Leaving a page writes nothing into the terminal; every other fault still does."""

import asyncio
import gc
import logging

import pytest
from tornado.websocket import WebSocketClosedError

from casekit.lab.pages import leaving


@pytest.fixture
def hushed():
    """The loggers with the filter, and without it afterwards."""
    leaving.hush()
    yield
    for name in leaving.SPEAKERS:
        logging.getLogger(name).removeFilter(leaving.of_somebody_there)


@pytest.mark.parametrize(
    ("error", "told"), [(WebSocketClosedError(), False), (OSError("disk"), True)]
)
def test_a_message_to_a_browser_that_has_gone_is_not_told(hushed, caplog, error, told):
    async def send():
        raise error

    async def left():
        _ = asyncio.ensure_future(send())  # nobody waits for it, as with tornado's `write_message`
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(left())
    gc.collect()
    assert any("never retrieved" in one.message for one in caplog.records) is told


@pytest.mark.parametrize("name", leaving.SPEAKERS)
def test_what_is_said_without_an_exception_stays(hushed, name):
    record = logging.makeLogRecord({"msg": "the disk is full"})
    assert logging.getLogger(name).filter(record)
