"""Fictitious identities: names, numbers, addresses and documents of nobody.

Names and streets are put together from Faker's Chinese word lists, drawn by subscriber; a home has one
address and, but for the partner, one surname. Telephone numbers begin with 100, which no mobile number
does, and tell nothing of the subscriber number; districts of addresses and documents do not exist.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from synthetic import homes
from synthetic.columns import Columns
from synthetic.streams import Draws, Stream

_DISTRICTS = ("东湖区", "南山新区", "西溪区", "北城区", "高新区", "滨江新区", "老城区", "云谷区")
_DOCUMENT_DISTRICT = "999999"
_NUMBER_PREFIX = "100"
_HALF = 10_000
"""Numbers that half of the eight digits behind it can be."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""Weights of the check digit of a document (GB 11643); its signs by remainder are in _CHECKS."""
_CHECKS = np.array(list("10X98765432"))


@lru_cache(maxsize=1)
def _pools() -> dict[str, pa.Array]:
    """Surnames, given names of women and men, street names; from Faker's word lists."""
    from faker.providers.address.zh_CN import Provider as Address
    from faker.providers.person.zh_CN import Provider as Person

    return {
        "surname": pa.array(_spread(Person.last_names)),
        "F": pa.array(list(Person.first_names_female)),
        "M": pa.array(list(Person.first_names_male)),
        "street": pa.array([f"{name}路" for name in Address.cities]),
        "district": pa.array(list(_DISTRICTS)),
    }


def _spread(weights: dict[str, float]) -> list[str]:
    """Words repeated by their weights, so that a plain draw finds them as often as they occur."""
    least = max(weights.values()) / 200
    return [word for word, weight in weights.items() for _ in range(max(1, round(weight / least)))]


def make(people: Columns, number: np.ndarray, seed: int, draws: Draws) -> dict[str, object]:
    """Columns of the table `identities` for subscribers with these numbers (from 1)."""
    called = _shuffled(number, seed)
    luck = {name: draws.uniform() for name in ("surname", "given", "street", "house")}
    home = homes.head(people)
    named = np.where(people.role == homes.PARTNER, np.arange(len(people)), home)
    luck["surname"] = luck["surname"][named]
    luck |= {name: luck[name][home] for name in ("street", "house")}
    day = 1 + (draws.uniform() * 28).astype(int)
    month = 1 + (draws.uniform() * 12).astype(int)
    given = pc.if_else(
        pa.array(people.gender == 0), _pick("F", luck["given"]), _pick("M", luck["given"])
    )
    birth = people.birth_year.astype(np.int64) * 10_000 + month * 100 + day
    house = 1 + (luck["house"] * 400).astype(int)
    flat = number[home]
    room = pc.cast(pa.array(100 * (1 + flat % 18) + 1 + flat % 4), pa.string())
    street = [_pick("district", luck["house"]), _pick("street", luck["street"])]
    return {
        "subscriber": number,
        "name": _joined(_pick("surname", luck["surname"]), given),
        "phone": _joined(_NUMBER_PREFIX, _digits(called, 8)),
        "address": _joined("示例市", *street, _digits(house, 0), "号", room, "室"),
        "document": _documents(birth, called),
    }


def _shuffled(number: np.ndarray, seed: int) -> np.ndarray:
    """Eight digits for each number, no two alike: a Feistel network of four rounds under the world's key."""
    left, right = np.divmod(number.astype(np.int64), _HALF)
    for turn in range(4):
        luck = Draws(seed, Stream.NUMBER, turn, 0, _HALF).fine_uniform()
        table = np.minimum((luck * _HALF).astype(np.int64), _HALF - 1)
        left, right = right, (left + table[right]) % _HALF
    return left * _HALF + right


def _pick(pool: str, luck: np.ndarray) -> pa.Array:
    words = _pools()[pool]
    return words.take(pa.array((luck * len(words)).astype(np.int32)))


def _digits(number: np.ndarray, width: int) -> pa.Array:
    return pc.utf8_lpad(pc.cast(pa.array(number.astype(np.int64)), pa.string()), width, "0")


def _joined(*pieces) -> pa.Array:
    return pc.binary_join_element_wise(*pieces, "")


def _documents(birth: np.ndarray, number: np.ndarray) -> pa.Array:
    """18 signs: district, date of birth, serial, check digit."""
    serial = number % 1000
    body = birth * 1000 + serial
    total = sum(int(d) * w for d, w in zip(_DOCUMENT_DISTRICT, _WEIGHTS, strict=False))
    for place, weight in zip(range(10, -1, -1), _WEIGHTS[6:], strict=True):
        total = total + body // 10**place % 10 * weight
    return _joined(_DOCUMENT_DISTRICT, _digits(body, 11), pa.array(_CHECKS[total % 11]))
