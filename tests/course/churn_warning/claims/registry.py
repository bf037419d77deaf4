"""The claims of module 05: each a predicate on a `World`."""

from course.claiming import Claim, registrar

CLAIMS: list[Claim] = []
claim = registrar(CLAIMS)
