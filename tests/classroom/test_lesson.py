"""The first cell of a notebook: data found, made, repaired or refused in plain words."""

import builtins
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import matplotlib as mpl
import pytest

import casekit
from casekit import text
from casekit.classroom.blank import BLANK
from casekit.classroom.faults import NotPassed
from casekit.classroom.progress import read_events
from casekit.classroom.question import declared_in
from casekit.lesson import data as lesson_data
from casekit.lesson.data import DataTrouble
from tests.bases import BARE

from .market.mart import TinyMart

NAME = "99_market"


@pytest.fixture(scope="session")
def dataset(tmp_path_factory):
    """A small dataset made once."""
    import synthetic

    folder = tmp_path_factory.mktemp("data") / "classroom-7"
    synthetic.generate(folder, scenario=BARE, seed=7, subscribers=300)
    return folder


@pytest.fixture
def workspace(tmp_path, monkeypatch, dataset):
    """A workspace with data; the notebook stands in a folder below."""
    mark = {"lang": "en", "seed": 7, "preset": "classroom"}
    space = tmp_path / "my course"
    shutil.copytree(dataset, space / "data" / "classroom-7")
    (space / "casekit-workspace.json").write_text(json.dumps(mark), encoding="utf-8")
    (space / "exercises" / "en").mkdir(parents=True)
    monkeypatch.chdir(space / "exercises" / "en")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    with mpl.rc_context():
        yield space


@pytest.fixture
def made(monkeypatch):
    """Count the datasets that are generated; they are small."""
    import synthetic

    calls = []
    generate = synthetic.generate

    def small(folder, scenario, **given):
        calls.append(Path(folder).name)
        bare = BARE if scenario == BARE["extends"] else scenario
        return generate(folder, scenario=bare, subscribers=200, **given)

    monkeypatch.setattr(synthetic, "generate", small)
    return calls


@pytest.fixture
def market(monkeypatch):
    """Make the tiny module the room of lesson 99; its questions want the tiny mart."""
    from .market import questions

    monkeypatch.setattr("casekit.course.questions", lambda module: declared_in(questions))
    tiny = TinyMart(1)
    monkeypatch.setattr(lesson_data, "open_or_make", lambda *_: tiny)
    return tiny


def test_finds_the_workspace_from_a_folder_below(workspace, capsys, made):
    lesson = casekit.start(NAME)
    assert lesson.lang == text.language() == "en"
    assert lesson.mart.name == "classroom"
    assert made == []
    assert "300 subscribers, 24 months" in capsys.readouterr().out


def test_defines_the_blank_where_it_was_called(workspace):
    names = {"casekit": casekit, "__name__": "cell"}
    exec(f"casekit.start({NAME!r}, lang='zh')\nanswer = ____ / 2", names)
    assert repr(names["answer"]) == "____"
    assert not hasattr(builtins, "____")


def test_speaks_the_language_that_is_asked_for(workspace, capsys):
    casekit.start(NAME, lang="zh")
    assert "300 位客户，24 个月（" in capsys.readouterr().out
    with pytest.raises(ValueError, match="use one of"):
        casekit.start(NAME, lang="fr")


def test_limits_threads_unless_told_otherwise(workspace, monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "4")
    casekit.start(NAME)
    assert (os.environ["OMP_NUM_THREADS"], os.environ["MKL_NUM_THREADS"]) == ("1", "4")


def test_makes_data_that_is_missing(workspace, made, capsys):
    shutil.rmtree(workspace / "data")
    lesson = casekit.start(NAME)
    assert made == ["classroom-7"]
    assert len(lesson.mart.subscribers) == 200
    assert not list((workspace / "data").glob("*.making"))


@pytest.mark.parametrize("harm", ["manifest", "part", "half"])
def test_repairs_the_kits_own_data(workspace, made, harm):
    folder = workspace / "data" / "classroom-7"
    if harm == "manifest":
        (folder / "manifest.json").write_text("{", encoding="utf-8")
    elif harm == "part":
        next(folder.rglob("*.parquet")).unlink()
    else:
        (folder / "manifest.json").rename(folder / "run.json")
    lesson = casekit.start(NAME)
    assert made == ["classroom-7"]
    assert lesson.mart.months


def test_makes_data_in_the_cache_without_a_workspace(tmp_path, monkeypatch, made):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    with mpl.rc_context():
        casekit.start(NAME, lang="en")
    assert (tmp_path / "cache" / "casekit" / "data" / "classroom-7" / "manifest.json").exists()


def test_takes_the_data_that_the_environment_names(workspace, dataset, monkeypatch, made):
    shutil.rmtree(workspace / "data")
    for given in (dataset, dataset.parent):
        monkeypatch.setenv("CASEKIT_DATA", str(given))
        assert len(casekit.start(NAME).mart.subscribers) == 300
    assert made == []


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_never_mends_data_that_somebody_else_gave(workspace, tmp_path, monkeypatch, made, lang):
    given = tmp_path / "given"
    given.mkdir()
    (given / "manifest.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("CASEKIT_DATA", str(given))
    with pytest.raises(DataTrouble, match="CASEKIT_DATA") as caught:
        casekit.start(NAME, lang=lang)
    assert caught.value._render_traceback_() == [str(caught.value)]
    assert {"zh": "→ 改好这份数据", "en": "→ Fix it"}[lang] in str(caught.value)
    assert (given / "manifest.json").read_text(encoding="utf-8") == "{"
    assert made == []


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_folder_that_cannot_be_written_is_said_kindly(workspace, lang):
    shutil.rmtree(workspace / "data")
    (workspace / "data").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(DataTrouble) as caught:
        casekit.start(NAME, lang=lang)
    assert {"zh": "磁盘是否已满", "en": "disk is full"}[lang] in str(caught.value)


def test_a_full_disk_is_said_kindly(workspace, monkeypatch):
    import synthetic

    def full(folder, **_):
        raise OSError(28, "No space left on device")

    shutil.rmtree(workspace / "data")
    monkeypatch.setattr(synthetic, "generate", full)
    with pytest.raises(DataTrouble, match="No space left"):
        casekit.start(NAME)
    assert not list((workspace / "data").glob(".*.making"))


def test_a_case_is_made_beside_the_base_and_kept(workspace, made):
    lesson = casekit.start(NAME)
    first = lesson.case("city")
    assert first is lesson.case("city")
    assert made == ["city-7"]
    assert (workspace / "data" / "city-7" / "manifest.json").exists()
    with pytest.raises(DataTrouble, match="no_such_case"):
        lesson.case("no_such_case")


def test_two_kernels_make_a_dataset_once(tmp_path, made):
    folder = tmp_path / "classroom-7"
    marts = []

    def opens():
        marts.append(lesson_data.open_or_make(folder, "classroom", 7))

    threads = [threading.Thread(target=opens) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(marts) == 2
    assert all(mart.months for mart in marts)


def test_a_dead_kernels_mark_is_cleared(tmp_path, made, monkeypatch):
    mark = tmp_path / ".classroom-7.making"
    mark.mkdir()
    old = time.time() - 3600
    os.utime(mark, (old, old))
    assert lesson_data.open_or_make(tmp_path / "classroom-7", "classroom", 7).months
    assert not mark.exists()


def test_questions_progress_and_the_last_cell(workspace, market, capsys):
    lesson = casekit.start(NAME, lang="en")
    assert len(lesson.q) == 13
    lesson.q.leavers.check(80)
    lesson.q.churn_rate.check(0.9)
    lesson.progress()
    said = capsys.readouterr().out
    assert "Decision: 1 of " in said
    assert "Code, for analysts: 0 of " in said
    assert "✔ How many left: passed at" in said
    assert "✘ Churn rate: attempts so far: 1" in said
    assert lesson.outcomes()["leavers"] == "PASSED"
    with pytest.raises(NotPassed, match=r"churn_rate \(NOT_YET\), rate_by_plan \(UNATTEMPTED\)"):
        lesson.assert_all_passed()
    again = casekit.start(NAME, lang="en")
    assert "Questions passed: decision 1 of " in capsys.readouterr().out
    assert again.outcomes()["leavers"] == "UNATTEMPTED"


def test_a_session_that_goes_over_to_another_base_says_so_and_counts_afresh(
    workspace, market, monkeypatch, capsys
):
    one = casekit.start(NAME, lang="en")
    one.q.leavers.settle(80)
    monkeypatch.setattr(lesson_data, "open_or_make", lambda *_: TinyMart(2))
    other = casekit.start(NAME, lang="en")
    said = capsys.readouterr().out
    assert "Base market, seed 2" in said
    assert "was using Base market, seed 1 a moment ago" in said
    assert other.q.leavers.record.passed_at is None
    one.q.leavers.settle(1)  # a card of the first session, still on the page
    assert one.q.leavers.record.tries == 1
    assert other.q.leavers.record.tries == 0
    casekit.start(NAME, lang="en")
    assert "a moment ago" not in capsys.readouterr().out


def test_what_two_sessions_enter_is_kept_apart_by_base(workspace, market, monkeypatch):
    casekit.start(NAME, lang="en").q.leavers.card.inputs.fill(80)
    assert casekit.start(NAME, lang="en").q.leavers.card.inputs.answer == 80
    monkeypatch.setattr(lesson_data, "open_or_make", lambda *_: TinyMart(2))
    assert casekit.start(NAME, lang="en").q.leavers.card.inputs.answer is BLANK


def test_lines_that_cannot_be_read_are_told_in_the_header(workspace, market, capsys):
    casekit.start(NAME, lang="en").q.leavers.settle(80)
    with (workspace / "progress" / "events.jsonl").open("ab") as file:
        file.write(b"NaN\n[]\n")
    casekit.start(NAME, lang="en")
    assert "skipped: 2" in capsys.readouterr().out


def test_the_last_cell_is_content_when_every_question_passed(workspace, market):
    from casekit.classroom import derived

    lesson = casekit.start(NAME, lang="zh")
    for asked in lesson.q:
        asked.settle(derived.given(asked))
    lesson.assert_all_passed()


def test_progress_is_kept_in_the_workspace_or_where_it_is_told(
    workspace, market, tmp_path, monkeypatch
):
    casekit.start(NAME).q.leavers.settle(3)
    assert len(list(read_events(workspace / "progress" / "events.jsonl"))) == 1
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    casekit.start(NAME).q.leavers.settle(80)
    assert len(list(read_events(workspace / "progress" / "events.jsonl"))) == 1
    monkeypatch.setenv("CASEKIT_PROGRESS", str(tmp_path / "elsewhere"))
    casekit.start(NAME).q.leavers.settle(80)
    assert len(list(read_events(tmp_path / "elsewhere" / "events.jsonl"))) == 1


def test_importing_the_package_loads_nothing_heavy():
    code = (
        "import sys, casekit; "
        "heavy = {'pandas', 'numpy', 'ipywidgets', 'matplotlib', 'yaml'} & set(sys.modules); "
        "assert not heavy, heavy; assert callable(casekit.start); "
        "assert not hasattr(casekit, 'nothing')"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
