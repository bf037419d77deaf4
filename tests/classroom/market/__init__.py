"""A tiny module with a question of every kind, for the engine's tests."""
