"""Findings on the wrong bone, reasons in the wrong order, contracts miscounted."""

from casekit.course.churn_warning.fishbone.methods import FINDINGS
from casekit.course.churn_warning.fishbone.questions import HEARD, _ended, _share, mend_first
from course.wrong import Wrong, percent, share


def _laid(**moved):
    return lambda mart: {**FINDINGS, **moved}


def _all_on(bone, **but):
    return lambda mart: {**dict.fromkeys(FINDINGS, bone), **but}


def _turned(mart):
    return mend_first.reference(mart).value[::-1]


COMPLAINED = ("about_bill", "about_service", "repeated")
PRICES = [name for name, bone in FINDINGS.items() if bone == "marketing" and name != "not_renewed"]

ROWS = [
    Wrong("fishbone", "all system but the personal ones", _all_on("system", personal="nobody")),
    Wrong("fishbone", "all on nobody's bone", _all_on("nobody")),
    Wrong("fishbone", "all complaints to service", _laid(**dict.fromkeys(COMPLAINED, "service"))),
    Wrong("fishbone", "only what is complained of has a bone",
          lambda m: {name: bone if name in COMPLAINED else "nobody" for name, bone in FINDINGS.items()}),
    Wrong("fishbone", "the rival's price is the market", _laid(rival_cheaper="nobody")),
    Wrong("fishbone", "all prices are the market", _laid(**dict.fromkeys(PRICES, "nobody"))),
    Wrong("fishbone", "service talks the movers round", _laid(personal="service")),
    Wrong("fishbone", "an offer for the movers", _laid(personal="marketing")),
    Wrong("fishbone", "renewals to the system", _laid(not_renewed="system")),
    Wrong("fishbone", "renewals to service", _laid(not_renewed="service")),
    Wrong("fishbone", "overage is billing", _laid(over_allowance="system")),
    Wrong("fishbone", "the bill jumps for want of an offer", _laid(bill_jumps="marketing")),
    Wrong("fishbone", "the mast is nobody's", _laid(poor_network="nobody")),
    Wrong("fishbone", "tickets settle complaints", _laid(repeated="system", about_service="system")),
    Wrong("fishbone", "nobody can know why", _laid(no_reason="nobody")),
    Wrong("fishbone", "a form for the reason is the system's", _laid(no_reason="system")),
    Wrong("fishbone", "service should have advised the tariff", _laid(own_cheaper="service")),
    Wrong("fishbone", "market and movers", _laid(rival_cheaper="nobody", personal="marketing")),
    Wrong("fishbone", "marketing and system exchanged",
          lambda m: {n: {"marketing": "system", "system": "marketing"}.get(b, b) for n, b in FINDINGS.items()}),
    Wrong("mend_first", "upside down", _turned),
    Wrong("mend_first", "as declared", lambda m: list(HEARD)),
    Wrong("mend_first", "by what they say", lambda m: ["price", "personal", "service", "network", "bill"]),
    Wrong("mend_first", "by complaints", lambda m: ["bill", "service", "network", "price", "personal"]),
    Wrong("mend_first", "service first", lambda m: ["service", "personal", "price", "bill", "network"]),
    Wrong("mend_first", "personal third", lambda m: ["service", "price", "personal", "bill", "network"]),
    Wrong("mend_first", "the bill before service", lambda m: ["personal", "price", "bill", "service", "network"]),
    Wrong("unrenewed", "those renewed", percent(lambda m: 1 - _share(m))),
    Wrong("unrenewed", "as a share, those renewed", share(lambda m: 1 - _share(m))),
    Wrong("unrenewed", "of all contracts", percent(lambda m: _share(m) * len(_ended(m)) / len(m.contracts))),
    Wrong("unrenewed", "of all subscribers", percent(lambda m: _share(m) * len(_ended(m)) / len(m.subscribers))),
    Wrong("unrenewed", "leavers counted", percent(
        lambda m: 1 - _ended(m)["subscriber"].isin(m.churn["subscriber"]).mean())),
]  # fmt: skip
