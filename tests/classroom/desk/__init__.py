"""A module for the engine's own tests: what is laid out, put in order, written and ticked."""
