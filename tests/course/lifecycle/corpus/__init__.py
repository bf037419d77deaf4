"""Plausible wrong answers to module 03's questions, as learners give them."""

from course.lifecycle.corpus import lifetimes, worth

CORPUS = [*lifetimes.ROWS, *worth.ROWS]
