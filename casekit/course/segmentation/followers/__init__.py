"""Who goes along: three flags and one list, and who is tied to whom (G7, G8, G9)."""

from casekit.course.segmentation.followers.panel import circle_desk, ego_rings, three_flags
from casekit.course.segmentation.followers.tables import of_the_twelve, twelve_read

__all__ = ["circle_desk", "ego_rings", "of_the_twelve", "three_flags", "twelve_read"]
