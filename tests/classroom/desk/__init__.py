"""A module for the engine's own tests: what is laid out, put in order, written and ticked."""

from . import laid_out, written

__all__ = ["laid_out", "written"]
