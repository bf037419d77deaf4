"""A script from its YAML file: what it includes, and every fault of it by its place.

    include: [desk.yml]            # criteria, flags, counters, claims and nodes that cards share
    title: {zh: …, en: …}
    brief: {zh: "在网 {tenure} 个月……", en: "{tenure} months with us …"}      # slots are facts
    start: open
    claims:
      over_twice: {holds: "over_months >= 2", told: {zh: "三个月里超了 {over_months} 次。", en: …}}
    nodes:
      open:
        says: {zh: …, en: …}
        clock: 25                  # seconds to answer in; then `silence` stands
        silence: wait
        choices:
          ask: {says: {zh: …, en: …}, points: {listen: 6}, mood: 1, reveals: [bill], next: reason}
          wait: {says: {zh: "（沉默）", en: "(silence)"}, mood: -1, next: open_again}
          blame: {says: …, claims: [over_twice], flags: [rival], offer: credit, when: "mood >= 0", next: [a, b]}
      sum_up: {says: …, sum: {fact: new_bill, points: {sum: 10}, right: close, wrong: sum_again,
               slips: {mean_use: {fact: bill_at_mean, told: {zh: …, en: …}}}}}
      close: {says: …, end: agreed}

What a card says itself wins over what it includes, name by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from casekit.classroom.dialogue.conditions import Condition
from casekit.classroom.dialogue.script import (
    ENDS,
    FALSE_CLAIM,
    Afterthought,
    Choice,
    Claim,
    Criterion,
    Flag,
    Node,
    Rubric,
    Script,
    Slip,
    Sum,
)
from casekit.text import LANGUAGES, Catalogue

_SHARED = ("criteria", "flags", "counters", "claims", "nodes")
_OWN = ("title", "brief", "secret", "start", "hangs_up", "patience", "afterwards")
_MOODS = range(-2, 3)
_CHOICE = {"says", "next", "points", "claims", "flags", "mood", "seconds", "reveals", "offer", "when"}  # fmt: skip
_SUM = {"fact", "right", "wrong", "within", "unit", "points", "seconds", "mood_wrong", "slips"}
_NODE = {"stage", "says", "choices", "sum", "end", "silence", "clock", "when", "next"}


class ScriptError(ValueError):
    """A script that cannot be played; its message has a line for each fault."""


@lru_cache(maxsize=64)
def read_script(package: str, file: str) -> Script:
    """Return the script in a file of a package.

    Raises:
        ScriptError: with every fault of the file by its place.
        TextError: there is no such file, or it is no YAML.
    """
    tree = _with_included(package, file)
    faults = [*_faults(tree)]
    if faults:
        raise ScriptError("\n".join(f"{file}: {fault}" for fault in faults))
    return Script(
        name=file.rpartition(".")[0],
        title=tree["title"],
        brief=tree["brief"],
        secret=tree.get("secret"),
        start=tree["start"],
        hangs_up=tree["hangs_up"],
        patience=int(tree.get("patience", 360)),
        rubric=_rubric(tree),
        claims={n: Claim(Condition(str(c["holds"])), c["told"]) for n, c in tree["claims"].items()},
        nodes={name: _node(name, tree["nodes"][name]) for name in _wanted(tree, package, file)},
        afterwards=tuple(
            Afterthought(Condition(str(one["when"])), one["points"], one["told"])
            for one in tree.get("afterwards", [])
        ),
    )


@lru_cache(maxsize=16)
def read_rubric(package: str, file: str) -> Rubric:
    """Return what talks are judged by, from a file that cards include, or from a card."""
    return _rubric(_with_included(package, file))


def _wanted(tree: Mapping, package: str, file: str) -> list[str]:
    """Return the nodes that a card is about: its own, and of those shared what it leads to."""
    wanted = list(Catalogue(package, file).tree.get("nodes", {}))
    wanted += [tree["start"]] if tree["start"] not in wanted else []
    for name in wanted:
        node = tree["nodes"][name]
        ways = [node, *node.get("choices", {}).values(), node.get("sum", {})]
        onward = [
            n for way in ways for part in ("next", "right", "wrong") for n in _names(way.get(part))
        ]
        wanted += [n for n in dict.fromkeys(onward) if n not in wanted]
    return wanted


def _rubric(tree: Mapping) -> Rubric:
    return Rubric(
        criteria={
            name: Criterion(float(one["most"]), one["name"], one["low"], one["high"])
            for name, one in tree["criteria"].items()
        },
        flags={name: Flag(one["name"], one["why"]) for name, one in tree["flags"].items()},
        counters=tree["counters"],
    )


def _with_included(package: str, file: str, above: tuple[str, ...] = ()) -> dict:
    """Return a file's content over that of the files that it includes."""
    if file in above:
        raise ScriptError(f"{file}: includes itself by way of {', '.join(above)}")
    own = dict(Catalogue(package, file).tree)
    merged: dict = {part: {} for part in _SHARED}
    for included in own.pop("include", []):
        _lay_over(merged, _with_included(package, included, (*above, file)))
    return _lay_over(merged, own)


def _lay_over(merged: dict, own: Mapping) -> dict:
    for part, content in own.items():
        if part in _SHARED and isinstance(content, Mapping):
            merged[part] = {**merged[part], **content}
        else:
            merged[part] = content
    return merged


def _names(given: object) -> tuple[str, ...]:
    """Return one name, or a list of names, as a tuple; nothing for none."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)  # type: ignore[arg-type]


def _when(written: object) -> Condition | None:
    return None if written is None else Condition(str(written))


def _node(name: str, one: Mapping) -> Node:
    after = _names(one.get("next"))
    choices = {key: _choice(key, choice, after) for key, choice in one.get("choices", {}).items()}
    return Node(
        name, str(one.get("stage", "")), one["says"], choices,
        _sum(one["sum"]) if "sum" in one else None,
        one.get("end"), one.get("silence"), one.get("clock"), _when(one.get("when")),
    )  # fmt: skip


def _choice(name: str, one: Mapping, after: tuple[str, ...]) -> Choice:
    return Choice(
        name, one["says"], _names(one.get("next")) or after, one.get("points", {}),
        _names(one.get("claims")), _names(one.get("flags")), int(one.get("mood", 0)),
        int(one.get("seconds", 10)), _names(one.get("reveals")), one.get("offer"), _when(one.get("when")),
    )  # fmt: skip


def _sum(one: Mapping) -> Sum:
    slips = {name: Slip(slip["fact"], slip["told"]) for name, slip in one.get("slips", {}).items()}
    return Sum(
        one["fact"], _names(one["right"]), _names(one["wrong"]), float(one.get("within", 1)),
        one.get("unit", "yuan"), one.get("points", {}), int(one.get("seconds", 20)),
        int(one.get("mood_wrong", -1)), slips,
    )  # fmt: skip


def _faults(tree: Mapping) -> Iterator[str]:
    unknown = set(tree) - {*_SHARED, *_OWN}
    yield from (f"{part}: no such part of a script" for part in sorted(unknown))
    for part in ("title", "brief", "hangs_up", "start"):
        if part not in tree:
            yield f"{part} is missing"
    for part in ("title", "brief", "secret", "hangs_up"):
        if part in tree:
            yield from _wordless(part, tree[part])
    if tree.get("start") not in tree["nodes"]:
        yield f"start: no node {tree.get('start')!r}"
    for name, one in tree["criteria"].items():
        for part in ("name", "low", "high"):
            yield from _wordless(f"criteria.{name}.{part}", one.get(part))
        if not isinstance(one.get("most"), (int, float)) or one["most"] <= 0:
            yield f"criteria.{name}: most is to be more than 0"
    for part in ("flags", "claims"):
        texts = {"flags": ("name", "why"), "claims": ("told",)}[part]
        for name, one in tree[part].items():
            for word in texts:
                yield from _wordless(f"{part}.{name}.{word}", one.get(word))
    if tree["claims"] and FALSE_CLAIM not in tree["flags"]:
        yield f"flags: there are claims, so {FALSE_CLAIM} needs its words"
    for name, node in tree["nodes"].items():
        yield from _node_faults(tree, name, node)


def _wordless(place: str, words: object) -> Iterator[str]:
    if not isinstance(words, Mapping) or set(words) != set(LANGUAGES):
        yield f"{place}: words in {' and '.join(LANGUAGES)} are wanted"


def _node_faults(tree: Mapping, name: str, node: Mapping) -> Iterator[str]:
    place = f"nodes.{name}"
    yield from _wordless(f"{place}.says", node.get("says"))
    yield from (f"{place}: no such part {part!r}" for part in sorted(set(node) - _NODE))
    ways = [part for part in ("choices", "sum", "end") if node.get(part)]
    if len(ways) != 1:
        yield f"{place}: one of choices, sum and end is wanted, not {len(ways)}"
    if "end" in node and node["end"] not in ENDS:
        yield f"{place}: end {node['end']!r} is none of {', '.join(ENDS)}"
    if node.get("choices") and node.get("silence") not in node["choices"]:
        yield f"{place}: silence has to name one of its choices"
    for key, choice in node.get("choices", {}).items():
        yield from _choice_faults(tree, f"{place}.{key}", choice, node.get("next"))
    if "sum" in node:
        yield from _sum_faults(tree, f"{place}.sum", node["sum"])


def _choice_faults(tree: Mapping, place: str, choice: Mapping, after: object) -> Iterator[str]:
    yield from _wordless(f"{place}.says", choice.get("says"))
    yield from (f"{place}: no such part {part!r}" for part in sorted(set(choice) - _CHOICE))
    if not _names(choice.get("next")) and not _names(after):
        yield f"{place}: where does it lead? next is missing"
    yield from _unknown(place, "node", _names(choice.get("next")), tree["nodes"])
    yield from _unknown(place, "criterion", choice.get("points", {}), tree["criteria"])
    yield from _unknown(place, "claim", _names(choice.get("claims")), tree["claims"])
    yield from _unknown(place, "flag", _names(choice.get("flags")), tree["flags"])
    if choice.get("mood", 0) not in _MOODS:
        yield f"{place}: mood goes from {_MOODS[0]} to {_MOODS[-1]}"
    if any(points < 0 for points in choice.get("points", {}).values()):
        yield f"{place}: points are given here; what is taken stands in afterwards"


def _sum_faults(tree: Mapping, place: str, one: Mapping) -> Iterator[str]:
    yield from (f"{place}: no such part {part!r}" for part in sorted(set(one) - _SUM))
    lacking = [part for part in ("fact", "right", "wrong") if part not in one]
    yield from (f"{place}: {part} is missing" for part in lacking)
    for part in ("right", "wrong"):
        yield from _unknown(place, "node", _names(one.get(part)), tree["nodes"])
    yield from _unknown(place, "criterion", one.get("points", {}), tree["criteria"])
    for name, slip in one.get("slips", {}).items():
        yield from _wordless(f"{place}.slips.{name}.told", slip.get("told"))


def _unknown(place: str, what: str, given: object, known: Mapping) -> Iterator[str]:
    yield from (f"{place}: no {what} {name!r}" for name in given if name not in known)  # type: ignore[attr-defined]
