"""Shards in several processes: the same bytes, every fault as it is, and no process left behind."""

import json
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from casekit.bench.kills import digest
from synthetic import GenerationError, batch, generate, load, processes, storage
from tests.bases import WITHOUT_PILOTS

LAW = {**WITHOUT_PILOTS, "name": "small", "subscribers": 4000, "months": 12, "campaigns": []}


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The dataset as one process makes it, four shards."""
    return generate(tmp_path_factory.mktemp("alone") / "d", LAW, seed=5, shard=1000)


def job(folder) -> batch.Job:
    return batch.Job(folder, load(LAW), 5, 1000, 65_536)


def test_processes_change_no_byte_and_progress_is_seen_from_outside(tmp_path, alone):
    seen = []
    made = generate(tmp_path / "d", LAW, seed=5, shard=1000, workers=2, progress=lambda *at: seen.append(at))  # fmt: skip
    assert digest(made) == digest(alone)
    assert len(list(made.rglob("*.parquet"))) > 12 * 4 * 2  # four files a month and table
    assert seen[-1] == (48, 48, "4/4")
    done = [months for months, _, _ in seen]
    assert done == sorted(done)


def test_a_shard_that_is_there_is_not_made_again(tmp_path, alone):
    store = storage.Store(tmp_path / "d", job(tmp_path / "d").config)
    assert store.open()
    job(tmp_path / "d").make(2)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "d").rglob("*-0003.parquet")}
    assert stamps
    assert store.months_done() == 12
    generate(tmp_path / "d", LAW, seed=5, shard=1000, workers=2)
    assert stamps == {path: path.stat().st_mtime_ns for path in stamps}
    assert digest(tmp_path / "d") == digest(alone)


def test_a_worker_that_does_not_see_the_folder_says_so(tmp_path):
    with pytest.raises(GenerationError, match=r"does not see the folder.*elsewhere") as told:
        job(tmp_path / "elsewhere").make(0)
    assert "看不到数据文件夹" in str(told.value)
    assert not (tmp_path / "elsewhere").exists()


def test_a_worker_with_another_version_writes_nothing(tmp_path, monkeypatch):
    storage.Store(tmp_path, job(tmp_path).config).open()
    monkeypatch.setattr(storage, "versions", lambda: {"pyarrow": "1.0", "platform": "linux"})
    with pytest.raises(GenerationError, match="another version of casekit or pyarrow"):
        job(tmp_path).make(0)
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


def test_a_fault_in_a_process_reaches_the_user_as_it_is(tmp_path):
    """A file stands where a folder must be: the process that meets it says so, and all end."""
    storage.Store(tmp_path / "d", job(tmp_path / "d").config).open()
    (tmp_path / "d" / "households").write_text("in the way", encoding="utf-8")
    with pytest.raises(GenerationError, match=r"make room and run again: .*households"):
        generate(tmp_path / "d", LAW, seed=5, shard=1000, workers=2)
    assert spawned() == []


def spawned() -> list[int]:
    """Processes of ours that make shards."""
    return [
        child.pid
        for child in psutil.Process().children(recursive=True)
        if "spawn_main" in " ".join(child.cmdline())
    ]


def test_a_lost_process_is_told_and_the_others_end(tmp_path, alone):
    lost = []

    def kill_one(done, of, _):
        if done and not lost:
            lost.append(spawned()[0])
            psutil.Process(lost[0]).kill()

    with pytest.raises(GenerationError, match="A process ended unexpectedly") as told:
        generate(tmp_path / "d", LAW, seed=5, shard=1000, workers=2, progress=kill_one)
    assert "内存不够" in str(told.value)
    assert spawned() == []
    assert digest(generate(tmp_path / "d", LAW, seed=5, shard=1000)) == digest(alone)


def test_a_script_without_its_guard_is_told_what_it_lacks(tmp_path):
    script = tmp_path / "make.py"
    script.write_text(
        f"import synthetic\nsynthetic.generate({str(tmp_path / 'd')!r}, {LAW!r}, shard=1000, workers=2)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, encoding="utf-8", timeout=60, check=False)  # fmt: skip
    assert done.returncode
    assert "the script lacks if __name__ == '__main__':" in done.stderr


def test_no_more_processes_than_windows_takes():
    with processes.hands(500) as pool:
        assert pool._max_workers == 61


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent to a group of processes")
def test_ctrl_c_ends_all_processes_without_a_traceback(tmp_path):
    """As a terminal sends it: to the command and to every process that it has started."""
    folder = tmp_path / "d"
    line = ["data", "make", folder, "--preset", "city", "--subscribers", "250000", "--workers", "2"]
    command = [sys.executable, "-m", "casekit", *map(str, line), "--lang", "en"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    wait_until(lambda: list(folder.glob("monthly/*-0002.parquet")))
    children = psutil.Process(run.pid).children(recursive=True)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=30)[1].decode("utf-8")
    assert run.returncode == 130
    assert "Stopped." in said
    assert "Traceback" not in said
    assert len(children) >= 2
    assert psutil.wait_procs(children, timeout=10)[1] == []
    assert not (folder / "manifest.json").exists()


def wait_until(happened, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


FULL = """
import json, pathlib, subprocess, sys
import synthetic
from casekit.bench.kills import digest
room, law, workers = pathlib.Path(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", room], check=True)
first = synthetic.generate(room / "first", {**law, "subscribers": 1000, "months": 3}, seed=1)
before = digest(first)
try:
    synthetic.generate(room / "d", law, seed=5, shard=1000, workers=workers)
except synthetic.GenerationError as told:
    print(told)
print((room / "d" / "manifest.json").exists(), bool(list(room.rglob("*.part"))), digest(first) == before)
subprocess.run(["mount", "-o", "remount,size=64m", room], check=True)
print(digest(synthetic.generate(room / "d", law, seed=5, shard=1000, workers=workers)))
"""


def may_mount() -> bool:
    try:
        tried = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return tried.returncode == 0


@pytest.mark.skipif(not may_mount(), reason="a small disk of its own needs Linux and unshare")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_disk_that_is_full_harms_nothing(tmp_path, alone, workers):
    """A real one of 1 MB: told plainly, the earlier dataset intact; with room, it goes on."""
    given = [tmp_path, json.dumps(LAW), workers]
    command = ["unshare", "-rm", sys.executable, "-c", FULL, *map(str, given)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    zh, en, state, taken_up = done.stdout.splitlines()
    assert zh.startswith("写不进磁盘（No space left on device）")
    assert en.startswith("Cannot write (No space left on device)")
    assert state == "False False True"
    assert taken_up == digest(alone)
