"""Progress: events, torn files, folders that cannot be written."""

import json
import threading

import pytest

from casekit.classroom.progress import FILE, EventLog, read_events, records, report


@pytest.fixture
def path(tmp_path):
    return tmp_path / FILE


def test_a_check_appends_one_line_without_code_or_name(q, tmp_path):
    q.leavers.check(400)
    q.leavers.hint()
    q.call_list.check(range(3))
    events = list(read_events(tmp_path / FILE))
    assert [event["action"] for event in events] == ["check", "hint", "check"]
    assert set(events[0]) == {
        "time", "lesson", "question", "action", "outcome", "mistake", "hints", "seconds",
    }  # fmt: skip
    assert events[0]["mistake"] == "counted_everybody"
    assert events[0]["seconds"] >= 0
    assert events[1]["hints"] == 1
    assert "400" not in json.dumps(events[0]).replace(events[0]["time"], "")


def test_a_class_may_ask_for_a_name(path, monkeypatch):
    monkeypatch.setenv("CASEKIT_LEARNER", "小王")
    EventLog(path).append({"question": "a", "action": "check"})
    assert next(read_events(path))["learner"] == "小王"


def test_a_new_session_remembers(open_sheet):
    q = open_sheet()
    q.leavers.settle(400)
    q.leavers.settle(80)
    q.leavers.settle(1)
    again = open_sheet()
    record = again.leavers.record
    assert (record.outcome, record.tries) == ("NOT_YET", 2)
    assert record.passed_at is not None
    assert again.leavers.solution_open
    assert again.leavers.outcome == "UNATTEMPTED"  # of this session
    assert "passed at" in repr(again.leavers)


def test_a_torn_last_line_is_passed_over_and_mended(open_sheet, tmp_path):
    open_sheet().leavers.settle(80)
    path = tmp_path / FILE
    with path.open("ab") as file:
        file.write(b'{"lesson": "market", "question": "lea')
    q = open_sheet()
    assert q.leavers.record.outcome == "PASSED"
    q.leavers.settle(1)
    lines = path.read_bytes().splitlines()
    assert len(lines) == 3
    assert len(list(read_events(path))) == 2
    assert open_sheet().leavers.record.outcome == "NOT_YET"


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"\xff\xfe\x00", b"[1, 2]\n3\nnull\n", b"{}\n", b'{"action": "check"}\n',
     b'{"action": "check", "time": "never", "hints": null, "outcome": 5}\n'],
)  # fmt: skip
def test_a_file_with_rubbish_is_read(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    EventLog(path).append({"lesson": "a", "question": "b", "action": "check", "outcome": "PASSED"})
    assert EventLog(path).record("a", "b").outcome == "PASSED"
    report(path.parent.parent)


def test_where_nothing_can_be_written_checking_works_and_says_so_once(open_sheet, tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    q = open_sheet(tmp_path / "file" / "events.jsonl")
    q.leavers.check(400)
    q.leavers.check(80)
    said = capsys.readouterr().out
    assert said.count("Your progress cannot be kept") == 1
    assert q.leavers.record.outcome == "PASSED"


def test_a_full_disk_is_no_error(open_sheet, monkeypatch, capsys, lang):
    def full(path, line):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("casekit.classroom.progress._append_line", full)
    q = open_sheet()
    q.leavers.check(80)
    assert {"zh": "进度存不下来", "en": "cannot be kept"}[lang] in capsys.readouterr().out


def test_two_writers_do_not_tear_each_others_lines(path):
    logs = [EventLog(path) for _ in range(4)]

    def write(log):
        for number in range(50):
            log.append({"question": f"q{number}", "action": "check", "note": "x" * 200})

    threads = [threading.Thread(target=write, args=(log,)) for log in logs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(read_events(path))) == 200


def test_the_report_is_for_people(q, tmp_path, lang):
    assert report(tmp_path) == {"zh": "还没有任何进度。", "en": "No progress yet."}[lang]
    q.leavers.settle(400)
    q.leavers.settle(80)
    q.churn_rate.settle(0.9)
    q.memo.card  # noqa: B018 a card that is shown counts as seen
    said = report(tmp_path)
    assert {"zh": "market：见过 3 题，通过 1 题", "en": "market: 1 passed of 3 seen"}[lang] in said
    assert {"zh": "试过 1 次", "en": "tries so far: 1"}[lang] in said
    assert {"zh": "memo: 还没有作答", "en": "memo: not tried yet"}[lang] in said


def test_records_keep_lessons_apart():
    events = [
        {"lesson": lesson, "question": "same", "action": "check", "outcome": outcome}
        for lesson, outcome in (("a", "PASSED"), ("b", "NOT_YET"))
    ]
    kept = records(events)
    assert kept["a", "same"].tries == 0
    assert kept["b", "same"].tries == 1
