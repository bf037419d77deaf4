"""Which browser is taken, and what is said when there is none."""

from __future__ import annotations

import pytest

from . import chromium


def test_the_chosen_browser_goes_first(tmp_path, monkeypatch):
    chosen = tmp_path / "browser.exe"
    chosen.write_text("", encoding="utf-8")
    chosen.chmod(0o755)
    monkeypatch.setenv(chromium.CHOICE, str(chosen))
    assert chromium.found() == str(chosen)


def test_a_chosen_browser_that_is_not_there_is_a_fault(tmp_path, monkeypatch):
    monkeypatch.setenv(chromium.CHOICE, str(tmp_path / "gone"))
    with pytest.raises(FileNotFoundError, match="gone"):
        chromium.found()


def test_where_there_is_none_the_reason_names_the_way_out(tmp_path, monkeypatch):
    monkeypatch.delenv(chromium.CHOICE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "PLACES", ())
    assert chromium.found() is None
    assert chromium.MISSING.startswith("not run")
    assert chromium.CHOICE in chromium.MISSING
