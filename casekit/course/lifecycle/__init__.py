"""The life of a customer: how long, worth what, and what lengthens it (module 03)."""

TOPICS = ("lifetimes", "worth")
