"""Which weights find those who know many people? (G10)"""

from casekit.classroom import Answer, question
from casekit.course.segmentation.activity import charts, debrief, methods
from casekit.course.segmentation.mixing import Mix

PASS = 0.92
"""Of what the people called find by themselves: weights that lose more fail."""


def _found(mart, weights) -> float:
    return debrief.found(mart, methods.activity(methods.columns(mart), weights))


MIX = Mix(
    (*methods.WEIGHTS, "people"),
    _found,
    lambda mart: PASS * _found(mart, {"people": 5}),
    lambda mart: debrief.by_column(mart)[["handbook", "lot"]],
    charts.BARS,
)


@question(MIX.asked(*methods.WEIGHTS.values(), 0), covers="G10", minutes=4, needs_truth=True)
def activity_mix(mart):
    """Weights that find those with wide circles: the people called, and hardly anything else."""
    found, best = debrief.by_column(mart), MIX.weights(0, 0, 0, 0, 5)
    return Answer(best, alone=_found(mart, best),
                  handbook=found["handbook"], texts=found["sms"], services=found["new_services"],
                  top=methods.TOP, mark=MIX.enough(mart))  # fmt: skip


@activity_mix.mistake(when=lambda mart, value: not any(value.values()))
def nothing_weighed(mart):
    return MIX.weights(0, 0, 0, 0, 0)


@activity_mix.mistake(when=lambda mart, value: any(value.values()) and not value["people"])
def people_left_out(mart):
    return MIX.weights(4, 3, 2, 1, 0)


@activity_mix.mistake(when=lambda mart, value: len(set(value.values())) == 1)
def all_alike(mart):
    return MIX.weights(1, 1, 1, 1, 1)


@activity_mix.mistake(when=lambda mart, value: value["people"] > 0)
def diluted(mart):
    return MIX.weights(4, 3, 2, 1, 5)
