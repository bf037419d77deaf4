"""A real Dask cluster of this machine: a scheduler and worker processes, some of which die."""

import signal
import sys
import time
from contextlib import ExitStack, contextmanager
from subprocess import DEVNULL, PIPE, Popen

import pytest
from distributed import Client

from casekit.bench.kills import digest
from casekit.cli.run import code_of
from synthetic import GenerationError, generate
from tests.bases import BARE

LAW = {**BARE, "name": "small", "subscribers": 8000, "campaigns": []}
WORKER = "from distributed.cli.dask_worker import main; main()"
SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
NO_KIT = "import sys; sys.modules['synthetic'] = None\n"
OTHER_VERSION = "from synthetic import storage; storage.versions = lambda: {'pyarrow': '1.0', 'platform': ''}\n"  # fmt: skip
"""How the Python of a worker starts that lacks the kit, or has another version."""


@contextmanager
def running(code: str, *given: str):
    """A Python process, killed in the end."""
    process = Popen([sys.executable, "-c", code, *given], stdout=DEVNULL, stderr=DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


class Place:
    """A scheduler and its workers, each a process of one thread without a nanny."""

    def __init__(self, stack: ExitStack, folder, scheduler: str = ""):
        self._stack, self._note = stack, folder / "scheduler.json"
        given = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = self._run(scheduler + SCHEDULER, *given)
        wait_until(self._note.exists)
        with Client(scheduler_file=str(self._note)) as client:
            self.address = client.scheduler.address

    def worker(self, start: str = "") -> Popen:
        given = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
        return self._run(start + WORKER, *given)

    def _run(self, code: str, *given: str) -> Popen:
        note = ["--scheduler-file", str(self._note)]
        return self._stack.enter_context(running(code, *given, *note))

    def wait_for(self, workers: int) -> None:
        with Client(self.address) as client:
            client.wait_for_workers(workers, timeout=60)


def wait_until(happened, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def place(tmp_path):
    """A scheduler without workers."""
    with ExitStack() as stack:
        yield Place(stack, tmp_path)


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The dataset as one process makes it, eight shards."""
    return generate(tmp_path_factory.mktemp("alone") / "d", LAW, seed=5, shard=1000)


def test_a_worker_killed_half_way_costs_time_and_no_byte(tmp_path, place, alone):
    workers = [place.worker(), place.worker()]
    place.wait_for(2)
    killed_at = []

    def kill_one(done, of, _):
        if of / 4 < done < of and not killed_at:  # a glance on a busy machine may come late
            workers[0].kill()
            workers[0].wait()
            killed_at.append(done)

    made = generate(tmp_path / "d", LAW, 5, shard=1000, dask=place.address, progress=kill_one)
    assert killed_at
    assert workers[1].poll() is None
    assert digest(made) == digest(alone)


def test_a_scheduler_needs_no_kit(tmp_path, alone):
    with ExitStack() as stack:
        place = Place(stack, tmp_path, NO_KIT)
        place.worker()
        assert digest(generate(tmp_path / "d", LAW, 5, shard=1000, dask=place.address)) == digest(alone)  # fmt: skip


@pytest.mark.parametrize(
    ("start", "en", "zh"),
    [
        (NO_KIT, "install the same casekit on every machine", "缺少 synthetic"),
        (OTHER_VERSION, "another version of casekit or pyarrow", "版本或操作系统与本机不同"),
    ],
)
def test_a_worker_that_cannot_help_is_told_plainly(tmp_path, place, start, en, zh, capsys):
    """On the command line: one sentence in Chinese, one in English, no traceback."""
    place.worker(start)
    place.wait_for(1)
    folder = tmp_path / "d"
    line = ["data", "make", str(folder), "--subscribers", "300", "--dask", place.address]
    assert code_of(line) == 1
    said = capsys.readouterr().err
    chinese, english = said.strip().splitlines()[-2:]
    assert zh in chinese
    assert en in english
    assert "Traceback" not in said
    assert [path.name for path in folder.iterdir()] == ["run.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a console only")
def test_ctrl_c_leaves_the_cluster_standing_and_says_so_without_a_traceback(tmp_path, place):
    worker = place.worker()
    place.wait_for(1)
    given = ["--preset", "city", "--dask", place.address, "--lang", "en"]
    command = [sys.executable, "-m", "casekit", "data", "make", str(tmp_path / "d"), *given]
    with Popen(command, stderr=PIPE) as run:
        wait_until(lambda: list(tmp_path.glob("d/monthly/*.parquet")))
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=60)[1].decode("utf-8")
    assert run.returncode == 130
    assert "Stopped." in said
    assert "Traceback" not in said
    assert worker.poll() is None
    assert not (tmp_path / "d" / "manifest.json").exists()


def test_a_scheduler_that_goes_away_is_told_and_the_run_can_go_on(tmp_path, place, alone):
    place.worker()

    def kill(done, *_):
        if done:
            place.scheduler.kill()

    with pytest.raises(GenerationError, match="has gone; run again") as told:
        generate(tmp_path / "d", LAW, 5, shard=1000, dask=place.address, progress=kill)
    assert "连接断了" in str(told.value)
    assert digest(generate(tmp_path / "d", LAW, 5, shard=1000)) == digest(alone)


def test_workers_that_die_again_and_again_are_told(tmp_path, place):
    """Each worker ends as it takes up its first shard."""
    deadly = "import os; from synthetic import batch; batch.World = lambda *_, **__: os._exit(1)\n"
    for _ in range(5):
        place.worker(deadly)
    place.wait_for(5)
    with pytest.raises(GenerationError, match="died again and again") as told:
        generate(tmp_path / "d", {**LAW, "subscribers": 500}, 5, shard=1000, dask=place.address)
    assert "内存不够" in str(told.value)


@pytest.mark.parametrize("address", ["nonsense", "ftp://x:1", "127.0.0.1:9x", "tcp://127.0.0.1:1"])
def test_an_address_where_nobody_answers_is_told(tmp_path, address, monkeypatch):
    monkeypatch.setattr("synthetic.cluster._PATIENCE", 1)
    with pytest.raises(GenerationError, match="No Dask scheduler answers") as told:
        generate(tmp_path / "d", LAW, 5, dask=address)
    assert f"连不上 Dask 调度器 {address}" in str(told.value)


def test_another_kind_of_server_is_no_scheduler(tmp_path, monkeypatch):
    """It takes the call and says nothing: such as a port of the wrong service."""
    import socket

    monkeypatch.setattr("synthetic.cluster._PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(GenerationError, match="No Dask scheduler answers"):
            generate(tmp_path / "d", LAW, 5, dask=address)


def test_a_scheduler_without_workers_is_told(tmp_path, place, monkeypatch):
    monkeypatch.setattr("synthetic.cluster._PATIENCE", 1)
    with pytest.raises(GenerationError, match="has no workers yet") as told:
        generate(tmp_path / "d", LAW, 5, dask=place.address)
    assert "还没有工作进程" in str(told.value)


def test_without_the_extra_the_kit_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(GenerationError, match="-m pip install distributed"):
        generate(tmp_path / "d", LAW, 5, dask="tcp://127.0.0.1:8786")
