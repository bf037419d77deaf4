"""Questions of module 05, a file a topic. Texts stand in the module's text.yml under `questions`.

Decide questions are answered on a card, code questions by code; a topic's file holds both. The
judged month is that of `reference`: the last whose outcome is known.
"""

# isort: off
# In the order of the practice: progress is shown in it.
from casekit.course.churn_warning.questions import about_alarms
from casekit.course.churn_warning.questions import about_reasons
from casekit.course.churn_warning.questions import about_trials
from casekit.course.churn_warning.questions import about_models
from casekit.course.churn_warning.questions import about_rules
from casekit.course.churn_warning.questions import about_value_loss
from casekit.course.churn_warning.questions import about_zones
from casekit.course.churn_warning.questions import about_timing
from casekit.course.churn_warning.questions import expiry_cliff
# isort: on

__all__ = [
    "about_alarms",
    "about_models",
    "about_reasons",
    "about_rules",
    "about_timing",
    "about_trials",
    "about_value_loss",
    "about_zones",
    "expiry_cliff",
]
