"""Scenarios: defaults, files, and every fault told at once."""

from importlib import resources
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from synthetic import Scenario, ScenarioError, load, names


def faults(source, **changes) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load(source, **changes)
    assert all(fault in str(caught.value) for fault in caught.value.faults)
    return caught.value.faults


@pytest.mark.parametrize("name", names())
def test_scenarios_of_the_kit_load(name):
    assert load(name).name == name


@pytest.mark.parametrize("name", names())
def test_a_scenario_can_be_a_key(name):
    """What is worked out for a scenario is kept by it."""
    law = load(name, market={"own_price": {202506: 0.85, 202503: 1.0}})
    assert hash(law) == hash(type(law)(**law.model_dump(mode="json")))
    assert law.market.own_price == ((202503, 1.0), (202506, 0.85))


def test_a_scenario_extends_another():
    city, room = load("city"), load("classroom")
    assert city.subscribers == 100_000
    assert city.campaigns == room.campaigns
    assert load("expiry_cliff").leaving.expiry > room.leaving.expiry


def test_a_file_changes_one_field(tmp_path):
    path = tmp_path / "price_war.yml"
    path.write_text(
        "extends: classroom\nname: 价格战\nmarket:\n  rival_price: 0.7\n", encoding="utf-8"
    )
    law = load(path)
    assert law.market.rival_price == 0.7
    assert law.market.campaign_months == load("classroom").market.campaign_months


def test_every_fault_is_told_at_once():
    told = faults(
        {
            "subscribers": -5,
            "months": "many",
            "leaving": {"fading": [0.5, 0.1, 0.1, 0.1], "bse": 1},
            "contracts": {"share": 1.4},
            "colour": "red",
        }
    )
    text = "\n".join(told)
    assert len(told) == 6
    for field in (
        "subscribers",
        "months",
        "leaving.fading",
        "leaving.bse",
        "contracts.share",
        "colour",
    ):
        assert field in text
    assert "(-5)" in text
    assert "应不小于 100" in text
    assert "unknown field" in text


def test_shares_of_fading_must_sum_to_one():
    (told,) = faults({"leaving": {"fading": [0.5, 0.1, 0.1, 0.1]}})
    assert "0.8" in told
    assert "sum to 1" in told


@pytest.mark.parametrize("month", [202401, 202507, 202301])
def test_a_campaign_must_fit_with_its_horizon(month):
    (told,) = faults({"months": 20, "campaigns": [{"offer": "care_call", "month": month}]})
    assert "观察期" in told
    assert str(month) in told


def test_a_campaign_that_does_not_fit_is_told_beside_other_faults():
    told = faults(
        {"months": 20, "campaigns": [{"offer": "care_call", "month": 202507}], "arrears": 2}
    )
    assert len(told) == 2
    assert any("观察期" in fault for fault in told)


@pytest.mark.parametrize("month", [202400, 202413])
def test_months_must_exist(month):
    assert any("yyyymm" in fault for fault in faults({"first_month": month}))


def test_an_unknown_offer_is_named():
    (told,) = faults({"campaigns": [{"offer": "free_lunch", "month": 202405}]})
    assert "free_lunch" in told


def test_an_unknown_scenario_lists_the_known_ones():
    (told,) = faults("classrom")
    assert "classroom" in told
    assert "expiry_cliff" in told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name: [unclosed", "YAML"),
        (b"just a sentence", "no fields"),
        (b"", "no fields"),
        ("name: 价格战".encode("gbk"), "UTF-8"),
    ],
)
def test_a_broken_file_is_told_plainly(tmp_path, content, said):
    path = tmp_path / "broken.yml"
    path.write_bytes(content)
    (told,) = faults(path)
    assert said in told


BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "aliases"),
        ("name: &n mine\ntitle: *n\n", "aliases"),
        ("name: " + "[" * 20_000, "levels"),
        ("name: " + "[" * 20_000 + "]" * 20_000, "levels"),
        ("{a: " * 20_000 + "1" + "}" * 20_000, "levels"),
        ("name: !!python/object/apply:os.getcwd []", "tags"),
        ("name: " + "x" * 300_000, "KB"),
        ("name: 2024-13-45", "YAML"),
        ("extends: [classroom]", "extends"),
        ("extends: {path}", "extends"),
    ],
)
def test_a_file_made_to_hang_is_told_plainly(tmp_path, content, said):
    path = tmp_path / "broken.yml"
    path.write_text(content.replace("{path}", str(path)), encoding="utf-8")
    (told,) = faults(path)
    assert said in told
    assert len(told) < 300


@pytest.mark.parametrize("loader", ["SafeLoader", "CSafeLoader"])
def test_both_readers_make_the_same_of_what_passes(loader):
    import yaml

    from synthetic import bounded_yaml

    if not hasattr(yaml, loader):  # PyYAML without libyaml has one reader only
        loader = "SafeLoader"
    text = "a: 1\nb: [x, {c: 2}]\n"
    bounded_yaml.check(text)
    assert yaml.load(text, getattr(yaml, loader)) == {"a": 1, "b": ["x", {"c": 2}]}
    with pytest.raises((bounded_yaml.TooMuch, yaml.YAMLError)):
        bounded_yaml.check("a: &x 1\nb: *x\n")
    with pytest.raises(yaml.YAMLError):  # libyaml alone would take it
        bounded_yaml.check("a: \x07")


def test_faults_in_a_file_are_told_with_their_lines(tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text(
        "extends: classroom\nname: mine\nleaving:\n  base: 7\n  pride: 1\nshocks:\n"
        "  - {month: 202405, strength: 1}\n  - month: 202413\n    strength: 9\n",
        encoding="utf-8",
    )
    told = faults(path)
    lines = {fault.split(": ")[0].split("line ")[1]: fault for fault in told}
    assert sorted(lines) == ["4", "5", "8", "9"]
    assert "leaving.pride" in lines["5"]
    assert "shocks.1.month" in lines["8"]


@pytest.mark.parametrize("name", names())
def test_every_named_case_loads_and_says_what_it_is(name):
    law = load(name)
    assert law.name == name
    text = (resources.files("synthetic") / "scenarios" / f"{name}.yml").read_text(encoding="utf-8")
    assert text.startswith("# ")


def parts_of(model: type[BaseModel]):
    """The model and those of its fields, however deep."""
    yield model
    for field in model.model_fields.values():
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from parts_of(kind)


def test_every_assumption_is_described():
    for part in parts_of(Scenario):
        assert part.__doc__
        for name, field in part.model_fields.items():
            whole = isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
            assert whole or field.description, f"{part.__name__}.{name}"


def test_the_page_of_cases_lists_them_all():
    page = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip("`") for line in page.splitlines() if line.startswith("|`")]
    assert sorted(rows) == names()
