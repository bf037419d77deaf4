"""The figures of scale are measured as they are named."""

import time

import pytest

from casekit.bench import province
from casekit.bench.showing import TEXTS, shown


def figures(found) -> dict:
    return {figure.name: figure for figure in found}


def test_growth_is_the_power_of_the_size(tmp_path, monkeypatch):
    """Where making n takes n ** 1.3 the bar is missed, where it takes n it is kept."""
    for power, kept in ((1.0, True), (1.3, False)):

        def busy(folder, scenario, seed, size=0, power=power):
            folder.mkdir(parents=True, exist_ok=True)
            end = time.process_time() + 0.02 * (size / 100) ** power
            while time.process_time() < end:
                pass

        monkeypatch.setattr(province, "generate", busy)
        found = figures(province.growth(tmp_path, (100, 400, 1000)))
        assert found["growth"].value == pytest.approx(power, abs=0.04)
        assert found["growth"].kept is kept


@pytest.mark.parametrize(("workers", "memory"), [(1, "memory"), (2, "memory_of_all")])
def test_a_whole_base_is_made_and_measured(workers, memory, capsys):
    found = figures(province.whole("city", 1000, workers))
    assert found[memory].kept
    assert found[memory].value > 0.1  # the libraries alone take 100 MB
    assert 500 < found["disk"].value < 5000
    seconds = found["province"].value
    assert found["written"].value == pytest.approx(1000 * 24 / seconds / 1e6)
    assert shown(list(found.values())) == 0
    assert TEXTS("all_kept") in capsys.readouterr().out
