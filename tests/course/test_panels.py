"""Every module's panels: what follows from their declarations."""

import pytest

from casekit import course
from casekit.classroom import derived

CHECKS = [
    pytest.param(check, id=f"{module}-{check}")
    for module in course.modules()
    for check in derived.checks_of_panels(course.panels(module))
]


@pytest.mark.parametrize("check", CHECKS)
def test_panel(check, mart_of):
    check(lambda case: mart_of(case, 7))
