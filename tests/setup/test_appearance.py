"""How JupyterLab looks for the course, over what others have set in the installation."""

import json
from pathlib import Path

import pytest

from casekit.lab import appearance, server


def dressed(folder: Path, name: str, lang: str = "zh") -> dict:
    appearance.dress(folder / "own", lang, folder / "shared")
    return json.loads((folder / "own" / name).read_text(encoding="utf-8"))


@pytest.fixture
def shared(tmp_path):
    """The settings folder of the installation."""
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.mark.parametrize(("lang", "locale"), [("zh", "zh_CN"), ("en", "en")])
def test_menus_speak_the_language_and_nothing_pops_up(tmp_path, lang, locale):
    kept = dressed(tmp_path, "overrides.json", lang)
    assert kept["@jupyterlab/translation-extension:plugin"]["locale"] == locale
    news = kept["@jupyterlab/apputils-extension:notification"]
    assert news == {"fetchNews": "false", "checkForUpdates": False}


def test_what_others_have_set_counts_and_is_not_touched(tmp_path, shared):
    told = json.dumps({
        "@jupyterlab/apputils-extension:themes": {"theme": "JupyterLab Dark"},
        "@jupyterlab/translation-extension:plugin": {"locale": "fr_FR", "other": 1},
    })  # fmt: skip
    (shared / "overrides.json").write_text(told, encoding="utf-8")
    for lang, locale in (("en", "en"), ("zh", "zh_CN")):
        kept = dressed(tmp_path, "overrides.json", lang)
        assert kept["@jupyterlab/apputils-extension:themes"] == {"theme": "JupyterLab Dark"}
        language = kept["@jupyterlab/translation-extension:plugin"]
        assert language == {"locale": locale, "other": 1}
    assert (shared / "overrides.json").read_text(encoding="utf-8") == told


@pytest.mark.parametrize("content", ["not json", "[1]", ""])
def test_a_broken_file_of_others_is_passed_over(tmp_path, shared, content):
    (shared / "overrides.json").write_text(content, encoding="utf-8")
    assert dressed(tmp_path, "overrides.json") == appearance.settings("zh")


def test_what_comes_along_with_the_pages_has_no_button_in_jupyterlab(tmp_path, shared):
    (shared / "page_config.json").write_text('{"disabledExtensions": {"x": true}}', "utf-8")
    kept = dressed(tmp_path, "page_config.json")
    assert set(kept["disabledExtensions"]) == {"x", *appearance.LEFT_OUT}


def test_the_settings_are_ones_that_this_jupyterlab_has():
    share = server.shared_settings_folder().parents[1]
    for plugin, changed in appearance.settings("zh").items():
        package, name = plugin.split(":")
        homes = (share / "lab", share / "labextensions" / package)  # its own, an extension's
        files = [home / "schemas" / package / f"{name}.json" for home in homes]
        (file,) = [file for file in files if file.is_file()]
        schema = json.loads(file.read_text(encoding="utf-8"))
        assert set(changed) <= set(schema["properties"]), plugin
