"""The catalogue: slots, languages, and what it refuses."""

import numpy as np
import pytest

from casekit import text
from casekit.text import Catalogue, TextError


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """Return a function that makes a package with a text.yml of the given content."""

    def make(content: str, name: str = "shop") -> Catalogue:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("", encoding="utf-8")
        (tmp_path / name / "text.yml").write_text(content, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(__import__("sys").modules, name, raising=False)
        return Catalogue(name)

    return make


def test_speaks_the_language_that_is_set(catalogue):
    t = catalogue('hello: {zh: "{who}，你好", en: "Hello, {who}"}')
    with text.using("zh"):
        assert t("hello", who="小王") == "小王，你好"
    with text.using("en"):
        assert t("hello", who="Wang") == "Hello, Wang"


def test_lists_and_nested_keys(catalogue):
    t = catalogue("a:\n  b:\n    - {zh: 一, en: one}\n    - {zh: 二, en: two}\n")
    assert t("a.b.1") == "two"
    assert t.names("a.b") == ["0", "1"]
    assert t.names("a") == ["b"]
    assert t.names("nothing") == []


@pytest.mark.parametrize(
    ("template", "value", "zh", "en"),
    [
        ("{x:.1%}", 0.0312, "3.1%", "3.1%"),
        ("{x}", 1234567, "1,234,567", "1,234,567"),
        ("{x}", 0.123456, "0.123", "0.123"),
        ("{x}", 3.0, "3", "3"),
        ("{x}", 12.34, "12.3", "12.3"),
        ("{x}", np.float64(1234.5), "1,234", "1,234"),
        ("{x}", np.int64(7), "7", "7"),
        ("{x}", float("nan"), "nan", "nan"),
        ("{x:month}", 202503, "2025 年 3 月", "March 2025"),
        ("{x}", ["a", "b"], "a、b", "a, b"),
        ("{x:month}", [202501, 202512], "2025 年 1 月、2025 年 12 月", "January 2025, December 2025"),
        ("{{{x}}}", "brace", "{brace}", "{brace}"),
    ],
)  # fmt: skip
def test_slots_are_written_for_a_reader(template, value, zh, en):
    for lang, expected in (("zh", zh), ("en", en)):
        with text.using(lang):
            assert text.fill(template, {"x": value}) == expected


@pytest.mark.parametrize(
    "template", ["{y}", "{}", "{0}", "{x.real}", "{x[0]}", "{x:month}", "{x", "{x:zz}"]
)
def test_what_cannot_be_filled_is_an_error(template):
    with pytest.raises(TextError):
        text.fill(template, {"x": 1})


def test_missing_key_language_or_file_is_an_error(catalogue):
    t = catalogue("only: {zh: 只有中文}\nplain: no language\n")
    for key in ("nothing", "only", "plain", "only.zh.more"):
        with pytest.raises(TextError):
            t(key)
    with pytest.raises(TextError, match=r"no text\.yml"):
        Catalogue("json")("a")
    with pytest.raises(TextError):
        Catalogue("no_such_package").has("a")


def test_problems_name_every_fault(catalogue):
    t = catalogue(
        "fine: {zh: 好, en: fine}\n"
        "lacking: {zh: 缺英文}\n"
        'slots: {zh: "{a}", en: "{b}"}\n'
        "plain: text\n"
        'comma: {zh: 好, en: one, two: ""}\n'
        "list:\n  - {zh: 一, en: ''}\n"
        'broken: {zh: "{a", en: "{a"}\n'
    )
    found = "\n".join(t.problems())
    for key in ("lacking", "slots", "plain", "comma", "list.0", "broken"):
        assert f": {key}:" in found
    assert "fine" not in found.replace("comma", "")


def test_a_key_that_stands_twice_is_refused(catalogue):
    with pytest.raises(TextError, match="stands twice"):
        catalogue("a: {zh: 一, en: one}\na: {zh: 二, en: two}\n").template("a")


def test_yaml_that_cannot_be_read_names_the_file(catalogue):
    with pytest.raises(TextError, match=r"shop/text\.yml"):
        catalogue("a: {zh: 一, en: [}").template("a")


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="zh, en"):
        text.set_language("fr")


def test_using_puts_the_language_back_after_an_error():
    with pytest.raises(RuntimeError), text.using("zh"):
        raise RuntimeError
    assert text.language() == "en"


def test_the_engines_own_texts_are_whole():
    for catalogue in (Catalogue("casekit.classroom"), Catalogue("casekit.lesson")):
        assert catalogue.problems() == []
