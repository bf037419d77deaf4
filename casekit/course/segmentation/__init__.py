"""Segmentation: who matters in the base, and why (module 01)."""

TOPICS = ("worth", "ranking", "activity", "tenure")
