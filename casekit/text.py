"""Texts in Chinese and English: one YAML catalogue a package, languages side by side.

A leaf is `key: {zh: ..., en: ...}`; leaves nest in mappings and lists::

    questions:
      churn_rate:
        title: {zh: 离网率, en: Churn rate}
        hints:
          - {zh: 分母是谁？, en: "Who is in the base?"}

    t = Catalogue("casekit.course.churn_warning")
    t("questions.churn_rate.title")                  # in the current language
    t("questions.churn_rate.hints.0")
    t("advice", answer=0.0312, month=202503)         # fills {answer:.1%} and {month:month}

Slots are names in braces with an optional format spec: any of Python's, or `month`, which turns the
account month 202503 into “2025 年 3 月” or “March 2025”. A number without a spec is rounded sensibly,
a list is joined with the language's comma. A missing key, language or slot raises `TextError`, so
that a reader never sees raw braces.
"""

import numbers
import string
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib import resources

LANGUAGES = ("zh", "en")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
# Module state and not a context variable: a widget's callback runs in another context than the
# cell that chose the language.
_state = {"language": "zh"}


class TextError(LookupError):
    """A text that cannot be shown: its key, language or slot is missing."""


def set_language(lang: str) -> None:
    """Choose the language of every text from now on: "zh" or "en"."""
    if lang not in LANGUAGES:
        raise ValueError(f"lang={lang!r}: use one of {', '.join(LANGUAGES)}")
    _state["language"] = lang


def language() -> str:
    """Return the current language, "zh" or "en"."""
    return _state["language"]


@contextmanager
def using(lang: str) -> Iterator[None]:
    """Speak another language for the length of a `with` block."""
    before = language()
    set_language(lang)
    try:
        yield
    finally:
        set_language(before)


def say(both: Mapping[str, str] | str, /, **slots) -> str:
    """Return a text given in the code as {"zh": ..., "en": ...} (or a plain string) in the
    current language."""
    template = both if isinstance(both, str) else both[language()]
    return fill(template, slots)


def number(value: float) -> str:
    """Return a number rounded for a reader: three significant digits, thousands separated."""
    if isinstance(value, numbers.Integral):
        return f"{int(value):,}"
    size = abs(float(value))
    if not size < 1e15:  # also NaN
        return f"{float(value):.3g}"
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else None
    if digits is None:
        return f"{float(value):.3g}"
    text = f"{float(value):,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimal(value: float, decimals: int = 0) -> str:
    """Return a number with so many decimals, thousands separated; zero has no sign."""
    return f"{round(float(value), decimals) + 0.0:,.{decimals}f}"


def percent(share: float, decimals: int = 0) -> str:
    """Return a share as a percentage with so many decimals."""
    return decimal(100 * float(share), decimals) + "%"


def month(yyyymm: int) -> str:
    """Return an account month such as 202503 in words."""
    year, index = divmod(int(yyyymm), 100)
    if not (1 <= index <= 12 and 1000 <= year <= 9999):
        raise TextError(f"{yyyymm!r} is no account month (yyyymm)")
    return f"{year} 年 {index} 月" if language() == "zh" else f"{_MONTHS[index - 1]} {year}"


class _Filler(string.Formatter):
    """Fills named slots; numbers, lists and percentages as the language writes them."""

    def get_field(self, field_name, args, kwargs):
        if not field_name.isidentifier():
            raise TextError(f"{{{field_name}}} is no slot: a slot is one name")
        if field_name not in kwargs:
            raise TextError(f"nothing given for the slot {{{field_name}}}")
        return kwargs[field_name], field_name

    def format_field(self, value, format_spec):
        if isinstance(value, (list, tuple)):
            comma = "、" if language() == "zh" else ", "
            return comma.join(self.format_field(item, format_spec) for item in value)
        if format_spec == "month":
            return month(value)
        if isinstance(value, numbers.Real) and not isinstance(value, bool) and not format_spec:
            # A number that knows its unit writes itself.
            return format(value, "") if hasattr(value, "unit") else number(value)
        return format(value, format_spec)


_filler = _Filler()


def fill(template: str, slots: Mapping[str, object]) -> str:
    """Return the template with its slots filled; raise TextError for one that has no value."""
    try:
        return _filler.vformat(template, (), slots)
    except TextError as fault:
        raise TextError(f"{fault} in {template!r}") from None
    except (ValueError, TypeError) as fault:
        raise TextError(f"cannot fill {template!r}: {fault}") from fault


def slots_in(template: str) -> set[str]:
    """Return the names of the slots in a template; raise TextError if it cannot be read."""
    try:
        return {name for _, name, _, _ in _filler.parse(template) if name is not None}
    except ValueError as fault:
        raise TextError(f"{template!r}: {fault}") from fault


class Catalogue:
    """The texts of one package, read from its YAML file when first needed."""

    def __init__(self, package: str, file: str = "text.yml"):
        self.package, self.file = package, file

    def __repr__(self) -> str:
        return f"Catalogue({self.package!r}, {self.file!r})"

    @cached_property
    def tree(self) -> Mapping:
        """The file's content as nested mappings and lists."""
        try:
            source = resources.files(self.package).joinpath(self.file).read_text(encoding="utf-8")
        except (FileNotFoundError, ModuleNotFoundError) as fault:
            raise TextError(f"{self.package} has no {self.file}") from fault
        return _parse(source, f"{self.package}/{self.file}")

    def node(self, key: str):
        """Return what stands at a dotted key (list items by number); raise TextError if nothing."""
        found = self.tree
        for part in key.split("."):
            try:
                found = found[int(part)] if isinstance(found, list) else found[part]
            except (KeyError, IndexError, ValueError, TypeError):
                raise TextError(f"{self.package}/{self.file} has no text {key!r}") from None
        return found

    def has(self, key: str) -> bool:
        """Tell whether something stands at the key."""
        _ = self.tree  # a file that cannot be read is a fault of its own
        try:
            self.node(key)
        except TextError:
            return False
        return True

    def names(self, key: str) -> list[str]:
        """Return the names under a key ("0", "1" ... for a list); none if there is no such key."""
        if not self.has(key):
            return []
        node = self.node(key)
        if isinstance(node, list):
            return [str(index) for index in range(len(node))]
        return [] if _is_leaf(node) or not isinstance(node, Mapping) else list(node)

    def template(self, key: str) -> str:
        """Return the text at a key in the current language with its slots unfilled."""
        leaf = self.node(key)
        if not isinstance(leaf, Mapping) or language() not in leaf:
            raise TextError(f"{self.package}/{self.file}: {key!r} has no {language()!r} text")
        return str(leaf[language()]).strip()

    def slots(self, key: str) -> set[str]:
        """Return the slot names that the text at a key uses, in any language."""
        leaf = self.node(key)
        texts = leaf.values() if isinstance(leaf, Mapping) else ()
        return {name for text in texts for name in slots_in(str(text))}

    def __call__(self, key: str, /, **slots) -> str:
        """Return the text at a key in the current language, slots filled."""
        return fill(self.template(key), slots)

    def problems(self) -> list[str]:
        """Return what is wrong with the file, a line each: languages missing, slots that differ."""
        return [f"{self.package}/{self.file}: {fault}" for fault in _faults(self.tree, "")]


def _is_leaf(node) -> bool:
    return isinstance(node, Mapping) and any(lang in node for lang in LANGUAGES)


def _faults(node, key: str) -> Iterator[str]:
    if _is_leaf(node):
        yield from _leaf_faults(node, key)
    elif isinstance(node, Mapping):
        for name, child in node.items():
            yield from _faults(child, f"{key}.{name}" if key else str(name))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from _faults(child, f"{key}.{index}")
    else:
        yield f"{key}: a text without a language"


def _leaf_faults(leaf: Mapping, key: str) -> Iterator[str]:
    for lang in LANGUAGES:
        if not str(leaf.get(lang) or "").strip():
            yield f"{key}: no {lang} text"
    for name in leaf:
        if name not in LANGUAGES:
            yield f"{key}: {name!r} stands among the languages"
    try:
        used = {lang: slots_in(str(leaf[lang])) for lang in LANGUAGES if leaf.get(lang)}
    except TextError as fault:
        yield f"{key}: {fault}"
        return
    if len(used) == 2 and used["zh"] != used["en"]:
        differing = ", ".join(sorted(used["zh"] ^ used["en"]))
        yield f"{key}: the slots differ between the languages ({differing})"


def _parse(source: str, name: str) -> Mapping:
    """Read YAML; unlike PyYAML alone, refuse a key that stands twice."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        pass

    def mapping(loader, node):
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                raise TextError(f"{name}, line {key_node.start_mark.line + 1}: "
                                f"{key_node.value!r} stands twice")  # fmt: skip
            seen.add(key_node.value)
        # YAML reads a bare `no` or `on` as a truth value; keys are names here.
        return {k.value: loader.construct_object(v, deep=True) for k, v in node.value}

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    try:
        tree = yaml.load(source, Loader)
    except yaml.YAMLError as fault:
        raise TextError(f"{name}: {fault}") from fault
    return tree or {}
