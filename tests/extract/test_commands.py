"""casekit import and casekit export, as they are typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casekit import mart, text
from casekit.cli.run import code_of

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "own_data" / "extract"


def test_the_worked_example_still_imports(tmp_path, capsys):
    assert code_of(["import", str(EXAMPLE), "--map", str(EXAMPLE / "map.yml"), str(tmp_path / "base")]) == 0  # fmt: skip
    said = capsys.readouterr().out
    assert "GBK" in said
    assert "已导入" in said
    base = mart.open(tmp_path / "base", verify=True)
    assert (len(base.subscribers), len(base.months)) == (200, 6)
    assert mart.check(base) == []
    assert code_of(["data", "check", str(tmp_path / "base")]) == 0
    assert "导入的数据" in capsys.readouterr().out


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_dry_run_says_so(lang, capsys):
    with text.using(lang):
        assert code_of(["import", str(EXAMPLE), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert {"zh": "什么也没有写", "en": "nothing was written"}[lang] in said


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_a_refusal_is_a_report_and_no_traceback(lang, extract, tmp_path, capsys):
    extract.replace("62.50", "-62.50")
    folder, mapping = extract.write(tmp_path)
    with text.using(lang):
        assert code_of(["import", str(folder), "--map", str(mapping), str(tmp_path / "base")]) == 1
    said = capsys.readouterr()
    assert "-62.50" in said.err
    assert "Traceback" not in said.out + said.err
    assert not (tmp_path / "base").exists()


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_report_of_a_dry_run_is_what_was_asked_for(lang, extract, tmp_path, capsys):
    extract.replace("62.50", "-62.50")
    folder, mapping = extract.write(tmp_path)
    with text.using(lang):
        assert code_of(["import", str(folder), "--map", str(mapping), "--dry-run"]) == 1
    said = capsys.readouterr()
    assert "-62.50" in said.out
    assert said.err.strip() == ""


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_an_import_to_nowhere_is_asked_where(lang, capsys):
    with text.using(lang):
        assert code_of(["import", str(EXAMPLE)]) == 2
    assert "--dry-run" in capsys.readouterr().err


def test_a_check_says_what_the_extract_lacked(extract, attempt, capsys):
    extract.replace("62.50", "60.00")
    extract.mapping["accept"] = ["bill_is_no_sum"]
    _, out = attempt(extract)
    assert code_of(["data", "check", str(out)]) == 0
    said = capsys.readouterr().out
    assert "monthly.quality" in said
    assert "bill_is_no_sum" in said


def test_what_is_not_there_is_told(tmp_path, capsys):
    assert code_of(["import", str(tmp_path / "none"), "--dry-run"]) == 1
    assert code_of(["import", str(tmp_path), "--dry-run"]) == 1
    assert "--map" in capsys.readouterr().err


def test_export_goes_beside_the_base_and_comes_back(extract, attempt, tmp_path, capsys):
    _, base = attempt(extract)
    assert code_of(["export", str(base), "--dirty", "--encoding", "gbk"]) == 0
    out = tmp_path / "base-extract"
    assert str(out) in capsys.readouterr().out
    assert code_of(["import", str(out), str(tmp_path / "again")]) == 0
    assert mart.open(tmp_path / "again").monthly.equals(mart.open(base).monthly)
    assert code_of(["export", str(base), "--encoding", "big5"]) == 2
    assert "gb18030" in capsys.readouterr().err


def test_a_bar_is_for_people_only_and_the_exit_code_for_scripts(tmp_path):
    run = [sys.executable, "-m", "casekit", "import", str(EXAMPLE), str(tmp_path / "b"), "--lang", "en"]  # fmt: skip
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", env=env, timeout=120)  # fmt: skip
    assert done.returncode == 0
    assert "Imported" in done.stdout
    assert "%" not in done.stderr
