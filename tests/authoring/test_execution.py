"""Solutions are run in a real kernel; what is kept of a run is fit to be committed."""

import base64
import io
import json

import pytest

from casekit.authoring import execution, notebook, outputs
from casekit.authoring.execution import RunError


def cells(*codes):
    return [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell-{n}",
            "metadata": {},
            "outputs": [],
            "source": [code],
        }
        for n, code in enumerate(codes)
    ]


def content(*codes):
    made = cells(*codes)
    return {
        "cells": made,
        "metadata": {
            "casekit": {"cells": notebook.fingerprint(made)},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


RUN = (
    "import os, pathlib, sys\n"
    "print(os.environ['CASEKIT_STRICT'], os.environ['OMP_NUM_THREADS'])\n"
    "print(os.environ['CASEKIT_DATA'])\n"
    "print(pathlib.Path.cwd())",
    "print('a')\nprint('b')\nprint('noise', file=sys.stderr)\nobject()",
    "import pandas as pd\npd.DataFrame({'月': [202503]})",
    "import ipywidgets\nipywidgets.IntSlider()",
    "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])",
)


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    data = tmp_path_factory.mktemp("data") / "classroom-7"
    data.mkdir()
    return execution.run(content(*RUN), data), str(data)


def test_a_run_is_strict_on_one_thread_and_tells_no_place(ran):
    solved, data = ran
    (stream,) = solved["cells"][0]["outputs"]
    assert "".join(stream["text"]) == "1 1\nclassroom-7\n./work\n"
    assert data not in json.dumps(solved)


def test_text_is_joined_addresses_and_errors_are_gone(ran):
    first, second = ran[0]["cells"][1]["outputs"]
    assert first == {"name": "stdout", "output_type": "stream", "text": ["a\n", "b\n"]}
    assert second["data"] == {"text/plain": ["<object>"]}
    assert (second["execution_count"], second["metadata"]) == (2, {})


def test_tables_stay_widgets_go_and_pictures_are_light(ran):
    table, widget, picture = (cell["outputs"] for cell in ran[0]["cells"][2:])
    assert set(table[0]["data"]) == {"text/html", "text/plain"}
    assert widget == []
    (shown,) = [output for output in picture if "image/png" in output["data"]]
    assert len(base64.b64decode(shown["data"]["image/png"])) < 20_000
    assert "widgets" not in ran[0]["metadata"]
    assert all(cell["metadata"] == {} for cell in ran[0]["cells"])


def test_running_again_gives_the_same_bytes(ran, tmp_path):
    data = tmp_path / "classroom-7"
    data.mkdir()
    again = execution.run(content(*RUN), data)
    assert notebook.to_bytes(again) == notebook.to_bytes(ran[0])


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("raise ValueError('no leavers')", "ValueError: no leavers"),
        ("import warnings\nwarnings.warn('old call', FutureWarning)", "FutureWarning: old call"),
        ("import os\nos._exit(1)", "kernel died"),
    ],
)
def test_a_cell_that_fails_or_warns_is_named(code, told, tmp_path):
    with pytest.raises(RunError, match=told) as caught:
        execution.run(content("x = 1", code), tmp_path)
    assert caught.value.cell == "cell-1"


def test_a_cell_that_does_not_end_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(execution, "SECONDS_A_CELL", 1)
    with pytest.raises(RunError, match="not done after 1 s"):
        execution.run(content("import time\ntime.sleep(60)"), tmp_path)


def test_random_style_ids_are_numbered():
    html = '<style>#T_ab12c_row {}</style><table id="T_ab12c">, <table id="T_00ff0">'
    found = [{"output_type": "display_data", "data": {"text/html": html}, "metadata": {"a": 1}}]
    (cleaned,) = outputs.clean(found, {})
    text = "".join(cleaned["data"]["text/html"])
    assert text == ('<style>#T_00000_row {}</style><table id="T_00000">, <table id="T_00001">')
    assert cleaned["metadata"] == {}


def test_of_a_card_the_question_stays():
    data = {outputs.WIDGET: {"model_id": "a1"}, "text/plain": "How many?", "text/html": "x"}
    found = [{"output_type": "execute_result", "data": data, "metadata": {}}]
    assert outputs.clean(found, {})[0]["data"] == {"text/plain": ["How many?"]}


def test_a_picture_keeps_its_look_and_loses_weight():
    from PIL import Image

    picture = Image.radial_gradient("L").resize((600, 400)).convert("RGBA")
    file = io.BytesIO()
    picture.save(file, format="PNG")
    light = outputs.light_png(base64.b64encode(file.getvalue()).decode())
    shown = Image.open(io.BytesIO(base64.b64decode(light)))
    assert shown.size == (600, 400)
    assert len(base64.b64decode(light)) <= len(file.getvalue())
    before, after = picture.convert("L").getpixel((300, 20)), shown.convert("L").getpixel((300, 20))
    assert abs(before - after) <= 4


def test_kinds_that_cannot_be_read_everywhere_are_left_out():
    data = {"application/javascript": "alert(1)", "text/plain": "x"}
    found = [{"output_type": "display_data", "data": data, "metadata": {}}]
    assert outputs.clean(found, {})[0]["data"] == {"text/plain": ["x"]}
    found = [{"output_type": "display_data", "data": {"image/svg+xml": "<svg/>"}, "metadata": {}}]
    assert outputs.clean(found, {}) == []
