"""Papers of lines: mostly one's own, shared in homes and by those who keep lines for gain."""

import numpy as np
import pytest

from synthetic import documents, homes, load
from synthetic.world import World


def papers(subscribers=50_000, **arbitrage):
    law = load("city", subscribers=subscribers, campaigns=[], arbitrage=arbitrage)
    people = World(law, 5).people
    return people, documents.holders(people, law, 5, 0)


@pytest.fixture(scope="module")
def held():
    return papers(fraud=0.2, share=0.05)


def test_most_lines_are_on_their_own_papers_and_some_of_a_home_on_its_heads(held):
    people, holder = held
    own = holder == np.arange(len(people))
    plain = ~(people.arbitrage | people.fraud)
    assert own[people.head & plain].all()
    further = plain & ~people.head
    child = (people.role == homes.CHILD) & (2024 - people.birth_year < 16)
    assert abs((~own)[further & ~child].mean() - 0.3) < 0.02
    assert (~own)[further & child].all()
    elsewhere = np.flatnonzero(further & ~own)
    assert (people.household[holder[elsewhere]] == people.household[elsewhere]).all()
    assert people.head[holder[elsewhere]].all()


@pytest.mark.parametrize("flag", ["arbitrage", "fraud"])
def test_lines_kept_for_gain_share_papers_within_their_community(held, flag):
    people, holder = held
    alike = people.__dict__[flag]
    if flag == "arbitrage":
        alike = alike & ~people.fraud  # the stronger reason decides
    who = np.flatnonzero(alike)
    assert len(who) > 100
    assert (who // 1000 == holder[who] // 1000).all()
    _, lines = np.unique(holder[people.fraud], return_counts=True)
    assert lines.max() == 4
    assert lines.mean() > 2


def test_many_lines_on_one_document_are_a_hint_and_no_proof(held):
    people, holder = held
    _, place, lines = np.unique(holder, return_inverse=True, return_counts=True)
    several = lines[place] >= 2
    gain = people.arbitrage | people.fraud
    assert gain[several].mean() < 0.3
    assert gain[several].mean() > 1.5 * gain.mean()


def test_with_one_line_a_document_all_papers_but_childrens_are_their_own():
    people, holder = papers(5000, homes_on_one=0, lines_a_document=1)
    child = (people.role == homes.CHILD) & (2024 - people.birth_year < 16)
    np.testing.assert_array_equal(holder[~child], np.flatnonzero(~child))


def test_a_smaller_base_has_the_papers_of_a_larger_one():
    law = load("city", subscribers=3000, campaigns=[], arbitrage={"share": 0.1, "fraud": 0.3})
    people = World(law, 5).people
    whole = documents.holders(people, law, 5, 0)
    np.testing.assert_array_equal(documents.holders(people.rows(0, 2500), law, 5, 0), whole[:2500])
    later = World(law, 5, part=(1000, 3000)).people
    np.testing.assert_array_equal(1000 + documents.holders(later, law, 5, 1000), whole[1000:])
