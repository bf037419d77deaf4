"""On ten jobs and five files."""

from casekit.course.lifecycle.stages.chosen import FILES
from casekit.course.lifecycle.stages.methods import ACQUIRED, DECLINING, GROWING, LEAVING, MATURE
from casekit.course.lifecycle.stages.questions import JOBS
from course.wrong import Wrong

TEN, FIVE = "wider_than_crm", "five_files"


def _but(right: dict, **changed: str):
    return lambda mart: {**right, **changed}


def _kept(mart):
    return {job: at if at == ACQUIRED else MATURE for job, at in JOBS.items()}


ROWS = [
    Wrong(TEN, "all is keeping", _kept),
    Wrong(TEN, "turned around", _but(JOBS, win_back=DECLINING, falling_call=LEAVING)),
    Wrong(TEN, "win-back among the declining", _but(JOBS, win_back=DECLINING)),
    Wrong(TEN, "credit after debts", _but(JOBS, credit_check=LEAVING)),
    Wrong(TEN, "credit while growing", _but(JOBS, credit_check=GROWING)),
    Wrong(TEN, "network when use falls", _but(JOBS, network=DECLINING)),
    Wrong(FIVE, "by tenure", _but(FILES, one=MATURE, four=MATURE)),
    Wrong(FIVE, "declining called mature", _but(FILES, one=MATURE, three=DECLINING)),
    Wrong(FIVE, "declining called leaving", _but(FILES, one=LEAVING, four=DECLINING)),
    Wrong(FIVE, "growing called mature", _but(FILES, five=MATURE, three=GROWING)),
]
