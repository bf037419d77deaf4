"""A module for tests: three small questions."""

TOPICS = ("first_call",)
