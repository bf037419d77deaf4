"""Plausible wrong answers to module 01's questions, as learners give them."""

from course.segmentation.corpus import ratings, worth

CORPUS = [*ratings.ROWS, *worth.ROWS]
