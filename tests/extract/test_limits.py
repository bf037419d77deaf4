"""Large files in little memory, and imports that are cut off: whole, or a plain sentence and nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from casekit import mart
from casekit.mart.extract import ExtractError, bring_in, importing
from tests.extract.mini import MAPPING, MONTHLY, SUBSCRIBERS

ROOT = Path(__file__).resolve().parents[2]
LIMITED = """
import resource, sys
from pathlib import Path
import casekit.mart.extract.feeding, casekit.mart.extract.parquet, pandas, pyarrow, pandera.pandas
from casekit.mart.extract import bring_in
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + (int(sys.argv[1]) << 20),) * 2)
folder = Path(sys.argv[2])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
report = bring_in(folder / "extract", folder / "map.yml", folder / "base")
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(report.rows["monthly"], grown >> 10)
"""


def write_large(folder: Path, subscribers: int, months: int) -> int:
    """Write an extract of many months; returns the bytes of its bills."""
    extract = folder / "extract"
    extract.mkdir(parents=True)
    (folder / "map.yml").write_text(yaml.safe_dump(MAPPING, allow_unicode=True), encoding="utf-8")
    head = SUBSCRIBERS.splitlines()[0]
    people = "".join(f"{number},202001,男,0,1980\n" for number in range(1, subscribers + 1))
    (extract / "客户.csv").write_text(f"{head}\n{people}", encoding="gbk")
    with (extract / "账单.csv").open("w", encoding="gbk") as file:
        file.write(MONTHLY.splitlines()[0] + "\n")
        for month in range(months):
            yyyymm = (2020 + month // 12) * 100 + month % 12 + 1
            rest = "正常,59.00,3.50,0.00,62.50,{0}.25,0.3,{0},0,是\n"
            rows = (f"{n},{yyyymm},{rest.format(n % 900)}" for n in range(1, subscribers + 1))
            file.writelines(rows)
    return (extract / "账单.csv").stat().st_size


def limited(folder: Path, megabytes: int) -> subprocess.CompletedProcess:
    """Import in a process that may take only so much memory more than it has at the start."""
    lean = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(megabytes), str(folder)],
        capture_output=True, text=True, encoding="utf-8", timeout=300,
        env={**os.environ, **lean, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited as Linux does it")
def test_memory_does_not_grow_with_the_file(tmp_path):
    size = write_large(tmp_path, 5_000, 96)
    done = limited(tmp_path, 250)
    assert done.returncode == 0, done.stderr
    rows, megabytes = map(int, done.stdout.split())
    assert rows == 5_000 * 96
    assert size > 25_000_000  # as cells of text in memory, more than ten times as much
    assert megabytes < 120
    base = mart.open(tmp_path / "base", verify=True)
    assert len(base.months) == 96


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited as Linux does it")
def test_too_little_memory_is_a_sentence_and_leaves_nothing(tmp_path):
    write_large(tmp_path, 60_000, 1)
    done = limited(tmp_path, 12)
    assert done.returncode == 1
    assert "ExtractError" in done.stderr
    assert not (tmp_path / "base").exists()
    assert not (tmp_path / ".base.importing").exists()


def test_work_grows_with_the_columns_and_not_with_their_square(tmp_path, extract, monkeypatch):
    from casekit.mart.extract import table_rows

    looked_at = []
    plain = table_rows.head_name
    monkeypatch.setattr(table_rows, "head_name", lambda cell: looked_at.append(cell) or plain(cell))
    first, *rows = extract.text().splitlines()
    wide = 10_000
    head = ",".join(f"指标{number}" for number in range(wide))
    more = [f"{row}{',1' * wide}" for row in rows]
    extract.files["账单.csv"] = "\n".join([f"{first},{head}", *more]).encode("gbk")
    folder, mapping = extract.write(tmp_path)
    report = bring_in(folder, mapping, tmp_path / "base")
    assert len(looked_at) < 10 * wide
    (one,) = [one for one in report if one.rule == "unused_heads"]
    assert one.facts["count"] == wide
    assert len(str(one)) < 500


def test_a_wide_file_is_read_in_fewer_rows_at_a_time(extract, tmp_path, monkeypatch):
    from casekit.mart.extract import file_columns, table_rows

    monkeypatch.setattr(table_rows, "_CELLS", 24)
    sizes = []
    whole = file_columns.only_records
    monkeypatch.setattr(file_columns, "only_records", lambda chunk, *said: sizes.append(len(chunk.lines)) or whole(chunk, *said))  # fmt: skip
    folder, mapping = extract.write(tmp_path)
    bring_in(folder, mapping, tmp_path / "base")
    assert sizes == [3, 2, 2, 1]  # customers of 5 columns would fit in one


def test_no_memory_left_is_told(tmp_path, extract, monkeypatch):
    def full(*given):
        raise MemoryError

    monkeypatch.setattr(importing, "finished", full)
    folder, mapping = extract.write(tmp_path)
    with pytest.raises(ExtractError, match="内存不够"):
        bring_in(folder, mapping, tmp_path / "base")
    assert not (tmp_path / "base").exists()


def test_no_disk_left_is_told(tmp_path, extract, monkeypatch):
    def full(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("synthetic.storage._encode", full)
    folder, mapping = extract.write(tmp_path)
    with pytest.raises(ExtractError, match="腾出空间"):
        bring_in(folder, mapping, tmp_path / "base")
    assert not (tmp_path / "base").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_half_way_nothing_opens_and_the_next_import_is_whole(tmp_path):
    write_large(tmp_path, 5_000, 48)
    code = (
        "import sys; from pathlib import Path; from casekit.mart.extract import bring_in;"
        "f = Path(sys.argv[1]); bring_in(f / 'extract', f / 'map.yml', f / 'base')"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], env=env)
    work = tmp_path / ".base.importing"
    while running.poll() is None and not list(work.rglob("*.arrow")):
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert not (tmp_path / "base").exists()
    with pytest.raises(mart.DatasetError):
        mart.open(tmp_path / "base")
    bring_in(tmp_path / "extract", tmp_path / "map.yml", tmp_path / "base")
    assert len(mart.open(tmp_path / "base", verify=True).months) == 48
    assert not work.exists()
