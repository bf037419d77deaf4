"""The kit's own environment: when it counts as ready, when it is made anew, and one at a time."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from front_door import environment, interpreter, text, turn
from tests.setup.kit_copy import ROOT, run, says


@pytest.fixture
def made(door):
    """An environment that starts (by way of this Python) and is stamped as ready for the course."""
    made = environment.Environment(door)
    made.python.parent.mkdir(parents=True)
    (door / ".venv" / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    if os.name == "nt":
        shutil.copy(sys.executable, made.python)
    else:
        started_by(made, sys.executable)
    stamp(made)
    assert made.is_ready("course")
    return made


def started_by(made, program):
    made.python.write_text(f'#!/bin/sh\nexec {program} "$@"\n', encoding="utf-8")
    made.python.chmod(0o755)


def stamp(made, **changes):
    noted = {"course": made.fingerprint("course"), "made_by": made.made_by(), "packages": 0}
    made.stamp.write_text(json.dumps(noted | changes), encoding="utf-8")


def test_the_stamp_is_void_when_a_lock_changes(made, door):
    assert not made.is_ready("test")
    with (door / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("extra==1\n")
    assert not made.is_ready("course")


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"7", b"null", b"{}", b"\xff\x00", b"[" * 50_000, b'{"course": 1}'],
)
def test_an_odd_stamp_is_none(made, content):
    made.stamp.write_bytes(content)
    assert not made.is_ready("course")
    assert made.read_stamp() == {}


def test_an_odd_stamp_that_is_a_folder_is_none(made):
    made.stamp.unlink()
    made.stamp.mkdir()
    assert not made.is_ready("course")


@pytest.mark.parametrize(
    "changes",
    [
        {"made_by": "3.10|/elsewhere|linux|x86_64"},  # another Python
        {"made_by": "3.11|C:\\\\Users\\\\trainer\\\\Python311|win32|AMD64"},  # another computer
        {"packages": 135},  # a copy that lost files on the way
        {"packages": "many"},
    ],
)
def test_an_environment_that_was_copied_here_is_made_anew(made, changes, lang, monkeypatch, capsys):
    stamp(made, **changes)
    assert not made.is_ready("course")
    emptied = []
    monkeypatch.setattr(environment, "PipRun", FinishedRun)
    monkeypatch.setattr(made, "make", lambda spoilt: emptied.append(spoilt) or ["pip"])
    made.install("course", "lab")
    assert emptied == [True]
    assert made.is_ready("course")


def test_what_an_analyst_installs_beside_it_is_no_reason_to_make_it_anew(made):
    (made.site_packages() / "lifelines-0.30.dist-info").mkdir()
    assert made.is_ready("course")


class FinishedRun:
    """A pip that has nothing to do."""

    def __init__(self, *_):
        pass

    def wait(self):
        return 0

    def said(self):
        return ""


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for a Python is a shell script")
def test_an_environment_that_no_longer_starts_is_not_ready(made, lang, capsys, monkeypatch):
    started_by(made, "/nowhere/python")
    assert not made.is_ready("course")
    commands = []

    def venv(command):
        commands.append(command)
        return subprocess.CompletedProcess(command, 0, "")

    monkeypatch.setattr(environment, "quiet", venv)
    made.make(spoilt=True)
    assert "--clear" in commands[0]
    assert says("renewing", lang) in capsys.readouterr().out


def test_only_what_changed_in_the_lock_is_installed_into_one_that_is_sound(made, door, monkeypatch):
    with (door / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("extra==1\n")
    emptied = []
    monkeypatch.setattr(environment, "PipRun", FinishedRun)
    monkeypatch.setattr(made, "make", lambda spoilt: emptied.append(spoilt) or ["pip"])
    made.install("course", "lab")
    assert emptied == [False]


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml", "front_door/kit_link.py"])
def test_a_course_folder_that_lacks_a_file_says_which(door, name, lang):
    (door / name).unlink()
    with pytest.raises(text.Stop, match=Path(name).name) as stop:
        environment.Environment(door).fingerprint("course")
    assert says("incomplete", lang) in str(stop.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x01", b"<html>a proxy's page</html>"])
def test_a_lock_that_is_none_is_told(door, content, lang):
    (door / "requirements.lock").write_bytes(content)
    with pytest.raises(text.Stop) as stop:
        environment.Environment(door).install("course", "lab")
    assert says("incomplete", lang) in str(stop.value)
    assert not (door / ".venv").exists()


def test_a_second_window_waits_and_finds_it_done(made, door, lang, capsys, monkeypatch):
    made.stamp.unlink()
    monkeypatch.setattr(environment, "PipRun", None)  # must not be needed
    holding, done = threading.Event(), threading.Event()

    def first():
        with turn.turn(door):
            holding.set()
            waited = []
            monkeypatch.setattr(
                turn.time,
                "sleep",
                lambda _: (waited.append(1), stamp(made), done.set(), real(0.01)),
            )
            done.wait(20)

    real = time.sleep
    one = threading.Thread(target=first)
    one.start()
    holding.wait(20)
    made.install("course", "lab")
    one.join()
    assert says("waiting", lang) in capsys.readouterr().out
    assert made.is_ready("course")


def test_the_turn_of_a_process_that_died_is_free(door):
    hold = "import sys, pathlib, os; from front_door.turn import turn; t = turn(pathlib.Path(sys.argv[1])); "
    hold += "t.__enter__(); os._exit(9)"
    died = subprocess.run([sys.executable, "-c", hold, str(door)], cwd=ROOT, check=False)
    assert died.returncode == 9
    with (door / turn.NAME).open("a+b") as file:
        assert turn.taken(file)


def test_foreign_packages_do_not_get_into_the_course(made, door, tmp_path):
    """PYTHONPATH of another program, with a module of the kit's name in it."""
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "casekit.py").write_text("raise SystemExit('foreign')", "utf-8")
    assert "PYTHONPATH" not in interpreter.own_variables()
    done = run(door, "progress", PYTHONPATH=str(tmp_path / "foreign"), PYTHONSTARTUP="x")
    assert "foreign" not in done.stdout + done.stderr


def test_a_ready_environment_is_handed_over_to_with_its_code(made, door):
    done = run(door, "data", "make", str(door / "x"), "--preset", "no-such")
    assert done.returncode == 1
    assert "no-such" in done.stderr
