"""A mapping's faults, all at once, in the user's words."""

import pytest
import yaml

from casekit import text
from casekit.mart.extract import ExtractError, MappingError
from casekit.mart.extract.mapping_file import read_mapping
from casekit.mart.extract.report import TEXTS
from tests.extract.mini import Extract


def column(name, **said):
    return lambda e: e.column(name, **said)


def put(path: str, value):
    """Set what stands at a dotted path of the mapping; None takes it away."""

    def edit(extract: Extract) -> None:
        *way, last = path.split(".")
        node = extract.mapping
        for step in way:
            node = node[step]
        if value is None:
            node.pop(last)
        else:
            node[last] = value

    return edit


FAULTS = [
    (put("tabels", {}), "unknown_key", "tabels"),
    (put("tables.monthly.fiel", "x"), "unknown_key", "fiel"),
    (put("tables", None), "missing_key", "tables"),
    (put("tables.monthly.columns", None), "missing_key", "columns"),
    (put("tables.monthly.encoding", "big5"), "not_among", "big5"),
    (put("tables.monthly.repeated", "both"), "not_among", "both"),
    (put("tables.monthly.head_row", "first"), "wrong_value", "first"),
    (put("tables.monthly.delimiter", ",,"), "wrong_value", ",,"),
    (put("tables.monthly.renumber", "perhaps"), "wrong_value", "perhaps"),
    (put("tables.monthly.columns", ["a"]), "wrong_value", "columns"),
    (put("accept", "bill_is_no_sum"), "wrong_value", "accept"),
    (put("tables.bills", {"columns": {}}), "unknown_table", "bills"),
    (put("tables.state", {"columns": {}}), "unknown_table", "state"),
    (put("tables.subscribers", None), "no_table", "subscribers"),
    (put("tables.monthly.columns.status", None), "no_column", "status"),
    (put("tables.monthly.columns.month", None), "no_column", "month"),
    (put("tables.monthly.columns.feee", "月费"), "unknown_column", "fee"),
    (put("tables.monthly.renumber", "true"), "others_numbers", "subscribers"),
    (column("subscriber", clip="true"), "no_clip", "monthly.subscriber"),
    (put("accept", ["negative"]), "no_rule", "negative"),
    (put("tables.monthly.columns.fee", {}), "no_source", "monthly.fee"),
    (column("month", from_name="true"), "two_sources", "monthly.month"),
    (put("tables.monthly.columns.fee", {"from_name": "true"}), "name_is_month", "monthly.fee"),
    (column("fee", month="yymm"), "no_month_column", "monthly.fee"),
    (column("month", month="yyyy"), "no_month_form", "yyyy"),
    (column("data_gb", unit="升"), "unknown_unit", "升"),
    (column("status", codes={"停机": "off"}), "unknown_words", "off"),
    (column("minutes_out", codes={"无": "none"}), "code_unfit", "none"),
    (column("bill", default="-1"), "default_unfit", "-1"),
    (column("status", default="正常"), "default_unfit", "正常"),
]


@pytest.mark.parametrize(
    ("edit", "rule", "named"), FAULTS, ids=[f"{rule}-{named}" for _, rule, named in FAULTS]
)
def test_each_fault_is_named(edit, rule, named, extract, tmp_path):
    edit(extract)
    _, path = extract.write(tmp_path)
    with pytest.raises(MappingError) as fault:
        read_mapping(path)
    for lang in text.LANGUAGES:
        with text.using(lang):
            said = str(fault.value)
        assert rule in {key for key, _ in fault.value.faults}
        assert named in said
        assert "pydantic" not in said


def test_every_text_of_a_mapping_is_tried():
    tried = {rule for _, rule, _ in FAULTS} | {"head"}
    assert set(TEXTS.names("mapping")) == tried


def test_all_faults_come_at_once(extract, tmp_path):
    for edit, rule, _ in FAULTS:
        if rule in {"unknown_unit", "no_rule", "unknown_words", "no_month_form"}:
            edit(extract)
    _, path = extract.write(tmp_path)
    with pytest.raises(MappingError) as fault:
        read_mapping(path)
    assert len(fault.value.faults) == 4


@pytest.mark.parametrize(
    "content", ["tables: [", "a: b: c", "\ttables: 1", "tables: {a: 1, a: 2}", "? [a, b]\n: c"]
)
def test_what_is_no_yaml_is_told_with_its_line(content, tmp_path):
    path = tmp_path / "map.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ExtractError, match="第 1 行"):
        read_mapping(path)


@pytest.mark.parametrize("content", ["", "word", "- a\n- b"])
def test_what_is_no_mapping_is_told(content, tmp_path):
    path = tmp_path / "map.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises((MappingError, ExtractError)) as fault:
        read_mapping(path)
    assert str(fault.value)


BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
MADE_TO_HANG = [
    (BOMB, "alias"),
    ("tables: {monthly: {file: *bills}}", "alias"),
    ("tables: " + "[" * 20_000, "deep"),
    ("tables: " + "[" * 20_000 + "]" * 20_000, "deep"),
    ("{a: " * 20_000 + "1" + "}" * 20_000, "deep"),
    ("- " * 20_000, "deep"),
    ("name: !!python/object/apply:os.getcwd []", "tag"),
    ("name: " + "x" * 300_000, "large"),
]


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize(("content", "rule"), MADE_TO_HANG, ids=lambda part: str(part)[:20])
def test_what_is_made_to_hang_is_a_sentence(content, rule, lang, tmp_path):
    path = tmp_path / "map.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ExtractError) as fault:
        read_mapping(path)
    assert fault.value.key == f"yaml_{rule}"
    with text.using(lang):
        assert str(path) in str(fault.value)
        assert len(str(fault.value)) < 300 + len(str(path))


def test_many_keys_are_read_once_each(tmp_path):
    path = tmp_path / "map.yml"
    codes = ", ".join(f"k{number}: F" for number in range(9_000))
    path.write_text(f"tables: {{subscribers: {{columns: {{gender: {{codes: {{{codes}, k7: M}}}}}}}}}}", encoding="utf-8")  # fmt: skip
    with pytest.raises(ExtractError, match="k7 写了两次"):
        read_mapping(path)


def test_a_missing_mapping_names_the_sample(tmp_path):
    with pytest.raises(ExtractError, match="examples/own_data/extract/map.yml"):
        read_mapping(tmp_path / "none.yml")


def test_codes_with_leading_noughts_stay_as_they_are(extract, attempt):
    for word, code in (("正常", "01"), ("停机", "02")):
        extract.files["账单.csv"] = extract.text().replace(word, code).encode("gbk")
    extract.column("status", codes={"01": "active", "02": "suspended"})
    report, _ = attempt(extract)
    assert report.sound


def test_a_mapping_may_be_written_in_gbk(extract, tmp_path):
    _, path = extract.write(tmp_path)
    path.write_bytes(yaml.safe_dump(extract.mapping, allow_unicode=True).encode("gbk"))
    assert read_mapping(path).tables["monthly"].file == "账单.csv"
