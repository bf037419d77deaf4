"""A module with a fault."""
