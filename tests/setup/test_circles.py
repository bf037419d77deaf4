"""Imports run one way: no module of the kit needs itself, not even lazily or for its types alone."""

from collections.abc import Mapping, Set

import grimp
import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

KIT = ("casekit", "synthetic", "front_door")


def imports_of(*packages: str) -> dict[str, Set[str]]:
    """Module → the modules of the packages that it imports, wherever in it the import stands."""
    graph = grimp.build_graph(*packages, cache_dir=None)
    return {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}


def circles(imports: Mapping[str, Set[str]]) -> list[list[str]]:
    """The modules that need themselves by way of each other, a list a circle, in order of name."""
    names = sorted(imports)
    place = {name: number for number, name in enumerate(names)}
    pairs = [(place[one], place[other]) for one in names for other in imports[one]]
    rows, columns = np.array(pairs, dtype=int).reshape(-1, 2).T
    shape = (len(names), len(names))
    matrix = coo_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    count, group = connected_components(matrix, connection="strong")
    found = [[names[at] for at in np.flatnonzero(group == number)] for number in range(count)]
    return sorted(circle for circle in found if len(circle) > 1)


def test_the_kit_has_no_circle():
    assert circles(imports_of(*KIT)) == []


@pytest.mark.parametrize(
    ("imports", "found"),
    [
        ({"a": {"b", "c"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}, "c": {"a"}}, [["a", "b"]]),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"e"}, "e": {"d"}}, [["a", "b", "c"], ["d", "e"]]),
        ({"a": {"b"}, "b": {"a", "c"}, "c": {"b"}}, [["a", "b", "c"]]),
        ({}, []),
    ],
)  # fmt: skip
def test_circles_are_found_and_nothing_else(imports, found):
    assert circles(imports) == found


def test_an_import_counts_wherever_it_stands(tmp_path, monkeypatch):
    files = {
        "__init__": "",
        "at_the_top": "import round_about.in_a_function\n",
        "in_a_function": "def late():\n    from round_about import for_its_types\n",
        "for_its_types": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from round_about.at_the_top import x\n",
        "outside": "import round_about.at_the_top\n",
    }  # fmt: skip
    (tmp_path / "round_about").mkdir()
    for name, source in files.items():
        (tmp_path / "round_about" / f"{name}.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    members = ("at_the_top", "for_its_types", "in_a_function")
    assert circles(imports_of("round_about")) == [[f"round_about.{name}" for name in members]]
