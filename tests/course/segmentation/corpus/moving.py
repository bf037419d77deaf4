"""On moves between bands, and on who is given what."""

from casekit.course.segmentation.moving import methods
from course.wrong import Wrong, percent, share

NEEDS = ("security", "price", "service", "brand")
RIGHT = ("security_service", "bill_credit", "care_call", "club")


def _of_mid(*ends: str, among: tuple[str, ...] = ("high", "mid", "mass", "gone")):
    """Return the share of mid that ends there, among those who end somewhere."""

    def found(mart):
        row = methods.of_the_year(mart).loc["mid"]
        return float(row[list(ends)].sum() / row[list(among)].sum())

    return found


def _matched(*offers: str):
    return lambda mart: dict(zip(NEEDS, offers, strict=True))


HERE = ("high", "mid", "mass")

ROWS = [
    Wrong("held_in_band", "survivors", percent(_of_mid("mass", among=HERE))),
    Wrong("held_in_band", "survivors, whole per cent", percent(_of_mid("mass", among=HERE), 0)),
    Wrong("held_in_band", "gone", percent(_of_mid("gone"))),
    Wrong("held_in_band", "gone, as a share", share(_of_mid("gone"))),
    Wrong(
        "held_in_band",
        "the number of them",
        lambda m: float(methods.of_the_year(m).loc["mid", ["mass", "gone"]].sum()),
    ),  # fmt: skip
    Wrong(
        "held_in_band",
        "the number of those gone",
        lambda m: float(methods.of_the_year(m).loc["mid", "gone"]),
    ),  # fmt: skip
    Wrong("held_in_band", "down", percent(_of_mid("mass"))),
    Wrong("held_in_band", "held", percent(_of_mid("high", "mid"))),
    Wrong("held_in_band", "held of those here", percent(_of_mid("high", "mid", among=HERE))),
    Wrong(
        "held_in_band",
        "of everybody",
        percent(
            lambda m: float(
                methods.of_the_year(m).loc["mid", ["mass", "gone"]].sum()
                / methods.of_the_year(m).to_numpy().sum()
            )
        ),
    ),
    Wrong("value_exchange", "credits", _matched(*["bill_credit"] * 4)),
    Wrong(
        "value_exchange",
        "credits but for service",
        _matched(*["bill_credit"] * 2, "care_call", "bill_credit"),
    ),
    Wrong("value_exchange", "calls", _matched(*["care_call"] * 4)),
    Wrong(
        "value_exchange",
        "calls but for price",
        _matched("care_call", "bill_credit", *["care_call"] * 2),
    ),
    Wrong(
        "value_exchange", "honour for money", _matched(RIGHT[0], "club", RIGHT[2], "bill_credit")
    ),
    Wrong(
        "value_exchange", "credit for brand", _matched(RIGHT[0], "care_call", "club", "bill_credit")
    ),
    Wrong(
        "value_exchange",
        "two exchanged",
        _matched("care_call", RIGHT[1], "security_service", RIGHT[3]),
    ),
]
