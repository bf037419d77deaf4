"""Its questions, a file a kind."""

from . import grids

__all__ = ["grids"]
