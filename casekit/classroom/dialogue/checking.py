"""What is wrong with a script once it meets records: every path is walked on each of them.

    faults(script, [facts_on(mart) for mart in five_seeds])

A good path says nothing but what is true of the record; every flag can be raised; nothing leads
nowhere or goes on for too long; nobody has to read much while a clock runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from casekit.classroom.dialogue.conditions import STATE, ConditionError
from casekit.classroom.dialogue.paths import LONGEST, EndlessTalk, Paths, best
from casekit.classroom.dialogue.script import FALSE_CLAIM, Script, Words, spoken
from casekit.classroom.dialogue.talk import choices_at
from casekit.text import LANGUAGES, slots_in, using

LONGEST_TEXT = {"zh": 60, "en": 30}
"""Chinese characters and English words that a learner reads at once."""
FEWEST, MOST = 3, 4
"""Choices at a node."""
_WORD = re.compile(r"[^\s]*\w[^\s]*")
_CHINESE = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9.%]+")


def faults(
    script: Script, records: Sequence[Mapping[str, object]], pass_mark: float = 75
) -> list[str]:
    """Return what is wrong with a script on some records, a line each; nothing where all is well.

    Args:
        records: facts of each record that it may be played on.
        pass_mark: points that a path without a zero flag must reach on each of them.
    """
    found, raised, visited = [], set(), set()
    for number, facts in enumerate(records):
        amiss = faults_on(script, facts, pass_mark)
        found += [f"{fault} on record {number}" for fault in amiss]
        if amiss:
            continue
        paths = Paths(script, facts)
        raised |= {flag for one in paths.reached() for flag in one.turn.flags}
        visited |= {place.node for place in paths.steps}
    if found:
        return found
    found += [f"no path raises the flag {flag!r}" for flag in sorted(_flags_of(script) - raised)]
    found += [f"no path comes to {name!r}" for name in sorted(set(script.nodes) - visited)]
    return [f"{script.name}: {fault}" for fault in dict.fromkeys(found)]


def faults_on(script: Script, facts: Mapping[str, object], pass_mark: float = 75) -> list[str]:
    """Return what is wrong with a script on one record, a line each."""
    found = [*_unknown_names(script, set(facts))]
    if not found:
        try:
            paths = Paths(script, facts)
            found += [*_too_long(script, facts), *_of_paths(paths)]
            found += _no_good_path(script, facts, pass_mark)
        except (EndlessTalk, ConditionError) as fault:
            found.append(str(fault))
    return [f"{script.name}: {fault}" for fault in dict.fromkeys(found)]


def _unknown_names(script: Script, always: set[str]) -> Iterator[str]:
    """Find names that a record does not have, in conditions, words and sums."""
    overlaid = sorted(always & set(STATE))
    if overlaid:
        yield f"facts may not be called {', '.join(overlaid)}: these tell of the talk"
    for condition in script.conditions():
        try:
            names = condition.names
        except ConditionError as fault:
            yield str(fault)
            continue
        yield from (f"{condition.written!r} asks for {n!r}, which the record does not have" for n in sorted(names - always - set(STATE)))  # fmt: skip
    spoken = [*script.words(), ("brief", script.brief)]
    spoken += [] if script.secret is None else [("secret", script.secret)]
    spoken += [(f"claims.{name}", claim.told) for name, claim in script.claims.items()]
    for node in script.nodes.values():
        if node.sum is None:
            continue
        wanted = [node.sum.fact, *(slip.fact for slip in node.sum.slips.values())]
        yield from (f"{node.name}: the record has no {n!r}" for n in wanted if n not in always)
        spoken += [(f"{node.name}.{n}", slip.told) for n, slip in node.sum.slips.items()]
    for place, words in spoken:
        for lang in LANGUAGES:
            lacking = slots_in(words[lang]) - always
            yield from (f"{place}: {{{name}}} is no fact of the record" for name in sorted(lacking))


def _too_long(script: Script, facts: Mapping) -> Iterator[str]:
    """Find words that take too long to read while a clock runs."""
    for place, words in script.words():
        for lang, most in LONGEST_TEXT.items():
            size = length(words, facts, lang)
            if size > most:
                yield f"{place}: {size} {'characters' if lang == 'zh' else 'words'} in {lang}, {most} at most"


def length(words: Words, facts: Mapping[str, object], lang: str) -> int:
    """Return how long words are: Chinese characters (a number or a Latin word counts as one), English words."""
    with using(lang):
        said = spoken(words, facts)
    return len((_CHINESE if lang == "zh" else _WORD).findall(said))


def _of_paths(paths: Paths) -> Iterator[str]:
    """Find what leads nowhere, goes on for too long, or offers too few or too many choices."""
    for one in paths.reached():
        if one.lost:
            yield one.lost
    if paths.longest > LONGEST:
        yield f"a path takes {paths.longest} seconds, {LONGEST} at most"
    for place in paths.steps:
        node = paths.script.nodes[place.node]
        if place.over or node.sum is not None:
            continue
        open_here = choices_at(paths.script, paths.facts, place)
        if not FEWEST <= len(open_here) <= MOST:
            yield f"{node.name}: {len(open_here)} choices, {FEWEST} to {MOST} are wanted"
        if node.silence not in open_here:
            yield f"{node.name}: {node.silence!r} stands when the clock runs out, and is not open"


def _no_good_path(script: Script, facts: Mapping, pass_mark: float) -> Iterator[str]:
    """Find records on which nobody can do well: a path without a zero flag says true things only."""
    found = best(script, facts)
    if found is None:
        yield "every path raises a zero flag"
    elif found[1] < pass_mark:
        yield f"the best path has {found[1]:g} points, {pass_mark:g} are wanted"


def _flags_of(script: Script) -> set[str]:
    """Return the flags that a script's own words raise, and the false claim if it claims anything."""
    choices = [one for node in script.nodes.values() for one in node.choices.values()]
    flags = {flag for one in choices for flag in one.flags}
    return flags | ({FALSE_CLAIM} if any(one.claims for one in choices) else set())
