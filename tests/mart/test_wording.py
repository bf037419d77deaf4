"""Every column and feature has a name with its unit, in both languages."""

import pytest

from casekit import text
from casekit.mart import FEATURES, dictionary, feature_label, features_dictionary, label
from casekit.mart.faults import TEXTS, NoSuchTable
from synthetic.schema import TABLES


def test_labels_carry_the_unit():
    assert label("monthly", "bill") == "出账收入（元）"
    assert feature_label("bill_mean_3m") == "近三月平均账单（客户价值）（元）"
    assert feature_label("key_contact") == "集团关键联系人"
    with text.using("en"):
        assert label("monthly", "bill") == "bill of the month (yuan)"
        assert label("subscribers", "gender") == "gender"


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_everything_has_a_label_and_a_line(lang):
    with text.using(lang):
        for table in TABLES.values():
            if not table.truth:
                lines = dictionary(table.name)
                assert lines.iloc[:, 0].tolist() == table.names
                for column in table.columns:
                    assert getattr(column, lang) in label(table.name, column.name)
        lines = features_dictionary()
        assert lines.iloc[:, 0].tolist() == [feature.name for feature in FEATURES]
        for feature in FEATURES:
            assert getattr(feature, lang) in feature_label(feature.name)
        assert (lines.iloc[:, 1] != "").all()


def test_every_unit_is_used():
    used = {c.unit for t in TABLES.values() for c in t.columns} | {f.unit for f in FEATURES}
    assert used - {""} == set(TEXTS.names("units"))


def test_what_does_not_exist_is_told():
    for table in ("bills", "people"):
        with pytest.raises(NoSuchTable):
            dictionary(table)
    with pytest.raises(KeyError):
        label("monthly", "bil")
    with pytest.raises(KeyError):
        feature_label("bil")
