"""Opening the course: workspace, page, settings, data, port, server."""

import http.server
import io
import json
import os
import socket
import threading
from pathlib import Path

import pytest

from casekit import text
from casekit.classroom.progress import FILE, EventLog
from casekit.cli.run import code_of
from casekit.lab import course_page, data, opening, server, workspace
from casekit.lab.switching import question_before
from casekit.lab.workspace import TEXTS, LabError, Workspace
from casekit.mart import open as open_mart
from synthetic import GenerationError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_rights():
    """The lab makes what it writes its owner's alone, for as long as the process lives."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


def test_every_text_stands_in_both_languages():
    assert TEXTS.problems() == []


class TestWorkspace:
    def test_what_is_asked_for_goes_before_what_was_and_what_is_usual(self, tmp_path):
        first = workspace.choose(tmp_path, system_lang="en")
        assert (first.lang, first.seed, first.preset) == ("en", 7, "classroom")
        workspace.choose(tmp_path, lang="zh", seed=11).save()
        again = workspace.choose(tmp_path, system_lang="en")
        assert (again.lang, again.seed) == ("zh", 11)
        assert workspace.choose(tmp_path, seed=3).seed == 3

    def test_a_scenario_file_is_found_from_any_folder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert workspace.choose(tmp_path, preset="own.yml").preset == str(tmp_path / "own.yml")
        assert workspace.choose(tmp_path, preset="city").preset == "city"

    def test_the_mark_says_what_notebooks_need(self, tmp_path):
        Workspace(tmp_path / "我的", "en", 9, "city").save()
        mark = (tmp_path / "我的" / "casekit-workspace.json").read_text(encoding="utf-8")
        assert json.loads(mark) == {"data": "", "lang": "en", "preset": "city", "seed": 9}

    def test_it_is_found_from_any_folder_inside(self, tmp_path):
        Workspace(tmp_path, "en", 9).save()
        inside = tmp_path / "exercises" / "en"
        inside.mkdir(parents=True)
        assert workspace.find(inside) == Workspace(tmp_path.resolve(), "en", 9)

    def test_where_there_is_none_the_command_that_makes_one_is_told(self, tmp_path, monkeypatch):
        monkeypatch.setattr(workspace, "COURSE", tmp_path / "kit")
        with pytest.raises(LabError, match="casekit lab"):
            workspace.find(tmp_path)

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "{",
            "[]",
            "[" * 50_000,
            "7",
            '{"lang": "zh"}',
            '{"lang": "zh", "seed": 1e999, "preset": 1}',
        ],
    )
    def test_a_broken_mark_counts_as_none(self, tmp_path, content):
        (tmp_path / workspace.MARK).write_text(content, encoding="utf-8")
        assert workspace.read(tmp_path) is None

    def test_each_preset_and_seed_has_a_dataset_of_its_own(self, tmp_path):
        own = Workspace(tmp_path, "zh", 9, "cases/flood.yml")
        assert own.dataset == tmp_path / "data" / "flood-9"


class TestSwitching:
    """Another seed, preset or folder of data on a workspace that is in use."""

    @pytest.fixture
    def used(self, tmp_path):
        own = Workspace(tmp_path / "w", "en")
        own.save()
        log = EventLog(own.folder / FILE, "classroom-7-aaaaaaaa")
        for question in ("a", "b"):
            log.append(
                {"lesson": "x", "question": question, "action": "check", "outcome": "PASSED"}
            )
        return own.folder

    def test_the_same_data_ask_nothing(self, used):
        assert question_before(workspace.choose(used)) is None
        assert question_before(workspace.choose(used, seed=7, lang="zh")) is None

    @pytest.mark.parametrize("lang", text.LANGUAGES)
    def test_other_data_are_asked_about(self, used, lang, monkeypatch):
        with text.using(lang):
            said = question_before(workspace.choose(used, seed=11))
            assert "7" in said
            assert "11" in said
            assert {"zh": "已通过 2 题", "en": "2 questions passed"}[lang] in said
            assert "city" in question_before(workspace.choose(used, preset="city"))
            monkeypatch.setenv("CASEKIT_DATA", str(used / "own"))
            assert str(used / "own") in question_before(workspace.choose(used))

    def test_a_workspace_in_which_nothing_was_done_asks_nothing(self, tmp_path):
        Workspace(tmp_path, "en").save()
        assert question_before(workspace.choose(tmp_path, seed=11)) is None
        assert question_before(workspace.choose(tmp_path / "new", seed=11)) is None

    @pytest.mark.parametrize("lang", text.LANGUAGES)
    def test_the_command_changes_nothing_before_it_has_an_answer(
        self, used, lang, monkeypatch, capsys
    ):
        opened = []
        monkeypatch.setattr(opening, "open_course", lambda *given, **named: opened.append(given))
        line = ["lab", "--seed", "11", "--workspace", str(used), "--lang", lang]
        monkeypatch.setattr("sys.stdin", io.StringIO())
        assert code_of(line) == 1
        said = capsys.readouterr().err
        assert "--yes" in said
        assert "--workspace" in said
        assert opened == []
        assert code_of([*line, "--yes"]) == 0
        assert opened[0][0].seed == 11
        for answer, times in (("n", 1), ("y", 2)):
            terminal = io.StringIO(f"{answer}\n")
            terminal.isatty = lambda: True
            monkeypatch.setattr("sys.stdin", terminal)
            code_of(line)
            assert len(opened) == times


class TestServer:
    def test_a_port_in_use_is_passed_over(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            assert server.free_port(port) > port

    def test_a_free_port_is_taken_as_asked(self):
        with socket.socket() as trial:
            trial.bind(("127.0.0.1", 0))
            port = trial.getsockname()[1]
        assert server.free_port(port) == port

    def test_when_none_is_free_the_option_is_named(self, monkeypatch):
        monkeypatch.setattr(server, "_is_free", lambda port: False)
        for lang in text.LANGUAGES:
            with text.using(lang), pytest.raises(LabError, match="--port"):
                server.free_port(8888)

    def test_jupyterlab_knows_every_setting_that_it_is_given(self, tmp_path):
        from jupyter_client.manager import KernelManager
        from jupyter_server.serverapp import ServerApp
        from jupyterlab.labapp import LabApp

        known = {"ServerApp": ServerApp, "LabApp": LabApp, "Application": LabApp}
        known["KernelManager"] = KernelManager
        given = server.arguments(Workspace(tmp_path, "zh"), 8899, browser=False)
        for argument in given:
            if argument == "--allow-root":
                continue
            setting = argument.removeprefix("--").split("=")[0]
            owner, name = setting.split(".")
            assert name in known[owner].class_trait_names(config=True), argument
        assert f"--ServerApp.root_dir={tmp_path}" in given
        assert "--ServerApp.open_browser=False" in given
        assert "--LabApp.default_url=/course" in given
        assert not any("token" in argument for argument in given)  # seen by everyone in `ps`

    def test_the_address_is_told_when_the_server_answers_and_not_before(self, monkeypatch):
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        told = threading.Event()
        answer = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
        url = f"http://127.0.0.1:{answer.server_port}/api"
        waiting = threading.Thread(target=server._tell_when_up, args=(url, told.set), daemon=True)
        waiting.start()
        assert not told.wait(0.2)
        answer.handle_request()  # refuses (501): it is up all the same
        assert told.wait(5)
        answer.server_close()


class TestCoursePage:
    @pytest.mark.parametrize("lang", text.LANGUAGES)
    def test_it_leads_to_every_lesson_that_there_is(self, tmp_path, lang):
        own = Workspace(tmp_path, lang)
        with text.using(lang):
            name = course_page.put(own)
        page = (tmp_path / name).read_text(encoding="utf-8")
        for edition in ("notebooks", "exercises"):
            for notebook in sorted((ROOT / edition / lang).glob("*.ipynb")):
                assert f"({edition}/{lang}/{notebook.name})" in page
        assert "{" not in page
        assert own.preset in page

    def test_it_links_only_to_what_exists(self, tmp_path):
        (tmp_path / "lessons").mkdir()
        with text.using("en"):
            page = course_page.render(Workspace(tmp_path, "en"), course=tmp_path)
        assert "](" not in page


class TestData:
    def test_it_is_made_once_and_seen_again_without_being_opened(self, tmp_path, monkeypatch):
        import casekit.mart as mart

        preset = small_preset(tmp_path)
        folder = tmp_path / "data" / "small-7"
        data.make(folder, preset, 7)
        assert open_mart(folder, verify=True).seed == 7
        monkeypatch.setattr(mart, "open", None)
        data.make(folder, preset, 7)

    def test_one_that_does_not_open_is_made_anew_and_told(self, tmp_path):
        preset = small_preset(tmp_path)
        folder = tmp_path / "data" / "small-7"
        data.make(folder, preset, 7)
        before = (folder / "manifest.json").read_bytes()
        (folder / "manifest.json").write_bytes(before[:-20])
        told = []
        data.make(folder, preset, 7, told.append)
        assert (folder / "manifest.json").read_bytes() == before
        assert len(told) == 1

    def test_one_that_does_not_open_and_holds_somebodys_work_is_not_taken_away(self, tmp_path):
        folder = tmp_path / "data" / "small-7"
        (folder / "monthly").mkdir(parents=True)
        (folder / "manifest.json").write_text('{"name": "my web page"}', encoding="utf-8")
        (folder / "monthly" / "thesis.parquet").write_text("mine", encoding="utf-8")
        with pytest.raises(GenerationError):
            data.make(folder, small_preset(tmp_path), 7)
        assert (folder / "monthly" / "thesis.parquet").read_text("utf-8") == "mine"
        assert "web page" in (folder / "manifest.json").read_text("utf-8")

    def test_one_cut_short_is_completed(self, tmp_path):
        preset = small_preset(tmp_path)
        folder = tmp_path / "data" / "small-7"

        def stop(done, total, month):
            raise KeyboardInterrupt

        import synthetic

        with pytest.raises(KeyboardInterrupt):
            synthetic.generate(folder, scenario=preset, seed=7, progress=stop)
        data.make(folder, preset, 7)
        assert open_mart(folder, verify=True).months

    def test_the_word_of_a_base_is_kept_while_its_manifest_is_the_same(self, tmp_path, monkeypatch):
        folder = tmp_path / "data" / "small-7"
        data.make(folder, small_preset(tmp_path), 7)
        word = data.base_of(folder, tmp_path)
        assert word == open_mart(folder).base
        with monkeypatch.context() as without:
            without.setattr("casekit.mart.manifest.read", None)
            assert data.base_of(folder, tmp_path) == word
        manifest = folder / "manifest.json"
        manifest.write_bytes(manifest.read_bytes()[:-20])
        assert data.base_of(folder, tmp_path) == ""
        assert data.base_of(tmp_path / "none", tmp_path) == ""


def small_preset(folder: Path) -> str:
    """A scenario that is made in a moment."""
    file = folder / "small.yml"
    file.write_text("name: small\nsubscribers: 200\nmonths: 6\n", encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_course_opens_from_nothing_and_again(tmp_path, monkeypatch, lang):
    """All of `casekit lab` but JupyterLab itself."""
    served, told = [], []
    course = course_of_one(tmp_path / "course")
    monkeypatch.setattr(opening.copies, "bring_up_to_date", lambda own, real=opening.copies.bring_up_to_date: real(own, course))  # fmt: skip
    monkeypatch.setattr(opening.server, "free_port", lambda port: port + 1)
    monkeypatch.setattr(opening.server, "serve", lambda *given: (served.append(given), given[-1]("http://there")))  # fmt: skip
    preset = small_preset(tmp_path)
    own = workspace.choose(tmp_path / "w", lang, 5, preset)
    opening.open_course(own, 8888, browser=False, tell=told.append)
    assert workspace.read(own.folder) == own
    assert open_mart(own.dataset).seed == 5
    assert served[0][:2] == (own, 8889)
    assert (own.folder / course_page.NAMES[lang]).exists()
    said = "\n".join(told)
    assert "http://there" in said
    assert "8889" in said

    mine = own.folder / "exercises" / lang / "05_churn_warning.ipynb"
    mine.write_text("my own work", encoding="utf-8")
    (course / "exercises" / lang / mine.name).write_text("2", encoding="utf-8")
    told.clear()
    opening.open_course(workspace.choose(own.folder), 8888, browser=False, tell=told.append)
    assert mine.read_text(encoding="utf-8") == "my own work"
    assert sum(mine.name in line for line in told) == 1


def course_of_one(folder: Path) -> Path:
    """A course of one lesson, as the build leaves it."""
    for edition in ("exercises", "notebooks", "solutions"):
        for lang in text.LANGUAGES:
            (folder / edition / lang).mkdir(parents=True)
            file = folder / edition / lang / "05_churn_warning.ipynb"
            file.write_text("1", encoding="utf-8")
    return folder
