"""A front door of its own for each test, and both of its languages."""

import pytest

from front_door import text
from tests.setup.kit_copy import copy_to


@pytest.fixture
def door(tmp_path):
    """A copy of the front door in a folder of its own, with no environment yet."""
    copy_to(tmp_path)
    return tmp_path


@pytest.fixture(params=["zh", "en"])
def lang(request, monkeypatch):
    """Both languages of the front door."""
    monkeypatch.setattr(text, "LANGUAGE", request.param)
    return request.param
