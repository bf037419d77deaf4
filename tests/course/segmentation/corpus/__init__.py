"""Plausible wrong answers to module 01's questions, as learners give them."""

from course.segmentation.corpus import followers, moving, needs, ratings, worth

CORPUS = [*followers.ROWS, *moving.ROWS, *needs.ROWS, *ratings.ROWS, *worth.ROWS]
