"""What holds of every module of the course; what is a module's own stands in its folder."""

import pytest

from casekit import course

MODULES = [pytest.param(one, marks=pytest.mark.xdist_group(one)) for one in course.modules()]
"""For tests of a module: each goes to the process that has the module's data open."""
