"""A sound dataset, and copies of it to be broken."""

import shutil

import pytest

from .made_up import made_up_tables, write_dataset


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return write_dataset(tmp_path_factory.mktemp("sound") / "data", made_up_tables())


@pytest.fixture
def folder(sound, tmp_path):
    """A copy of a sound dataset, to be broken."""
    return shutil.copytree(sound, tmp_path / "data")
