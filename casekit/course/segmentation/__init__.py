"""Segmentation: who matters in the base, and why (module 01)."""

TOPICS = (
    "the_list",
    "worth",
    "ranking",
    "followers",
    "needs",
    "moving",
    "redraw",
    "activity",
    "tenure",
)
