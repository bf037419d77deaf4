"""Four seats for twelve: what is said of a guess that seats some of them."""

from casekit.text import using


def test_more_than_the_seats_is_refused_and_what_was_guessed_is_named_in_short(sheet_of):
    guess = sheet_of("segmentation", 7)["four_seats"]
    cards = guess.question.kind.of.keys(guess.mart)
    seated = [dict.fromkeys(cards[:n], "seat") for n in (5, 4)]
    with using("en"):
        assert "room for 4, and you put 5 there" in guess.lock(seated[0])
        assert guess.lock(seated[1]) == ""
        told = guess.told()
    assert "**on the list**: the big spender, " in told
    assert "yuan, with us" not in told  # what the cards say was read on the desk
    assert told.count("\n\n") >= 4  # both lists stand by themselves
    assert told.count("**") == 4
    guess.unlock()


def test_the_weights_of_activity_are_told_with_shares(sheet_of):
    asked = sheet_of("segmentation", 7)["activity_mix"]
    names = asked.key.reference
    said = asked.judge({name: 5 if name == "people" else 0 for name in names}).message
    assert "100%" not in said
    assert "500%" not in said
