"""A JSON file of ours says what it says, or nothing."""

import pytest

from synthetic.json_file import read_json, read_object


@pytest.mark.parametrize(
    ("content", "json", "fields"),
    [
        (b'{"seed": 7}', {"seed": 7}, {"seed": 7}),
        ("{\"name\": \"某市\"}".encode(), {"name": "某市"}, {"name": "某市"}),
        (b"[1, 2]", [1, 2], {}),
        (b'{"seed": 7', None, {}),
        (b"", None, {}),
        (b"\xff\xfe{}", None, {}),
        (b"[" * 100_000, None, {}),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_nothing(tmp_path, content, json, fields):
    file = tmp_path / "kept.json"
    file.write_bytes(content)
    assert read_json(file) == json
    assert read_object(file) == fields


def test_nor_does_what_is_not_there_or_is_a_folder(tmp_path):
    for place in (tmp_path / "none.json", tmp_path):
        assert read_json(place) is None
        assert read_object(place) == {}
