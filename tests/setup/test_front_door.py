"""kit.py before anything is installed: what it says when something is missing."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from front_door import diagnosis, environment, interpreter, kit_link, pip_run, text
from tests.setup.kit_copy import ROOT, copy_to, run, says


@pytest.fixture(params=["zh", "en"])
def lang(request, monkeypatch):
    """Both languages of the front door."""
    monkeypatch.setattr(text, "LANGUAGE", request.param)
    return request.param


def test_every_sentence_has_the_same_slots_in_both_languages():
    for key, (zh, en) in text.TEXT.items():
        assert set(re.findall(r"{\w+}", zh)) == set(re.findall(r"{\w+}", en)), key
        assert re.search(r"[\u4e00-\u9fff]", zh), key
        assert not re.search(r"[\u4e00-\u9fff]", en), key


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 13), (3, 14, 0)])
def test_a_python_outside_the_range_is_told_and_another_named(version, lang, monkeypatch):
    monkeypatch.setattr(interpreter, "fitting_python", lambda: "python3.12")
    with pytest.raises(text.Stop) as stop:
        interpreter.check_python(["lab", "--port", "9"], version=version)
    assert ".".join(map(str, version)) in str(stop.value)
    assert "python3.12 kit.py lab --port 9" in str(stop.value)


def test_without_another_python_the_way_to_one_is_told(lang, monkeypatch):
    monkeypatch.setattr(interpreter, "fitting_python", lambda: "")
    with pytest.raises(text.Stop, match=r"python\.org"):
        interpreter.check_python(["lab"], version=(3, 10, 1))


def test_a_32_bit_python_is_refused(lang):
    with pytest.raises(text.Stop, match="32-bit"):
        interpreter.check_python(["lab"], version=(3, 12, 1), is_64_bit=False)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 9), (3, 13, 5)])
def test_the_supported_pythons_pass(version):
    interpreter.check_python(["lab"], version=version)


def test_a_python_is_fitting_only_if_it_starts(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: f"/somewhere/{name}")
    assert interpreter.fitting_python() in {"", *(f"python3.{n}" for n in (11, 12, 13))}
    monkeypatch.setattr(interpreter, "runs", lambda command: command == ["python3.11"])
    assert interpreter.fitting_python() == "python3.11"


def test_files_of_the_front_door_hold_no_syntax_newer_than_python_3_6():
    for file in [ROOT / "kit.py", *sorted((ROOT / "front_door").glob("*.py"))]:
        tree = ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 7))
        newer = [n for n in ast.walk(tree) if isinstance(n, (ast.NamedExpr, ast.Match))]
        positional = [n for n in ast.walk(tree) if isinstance(n, ast.arguments) and n.posonlyargs]
        assert not newer, file
        assert not positional, file


def test_a_real_old_python_is_told_in_words(door):
    old = next((p for p in ("python3.10", "python3.9", "python3.8") if interpreter.runs([p])), None)
    if old is None:  # then the version is simulated, above
        old = sys.executable
        source = (door / "front_door" / "interpreter.py").read_text(encoding="utf-8")
        narrowed = source.replace(
            "OLDEST, NEWEST = (3, 11), (3, 13)", "OLDEST, NEWEST = (3, 1), (3, 2)"
        )
        (door / "front_door" / "interpreter.py").write_text(narrowed, encoding="utf-8")
    done = run(door, "lab", "--lang", "zh", python=old)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "需要 Python" in done.stderr
    assert not (door / ".venv").exists()


def test_help_needs_no_installation(door):
    for arguments in [[], ["--help"], ["lab", "--help"], ["test", "-h"]]:
        done = run(door, *arguments, "--lang", "en") if arguments else run(door, LANG="en_GB.UTF-8")
        assert done.returncode == 0
        assert "python kit.py lab" in done.stdout
    assert not (door / ".venv").exists()


def test_wheels_without_a_folder_shows_the_usage(door):
    done = run(door, "lab", "--lang", "zh", "--wheels")
    assert done.returncode == 1
    assert says("usage", "zh") in done.stderr


def test_a_wheel_folder_that_is_not_there_is_told(door):
    done = run(door, "lab", "--lang", "zh", "--wheels", str(door / "轮子"))
    assert done.returncode == 1
    assert "轮子" in done.stderr
    assert says("no_folder", "zh") in done.stderr


def test_without_venv_the_package_to_install_is_named(door, lang, monkeypatch):
    """Debian's Python without python3-venv: no ensurepip, and no pip to stand in for it."""
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(
        environment, "quiet", lambda command: subprocess.CompletedProcess(command, 1, "")
    )
    with pytest.raises(text.Stop, match="sudo apt install python3-venv"):
        environment.Environment(door).make()


def test_without_ensurepip_this_pythons_pip_fills_the_environment(door, monkeypatch):
    commands = []
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(environment, "quiet", lambda command: (
        commands.append(command) or subprocess.CompletedProcess(command, 0, "")
    ))  # fmt: skip
    made = environment.Environment(door)
    assert made.make() == [sys.executable, "-m", "pip", "--python", str(made.python)]
    assert "--without-pip" in commands[0]


def test_a_full_disk_is_seen_before_anything_is_made(door, lang, monkeypatch):
    usage = shutil.disk_usage(door)._replace(free=300_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(text.Stop) as stop:
        environment.Environment(door).install("course", "lab")
    assert "0.3 GB" in str(stop.value)
    assert says("disk", lang) in str(stop.value)


@pytest.mark.skipif(os.name == "nt", reason="the colon parts paths on POSIX only")
def test_a_path_that_venv_refuses_is_told(door):
    odd = door / "a:b"
    odd.mkdir()
    copy_to(odd)
    done = run(odd, "lab", "--lang", "en")
    assert done.returncode == 1
    assert says("path", "en").split("{")[0] in done.stderr
    assert "Traceback" not in done.stderr


SAID = {
    "disk_full": "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    "path": "ERROR: Could not install packages due to an OSError: [WinError 206] The filename is too long",
    "network": "WARNING: Retrying (Retry(total=4)) after connection broken by NewConnectionError\n"
    "ERROR: No matching distribution found for numpy==2.4.6",
    "not_offered": "Collecting a\n  Downloading a-1-py3-none-any.whl (1 kB)\n"
    "ERROR: Could not find a version that satisfies the requirement b==2 (from versions: 1)\n"
    "ERROR: No matching distribution found for b==2",
    "pip_failed": "Collecting a\nERROR: something nobody foresaw",
}


@pytest.mark.parametrize("key", SAID)
def test_what_pip_said_becomes_one_sentence_with_a_way_out(key, lang, door):
    lock = door / "requirements.lock"
    told = diagnosis.explain(SAID[key], lock, "lab", None, door / "log")
    assert says(key, lang) in told
    assert "{" not in told


def test_the_wheels_that_a_folder_lacks_are_listed_at_once(lang, door, tmp_path):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    lock = door / "requirements.lock"
    lock.write_text("a-b==1.0\nc==2.0\nd==3 ; sys_platform == 'win32'\ne==4\n", encoding="utf-8")
    (wheels / "a_b-1.0-py3-none-any.whl").touch()
    (wheels / "e-4-cp311-cp311-win_amd64.whl").touch()
    said = "ERROR: No matching distribution found for e==4"
    told = diagnosis.explain(said, lock, "lab", wheels, door / "log")
    assert says("wheels_lack", lang) in told
    assert [line.strip() for line in told.splitlines() if "==" in line] == ["c==2.0", "e==4"]


def test_a_long_list_is_cut(lang):
    told = diagnosis.shortened([f"p{n}==1" for n in range(diagnosis.SHOWN + 5)])
    assert told.count("==") == diagnosis.SHOWN
    assert "5" in told.splitlines()[-1]


def test_progress_counts_what_pip_met_and_what_is_written(tmp_path, lang):
    said = "print('Collecting a'); print('Ignoring b: markers'); print('  Downloading a')"
    run = pip_run.PipRun([sys.executable, "-c", said], tmp_path, tmp_path / "writing", 7)
    assert run.wait() == 0
    assert "2/7" in run.progress(3)
    run.lines.append("Installing collected packages: a-b, Zope.c\n")
    (tmp_path / "A_B-1.0.dist-info").mkdir()
    assert "1/2" in run.progress(4)


def test_a_pip_that_was_stopped_while_writing_leaves_its_mark(tmp_path):
    said = "print('Installing collected packages: a', flush=True); raise SystemExit(1)"
    writing = tmp_path / "writing"
    run = pip_run.PipRun([sys.executable, "-c", said], tmp_path, writing, 1)
    assert run.wait() == 1
    assert writing.exists()
    run = pip_run.PipRun([sys.executable, "-c", "pass"], tmp_path, writing, 1)
    assert run.wait() == 0
    assert not writing.exists()


def test_the_stamp_is_void_when_a_lock_changes(door):
    made = environment.Environment(door)
    made.python.parent.mkdir(parents=True)
    made.python.touch()
    assert not made.is_ready("course")
    made.stamp.write_text(json.dumps({"course": made.fingerprint("course")}), encoding="utf-8")
    assert made.is_ready("course")
    assert not made.is_ready("test")
    with (door / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("extra==1\n")
    assert not made.is_ready("course")


def test_a_ready_environment_is_handed_over_to_at_once_with_its_code(door):
    made = environment.Environment(door)
    made.python.parent.mkdir(parents=True)
    if os.name == "nt":
        shutil.copy(sys.executable, made.python)
    else:
        made.python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
        made.python.chmod(0o755)
    (door / "casekit.py").write_text("import sys; print(sys.argv[1:]); sys.exit(7)", "utf-8")
    made.stamp.write_text(json.dumps({"course": made.fingerprint("course")}), encoding="utf-8")
    started = time.monotonic()
    done = run(door, "data", "make", "x", PYTHONPATH=str(door))
    assert done.returncode == 7
    assert "['data', 'make', 'x']" in done.stdout
    assert time.monotonic() - started < 5


def test_the_kit_is_linked_by_relative_ascii_paths(door):
    packages = door / ".venv" / "lib" / "python3.11" / "site-packages"
    scripts = door / ".venv" / "bin"
    packages.mkdir(parents=True)
    scripts.mkdir()
    kit_link.link_kit(door, packages, scripts)
    kit_link.link_kit(door, packages, scripts)
    way = (packages / "casekit-kit.pth").read_text(encoding="ascii").strip()
    assert not Path(way).is_absolute()
    assert (packages / way).resolve() == door.resolve()
    found = next(packages.glob("casekit-*.dist-info"))
    assert f"Version: {kit_link.kit_version(door)}" in (found / "METADATA").read_text("ascii")
    for line in (found / "RECORD").read_text("ascii").splitlines():
        assert (packages / line.split(",")[0]).exists(), line


@pytest.mark.parametrize(
    ("arguments", "variables", "expected"),
    [
        (["lab", "--lang", "zh"], {"LANG": "en_US.UTF-8"}, "zh"),
        (["lab", "--lang=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["lab"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["lab"], {"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        (["lab"], {"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_language_is_what_is_asked_for_else_the_systems(
    arguments, variables, expected, monkeypatch
):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert text.chosen_language(arguments) == expected
