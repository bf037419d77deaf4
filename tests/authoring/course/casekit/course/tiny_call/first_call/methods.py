"""What the tiny lesson shows."""


def latest(mart, count):
    """Return the latest account months, oldest first."""
    return mart.months[-count:]
