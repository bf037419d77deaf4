"""The bench of pages: a page that is too slow or too large is told."""

import pytest

from casekit.bench.pages import _figures, _Opened
from casekit.bench.showing import shown

QUICK = _Opened(prose=0.02, first=0.8, whole=2.0, memory=240)
PLAIN = 1.5


@pytest.mark.parametrize(
    ("slow", "kept"),
    [
        (QUICK, True),
        (_Opened(0.02, 2.4, 3.0, 240), False),
        (_Opened(0.02, 0.8, 5.5, 240), False),
        (_Opened(0.02, 0.8, 2.0, 360), False),
    ],
)
def test_what_is_over_its_bar_is_told(slow, kept, capsys):
    assert shown(_figures("05_x/one", [slow, slow], PLAIN)) == (0 if kept else 1)
    assert "05_x/one" in capsys.readouterr().out


def test_the_first_opening_makes_fits_and_does_not_count():
    slow = _Opened(0.5, 9.0, 20.0, 240)
    assert shown(_figures("05_x/one", [slow, QUICK], PLAIN)) == 0
