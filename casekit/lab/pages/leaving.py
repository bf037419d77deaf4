"""A page that is left while its kernel still speaks: nobody is there to hear it, and that is no error."""

from __future__ import annotations

import logging

from tornado.websocket import WebSocketClosedError

SPEAKERS = ("asyncio", "tornado.application", "tornado.general")
"""Who writes of an exception that nobody caught: the loop's tasks, its callbacks, those of sockets."""


def hush(*more: logging.Logger) -> None:
    """Keep what was sent to a browser that has gone out of the terminal, and nothing else.

    Args:
        more: loggers that may write of it, too.
    """
    for speaker in (*map(logging.getLogger, SPEAKERS), *more):
        speaker.addFilter(of_somebody_there)


def of_somebody_there(record: logging.LogRecord) -> bool:
    """Tell whether a record is about anything but a message to a browser that has gone."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, WebSocketClosedError)
