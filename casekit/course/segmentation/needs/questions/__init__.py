"""How many groups there are, which offer for whom, what a guess must be good for, Kano for whom."""

from casekit.course.segmentation.needs.questions.groups import clusters_fit, natural_clusters
from casekit.course.segmentation.needs.questions.offers import match_offers, worth_knowing
from casekit.course.segmentation.needs.questions.survey import kano_for_whom

__all__ = ["clusters_fit", "kano_for_whom", "match_offers", "natural_clusters", "worth_knowing"]
