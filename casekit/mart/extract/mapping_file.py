"""Reading a mapping file: every fault of it at once, in its writer's words."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from casekit.mart.extract.checking import faults_of
from casekit.mart.extract.encodings import find_encoding
from casekit.mart.extract.faults import ExtractError, FileFault, MappingError
from casekit.mart.extract.mapping import Mapping
from casekit.mart.extract.report import TEXTS
from synthetic import bounded_yaml


def read_mapping(path: Path) -> Mapping:
    """Return a mapping read from YAML; MappingError lists every fault, against the schema too.

    ExtractError for a file that is not there or is no YAML.
    """
    given = _parse(path)
    try:
        mapping = Mapping.model_validate(given)
    except ValidationError as found:
        raise MappingError(str(path), [_told(error) for error in found.errors()]) from None
    faults = faults_of(mapping)
    if faults:
        raise MappingError(str(path), faults)
    return mapping


def _told(error: dict) -> tuple[str, dict]:
    """One of pydantic's errors as the name of our text and what it names."""
    where = ".".join(str(step) for step in error["loc"]) or "–"
    match error["type"]:
        case "extra_forbidden":
            return "unknown_key", {"where": where}
        case "missing":
            return "missing_key", {"where": where}
        case "literal_error":
            wanted = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            return "not_among", {"where": where, "value": str(error["input"]), "wanted": wanted}
    wanted = TEXTS(f"wanted.{_WANTED.get(error['type'], 'other')}")
    return "wrong_value", {"where": where, "value": str(error["input"])[:60], "wanted": wanted}


_WANTED = {
    "bool_parsing": "yes_no",
    "bool_type": "yes_no",
    "int_parsing": "whole",
    "greater_than_equal": "whole",
    "less_than_equal": "whole",
    "string_too_long": "one_sign",
    "string_too_short": "one_sign",
    "model_type": "keys",
    "dict_type": "keys",
    "model_attributes_type": "keys",
    "tuple_type": "list",
    "string_type": "word",
}


def _parse(path: Path):
    import yaml

    class Loader(yaml.BaseLoader):
        """All words stay as they are written: a code 01 is no number, and `no` no truth value."""

    def keys_once(loader, node):
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key.value, str):
                raise yaml.YAMLError("a name is wanted before the colon")
            if key.value in seen:
                line = key.start_mark.line + 1
                raise ExtractError("key_twice", path=str(path), name=key.value, line=line)
            seen.add(key.value)
        return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, keys_once)
    if not path.is_file():
        raise ExtractError("no_mapping", path=str(path))
    try:
        bounded_yaml.check_size(path)
        text = path.read_text(encoding=find_encoding(path))
        bounded_yaml.check(text)
        return yaml.load(text, Loader)
    except bounded_yaml.TooMuch as fault:
        most = {"large": bounded_yaml.LONGEST // 1000, "deep": bounded_yaml.DEEPEST}
        facts = {"line": fault.line, "most": most.get(fault.rule, 0)}
        raise ExtractError(f"yaml_{fault.rule}", path=str(path), **facts) from None
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        detail = getattr(fault, "problem", None) or str(fault).splitlines()[0]
        raise ExtractError("no_yaml", path=str(path), line=line, detail=detail) from None
    except FileFault:
        raise ExtractError("no_yaml", path=str(path), line=1, detail="?") from None
