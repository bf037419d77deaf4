"""Scenario files: YAML that says what differs from another scenario; every fault told at once, with its line."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import yaml
from pydantic import ValidationError

from synthetic import bounded_yaml
from synthetic.scenario import Scenario, Timing

_LONGEST_LINE = 10
"""Scenarios that extend one another."""
_TOO_MUCH = {
    "large": f"文件超过 {bounded_yaml.LONGEST // 1000} KB / the file is larger than {bounded_yaml.LONGEST // 1000} KB",
    "deep": f"括号或缩进超过 {bounded_yaml.DEEPEST} 层 / more than {bounded_yaml.DEEPEST} levels of brackets or indentation",
    "alias": "不能用 *别名，请直接写出内容 / no aliases (*name): write out what they stand for",
    "tag": "不能用 ! 标签，请去掉 / no tags (!name): leave them out",
}


class ScenarioError(ValueError):
    """A scenario that cannot be simulated. `faults` lists every fault, in Chinese and English."""

    def __init__(self, name: str, faults: list[str]):
        self.faults = faults
        lines = "\n".join(f"  - {fault}" for fault in faults)
        super().__init__(
            f"场景 {name} 有 {len(faults)} 处问题 / scenario {name}: {len(faults)} fault(s)\n{lines}"
        )


def names() -> list[str]:
    """Names of the scenarios that come with the kit."""
    folder = resources.files("synthetic") / "scenarios"
    return sorted(p.name[:-4] for p in folder.iterdir() if p.name.endswith(".yml"))


def load(source: str | Path | dict, **changes) -> Scenario:
    """The scenario of a name, a YAML file or a mapping, with top-level `changes` on top.

    Raises ScenarioError with every fault at once.
    """
    label = str(source.get("name", "?")) if isinstance(source, dict) else str(source)
    fields = _merge(_read(source), {k: v for k, v in changes.items() if v is not None})
    try:
        return Scenario.model_validate(fields)
    except ValidationError as error:
        items = error.errors() + _timing_faults(fields, error.errors())
        lines = {} if isinstance(source, dict) else _lines(_text(source))
        raise ScenarioError(label, [_where(item, lines) + _fault(item) for item in items]) from None


def _lines(text: str) -> dict[tuple, int]:
    """The line of each field in a YAML file, by its path; counted from 1."""
    found: dict[tuple, int] = {}

    def walk(node, path: tuple) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                found[(*path, key.value)] = key.start_mark.line + 1
                walk(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for place, value in enumerate(node.value):
                found[(*path, place)] = value.start_mark.line + 1
                walk(value, (*path, place))

    walk(yaml.compose(text), ())
    return found


def _where(item: dict, lines: dict[tuple, int]) -> str:
    """The line that a fault stands in: of its field, or of what the field belongs to."""
    path = tuple(item["loc"])
    while path and path not in lines:
        path = path[:-1]
    return f"第 {lines[path]} 行 / line {lines[path]}: " if path else ""


def _timing_faults(fields: dict, known: list[dict]) -> list[dict]:
    """Faults between fields, which pydantic leaves unsaid while any other field is wrong."""
    try:
        Timing.model_validate(
            {name: fields[name] for name in Timing.model_fields if name in fields}
        )
    except ValidationError as error:
        places = {item["loc"] for item in known}
        return [item for item in error.errors() if item["loc"] not in places]
    return []


def _read(source: str | Path | dict, below: tuple[str, ...] = ()) -> dict:
    """The fields of a scenario on top of those that it extends; `below` are those that extend it."""
    fields = dict(source) if isinstance(source, dict) else _parse(str(source), _text(source))
    parent = fields.pop("extends", None)
    if not parent:
        return fields
    if not isinstance(parent, str) or parent in below or len(below) >= _LONGEST_LINE:
        said = f"extends 绕回了自己或写得不对 / extends leads back to itself or names no scenario: {parent!s:.60}"
        raise ScenarioError(str(parent)[:60], [said])
    return _merge(_read(parent, (*below, parent)), fields)


def _text(source: str | Path) -> str:
    if str(source) in names():
        return (resources.files("synthetic") / "scenarios" / f"{source}.yml").read_text(
            encoding="utf-8"
        )
    path = Path(source)
    if path.suffix not in {".yml", ".yaml"} or not path.is_file():
        known = ", ".join(names())
        raise ScenarioError(
            str(source), [f"没有这个场景，可用的有 / no such scenario; there are: {known}"]
        )
    try:
        bounded_yaml.check_size(path)
        return path.read_text(encoding="utf-8")
    except bounded_yaml.TooMuch as fault:
        raise ScenarioError(str(source), [_TOO_MUCH[fault.rule]]) from None
    except UnicodeDecodeError:
        raise ScenarioError(
            str(source), ["文件不是 UTF-8 编码 / the file is not UTF-8 text"]
        ) from None


def _parse(label: str, text: str) -> dict:
    try:
        bounded_yaml.check(text)
        fields = yaml.safe_load(text)
    except bounded_yaml.TooMuch as fault:
        said = f"第 {fault.line} 行 / line {fault.line}: {_TOO_MUCH[fault.rule]}"
        raise ScenarioError(label, [said]) from None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: 2024-13-45 is no day
        raise ScenarioError(label, [f"不是合法的 YAML / not valid YAML: {error}"]) from None
    if not isinstance(fields, dict):
        raise ScenarioError(label, ["文件里没有“字段: 值” / the file holds no fields"])
    return fields


def _merge(below: dict, above: dict) -> dict:
    merged = dict(below)
    for field, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(field), dict)
        merged[field] = _merge(merged[field], value) if both else value
    return merged


def _fault(item: dict) -> str:
    field = ".".join(str(part) for part in item["loc"]) or "scenario"
    limits = item.get("ctx", {})
    match item["type"]:
        case "extra_forbidden":
            said = "没有这个字段 / unknown field"
        case "greater_than_equal" | "greater_than":
            said = f"应不小于 {limits.get('ge', limits.get('gt'))} / must be at least that"
        case "less_than_equal" | "less_than":
            said = f"应不大于 {limits.get('le', limits.get('lt'))} / must be at most that"
        case "value_error":
            return f"{field}: {limits['error']}"
        case _:
            said = f"类型或取值不对 / {item['msg']}"
    return f"{field}: {said} ({item['input']!r:.80})"
