"""Screenshots of a journey, to be looked at by people."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

FOLDER = Path(__file__).resolve().parents[2] / "artefacts" / "browser"


class Album:
    """A language's screenshots, numbered in the order in which they were taken."""

    def __init__(self, lang: str):
        self.folder = FOLDER / lang
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.png"):
            old.unlink()
        self._taken = 0

    def take(self, shown: Page | Locator, name: str) -> None:
        """Keep what a page, or a part of it, shows now as NN_name.png."""
        self._taken += 1
        shown.screenshot(path=self.folder / f"{self._taken:02d}_{name}.png")
