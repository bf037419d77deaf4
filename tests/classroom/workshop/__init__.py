"""A tiny module with the kinds that plan, talk and examine, on the tiny mart."""
