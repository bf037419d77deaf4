"""pyproject.toml, the locks and environment.yml say the same; no file names a registry or a machine."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from casekit.cli.commands import casekit
from front_door.environment import LOCKS
from front_door.interpreter import NEWEST, OLDEST

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SYSTEMS = [
    {"sys_platform": system, "python_version": python, "python_full_version": f"{python}.5", "os_name": name,
     "platform_system": label, "implementation_name": "cpython", "platform_machine": "x86_64"}
    for system, name, label in [("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows")]
    for python in ("3.11", "3.12", "3.13", "3.14")
]  # fmt: skip


def lines(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


def pinned(lock: str, system: dict) -> dict[str, str]:
    """name → version of a lock on a system."""
    found = {}
    for line in lines(lock):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(system):
            name = canonicalize_name(requirement.name)
            assert name not in found, f"{lock}: {name} twice on {system['sys_platform']}"
            (version,) = requirement.specifier
            assert version.operator == "=="
            found[name] = version.version
    return found


@pytest.mark.parametrize(
    "system", SYSTEMS, ids=lambda s: f"{s['sys_platform']}-{s['python_version']}"
)
def test_every_dependency_is_locked_at_a_version_that_satisfies_it(system):
    course, test = (pinned(LOCKS[level], system) for level in ("course", "test"))
    wanted = {"course": (course, PROJECT["dependencies"])}
    wanted["test"] = (test, PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"])
    for level, (lock, dependencies) in wanted.items():
        for dependency in map(Requirement, dependencies):
            name = canonicalize_name(dependency.name)
            assert name in lock, f"{LOCKS[level]} lacks {dependency}"
            assert dependency.specifier.contains(lock[name]), f"{dependency}: {lock[name]}"


@pytest.mark.parametrize(
    "system", SYSTEMS, ids=lambda s: f"{s['sys_platform']}-{s['python_version']}"
)
def test_the_test_lock_holds_the_course_lock(system):
    course, test = (pinned(LOCKS[level], system) for level in ("course", "test"))
    assert course.items() <= test.items()


def test_locks_hold_pins_and_markers_and_nothing_else():
    for lock in LOCKS.values():
        assert lines(lock)
        for line in lines(lock):
            pin, _, marker = line.partition(" ; ")
            assert re.fullmatch(r"[a-z0-9-]+==[\w.+]+", pin), line
            if marker:
                Marker(marker)


def test_conda_takes_the_lock_and_the_kit():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *conda, by_pip = environment["dependencies"]
    assert by_pip == {"pip": ["-r requirements.lock", "-e ."]}
    names = {requirement.split("=")[0]: requirement for requirement in conda}
    assert set(names) == {"python", "pip"}
    version = tuple(map(int, names["python"].split("=")[1].split(".")))
    assert OLDEST <= version <= NEWEST


def test_the_supported_pythons_are_the_same_everywhere():
    lowest, above = OLDEST, (NEWEST[0], NEWEST[1] + 1)
    assert PROJECT["requires-python"] == f">={lowest[0]}.{lowest[1]},<{above[0]}.{above[1]}"
    told = {c.split(" :: ")[-1] for c in PROJECT["classifiers"] if "Python :: 3." in c}
    assert told == {f"3.{minor}" for minor in range(OLDEST[1], NEWEST[1] + 1)}
    for file in ("README.md", "CONTRIBUTING.md"):
        content = (ROOT / file).read_text(encoding="utf-8")
        for other in re.findall(r"Python 3\.(\d+)", content):
            assert OLDEST[1] <= int(other) <= NEWEST[1], file


def test_the_kit_has_one_version():
    import casekit as kit

    assert kit.__version__ == PROJECT["version"]


EXTRAS = {name: wanted for name, wanted in PROJECT["optional-dependencies"].items() if name != "test"}  # fmt: skip
OF_AN_EXTRA = {"synthetic/cluster.py": "scale", "synthetic/env.py": "sandbox"}
"""Files that import what only an extra brings."""


def test_what_the_kit_imports_is_declared():
    """A library that is only there because another one brings it may be gone tomorrow."""
    owners = importlib.metadata.packages_distributions()
    own = {"casekit", "synthetic", "front_door", "__future__"}
    for file in sorted([*(ROOT / "casekit").rglob("*.py"), *(ROOT / "synthetic").rglob("*.py")]):
        extra = EXTRAS.get(OF_AN_EXTRA.get(file.relative_to(ROOT).as_posix()), [])
        declared = {canonicalize_name(Requirement(d).name) for d in [*PROJECT["dependencies"], *extra]}  # fmt: skip
        source = file.read_text(encoding="utf-8")
        for module in re.findall(r"^\s*(?:from|import) (\w+)", without_texts(source), re.MULTILINE):
            if module in sys.stdlib_module_names or module in own:
                continue
            names = {canonicalize_name(name) for name in owners.get(module, [module])}
            assert names & declared, f"{file.relative_to(ROOT)} imports {module}"


def test_extras_are_kept_out_of_the_course_and_locked_for_the_tests():
    """At the same ranges: what is tested is what an extra installs."""
    assert set(OF_AN_EXTRA.values()) <= set(EXTRAS)
    assert all((ROOT / file).is_file() for file in OF_AN_EXTRA)
    for wanted in EXTRAS.values():
        assert set(wanted) <= set(PROJECT["optional-dependencies"]["test"])
        for requirement in map(Requirement, wanted):
            assert not any(line.startswith(f"{requirement.name}==") for line in lines(LOCKS["course"]))  # fmt: skip


def without_texts(source: str) -> str:
    return re.sub(r'("""|\'\'\').*?\1', "", source, flags=re.DOTALL)


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = done.stdout.decode("utf-8").split("\0") if done.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


REGISTRIES = (
    r"pypi\.org|pythonhosted\.org|conda\.anaconda\.org|registry\.npmjs\.org|deb\.debian\.org"
)
MACHINES = r"(?<![\w.~])/(?:root|home/\w+|work|tmp|opt|Users/\w+)/\w|[A-Z]:\\Users\\\w"


def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine():
    files = tracked()
    if not files:  # an archive of the course, without git
        files = [*(ROOT / "casekit").rglob("*.py"), ROOT / "pyproject.toml"]
    for file in files:
        try:
            content = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if file == Path(__file__):
            continue
        found = re.search(REGISTRIES, content) or re.search(MACHINES, content)
        assert not found, f"{file.relative_to(ROOT)}: {found.group(0)}"


def test_no_tracked_name_is_one_that_windows_refuses():
    for file in tracked():
        name = str(file.relative_to(ROOT)).replace("\\", "/")
        assert not set(name) & set('<>:"|?*'), name
        assert not any(part.endswith((" ", ".")) for part in name.split("/")), name


def test_the_readme_gives_the_two_commands_first_in_both_languages():
    content = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```[a-z]*\n(.*?)```", content, re.DOTALL)
    assert "python kit.py lab" in blocks[0]
    assert "python kit.py test" in content
    halves = re.split(r"^# ", content, flags=re.MULTILINE)
    assert sum("python kit.py lab" in half for half in halves) == 2


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_the_files_that_the_pages_name_exist(file):
    made = {"workspace", "wheels", ".venv", "lessons/06_name", "casekit/name"}
    for mark in code_marks(file):
        is_path = re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", mark) and "/" in mark
        if is_path and mark.rstrip("/") not in made:
            assert (ROOT / mark).exists(), mark


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_that_the_pages_give_are_understood(file):
    content = (ROOT / file).read_text(encoding="utf-8")
    shown = [line.split("   ")[0] for block in re.findall(r"```\n(.*?)```", content, re.DOTALL)
             for line in block.splitlines()]  # fmt: skip
    told = [re.sub(r"^(python kit.py|casekit) ", "", line) for line in [*shown, *code_marks(file)]
            if line.startswith(("python kit.py ", "casekit "))]  # fmt: skip
    assert told
    for line in told:
        words = [word for word in line.split() if word not in {"--wheels", "wheels", "--help"}]
        if words[0] == "test":
            continue
        command = casekit
        while isinstance(command, click.Group):
            command = command.commands[words.pop(0)]
        known = {option for param in command.params for option in param.opts}
        assert {word for word in words if word.startswith("--")} <= known, line


def code_marks(file: str) -> list[str]:
    content = re.sub(r"```.*?```", "", (ROOT / file).read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"`([^`\n]+)`", content)
