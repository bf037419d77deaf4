"""Progress: events, torn files, folders that cannot be written."""

import json
import threading

import pytest

from casekit.classroom.progress import FILE, EventLog, passes, read_events, records, report

NOON = "2026-11-02T12:00:00+00:00"


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
        "time", "base", "lesson", "question", "action", "outcome", "mistake", "said", "hints", "seconds",
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


def test_a_cell_that_is_run_again_is_no_other_try_even_after_a_restart(open_sheet, capsys):
    q = open_sheet()
    q.leavers.check(400)
    q.leavers.check(400)
    again = open_sheet()
    again.leavers.check(400)
    assert capsys.readouterr().out.count("400") >= 3  # it is told each time
    assert again.leavers.record.tries == 1
    again.leavers.check(30)
    again.leavers.check(400)
    assert again.leavers.record.tries == 3


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


def _line(**changes) -> bytes:
    """An event's line with something else in place of what belongs there."""
    event = {"time": NOON, "lesson": "a", "question": "b", "action": "check", "outcome": "PASSED"}
    return json.dumps(event | changes).encode()


BAD_LINES = (
    *(b"\xff\xfe\x00", b"[1, 2]", b"3", b"null", b"{}", b'{"action": "check"}', b"[" * 100_000),
    *(b'{"a":' * 50_000, b'"x', b"NaN", b"Infinity", b"{'time': 1}"),
    *(
        _line(time=time)
        for time in ("never", None, 7, [], "9999-12-31T23:59:59+00:00", "0001-01-01")
    ),
    *(_line(hints=hints) for hints in (float("nan"), float("inf"), -1, "two", [1], 10**30, 0.5)),
    *(_line(outcome=outcome) for outcome in (5, "GREAT", ["PASSED"], {"a": 1})),
    *(_line(lesson=name) for name in (5, None, ["a"], {"a": 1})),
    *(_line(question=name) for name in (5, ["b"], {"b": 1})),
    *(_line(base=name) for name in (5, ["b"], None)),
    *(_line(action=name) for name in (5, ["check"], {"a": "check"})),
)


@pytest.mark.parametrize("bad", BAD_LINES)
def test_a_bad_line_is_passed_over_and_counted(path, bad, lang):
    path.parent.mkdir()
    path.write_bytes(_line() + b"\n" + bad + b"\n")
    log = EventLog(path)
    assert log.record("a", "b").outcome == "PASSED"
    assert log.skipped == 1
    log.append({"lesson": "a", "question": "c", "action": "check", "outcome": "NOT_YET"})
    assert EventLog(path).record("a", "c").tries == 1
    assert len(list(read_events(path))) == 2
    said = report(path.parent.parent)
    assert {"zh": "有 1 行读不懂", "en": "skipped: 1."}[lang] in said
    assert {"zh": "a：见过 2 题，通过 1 题", "en": "a: 1 passed of 2 seen"}[lang] in said


def test_where_nothing_can_be_written_checking_works_and_says_so_once(open_sheet, tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    q = open_sheet(tmp_path / "file" / "events.jsonl")
    q.leavers.check(400)
    q.leavers.check(80)
    said = capsys.readouterr().out
    assert said.count("Your progress cannot be saved") == 1
    assert q.leavers.record.outcome == "PASSED"


def test_a_full_disk_is_no_error(open_sheet, monkeypatch, capsys, lang):
    def full(path, line):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("casekit.classroom.progress._append_line", full)
    q = open_sheet()
    q.leavers.check(80)
    assert {"zh": "进度存不下来", "en": "cannot be saved"}[lang] in capsys.readouterr().out


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
    assert {"zh": "试过 1 次", "en": "attempts so far: 1"}[lang] in said
    assert {"zh": "memo: 还没有作答", "en": "memo: not attempted yet"}[lang] in said


def test_records_keep_lessons_apart():
    events = [
        {"lesson": lesson, "question": "same", "action": "check", "outcome": outcome, "time": NOON}
        for lesson, outcome in (("a", "PASSED"), ("b", "NOT_YET"))
    ]
    kept = records(events)
    assert kept["a", "same"].tries == 0
    assert kept["b", "same"].tries == 1


def test_two_windows_on_one_practice_count_what_either_passed(open_sheet):
    one, other = open_sheet(), open_sheet()
    one.leavers.settle(80)
    assert other.leavers.record.passed_at is not None
    other.leavers.settle(1)
    assert one.leavers.record.tries == 1


def test_progress_belongs_to_its_base(path, lang):
    passed = {"lesson": "a", "question": "b", "action": "check", "outcome": "PASSED"}
    EventLog(path, "classroom-7-aaaaaaaa").append(passed)
    on_eleven = EventLog(path, "classroom-11-bbbbbbbb")
    assert on_eleven.record("a", "b").passed_at is None
    on_eleven.append({**passed, "outcome": "NOT_YET"})
    assert EventLog(path, "classroom-7-aaaaaaaa").record("a", "b").outcome == "PASSED"
    assert passes(path.parent.parent) == {"classroom-7-aaaaaaaa": 1, "classroom-11-bbbbbbbb": 0}
    said = report(path.parent.parent)
    assert said.index("classroom-7-aaaaaaaa") < said.index("classroom-11-bbbbbbbb")


def test_a_file_that_was_replaced_is_read_anew(path):
    log = EventLog(path)
    passed = {"lesson": "a", "question": "b", "action": "check", "outcome": "PASSED"}
    log.append(passed)
    assert log.record("a", "b").outcome == "PASSED"
    path.write_bytes(b"")
    assert log.record("a", "b").outcome is None
    path.unlink()
    log.append({**passed, "outcome": "NOT_YET"})
    assert log.record("a", "b").outcome == "NOT_YET"
