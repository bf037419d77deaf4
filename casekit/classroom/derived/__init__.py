"""Tests that follow from what a module declares, for every module to run.

In a module's tests::

    import pytest
    from casekit import course
    from casekit.classroom import derived

    QUESTIONS = course.questions("churn_warning")

    @pytest.fixture(scope="module", params=[7, 8, 9], ids="seed-{}".format)
    def mart_of(request):
        return lambda case: dataset(case, seed=request.param)

    @pytest.mark.parametrize("check", derived.checks(QUESTIONS), ids=str)
    def test_question(check, mart_of):
        check(derived.sheet(QUESTIONS, mart_of))

    @pytest.mark.parametrize("check", derived.checks_of_panels({"alarms": alarms.panel}), ids=str)
    def test_panel(check, mart_of):
        check(mart_of)

    @pytest.mark.parametrize("check", derived.checks_of_charts({"bars": lambda: bars(table)}), ids=str)
    def test_chart(check):
        check()
"""

from casekit.classroom.derived.charts import checks_of_charts
from casekit.classroom.derived.check import Check
from casekit.classroom.derived.junk import junk
from casekit.classroom.derived.panels import checks_of_panels
from casekit.classroom.derived.questions import checks, given, sheet

__all__ = ["Check", "checks", "checks_of_charts", "checks_of_panels", "given", "junk", "sheet"]
