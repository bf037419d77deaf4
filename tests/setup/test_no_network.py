"""kit.py with a package server that does not answer: a real venv, a real pip, a closed port."""

import socket

from tests.setup.kit_copy import run, says


def closed_port() -> int:
    """A port on this machine that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def test_no_network_is_told_with_both_ways_out_and_mended_by_the_next_run(door):
    unreachable = {
        "PIP_INDEX_URL": f"http://127.0.0.1:{closed_port()}/simple",
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_RETRIES": "0",
    }
    done = run(door, "lab", "--lang", "en", **unreachable)
    assert done.returncode == 1
    assert says("network", "en") in done.stderr
    assert "--wheels" in done.stderr
    assert "Traceback" not in done.stderr
    # The next run starts from the environment that is there, and again says what is the matter.
    again = run(door, "progress", "--lang", "zh", **unreachable)
    assert says("network", "zh") in again.stderr
    assert "kit.py progress --wheels" in again.stderr
    assert says("making", "zh") not in again.stdout
