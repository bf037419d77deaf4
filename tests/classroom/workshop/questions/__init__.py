"""Its questions, a file a kind."""

from . import grids, plans

__all__ = ["grids", "plans"]
