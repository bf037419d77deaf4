"""Why pip or venv stopped, from what it said, and the way out."""

import re
import shutil
import sys

from front_door.pip_run import plain
from front_door.text import say

DISK = r"No space left|Errno 28\b|Errno 122\b|WinError 112\b|not enough space"
PATH = (
    r".*(?:Permission denied|WinError 5\b|WinError 206\b|Long Path|File name too long"
    r"|Read-only file system|PATH separator).*"
)
NETWORK = (
    r"WARNING: Retrying|Max retries|NewConnectionError|ProxyError|SSLError|timed out"
    r"|name resolution|getaddrinfo|ConnectionError|Connection refused"
)
FETCHED = r"  Downloading |  Using cached |Processing "
SHOWN = 12  # names in a list; a longer one is cut


def explain(said, lock, command, wheels, log):
    """The sentence for what made pip stop.

    `said` is pip's output, `lock` the file it installed from, `wheels` the folder or None, `log`
    where all of it can be read, `command` what the user was starting.
    """
    known = fault_of_disk_or_path(said, lock.parent)
    if known:
        return known
    lacking = set(re.findall(r"No matching distribution found for ([^\s;]+)", said))
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if wheels and lacking:
        packages = shortened(sorted(lacking | not_in_folder(lock, wheels)))
        slots = {"folder": wheels, "python": python, "packages": packages, "lock": lock.name}
        return say("wheels_lack", **slots)
    nothing_at_all = "from versions: none" in said and not re.search(FETCHED, said)
    if nothing_at_all or re.search(NETWORK, said):
        return say("network", command=command)
    if lacking:
        return say("not_offered", packages=", ".join(sorted(lacking)), python=python)
    tail = "\n".join("  " + line for line in said.strip().splitlines()[-12:])
    return say("pip_failed", tail=tail, log=log)


def fault_of_disk_or_path(said, root):
    """The sentence for a full disk or a folder that cannot be written, or None."""
    if re.search(DISK, said):
        free = shutil.disk_usage(str(root)).free / 1e9
        return say("disk_full", folder=root, free=f"{free:.1f}")
    fault = re.search(PATH, said)
    return say("path", folder=root, detail=fault.group(0).strip()) if fault else None


def shortened(names):
    """The first names, one a line, and how many more there are."""
    shown = "\n  ".join(names[:SHOWN])
    return shown + (say("and_more", count=len(names) - SHOWN) if len(names) > SHOWN else "")


def not_in_folder(lock, wheels):
    """Pins for every system that have no file at all in the wheel folder, as 'name==version'."""
    there = set()
    for file in wheels.iterdir():
        name, _, rest = file.name.partition("-")
        there.add((plain(name), rest.split("-")[0]))
    lines = lock.read_text(encoding="utf-8").splitlines()
    wanted = [line.strip() for line in lines if "==" in line and ";" not in line]
    return {pin for pin in wanted if (plain(pin.split("==")[0]), pin.split("==")[1]) not in there}
