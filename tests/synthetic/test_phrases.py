"""What customers say: enough of it, every slot filled, the same in both languages, and of nobody real."""

import re
from importlib import resources

import numpy as np
import pytest
import yaml

from synthetic import phrases
from synthetic.schema import INTENTS, PHRASES, TOPICS

WRITTEN = yaml.safe_load((resources.files("synthetic") / "phrases.yml").read_text(encoding="utf-8"))
TEMPLATES = [
    line
    for kind in ("complaint", "enquiry")
    for moods in WRITTEN[kind].values()
    for lines in moods.values()
    for line in lines
]
REAL = (
    *("移动", "联通", "电信", "广电", "铁通", "全球通", "动感地带", "神州行", "天翼", "沃", "10086", "10010", "10000", "微信", "抖音"),
    *("mobile", "unicom", "telecom", "broadnet", "vodafone", "verizon", "wechat", "tiktok", "douyin"),
)  # fmt: skip
SILENT = ("tariff", "contract")
"""Topics that nobody complains of."""


@pytest.mark.parametrize("lang", phrases.LANGUAGES)
def test_there_are_600_different_sentences(lang):
    said = [row[lang] for row in phrases.sentences()]
    assert len(set(said)) == len(said) >= 600
    assert len(said) <= PHRASES["phrase"].high


@pytest.mark.parametrize("line", TEMPLATES, ids=lambda line: line["en"][:40])
def test_a_template_has_the_same_slots_in_both_languages(line):
    zh, en = (phrases.slots_of(line[lang]) for lang in phrases.LANGUAGES)
    assert sorted(zh) == sorted(en)
    assert len(set(zh)) == len(zh)
    assert set(zh) <= set(WRITTEN["slots"])


def test_every_slot_is_used_and_holds_different_words():
    used = {name for line in TEMPLATES for name in phrases.slots_of(line["zh"])}
    assert used == set(WRITTEN["slots"])
    for words in WRITTEN["slots"].values():
        for lang in phrases.LANGUAGES:
            assert len({word[lang] for word in words}) == len(words) > 1


def test_every_slot_is_filled():
    for row in phrases.sentences():
        assert not re.search(r"[{}]", row["zh"] + row["en"])
        assert not re.search(r"  | [,.?!]|，，|。。", row["zh"] + row["en"]), row
        assert row["zh"][-1] in "。？！"
        assert row["en"][-1] in ".?!”"
        assert not row["en"][0].islower()
        assert re.search(r"[一-鿿]", row["zh"])
        assert not re.search(r"[一-鿿]", row["en"])


def test_no_sentence_names_a_rival_or_another_company():
    for row in phrases.sentences():
        said = f"{row['zh']} {row['en']}".lower()
        assert not [name for name in REAL if re.search(rf"(?<![a-z0-9]){name}", said)], row


def test_every_topic_has_sentences_for_every_mood():
    cells = {(row["kind"], row["topic"], row["mood"]) for row in phrases.sentences()}
    asked = {("enquiry", topic, mood) for topic in TOPICS for mood in INTENTS}
    complained = {
        ("complaint", topic, emotion)
        for topic in TOPICS
        if topic not in SILENT
        for emotion in (1, 2, 3)
    }
    assert cells == asked | complained


def test_each_template_of_a_cell_is_said_as_often_as_the_others():
    luck = (np.arange(6000) + 0.5) / 6000
    numbers = phrases.said("enquiry", "tariff", "comparing", luck, luck[::-1])
    rows = [phrases.sentences()[number - 1] for number in numbers]
    assert {(row["topic"], row["mood"]) for row in rows} == {("tariff", "comparing")}
    _, often = np.unique([row["template"] for row in rows], return_counts=True)
    assert len(often) == len(WRITTEN["enquiry"]["tariff"]["comparing"])
    assert often.max() - often.min() <= 1
