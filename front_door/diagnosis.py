"""Why pip or venv stopped, from what it said, and the way out."""

import re
import shutil
import sys
import textwrap

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
WIDTH = 88  # of a list on the screen


def explain(said, root, command, log):
    """The sentence for what made pip stop.

    `said` is pip's output, `root` the folder of the kit, `log` where all of it can be read,
    `command` what the user was starting.
    """
    known = fault_of_disk_or_path(said, root)
    if known:
        return known
    lacking = set(re.findall(r"No matching distribution found for ([^\s;]+)", said))
    python = "{}.{}".format(*sys.version_info[:2])
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


def listed(names):
    """All the names, several a line."""
    return "\n  ".join(textwrap.wrap("  ".join(names), WIDTH, break_on_hyphens=False))
