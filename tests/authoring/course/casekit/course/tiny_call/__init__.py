"""A module for tests: three small questions."""
