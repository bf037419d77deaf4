"""A tiny module of guesses, for the engine's tests."""
