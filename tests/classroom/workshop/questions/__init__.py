"""Its questions, a file a kind."""

from . import grids, plans, talks

__all__ = ["grids", "plans", "talks"]
