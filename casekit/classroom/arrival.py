"""What a reader has just entered, waited for.

A page tells of Enter a moment before it tells what was typed; and while the kernel is at work it
holds the last moves of a slider back, but not the press of a button.
"""

import asyncio
from collections.abc import Callable

WAIT = 0.3  # seconds, of which a reader notices nothing


def when_arrived(act: Callable[[], None]) -> None:
    """Call `act` when what the page held back has arrived; at once if no page has asked for it."""
    if _asked_by_page():
        asyncio.get_running_loop().call_later(WAIT, act)
    else:
        act()


def _asked_by_page() -> bool:
    from IPython import get_ipython

    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return False
    parent = kernel.get_parent() or {}
    return parent.get("header", {}).get("msg_type") == "comm_msg"
