"""Its questions, a file a kind."""

from . import grids, plans, quizzes, talks

__all__ = ["grids", "plans", "quizzes", "talks"]
