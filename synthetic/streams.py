"""Random bits from a counter: the same subscriber, month and stream always draw the same luck.

Bits are `splitmix64(key(seed, stream, month, word) + subscriber)` (Steele, Lea & Flood, OOPSLA 2014),
so a draw depends on nothing that happened before: not on blocks, workers, actions, or on which
other mechanisms exist. Each 64-bit word gives four draws of 16 bits or two of 32.
"""

from __future__ import annotations

import threading
from enum import IntEnum
from functools import lru_cache

import numpy as np

_GOLDEN = 0x9E3779B97F4A7C15
_MIX_1 = 0xBF58476D1CE4E5B9
_MIX_2 = 0x94D049BB133111EB
_MASK = 0xFFFFFFFFFFFFFFFF
_LAW = 1
"""Part of every key. Raised when the way bits are made changes."""

_STEPS = 1 << 16
_SHORT = 2.0**-16
_LONG = 2.0**-32


class Stream(IntEnum):
    """One number a mechanism. New mechanisms take new numbers; numbers are never used again."""

    HOUSEHOLD = 1
    CIRCLE = 2
    PERSON = 3
    USE_LEVEL = 4
    PLAN = 5
    GROUP = 6
    TIES = 7
    CONTRACT = 8
    START = 9
    AREA = 10
    USAGE = 11
    EXPERIENCE = 12
    DECISION = 13
    FADING = 14
    VALUE_SHIFT = 15
    ARREARS = 16
    RENEWAL = 17
    CAMPAIGN = 18
    TIE_CALLS = 19
    SURVEY = 20
    REASON = 21
    HANDSET = 22
    LEAVER = 23
    VALUE_LOSS = 24
    TRADE_UP = 25
    CLOSING = 26
    COMPLAINT = 27
    SURVEYED = 28
    SERVICE = 29
    SERVICE_CHANGE = 30
    SERVICE_CHOICE = 31
    ROAMING = 32
    REDEMPTION = 33
    DEVICE = 34
    ENQUIRY = 35
    PHRASE = 36
    KANO = 37
    IDENTITY = 38
    BROADBAND = 39
    BID = 40
    ACCOUNT = 41
    OUTAGE = 42
    ARBITRAGE = 43
    RECORDS = 44
    GIFT = 45
    LUCK = 46
    HABIT = 47
    ACTS = 48
    CONSENT = 49
    MODE = 50
    STRAIN = 51
    TOP_UP = 52
    FRAUD = 53
    PENALTY = 54
    DOCUMENT = 55
    TEMPO = 56
    LIFE = 57
    TASTE = 58
    SERVICE_TAKEN = 59
    UNASKED = 60
    PUT_ON = 61
    FOUND = 62
    WARNED = 63
    ORDERED = 64
    INTENT = 65
    MOMENT = 66
    THINKS = 67
    CHOICE = 68
    PRICE = 69
    REGRET = 70
    MIND = 71
    ROLE = 72
    FIRST_LINE = 73
    GOES_ALONG = 74
    KIN = 75
    COLLEAGUE = 76
    PASSING = 77
    OUTSIDE = 78
    HOURS = 79
    FIRM = 80
    VISIT = 81
    LEADER = 82
    PLACE = 83
    MAKER = 84
    CALLED = 85
    TEAM = 86
    TICKET = 87
    REFERRAL = 100
    SURVEY_MODULE = 101
    FACTORS = 102
    SCENE = 103
    TIED = 104
    WIN_BACK = 92
    REGRET_OF_LEAVING = 93
    RETURN = 94
    LOOKALIKE = 95
    SECOND_RECORD = 96
    SLIP = 97
    CONTRACT_SLIP = 98
    DESK = 88
    BLUFF = 89
    DESK_CALL = 90
    BARGAINER = 91
    TOLD = 105
    STAFF = 110
    LOOKED_UP = 111
    WALLET = 112
    MOVES_OUT = 113
    NUMBER = 114


def _mix(x: int) -> int:
    x = ((x ^ (x >> 30)) * _MIX_1) & _MASK
    x = ((x ^ (x >> 27)) * _MIX_2) & _MASK
    return x ^ (x >> 31)


@lru_cache(maxsize=512)
def key(seed: int, stream: int, month: int, word: int) -> int:
    """The 64-bit start of one word of draws. `month` may be negative."""
    value = _mix((seed + _GOLDEN * _LAW) & _MASK)
    for part in (stream, month & 0xFFFF, word):
        value = _mix((value + _GOLDEN * (part + 1)) & _MASK)
    return value


def other_luck(seed: int, luck: int) -> int:
    """The seed of other luck for the same people: each number of `luck` gives another life."""
    return key(seed, Stream.LUCK, 0, luck)


@lru_cache(maxsize=1)
def normal_table() -> np.ndarray:
    """Standard normal at the middles of 65,536 equal slices of probability, scaled to variance 1; float32."""
    from scipy.special import ndtri

    table = ndtri((np.arange(_STEPS) + 0.5) / _STEPS)
    return (table / table.std()).astype(np.float32)


@lru_cache(maxsize=16)
def _counter(start: int, stop: int) -> np.ndarray:
    """Where each subscriber stands in the sequence; shared by all streams of a block."""
    counter = _places(np.arange(start, stop))
    counter.flags.writeable = False
    return counter


def _places(who: np.ndarray) -> np.ndarray:
    """Where 0-based numbers stand in the sequence."""
    places = who.astype(np.uint64)
    places += np.uint64(1)
    places *= np.uint64(_GOLDEN)
    return places


_local = threading.local()


def _scratch(size: int) -> np.ndarray:
    """Room for the intermediate steps of making bits; one a thread, so that it stays in the cache."""
    if getattr(_local, "room", None) is None or len(_local.room) < size:
        _local.room = np.empty(size, dtype=np.uint64)
    return _local.room[:size]


class Draws:
    """The draws of one stream and month for subscribers `start` to `stop` (0-based, `stop` excluded).

    Given `who` (positions from `start`), for these only: the same luck, for less work; `stop` then
    does not matter. Each call
    takes the next bits of the word, so calls within a mechanism must come in a fixed order and
    never hang on the state of a subscriber. Arrays returned are float32, bool or int8.
    """

    def __init__(self, seed: int, stream: Stream, month: int, start: int, stop: int, who=None):
        self._where = (seed, int(stream), month)
        self._counter = _counter(start, stop) if who is None else _places(start + np.asarray(who))
        self._bits = np.empty_like(self._counter)
        self._word = 0
        self._lane = 4

    def __len__(self) -> int:
        return len(self._counter)

    def _next_word(self) -> None:
        z, t = self._bits, _scratch(len(self._bits))
        np.add(self._counter, np.uint64(key(*self._where, self._word)), out=z)
        for shift, factor in ((30, _MIX_1), (27, _MIX_2), (31, None)):
            np.right_shift(z, np.uint64(shift), out=t)
            np.bitwise_xor(z, t, out=z)
            if factor is not None:
                np.multiply(z, np.uint64(factor), out=z)
        self._word += 1
        self._lane = 0

    def _short(self) -> np.ndarray:
        if self._lane >= 4:
            self._next_word()
        lane = self._bits.view(np.uint16)[self._lane :: 4]
        self._lane += 1
        return lane

    def _long(self) -> np.ndarray:
        if self._lane > 2:
            self._next_word()
        half = (self._lane + 1) // 2
        self._lane = 2 * half + 2
        return self._bits.view(np.int32)[half::2]

    def normal(self, sd: float = 1.0) -> np.ndarray:
        """Normal with mean 0; 65,536 values, so no more than 4.3 standard deviations out."""
        lane = self._short()
        z = np.empty(len(lane), dtype=np.float32)
        np.take(normal_table(), lane, out=z, mode="clip")
        return z if sd == 1.0 else np.multiply(z, np.float32(sd), out=z)

    def uniform(self) -> np.ndarray:
        """Uniform inside (0, 1), in steps of 1/65,536."""
        u = self._short().astype(np.float32)
        u += np.float32(0.5)
        u *= np.float32(_SHORT)
        return u

    def fine_uniform(self) -> np.ndarray:
        """Uniform from 0 to 1 for rare events: steps of 3e-8 near 0, of 6e-8 near 1."""
        u = self._long().astype(np.float32)  # signed, so that the conversion is one instruction
        u *= np.float32(_LONG)
        u += np.float32(0.5)
        return u

    def chance(self, probability) -> np.ndarray:
        """True with the given probability, a number or an array; steps of 3e-8."""
        if np.ndim(probability):
            return self.fine_uniform() < probability
        return self._long() < round((probability - 0.5) / _LONG)

    def count(self, rate: np.ndarray) -> np.ndarray:
        """Poisson counts for an array of rates, 0.001 to 1; at most 3 (more: under 0.4 % at a rate of 1)."""
        u = self.uniform()
        counts = np.zeros(len(u), dtype=np.int8)
        some = np.flatnonzero(u > 1 - rate)  # no other has any, as exp(-r) > 1 - r; rates are small
        u, rate = u[some], rate[some]
        none = np.exp(-rate)
        for most in (none, none * (1 + rate), none * (1 + rate + 0.5 * rate * rate)):
            counts[some] += u > most
        return counts

    def around(self, mean: np.ndarray) -> np.ndarray:
        """Whole numbers about `mean` with Poisson spread (rounded normal, never below 0)."""
        noisy = np.sqrt(mean)
        noisy *= self.normal()
        noisy += mean
        np.rint(noisy, out=noisy)
        return np.maximum(noisy, 0, out=noisy)

    def pick(self, shares) -> np.ndarray:
        """Index of a category drawn by `shares` (1-D, summing to 1); int8."""
        u = self.uniform()
        picked = np.zeros(len(u), dtype=np.int8)
        for edge in np.cumsum(np.asarray(shares, dtype=np.float64))[:-1]:
            picked += u >= np.float32(edge)
        return picked
