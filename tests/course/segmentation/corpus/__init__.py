"""Plausible wrong answers to module 01's questions, as learners give them."""

from course.segmentation.corpus import followers, moving, needs, ratings, redraw, worth

CORPUS = [
    *followers.ROWS,
    *moving.ROWS,
    *needs.ROWS,
    *ratings.ROWS,
    *redraw.ROWS,
    *worth.ROWS,
]
