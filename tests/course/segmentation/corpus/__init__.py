"""Plausible wrong answers to module 01's questions, as learners give them."""

from course.segmentation.corpus import moving, needs, ratings, worth

CORPUS = [*moving.ROWS, *needs.ROWS, *ratings.ROWS, *worth.ROWS]
