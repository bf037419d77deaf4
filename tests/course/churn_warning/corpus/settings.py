"""Sliders set as one would on a first guess."""

from casekit.course.churn_warning.cut_off.questions import CALL
from casekit.course.churn_warning.eight_alarms.questions import alarm_count
from course.wrong import Wrong


def _alarms(step):
    return lambda mart: int(alarm_count.reference(mart).value) + step


ROWS = [
    Wrong("alarm_count", "one alarm", lambda m: 1),
    Wrong("alarm_count", "one too few", _alarms(-1)),
    Wrong("alarm_count", "one too many", _alarms(1)),
    Wrong("alarm_count", "all eight", lambda m: 8),
    Wrong("best_cut_off", "0.5 as cut-off", lambda m: 0.5),
    Wrong("best_cut_off", "the save rate as cut-off", lambda m: CALL.save_rate),
    Wrong("best_cut_off", "cost over value", lambda m: CALL.cost / CALL.value),
    Wrong("best_cut_off", "one in three", lambda m: 0.33),
    Wrong("best_cut_off", "the break-even doubled", lambda m: 2 * CALL.break_even),
    Wrong("best_cut_off", "three points too high", lambda m: CALL.break_even + 0.03),
    Wrong("best_cut_off", "three points too low", lambda m: CALL.break_even - 0.03),
    Wrong("best_cut_off", "call everybody", lambda m: 0.0),
    Wrong("call_month", "half a year before", lambda m: -6),
    Wrong("call_month", "three months before", lambda m: -3),
    Wrong("call_month", "two months before", lambda m: -2),
    Wrong("call_month", "two months after", lambda m: 2),
]
