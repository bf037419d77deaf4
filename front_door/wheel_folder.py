"""Which pins of a lock a folder of wheels cannot serve: `python wheel_folder.py LOCK FOLDER`.

Run by the Python that is to be filled, whose system and version the wheels must fit, with the
`packaging` that pip itself decides by. Prints the pins as a JSON list.
"""

import json
import sys
from pathlib import Path

try:
    from packaging import markers, tags, utils, version
except ImportError:
    from pip._vendor.packaging import markers, tags, utils, version


def lacking(lock, folder):
    """Pins of `lock`, as 'name==version', that are wanted here and have no fitting wheel."""
    there = set(fitting(folder))
    missing = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        pin, _, marker = (part.strip() for part in line.partition(";"))
        if "==" not in pin or (marker and not markers.Marker(marker).evaluate()):
            continue
        name, _, number = pin.partition("==")
        if (utils.canonicalize_name(name), version.Version(number)) not in there:
            missing.append(pin)
    return missing


def fitting(folder):
    """(name, version) of each wheel in `folder` that this Python can install."""
    served = set(tags.sys_tags())
    for file in folder.glob("*.whl"):
        try:
            name, number, _, made_for = utils.parse_wheel_filename(file.name)
        except (utils.InvalidWheelFilename, version.InvalidVersion):
            continue
        if not served.isdisjoint(made_for):
            yield name, number


if __name__ == "__main__":
    print(json.dumps(lacking(Path(sys.argv[1]), Path(sys.argv[2]))))
