"""Colours that the colour-blind can tell apart: by name, and one a meaning in charts and panels alike."""

#: Colours that the colour-blind can tell apart (Okabe and Ito), for series in this order.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F")
#: The same by meaning.
BLUE, RED, GREEN, PURPLE, AMBER, SKY, GREY = PALETTE

INK = "#374151"
"""Of lines that lie over bars."""

ZONES = {"red": RED, "yellow": AMBER, "blue": BLUE, "green": GREEN}

NEEDS = {"security": SKY, "price": AMBER, "service": GREEN, "brand": BLUE}
"""What customers look for."""

MEASURES = {"precision": BLUE, "recall": GREEN}
"""Of a list or an alarm."""

MODELS = {
    "boosting": BLUE,
    "boosting_half": RED,
    "logistic": GREEN,
    "cart": AMBER,
    "boosting_deep": PURPLE,
}
"""By kind of model."""

WAYS = {
    "random_rows": GREY,
    "by_time": BLUE,
    "leaking": GREY,
    "clean": GREEN,
    "leaking_in_use": RED,
}
"""Of judging a model: what only looks good is grey."""

CONFIDENCE = BLUE
"""Leave rate of a rule's customers in later months."""

LISTS = {"oracle": GREY, "random": GREY, "riskiest": RED}
"""Call lists that are no habit; `HABIT` for the others."""

HABIT = BLUE
