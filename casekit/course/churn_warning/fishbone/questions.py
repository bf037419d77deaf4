"""Who can mend each finding, and how many leavers each reason costs (W8)."""

from casekit.analysis.lacks import TooFew
from casekit.classroom import Answer, Board, Number, Ordering, question
from casekit.course.churn_warning.fishbone import methods
from casekit.course.churn_warning.fishbone.debrief import reasons_by, true_costs
from casekit.course.churn_warning.fishbone.methods import BONES, FINDINGS, texts
from synthetic.calendar import add_months

LEVEL = 0.03
"""Reasons whose shares of the leavers lie no further apart are level."""
HEARD = ("price", "service", "personal", "bill", "network")
"""Reasons that leavers name or complain of most: those over which the departments quarrel."""
TARIFFS = ("over_allowance", "own_cheaper", "rival_cheaper")
REPAIRS = ("about_bill", "bill_jumps", "poor_network")
"""Bills and network: heard by the hotline, repaired elsewhere."""
QUIET = ("own_cheaper", "over_allowance", "not_renewed", "no_reason")
"""What shows in the books only: nobody complains of it."""
NEARLY_ALL = 7
"""Findings on one bone from which an answer gives everything to it; a true bone has four."""


def _laid_on(bone: str, names: tuple[str, ...] = tuple(FINDINGS), least: int = 1):
    """Return a test of an answer: which of these findings it lays on a bone, if not too few."""

    def found(mart, value) -> list[str]:
        laid = [name for name in names if value[name] == bone]
        return laid if len(laid) >= least else []

    return found


def _elsewhere(name: str):
    """Return a test of an answer: whether it lays a finding on another bone than its own."""
    return lambda mart, value: value[name] != FINDINGS[name]


# --- whose bone? ---------------------------------------------------------------------------------
# The first mistake that an answer shows is named: what concerns one finding stands ahead of what
# concerns it among others.


@question(Board(cards=tuple(FINDINGS), fields=BONES), covers="W8", minutes=3)
def fishbone(mart):
    """Who can mend each of eleven findings."""
    return Answer(dict(FINDINGS), **methods.findings(mart).to_dict())


@fishbone.mistake(when=_laid_on("system", least=NEARLY_ALL))
def everything_to_system(mart):
    return dict.fromkeys(FINDINGS, "system")


@fishbone.mistake(when=_laid_on("nobody", least=NEARLY_ALL))
def everything_given_up(mart):
    return dict.fromkeys(FINDINGS, "nobody")


@fishbone.mistake(when=_laid_on("nobody", QUIET, least=2))
def by_loudness(mart):
    return {**FINDINGS, **dict.fromkeys(QUIET, "nobody")}


@fishbone.mistake(when=_laid_on("service", least=NEARLY_ALL))
def everything_to_service(mart):
    return dict.fromkeys(FINDINGS, "service")


@fishbone.mistake(when=_laid_on("marketing", least=NEARLY_ALL))
def everything_to_marketing(mart):
    return dict.fromkeys(FINDINGS, "marketing")


@fishbone.mistake(when=_laid_on("nobody", ("rival_cheaper",)))
def price_is_the_market(mart):
    return {**FINDINGS, "rival_cheaper": "nobody"}


@fishbone.mistake(when=_elsewhere("personal"))
def personal_on_a_bone(mart):
    return {**FINDINGS, "personal": "service"}


@fishbone.mistake(when=_laid_on("service", REPAIRS))
def whoever_hears_it(mart):
    return {**FINDINGS, "about_bill": "service"}


@fishbone.mistake(when=_elsewhere("not_renewed"))
def renews_by_itself(mart):
    return {**FINDINGS, "not_renewed": "system"}


@fishbone.mistake(when=_laid_on("service", TARIFFS))
def advice_mends_tariffs(mart):
    return {**FINDINGS, "own_cheaper": "service"}


@fishbone.mistake(when=_laid_on("nobody", TARIFFS))
def tariffs_given_up(mart):
    return {**FINDINGS, "over_allowance": "nobody"}


@fishbone.mistake(when=_laid_on("system", ("over_allowance",)))
def overage_is_billing(mart):
    return {**FINDINGS, "over_allowance": "system"}


@fishbone.mistake(when=_laid_on("system", TARIFFS))
def tariff_is_billing(mart):
    return {**FINDINGS, "own_cheaper": "system"}


@fishbone.mistake(when=_elsewhere("no_reason"))
def nobody_asked(mart):
    return {**FINDINGS, "no_reason": "nobody"}


@fishbone.mistake(when=_laid_on("marketing", REPAIRS))
def repairs_by_offer(mart):
    return {**FINDINGS, "bill_jumps": "marketing"}


@fishbone.mistake(when=_laid_on("nobody", REPAIRS))
def repairs_given_up(mart):
    return {**FINDINGS, "poor_network": "nobody"}


@fishbone.mistake(when=_elsewhere("repeated"))
def left_unsettled(mart):
    return {**FINDINGS, "repeated": "system"}


@fishbone.mistake(when=_elsewhere("about_service"))
def people_are_no_system(mart):
    return {**FINDINGS, "about_service": "system"}


# --- what do we lose customers over? --------------------------------------------------------------


def _shares(mart, column: str = "true"):
    """Return the shares of the five reasons by what was complained of, stated or true."""
    return reasons_by(mart, column).reindex(list(HEARD))


def _ranked(shares) -> list[str]:
    """Return the reasons by their shares, the largest first."""
    return list(shares.sort_values(ascending=False, kind="stable").index)


@question(
    Ordering(options=HEARD, ties=_shares, level=LEVEL),
    covers="W8",
    minutes=2,
    needs_truth=True,
)
def mend_first(mart):
    """The reasons by the leavers that each truly costs; what is level has no order."""
    true, stated, bones = _shares(mart), _shares(mart, "stated"), true_costs(mart)
    return Answer(
        _ranked(true),
        level=100 * LEVEL,
        say_price=float(stated["price"]),
        say_service=float(stated["service"]),
        marketing=float(bones["marketing"]),
        system=float(bones["system"]),
        **{reason: float(true[reason]) for reason in HEARD},
    )


@mend_first.mistake(when=lambda mart, value: value[-1] == "personal")
def nobodys_last(mart):
    return [*_ranked(_shares(mart).drop("personal")), "personal"]


@mend_first.mistake(when=lambda mart, value: value[0] == "price")
def by_what_they_say(mart):
    return _ranked(_shares(mart, "stated"))


@mend_first.mistake(when=lambda mart, value: value[0] in {"bill", "network"})
def by_complaints(mart):
    return ["bill", "service", "network", "personal", "price"]


@mend_first.mistake(when=lambda mart, value: value[0] == "personal")
def rest_by_complaints(mart):
    return ["personal", "bill", "service", "network", "price"]


@mend_first.mistake(when=lambda mart, value: value[0] == "service")
def nobodys_too_low(mart):
    return ["service", "personal", "price", "bill", "network"]


# --- code: contracts that ended and were not renewed ----------------------------------------------


SHARE = Number(unit="%", decimals=1, relative=0.0, low=0, high=1)
"""Compared closely: a month more or less moves it by a tenth of a point."""


@question(SHARE, covers="W8", minutes=6, track="code")
def unrenewed(mart):
    """Of the contracts that ended, the share without a new one within two months."""
    mart.need("contracts.end_month", "churn.month")
    mart.need_months(methods.USE)
    rows = _ended(mart)
    if rows.empty:
        raise TooFew("nothing_to_count", texts)
    last = int(add_months(mart.months[-1], -methods.SOON))
    return Answer(_share(mart), first=mart.months[0], last=last, contracts=len(rows))


def _share(mart) -> float:
    return methods.not_renewed(mart.contracts, mart.churn, mart.months[0], mart.months[-1])


def _ended(mart):
    return methods.ended(mart.contracts, mart.churn, mart.months[0], mart.months[-1])


def _within(mart, rows, months: int = methods.SOON) -> float:
    """Return the share of some contracts without a new one within so many months of the end."""
    return methods.without_new(rows, mart.contracts, add_months(rows["end_month"], months))


@unrenewed.mistake
def left_before_the_end(mart):
    nobody = mart.churn.iloc[:0]
    return methods.not_renewed(mart.contracts, nobody, mart.months[0], mart.months[-1])


@unrenewed.mistake
def left_in_the_very_month(mart):
    left = mart.churn.assign(month=add_months(mart.churn["month"], 1))
    return methods.not_renewed(mart.contracts, left, mart.months[0], mart.months[-1])


@unrenewed.mistake
def counted_twice(mart):
    both = _ended(mart).merge(mart.contracts, on="subscriber", suffixes=("", "_new"))
    soon = both["start_month_new"] <= add_months(both["end_month"], methods.SOON)
    return 1 - ((both["start_month_new"] > both["start_month"]) & soon).mean()


@unrenewed.mistake
def of_all_contracts(mart):
    return _share(mart) * len(_ended(mart)) / len(mart.contracts)


@unrenewed.mistake
def months_as_numbers(mart):
    rows = _ended(mart)
    return methods.without_new(rows, mart.contracts, rows["end_month"] + methods.SOON)


@unrenewed.mistake
def a_month_short(mart):
    return _within(mart, _ended(mart), methods.SOON - 1)


@unrenewed.mistake
def a_month_long(mart):
    return _within(mart, _ended(mart), methods.SOON + 1)


@unrenewed.mistake
def every_leaver_dropped(mart):
    rows = _ended(mart)
    return _within(mart, rows[~rows["subscriber"].isin(mart.churn["subscriber"])])


@unrenewed.mistake
def stayers_dropped(mart):
    rows = _ended(mart)
    return _within(mart, rows[rows["subscriber"].isin(mart.churn["subscriber"])])


@unrenewed.mistake
def renewed_by_itself(mart):
    return 0.0


@unrenewed.mistake
def to_the_last_month(mart):
    beyond = add_months(mart.months[-1], methods.SOON)
    return methods.not_renewed(mart.contracts, mart.churn, mart.months[0], beyond)


@unrenewed.mistake
def renewed_at_any_time(mart):
    rows = _ended(mart)
    latest = mart.contracts.groupby("subscriber")["start_month"].max()
    return 1 - (rows["subscriber"].map(latest) > rows["end_month"]).mean()
