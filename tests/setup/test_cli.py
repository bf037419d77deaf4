"""The casekit command: help that a marketer understands, and every fault in one message."""

import errno
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from casekit import text
from casekit.cli import app
from casekit.cli.commands import casekit
from casekit.cli.run import SPOKEN, code_of, message_of
from casekit.cli.wording import TEXTS
from casekit.lab import workspace

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def commands(group=casekit, path=()):
    """All commands as (words, command)."""
    yield list(path), group
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            yield from commands(command, (*path, name))


ALL = list(commands())


@pytest.fixture(params=text.LANGUAGES)
def lang(request):
    """Both languages."""
    with text.using(request.param):
        yield request.param


@pytest.fixture
def own(tmp_path):
    """A workspace with nothing in it."""
    workspace.Workspace(tmp_path / "w", "zh").save()
    return tmp_path / "w"


def test_every_text_stands_in_both_languages():
    assert TEXTS.problems() == []


@pytest.mark.parametrize("words", [words for words, _ in ALL], ids=" ".join)
def test_help_speaks_the_readers_language(words, lang, capsys):
    assert code_of([*words, "--help"]) == 0
    page = capsys.readouterr().out
    assert code_of([*words, "-h"]) == 0
    assert capsys.readouterr().out == page
    assert "-h, --help" in page
    assert bool(CHINESE.search(page)) == (lang == "zh")
    assert page.startswith("用法：" if lang == "zh" else "Usage: ")
    if lang == "zh":  # nothing of the command library's own English
        assert not re.search(r"Options|Commands|Usage|Show this|INTEGER|TEXT", page)


@pytest.mark.parametrize(("words", "command"), ALL, ids=lambda part: " ".join(part) if isinstance(part, list) else "")  # fmt: skip
def test_a_default_is_told_where_there_is_one(words, command, lang, capsys):
    code_of([*words, "--help"])
    page = capsys.readouterr().out
    for param in command.params:
        if isinstance(param.default, (int, str)) and not isinstance(param.default, bool):
            line = next(
                line for line in page.splitlines() if line.strip().startswith(param.opts[0])
            )
            assert str(param.default) in line


def test_without_a_command_the_help_is_shown(lang, capsys):
    assert code_of([]) == 0
    assert "lab" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("frob", "frob"),
        ("lab --prot 9", "--prot"),
        ("lab --port x", "65535"),
        ("lab --port 70000", "65535"),
        ("lab --seed -1", "--seed"),
        ("lab --lang fr", "fr"),
        ("lab --port", "--port"),
        ("lab extra", "extra"),
        ("data make", "DIR"),
        ("data make d --subscribers 0", "1"),
        ("reset", "NAME"),
        ("data frob", "frob"),
    ],
)
def test_a_slip_in_the_command_line_is_told(line, named, lang, capsys):
    assert code_of(line.split()) == 2
    said = capsys.readouterr()
    assert named in said.err
    assert "--help" in said.err
    assert "Traceback" not in said.err
    assert bool(CHINESE.search(said.err)) == (lang == "zh")


def test_a_scenario_with_several_faults_lists_them_all(tmp_path, lang, capsys):
    scenario = tmp_path / "bad.yml"
    scenario.write_text("name: bad\nsubscribers: -5\nmonths: 900\nwishes: 3\n", encoding="utf-8")
    assert code_of(["data", "make", str(tmp_path / "d"), "--preset", str(scenario)]) == 1
    said = capsys.readouterr().err
    for field in ("subscribers", "months", "wishes"):
        assert field in said
    assert "Traceback" not in said


def test_data_is_made_checked_and_found_altered(tmp_path, lang, capsys):
    scenario = tmp_path / "small.yml"
    scenario.write_text("name: small\nsubscribers: 300\nmonths: 6\n", encoding="utf-8")
    folder = tmp_path / "数据"
    made = ["data", "make", str(folder), "--preset", str(scenario), "--seed", "3"]
    assert code_of(made) == 0
    assert code_of(made) == 0  # there already
    capsys.readouterr()

    assert code_of(["data", "check", str(folder)]) == 0
    table = capsys.readouterr().out
    assert re.search(r"subscribers +300\b", table)
    assert "small" in table

    assert code_of([*made[:-1], "4"]) == 1
    assert str(folder) in capsys.readouterr().err

    part = next(folder.rglob("*.parquet"))
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 1
    part.write_bytes(bytes(content))
    assert code_of(["data", "check", str(folder)]) == 1
    assert part.name in capsys.readouterr().err


def test_a_base_that_makes_no_sense_is_told_line_by_line(tmp_path, dataset_path, monkeypatch, lang, capsys):  # fmt: skip
    import casekit.mart as mart

    monkeypatch.setattr(mart, "check", lambda base: ["monthly: 3 rows after leaving"])
    assert code_of(["data", "check", str(dataset_path)]) == 1
    assert "  monthly: 3 rows after leaving" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["data check {}", "data make {}/file/inside"])
def test_a_wrong_folder_is_told(tmp_path, line, lang, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert code_of(line.format(tmp_path).split()) == 1
    said = capsys.readouterr().err
    assert str(tmp_path) in said
    assert "Traceback" not in said


def test_reset_and_progress_without_a_workspace_say_how_to_get_one(tmp_path, monkeypatch, lang, capsys):  # fmt: skip
    monkeypatch.setattr(workspace, "COURSE", tmp_path)
    for words in (["progress"], ["reset", "05_churn_warning"]):
        assert code_of([*words, "--workspace", str(tmp_path)]) == 1
        assert "casekit lab" in capsys.readouterr().err


def test_progress_of_a_new_workspace_is_a_sentence(own, lang, capsys):
    assert code_of(["progress", "--workspace", str(own)]) == 0
    assert capsys.readouterr().out.strip()


def test_reset_tells_the_known_names(own, capsys):
    assert code_of(["reset", "99_nothing", "--workspace", str(own)]) == 1
    assert "99_nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("spoken", "told"), [("zh", "离网预警  核心 "), ("en", "Churn warning  core ")]
)
def test_the_agenda_is_told_in_the_readers_language(spoken, told, capsys):
    with text.using(spoken):
        assert code_of(["agenda"]) == 0
    assert f"05_churn_warning  {told}" in capsys.readouterr().out


def test_coverage_lists_the_syllabus(capsys):
    assert code_of(["coverage"]) == 0
    assert re.search(r"\d+ / \d+$", capsys.readouterr().out.strip())


def test_a_full_disk_and_a_refused_file_are_told(lang):
    full = OSError(errno.ENOSPC, "No space left on device", "monthly.parquet")
    assert "monthly.parquet" in message_of(full)
    refused = PermissionError(errno.EACCES, "Permission denied", "/there")
    assert "/there" in message_of(refused)
    assert message_of(full).split("monthly")[0] != message_of(refused).split("/there")[0]
    assert message_of(OSError(errno.ENOSPC, "No space left on device"))


def test_a_fault_that_nobody_foresaw_keeps_its_traceback(monkeypatch):
    assert message_of(ValueError("a bug")) is None
    monkeypatch.setattr("casekit.classroom.progress.report", lambda folder: 1 / 0)
    monkeypatch.setattr("casekit.cli.commands._workspace", lambda folder: workspace)
    monkeypatch.setattr(workspace, "folder", Path(), raising=False)
    with pytest.raises(ZeroDivisionError):
        code_of(["progress"])


def test_the_faults_known_by_name_exist():
    from importlib import import_module

    for module, name in SPOKEN:
        assert issubclass(getattr(import_module(module), name), Exception)


def test_stopping_is_no_traceback(monkeypatch, lang, capsys):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("casekit.lab.data.generate", stop)
    assert code_of(["data", "make", "nowhere"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_lab_passes_on_what_was_asked(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("casekit.lab.opening.open_course", lambda *given, **named: opened.append((given, named)))  # fmt: skip
    line = f"lab --lang en --no-browser --port 9001 --seed 5 --workspace {tmp_path / 'w'}"
    assert code_of(line.split()) == 0
    ((own, port), named) = opened[0]
    assert (own.lang, own.seed, own.folder, port) == ("en", 5, (tmp_path / "w").resolve(), 9001)
    assert named == {"browser": False}


def test_the_build_counts_its_problems(monkeypatch, lang, capsys):
    found = []
    monkeypatch.setattr("casekit.authoring.build.build", lambda root, check, **named: found)
    assert code_of(["build", "--check"]) == 0
    found += ["lessons/05/zones.py:3 a fault"]
    assert code_of(["build", "--check"]) == 1
    assert "zones.py:3 a fault" in capsys.readouterr().out


def test_a_console_of_another_code_page_gets_its_chinese():
    done = subprocess.run(
        [sys.executable, "-m", "casekit", "--lang", "zh", "--help"],
        env={"PYTHONIOENCODING": "cp1252", "PATH": "", "SYSTEMROOT": "C:\\Windows"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert "用法" in done.stdout.decode("utf-8")


def test_app_exits_with_the_code(monkeypatch):
    with pytest.raises(SystemExit) as exit:
        app(["frob", "--lang", "en"])
    assert exit.value.code == 2
    assert text.language() == "en"


def test_help_loads_no_heavy_library():
    heavy = ["pandas", "numpy", "sklearn", "jupyterlab", "pyarrow"]
    said = (
        "import sys; from casekit.cli.run import code_of; code_of(['lab', '--help']);"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
