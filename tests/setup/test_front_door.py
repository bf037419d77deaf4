"""kit.py before anything is installed: what it says when something is missing."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging import tags

from front_door import diagnosis, environment, interpreter, kit_link, pip_run, text
from tests.setup.kit_copy import ROOT, copy_to, run, says


def test_every_sentence_has_the_same_slots_in_both_languages():
    for key, (zh, en) in text.TEXT.items():
        assert set(re.findall(r"{\w+}", zh)) == set(re.findall(r"{\w+}", en)), key
        assert re.search(r"[\u4e00-\u9fff]", zh), key
        assert not re.search(r"[\u4e00-\u9fff]", en), key


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (3, 15, 0)])
def test_a_python_outside_the_range_is_told_and_another_named(version, lang, monkeypatch):
    monkeypatch.setattr(interpreter, "fitting_python", lambda: "python3.12")
    with pytest.raises(text.Stop) as stop:
        interpreter.check_python(["lab", "--port", "9"], version=version)
    assert ".".join(map(str, version)) in str(stop.value)
    assert "python3.12 kit.py lab --port 9" in str(stop.value)


def test_without_another_python_the_way_to_one_is_told(lang, monkeypatch):
    monkeypatch.setattr(interpreter, "fitting_python", lambda: "")
    with pytest.raises(
        text.Stop, match=r"https://www\.python\.org/downloads/.* Python 3\.14|Python 3\.14 on https"
    ):
        interpreter.check_python(["lab"], version=(3, 10, 1))


def test_a_32_bit_python_is_refused(lang):
    with pytest.raises(text.Stop, match="32-bit"):
        interpreter.check_python(["lab"], version=(3, 12, 1), is_64_bit=False)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 9), (3, 13, 5), (3, 14, 0)])
def test_the_supported_pythons_pass(version):
    interpreter.check_python(["lab"], version=version)


def test_a_python_is_fitting_only_if_it_starts(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: f"/somewhere/{name}")
    assert interpreter.fitting_python() in {"", *(f"python3.{n}" for n in (11, 12, 13, 14))}
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
            "OLDEST, NEWEST = (3, 11), (3, 14)", "OLDEST, NEWEST = (3, 1), (3, 2)"
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
    told = diagnosis.explain(SAID[key], door, "lab", door / "log")
    assert says(key, lang) in told
    assert "{" not in told


def test_the_wheels_that_a_folder_lacks_are_listed_at_once(lang, door, tmp_path):
    """By name, version, system, Python and marker, for the Python that is to be filled."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    lock = door / "requirements.lock"
    here = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    pure = [f"Pure_{n}-1.0-py3-none-any.whl" for n in range(3)]
    tag = next(tags.sys_tags())
    built = [f"built-2.0-{tag.interpreter}-{tag.abi}-{tag.platform}.whl"]
    wrong = [
        "other_system-1-cp39-cp39-win_ia64.whl",
        f"other_python-1-{here}0-{here}0-{tag.platform}.whl",
        "other_version-1-py3-none-any.whl",
        "no wheel.whl",
        "source-1.tar.gz",
    ]
    for name in pure + built + wrong:
        (wheels / name).touch()
    lock.write_text(
        "pure-0==1.0\npure.1==1\nPURE-2==1.0.0\nbuilt==2.0\nother-system==1\nother-python==1\n"
        "other-version==2\nsource==1\nabsent==3\nnot-here==1 ; sys_platform == 'amiga'\n"
        f"here-only==4 ; python_version >= '3.11' and sys_platform == '{sys.platform}'\n",
        encoding="utf-8",
    )
    made = environment.Environment(door)
    made.python = Path(sys.executable)
    with pytest.raises(text.Stop) as stop:
        made.check_wheels(lock, wheels)
    told = str(stop.value)
    assert says("wheels_lack", lang) in told
    assert re.findall(r"[\w.-]+==\S+", told) == [
        *("other-system==1", "other-python==1", "other-version==2", "source==1", "absent==3"),
        "here-only==4",
    ]
    lock.write_text("pure-0==1.0\nbuilt==2.0\n", encoding="utf-8")
    made.check_wheels(lock, wheels)


def test_a_long_list_is_shown_whole(lang):
    names = [f"package-{n}==1.0" for n in range(60)]
    told = diagnosis.listed(names)
    assert re.findall(r"[\w.-]+==\S+", told) == names
    assert max(map(len, told.splitlines())) <= 92


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


def test_python_2_is_told_which_one_to_fetch(door):
    """By a Python 2 where there is one, else by what it would read: no newer syntax, one sentence."""
    source = (ROOT / "kit.py").read_text(encoding="utf-8")
    assert source.startswith("# -*- coding: utf-8 -*-")
    tree = ast.parse(source)
    newer = (ast.JoinedStr, ast.AnnAssign, ast.AsyncFunctionDef, ast.Starred, ast.Nonlocal)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    old = next(iter(sorted(Path.home().glob(".pyenv/versions/2.7*/bin/python"))), None)
    old = str(old or shutil.which("python2.7") or shutil.which("python2") or "")
    if old:
        done = run(door, "lab", python=old)
        assert done.returncode == 1
        assert "https://www.python.org/downloads/" in done.stderr
        assert "Traceback" not in done.stderr
        assert "SyntaxError" not in done.stderr


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
