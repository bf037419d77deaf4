"""The base looks like an operator's, and what the data suggest naively is not what is true."""

import numpy as np
import pytest

from casekit.bench.pilot import estimate
from synthetic import load
from synthetic.world import World

SUBSCRIBERS = 12_000


@pytest.fixture(scope="module", params=[7, 9])
def lived(request):
    """A world lived to its end, and figures by month over those present."""
    world = World(load("classroom", subscribers=SUBSCRIBERS), request.param)
    figures, exposed = [], []
    for _ in world.months:
        heard = world.state.friends_left.copy()
        before = (world.people.join < world.index) & (world.state.gone >= world.index)
        month = world.step()
        seen, here = month.seen, month.present
        bills = np.sort(seen.bill[here])[::-1]
        chose = month.left[~world.state.by_arrears[month.left]]
        figures.append(
            {
                "arpu": bills.mean(),
                "mou": (seen.minutes_out + seen.minutes_in)[here].mean(),
                "dou": seen.data_gb[here].mean(),
                "over": (seen.over_gb[here] > 0).mean(),
                "top_fifth": bills[: len(bills) // 5].sum() / bills.sum(),
                "churn": len(chose) / before.sum(),
                "arrears": (len(month.left) - len(chose)) / before.sum(),
                "complaints": seen.complaints[here].mean(),
            }
        )
        left = np.zeros(len(before), dtype=bool)
        left[chose] = True
        exposed.append((left[before & (heard > 0.9)].mean(), left[before & (heard < 0.1)].mean()))
    means = {name: float(np.mean([row[name] for row in figures])) for name in figures[0]}
    return world, means, np.array(exposed)


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        ("arpu", 45, 54),  # China Mobile 2024: 48.5 yuan
        ("mou", 195, 240),  # 222 minutes
        ("dou", 13.5, 17.5),  # 15.9 GB
        ("over", 0.10, 0.25),  # 10-25 % of users over quota
        ("top_fifth", 0.45, 0.65),  # value share of the top 20 %
        ("churn", 0.015, 0.025),  # a European carrier: 2.15 % a month
        ("arrears", 0.0002, 0.003),
        ("complaints", 0.01, 0.04),
    ],
)
def test_figures_stay_in_their_published_ranges(lived, quantity, low, high):
    assert low <= lived[1][quantity] <= high


def test_a_fifth_of_leavers_or_less_go_without_warning(lived):
    world = lived[0]
    gone = np.flatnonzero((world.state.gone < 24) & ~world.state.by_arrears)
    months = world.state.gone[gone] - world.state.decided[gone]
    assert (months == 0).mean() < 0.2
    shares = np.bincount(months, minlength=4) / len(months)
    np.testing.assert_allclose(shares, world.scenario.leaving.fading, atol=0.03)


def test_the_price_is_blamed_more_often_than_it_is_to_blame(lived):
    from synthetic.columns import Columns
    from synthetic.leaving import report
    from synthetic.schema import REASONS
    from synthetic.streams import Draws, Stream

    world = lived[0]
    gone = np.flatnonzero((world.state.gone < 24) & ~world.state.by_arrears)
    reason = world.state.reason[gone]
    draws = Draws(1, Stream.LEAVER, 0, 0, len(gone))
    luck = Columns(**{name: draws.uniform() for name in ("kind", "stated", "asked", "destination")})
    stated = report(reason, luck).stated_reason
    price = REASONS.index("price")
    said = (stated[stated >= 0] == price).mean()
    assert said > 1.5 * (reason == price).mean()


def test_the_randomised_campaign_covers_the_true_effect(lived):
    found, half, true = estimate(lived[0])
    assert abs(found - true) < 1.5 * half  # three standard errors
    assert true < 0


def test_friends_of_leavers_leave_more_than_contagion_explains(lived):
    """Raw association by homophily; the causal part is a few per cent of the hazard."""
    world, _, exposed = lived
    raw = exposed[:, 0].mean() / exposed[:, 1].mean()
    causal = np.exp(world.scenario.leaving.friend)
    assert raw > 1.2
    assert raw - 1 > 4 * (causal - 1)


def test_the_riskiest_are_not_the_best_targets(lived):
    effects = lived[0].campaigns[0].effects()
    tenth = len(effects) // 10
    riskiest = np.argsort(effects.risk_untreated)[-tenth:]
    best = np.argsort(effects.effect)[:tenth]
    assert effects.effect[riskiest].sum() > 0.8 * effects.effect[best].sum()
    assert abs(np.corrcoef(effects.risk_untreated, effects.effect)[0, 1]) < 0.5
