"""The page on large bases says what is so: its queries run, and within a memory that pandas exceeds."""

import json
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from casekit.cli.commands import data_make
from synthetic import generate

PAGE = (Path(__file__).parents[2] / "docs" / "large_bases.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TRADE = {"extends": "city", "name": "trade", "leaving": {"turnover": 0}, "campaigns": []}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A folder that holds `my-base` as the page has it, in shards: 6,000 subscribers."""
    folder = tmp_path_factory.mktemp("room")
    generate(folder / "my-base", {**TRADE, "subscribers": 6000, "months": 12}, 7, shard=2000)
    return folder


@pytest.fixture
def ask(room, monkeypatch):
    """Answers a query of the page as a DataFrame."""
    monkeypatch.chdir(room)
    return lambda number: duckdb.connect().sql(QUERIES[number]).df()


@pytest.fixture(scope="module")
def monthly(room) -> pd.DataFrame:
    return pd.read_parquet(room / "my-base" / "monthly")


def test_the_python_of_the_page_counts_all_bills(room, monthly, monkeypatch):
    monkeypatch.chdir(room)
    (block,) = PYTHON
    *before, last = block.strip().splitlines()
    names = {}
    exec("\n".join(before), names)
    limit = names["db"].sql("SELECT current_setting('memory_limit')").fetchall()[0][0]
    assert limit.endswith("MiB")  # 1 GB, said in its own unit
    assert eval(last, names)["bills"].tolist() == [len(monthly)]


def test_the_month_at_a_glance(ask, room, monthly):
    shown = ask(0).set_index("month")
    churn = pd.read_parquet(room / "my-base" / "churn").groupby("month").size()
    here = monthly.groupby("month").size()
    assert shown["subscribers"].to_dict() == here.to_dict()
    np.testing.assert_allclose(shown["arpu"], monthly.groupby("month")["bill"].mean(), atol=0.006)
    rate = 100 * churn / here.shift(1)
    np.testing.assert_allclose(shown["churn_percent"].iloc[1:], rate.iloc[1:], atol=0.006)


def falling(monthly: pd.DataFrame) -> pd.DataFrame:
    """The second query of the page as one would write it with pandas."""
    bills = monthly.sort_values(["subscriber", "month"])
    theirs = bills.groupby("subscriber")["bill"]
    bills["before"], bills["earlier"] = theirs.shift(1), theirs.shift(2)
    fell = bills[
        (bills["bill"] < 0.8 * bills["before"]) & (bills["before"] < 0.8 * bills["earlier"])
    ]
    lost = fell.assign(lost=fell["earlier"] - fell["bill"])
    return lost.groupby("month")["lost"].agg(["size", "sum"])  # fmt: skip


def test_still_here_spending_less(ask, monthly):
    shown, expected = ask(1).set_index("month"), falling(monthly[["subscriber", "month", "bill"]])
    assert shown["falling"].sum() > 100
    # a fall of just a fifth is one or the other, by the arithmetic of float32 or double
    np.testing.assert_allclose(shown["falling"], expected["size"], rtol=0.05, atol=1)
    np.testing.assert_allclose(shown["yuan_lost"], expected["sum"], rtol=0.05)


def test_valuable_contracts_about_to_end(ask, room, monthly):
    shown = ask(2)
    latest = monthly[monthly["month"] == monthly["month"].max()]
    high = latest.nlargest(-(-len(latest) // 5), "bill")
    ends = high[high["contract_ends"] | high["contract_left"].between(1, 2)]
    people = pd.read_parquet(room / "my-base" / "subscribers")
    by_area = ends.merge(people, on="subscriber").groupby("area").size()
    assert abs(shown["lines"].sum() - by_area.sum()) <= 2  # the last of the fifth may be tied
    assert set(shown["area"]) <= set(people["area"])
    assert shown["yuan_a_month"].is_monotonic_decreasing


def test_the_commands_of_the_page_are_understood():
    lines = re.findall(r"^casekit data make (.*)$", PAGE, re.MULTILINE)
    for line in lines:
        given = data_make.make_context("make", line.split())
        assert given.params["preset"] == "province"
    assert len(lines) == 3


ROOM_MB = 220
LIMITED = f"""
import json, os, resource, sys
os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # its own pool takes a gigabyte of addresses at once
import duckdb, pandas, psutil, pyarrow.dataset
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_large_bases import QUERIES, falling
os.chdir(sys.argv[1])
pandas.read_parquet("my-base/plans")
duckdb.connect(config={{"threads": 1}}).sql("SELECT 1").fetchall()
now = psutil.Process().memory_info().vms
resource.setrlimit(resource.RLIMIT_AS, (now + {ROOM_MB} * 2**20,) * 2)
if sys.argv[2] == "duckdb":
    db = duckdb.connect(config={{"threads": 1, "memory_limit": "64MB", "temp_directory": "spill"}})
    print(json.dumps(db.sql(QUERIES[1]).fetchall()))
else:
    monthly = pandas.read_parquet("my-base/monthly", columns=["subscriber", "month", "bill"])
    print(json.dumps(falling(monthly)["size"].tolist()))
"""


def limited(folder: Path, how: str) -> subprocess.CompletedProcess:
    """The second query in a process that may take ROOM_MB more than its libraries do."""
    command = [sys.executable, "-c", LIMITED, str(folder), how]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)


@pytest.mark.skipif(
    sys.platform != "linux", reason="other systems do not hold a process to a limit"
)
def test_duckdb_answers_where_pandas_runs_out_of_memory(tmp_path):
    """400,000 subscribers, 24 months: the three columns of the query, sorted, are too much.

    No others are made: neither reads them.
    """
    only = {"monthly": ["subscriber", "month", "bill"], "plans": ["plan"]}
    made = generate(tmp_path / "my-base", {**TRADE, "subscribers": 400_000}, 7, only=only)
    in_pandas = limited(tmp_path, "pandas")
    assert in_pandas.returncode
    assert re.search(r"MemoryError|malloc of size \d+ failed", in_pandas.stderr.splitlines()[-1])
    in_duckdb = limited(tmp_path, "duckdb")
    assert in_duckdb.returncode == 0, in_duckdb.stderr[-500:]
    rows = json.loads(in_duckdb.stdout.splitlines()[-1])  # a bar of progress comes before
    assert len(rows) == 22
    free = falling(pd.read_parquet(made / "monthly", columns=["subscriber", "month", "bill"]))
    np.testing.assert_allclose([count for _, count, _ in rows], free["size"], rtol=0.01)
