"""Plausible wrong answers to module 03's questions, as learners give them."""

from course.lifecycle.corpus import lifetimes, stages, worth

CORPUS = [*lifetimes.ROWS, *stages.ROWS, *worth.ROWS]
