"""Twelve customers on the desk, and four seats: whom would you put on the list?"""

from casekit.course.segmentation.the_list.tables import shown

__all__ = ["shown"]
