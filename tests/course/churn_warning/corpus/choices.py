"""Choices, ticks, orders and pairs."""

from casekit.analysis import models
from casekit.course.churn_warning.eight_alarms import questions as about_alarms
from casekit.course.churn_warning.procedure.questions import STEPS
from casekit.course.churn_warning.read_aloud.questions import COLUMNS, first_question
from casekit.course.churn_warning.reasons import questions as about_reasons
from casekit.course.churn_warning.value_loss import methods as value_loss
from casekit.course.churn_warning.zones.questions import zone_of
from course.wrong import Wrong
from synthetic.calendar import add_months


def _ranked(column, table=0):
    def order(mart):
        figures = about_alarms.over_all_months(mart)[table].loc[list(about_alarms.LINED_UP)]
        return list(figures[column].sort_values(ascending=False).index)

    return order


def _lead(mart):
    return list(about_alarms.lead_order.reference(mart).value)


def _swapped(place):
    def order(mart):
        found = _lead(mart)
        found[place], found[place + 1] = found[place + 1], found[place]
        return found

    return order


def _claims(*dropped, added=()):
    def ticked(mart):
        held = {name for name, true in about_reasons._held(mart).items() if true}
        return (held - set(dropped)) | set(added)

    return ticked


def _around(*steps):
    return lambda mart: {int(add_months(models.decision(mart).month, step)) for step in steps}


def _other_columns(place):
    """Return a column of the first question that is neither right nor a number."""

    def column(mart):
        right = first_question.reference(mart).value
        return [name for name in COLUMNS[2:] if name != right][place]

    return column


def _zones(**changed):
    return lambda mart: {**zone_of.reference(mart).value, **changed}


def _steps(*moves):
    """Return the eleven steps after moves (a step, the one it is put just ahead of)."""
    order = list(STEPS)
    for step, ahead_of in moves:
        order.remove(step)
        order.insert(order.index(ahead_of), step)
    return lambda mart: order


PLANS = ("later_period", "random_rows", "unready_months", "other_customers", "old_model_new_month")

ROWS = [
    Wrong("eleven_steps", "the offer opens the call", _steps(("offer", "verify"))),
    Wrong("eleven_steps", "the offer before the reason", _steps(("offer", "reason"), ("sum", "reason"))),
    Wrong("eleven_steps", "the sum read out to whoever picks up", _steps(("sum", "verify"))),
    Wrong("eleven_steps", "verified only to activate", _steps(("verify", "deliver"))),
    Wrong("eleven_steps", "terms in small print", _steps(("term", "deliver"))),
    Wrong("eleven_steps", "terms with the first bill", _steps(("term", "follow_up"))),
    Wrong("eleven_steps", "the sum after the yes", _steps(("sum", "deliver"))),
    Wrong("eleven_steps", "activated, then asked", _steps(("deliver", "consent"))),
    Wrong("eleven_steps", "activated before anything is said", _steps(("deliver", "term"))),
    Wrong("eleven_steps", "list scrubbed at night", _steps(("clean", "follow_up"))),
    Wrong("eleven_steps", "record opened while talking", _steps(("record", "reason"))),
    Wrong("eleven_steps", "list and record forgotten until the offer", _steps(("clean", "offer"), ("record", "offer"))),
    Wrong("eleven_steps", "called back at once", _steps(("follow_up", "deliver"))),
    Wrong("eleven_steps", "upside down", lambda m: list(STEPS[::-1])),
    Wrong("lead_order", "by mean lead", _ranked("mean_lead")),
    Wrong("lead_order", "by lift", _ranked("lift", 1)),
    Wrong("lead_order", "upside down", lambda m: _lead(m)[::-1]),
    Wrong("lead_order", "first two exchanged", _swapped(0)),
    Wrong("lead_order", "last two exchanged", _swapped(2)),
    Wrong("lead_order", "one month ahead", _ranked("ahead_1")),
    Wrong("reason_claims", "the survey believed",
          lambda m: {"most_say_price", "most_mean_price", "cheaper_keeps_half"}),
    Wrong("reason_claims", "everything ticked", lambda m: set(about_reasons.CLAIMS)),
    Wrong("reason_claims", "records left out", _claims("end_shows")),
    Wrong("reason_claims", "service left out", _claims("service_hides")),
    Wrong("reason_claims", "price first, and half kept", _claims(added={"cheaper_keeps_half"})),
    Wrong("reason_claims", "only the records", lambda m: {"end_shows"}),
    Wrong("reason_claims", "only service", lambda m: {"service_hides"}),
    Wrong("reason_claims", "exactly the wrong ones", lambda m: {"most_mean_price", "cheaper_keeps_half"}),
    Wrong("honest_trials", "everything ticked", lambda m: set(PLANS)),
    Wrong("honest_trials", "the later period only", lambda m: {"later_period"}),
    Wrong("honest_trials", "the old model only", lambda m: {"old_model_new_month"}),
    Wrong("honest_trials", "random rows only", lambda m: {"random_rows"}),
    Wrong("honest_trials", "other customers, later period", lambda m: {"other_customers", "later_period"}),
    Wrong("honest_trials", "unready months and the old model", lambda m: {"unready_months", "old_model_new_month"}),
    Wrong("not_for_money", "the highest AUC", lambda m: "boosting"),
    Wrong("not_for_money", "the simplest", lambda m: "logistic"),
    Wrong("not_for_money", "the tree", lambda m: "cart"),
    Wrong("first_question", "largest gain", lambda m: "subscriber"),
    Wrong("first_question", "household", lambda m: "household"),
    Wrong("first_question", "birth year", lambda m: "birth_year"),
    Wrong("first_question", "an alarm", _other_columns(1)),
    Wrong("first_question", "another alarm", _other_columns(2)),
    Wrong("loss_months", "the current month among them", _around(-1, 0, 1)),
    Wrong("loss_months", "the outcome itself", lambda m: set(value_loss.windows(models.decision(m).month).outcome)),
    Wrong("loss_months", "a month too early", _around(-3, -2, -1)),
    Wrong("loss_months", "the decision month alone", _around(0)),
    Wrong("loss_months", "two months", _around(-1, 0)),
    Wrong("loss_months", "four months", _around(-3, -2, -1, 0)),
    Wrong("loss_months", "everything on offer", _around(-3, -2, -1, 0, 1, 2)),
    Wrong("loss_months", "a gap before the decision", _around(-2, -1)),
    Wrong("leaking_column", "the trend", lambda m: "bill_trend"),
    Wrong("leaking_column", "months of contract left", lambda m: "contract_left"),
    Wrong("leaking_column", "unpaid bills", lambda m: "arrears_3m"),
    Wrong("whom_to_call", "the riskiest of all as well", lambda m: {"decided", "wavering", "at_the_line", "below_the_line"}),
    Wrong("whom_to_call", "whoever is above the formula's cut-off", lambda m: {"decided", "wavering", "small", "at_the_line"}),
    Wrong("whom_to_call", "the three highest scores", lambda m: {"decided", "wavering", "small"}),
    Wrong("whom_to_call", "above the cut-off, without the decided", lambda m: {"wavering", "small", "at_the_line"}),
    Wrong("whom_to_call", "the largest bills", lambda m: {"wavering", "below_the_line", "unlikely"}),
    Wrong("whom_to_call", "the surest two", lambda m: {"wavering", "at_the_line"}),
    Wrong("whom_to_call", "the bill of 50 left out", lambda m: {"wavering", "below_the_line"}),
    Wrong("call_order", "the riskiest first", lambda m: ["surest", "likely", "perhaps", "unlikely"]),
    Wrong("call_order", "the largest bill first", lambda m: ["unlikely", "surest", "perhaps", "likely"]),
    Wrong("call_order", "the decided before the yellow one", lambda m: ["likely", "perhaps", "surest", "unlikely"]),
    Wrong("call_order", "the decided second", lambda m: ["likely", "surest", "perhaps", "unlikely"]),
    Wrong("call_order", "the first two exchanged", lambda m: ["perhaps", "likely", "unlikely", "surest"]),
    Wrong("zone_of", "score alone", _zones(likely_small="red")),
    Wrong("zone_of", "bill alone", _zones(unlikely_big="red")),
    Wrong("zone_of", "unknown is safe", _zones(just_joined="green")),
    Wrong("zone_of", "watched means red", _zones(perhaps_big="red")),
    Wrong("zone_of", "small payers left alone", _zones(likely_small="green")),
    Wrong("zone_of", "unknown gets a cheap contact", _zones(just_joined="blue")),
    Wrong("zone_of", "score alone and unknown is safe", _zones(likely_small="red", just_joined="green")),
    Wrong("zone_of", "yellow and blue mixed up", _zones(likely_small="yellow", perhaps_big="blue")),
    Wrong("zone_of", "small but likely is yellow", _zones(likely_small="yellow")),
]  # fmt: skip
