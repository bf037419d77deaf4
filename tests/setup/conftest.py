"""A front door of its own for each test."""

import pytest

from tests.setup.kit_copy import copy_to


@pytest.fixture
def door(tmp_path):
    """A copy of the front door in a folder of its own, with no environment yet."""
    copy_to(tmp_path)
    return tmp_path
