"""Questions of the tiny lesson."""

from casekit.classroom import Function, Number, question


@question(Number(decimals=0, relative=0), covers="K2", minutes=3)
def months_known(mart):
    """How many account months the data hold."""
    return len(mart.months)


@months_known.mistake
def counted_gaps(mart):
    return len(mart.months) - 1


@question(Number(decimals=0, relative=0), covers="K2", minutes=4, track="code")
def last_month(mart):
    """The latest account month."""
    return mart.months[-1]


@last_month.mistake
def took_first(mart):
    return mart.months[0]


@question(
    Function(
        on=lambda mart: [(month,) for month in mart.months], returns=Number(decimals=0, relative=0)
    ),
    covers="K2",
    minutes=5,
    track="code",
)
def year_of(mart):
    """The year of an account month."""
    return lambda month: month // 100


@year_of.mistake
def took_month(mart):
    return lambda month: month % 100
