"""The Chromium of this machine, started so that it asks nobody else for anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHOICE = "CASEKIT_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
# Where installers put it without telling the search path.
PLACES = (
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Without these it looks for updates and news at every start, in vain where there is no network.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    f"not run: there is no Chromium, Chrome or Edge on this machine. Install one, or name it in "
    f"{CHOICE} (looked for {', '.join(NAMES)})"
)


def found() -> str | None:
    """The browser's program, None if there is none.

    Raises:
        FileNotFoundError: CASEKIT_BROWSER names one that does not exist.
    """
    chosen = os.environ.get(CHOICE)
    if chosen:
        program = shutil.which(chosen)
        if program is None:
            raise FileNotFoundError(f"{CHOICE}={chosen}: no such program")
        return program
    known = [shutil.which(name) for name in NAMES]
    known += [place for place in map(os.path.expandvars, PLACES) if Path(place).is_file()]
    return next(filter(None, known), None)


@contextmanager
def started(program: str) -> Iterator[Browser]:
    """The browser, without a window; closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()
