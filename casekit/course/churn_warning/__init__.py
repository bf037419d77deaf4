"""Churn warning: who is leaving, why, whom to call and when (module 05)."""

TOPICS = (
    "friday",
    "eight_alarms",
    "reasons",
    "fishbone",
    "cut_off",
    "zones",
    "timing",
    "procedure",
    "riskiest",
    "honest_split",
    "own_model",
    "read_aloud",
    "value_loss",
    "expiry_cliff",
)
