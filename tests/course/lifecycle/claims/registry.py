"""The claims of module 03: each a predicate on a `World`."""

from course.claiming import Claim, registrar

CLAIMS: list[Claim] = []
claim = registrar(CLAIMS)
