"""Which files of the project a piece of code reaches through its imports, and a hash of them.

Nothing is run: imports are read from the source, so that the answer is the same on every machine.
A module that is reached counts with the packages around it. Of the imports in it, those count that
are made whenever its code runs: at its top, or within a function that loads what it needs when it
is called (the start of a lesson does so with the whole exercise engine). An import that waits for a
condition (``if dask is not None``, an ``except``, ``TYPE_CHECKING``) does not count: it is for
another case than the one at hand, such as a cluster or a file of another format.

Of data files count the ``text.yml`` beside a module that is reached, and any other ``.yml`` or
``.csv`` that a module of its package names, itself or its folder, in a string.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from casekit.authoring.markers import comments

PACKAGES = ("casekit", "synthetic")
TEXTS = "text.yml"
_DATA = (".yml", ".csv")


def imports_of(code: str) -> tuple[str, ...]:
    """Dotted names that code imports of the project's packages, each as a module or what is in one."""
    return _imports(code)[0]


def files(names: Iterable[str], root: Path) -> list[Path]:
    """Files under the project's root that importing the names reaches, data files included, sorted."""
    waiting, seen, found = list(names), set(), {}
    while waiting:
        name = waiting.pop()
        if name in seen or name.partition(".")[0] not in PACKAGES:
            continue
        seen.add(name)
        if around := name.rpartition(".")[0]:
            waiting.append(around)
        if path := _module(name, root):
            named, strings = _imports(path.read_text(encoding="utf-8"))
            found[path] = strings
            waiting += named
    return sorted({*found, *_data_files(found)})


def code_hash(names: Iterable[str], root: Path) -> str:
    """Hash of all that importing the names reaches; comments and blank lines do not count."""
    digest = hashlib.sha256()
    for path in files(names, root):
        told = _told(path.suffix, path.read_text(encoding="utf-8"))
        digest.update(f"{path.relative_to(root).as_posix()}\n{told}\n".encode())
    return digest.hexdigest()


def _module(name: str, root: Path) -> Path | None:
    """The file of a module or package; None for what stands in one, and for what is not there."""
    home = root.joinpath(*name.split("."))
    return next((p for p in (home / "__init__.py", home.with_suffix(".py")) if p.is_file()), None)


@cache
def _imports(code: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Names that the code imports whenever it runs, and its strings."""
    tree = ast.parse(code)
    names = {name for node in _unconditional(tree) for name in _named(node)}
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return tuple(sorted(names)), frozenset(text for text in strings if isinstance(text, str))


def _unconditional(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.If | ast.IfExp | ast.Match | ast.ExceptHandler):
            yield child
            yield from _unconditional(child)


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _data_files(modules: dict[Path, frozenset[str]]) -> Iterator[Path]:
    """Data files of the packages that the modules stand in, as far as they are read."""
    said: dict[Path, set[str]] = {}
    for path, strings in modules.items():
        said.setdefault(path.parent, {TEXTS}).update(strings)
    for home, strings in said.items():
        yield from _data_in(home, strings)


def _data_in(folder: Path, strings: set[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_file() and path.suffix in _DATA and path.name in strings:
            yield path
        elif path.name in strings and path.is_dir() and not (path / "__init__.py").is_file():
            yield from (one for one in path.rglob("*") if one.suffix in _DATA)


@cache
def _told(kind: str, content: str) -> str:
    """What a file says, without comments, blank lines and spaces at line ends."""
    if kind == ".yml":
        return _yaml(content)
    lines = content.splitlines()
    if kind == ".py" and "#" in content:
        for comment in comments(content):
            lines[comment.line - 1] = lines[comment.line - 1][: comment.column]
    return "\n".join(line.rstrip() for line in lines if line.strip())


def _yaml(content: str) -> str:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return json.dumps(yaml.load(content, loader), default=str)
