"""`casekit data report`: summary, files, exit code."""

import pyarrow.parquet as pq
import pytest

from casekit.cli.run import code_of
from casekit.mart import open as open_mart
from casekit.trust import words
from casekit.trust.calibration import targets
from tests.bases import BARE


def test_a_sound_base_ends_with_0(dataset_path, tmp_path, capsys):
    out = tmp_path / "trust.html"
    assert code_of(["data", "report", str(dataset_path), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert words.mark(True) in said
    assert words.mark(False) not in said
    assert str(out) in said
    assert out.is_file()
    assert out.with_suffix(".ipynb").is_file()


def test_a_quantity_outside_ends_with_1_and_is_named(make_dataset, tmp_path, capsys):
    folder = make_dataset("expiry_cliff", 7, name="small_cliff", subscribers=2000)
    assert code_of(["data", "report", str(folder), "--out", str(tmp_path / "r.html")]) == 1
    jump = next(target for target in targets() if target.quantity == "contract_end_jump")
    assert words.name(jump) in capsys.readouterr().out


def test_an_altered_file_is_told_before_anything_is_made_of_it(tmp_path, capsys):
    from synthetic import generate

    folder = generate(tmp_path / "base", BARE, 7, 300)
    part = sorted((folder / "churn").glob("*.parquet"))[0]
    rows = pq.read_table(part)
    pq.write_table(rows.slice(1), part)
    with pytest.raises(Exception, match="churn"):
        open_mart(folder, verify=True)
    out = tmp_path / "r.html"
    assert code_of(["data", "report", str(folder), "--out", str(out)]) == 1
    assert "churn" in capsys.readouterr().err
    assert not out.exists()
