"""The case's lists, by rule and by code."""

from casekit.course.churn_warning.expiry_cliff import methods as targeting
from casekit.course.churn_warning.expiry_cliff.questions import CONTROLS, RIGHT, customers, listed
from course.wrong import Wrong


def _set(**changed):
    start = {name: one.value for name, one in CONTROLS.items()}
    return lambda mart: {**start, **changed}


def _near(**changed):
    return _set(**{**RIGHT, **changed})


def _by(column, ascending=False, within=None):
    def chosen(mart):
        table = customers(mart)
        table = table if within is None else table[table["ends_in"].between(*within)]
        return table.sort_values(column, ascending=ascending).index[: targeting.CALLS]

    return chosen


ROWS = [
    Wrong("target_list", "left as it is", _set()),
    Wrong("target_list", "largest bills of all", _set(rank_by="bill")),
    Wrong("target_list", "score times value of all", _set(rank_by="score_value")),
    Wrong("target_list", "what rivals save of all", _set(rank_by="saving")),
    Wrong("target_list", "soonest end of all", _set(rank_by="ends_in")),
    Wrong("target_list", "ends soon, by score", _near(rank_by="score")),
    Wrong("target_list", "ends soon, by end", _near(rank_by="ends_in")),
    Wrong("target_list", "others left in", _near(others=True)),
    Wrong("target_list", "after the end", _near(ends_from=-6, ends_to=-1)),
    Wrong("target_list", "a hundred calls only", _near(calls=100)),
    Wrong("target_list", "ends in half a year and later", _near(ends_from=6, ends_to=24)),
    Wrong("target_list", "only those of high bills", _near(least_bill=150)),
    Wrong("target_list", "only the quiet ones", _near(most_score=0.03)),
    Wrong("target_list", "only those without an alarm", _near(most_alarms=0)),
    Wrong("free_list", "riskiest", _by("score")),
    Wrong("free_list", "largest bills", _by("bill")),
    Wrong("free_list", "score times value", _by("score_value")),
    Wrong("free_list", "most alarms", _by("alarms")),
    Wrong("free_list", "what rivals save", _by("saving")),
    Wrong("free_list", "longest with us", _by("tenure")),
    Wrong("free_list", "smallest bills of those about to end", _by("bill", True, (0, 3))),
    Wrong("free_list", "by score of those about to end", _by("score", within=(0, 3))),
    Wrong("free_list", "ended already", _by("bill", within=(-12, -1))),
    Wrong("free_list", "the best hundred", lambda m: listed(m, **RIGHT)[:100]),
    Wrong("free_list", "four hundred names", lambda m: listed(m, **{**RIGHT, "calls": 400})),
    Wrong("free_list", "row numbers for customers", lambda m: list(range(300))),
]
