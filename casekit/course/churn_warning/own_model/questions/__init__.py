"""The questions: what importance says, then a warning step by step, in the order of the lesson."""

# isort: off
from casekit.course.churn_warning.own_model.questions import causes
from casekit.course.churn_warning.own_model.questions import features
from casekit.course.churn_warning.own_model.questions import scoring
from casekit.course.churn_warning.own_model.questions import promising
from casekit.course.churn_warning.own_model.questions import probabilities
from casekit.course.churn_warning.own_model.questions import choosing
# isort: on

__all__ = ["causes", "choosing", "features", "probabilities", "promising", "scoring"]
