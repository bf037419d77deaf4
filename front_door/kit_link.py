"""The kit in its own environment: importable, a command, and known to importlib.metadata.

What an editable install would do, with relative paths and without a build backend. So it needs no
network, survives a moved folder, and stays ASCII where the folder's own name is not, which a .pth
on Windows could not carry.
"""

import os
import shutil

INSTALLER = "kit.py"
METADATA = "Metadata-Version: 2.1\nName: casekit\nVersion: {version}\n"
WINDOWS_START = '@"%~dp0python.exe" -P -m casekit %*\n'
POSIX_START = '#!/bin/sh\nexec "$(dirname "$0")/python" -P -m casekit "$@"\n'


def link_kit(root, packages, scripts):
    """Make `casekit` and `synthetic` of the folder `root` known to an environment.

    `packages` is its site-packages, `scripts` its folder of commands.
    """
    for old in packages.glob("casekit-*.dist-info"):
        if (old / "INSTALLER").is_file() and (old / "INSTALLER").read_text("ascii") == INSTALLER:
            shutil.rmtree(str(old))
    version = kit_version(root)
    described = packages / f"casekit-{version}.dist-info"
    windows = os.name == "nt"
    contents = {
        packages / "casekit-kit.pth": os.path.relpath(str(root), str(packages)) + "\n",
        scripts / ("casekit.cmd" if windows else "casekit"): (
            WINDOWS_START if windows else POSIX_START
        ),
        described / "METADATA": METADATA.format(version=version),
        described / "INSTALLER": INSTALLER,
    }
    described.mkdir(exist_ok=True)
    for file, content in contents.items():
        file.write_text(content, encoding="ascii")
        if file.parent == scripts:
            file.chmod(0o755)
    listed = [*contents, described / "RECORD"]
    record = "".join(f"{os.path.relpath(str(f), str(packages))},,\n" for f in listed)
    (described / "RECORD").write_text(record.replace("\\", "/"), encoding="ascii")


def kit_version(root):
    """The version in pyproject.toml."""
    import tomllib  # Python 3.11: an older one must still be able to read this file

    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
