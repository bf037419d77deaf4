"""The life of a customer: its stages, how long, worth what, and what lengthens it (module 03)."""

TOPICS = ("stages", "lifetimes", "worth")
