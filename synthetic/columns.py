"""Named arrays of one length: the form in which people, their state and a month's output are held."""

from __future__ import annotations

import numpy as np


class Columns:
    """Arrays of equal length as attributes. `rows` shares memory, `take` and `copy` do not."""

    def __init__(self, **arrays: np.ndarray):
        self.__dict__.update(arrays)

    def __len__(self) -> int:
        return len(next(iter(self.__dict__.values())))

    def rows(self, start: int, stop: int) -> Columns:
        """A view of the rows `start` to `stop`: writing to it writes here."""
        return Columns(**{name: array[start:stop] for name, array in self.__dict__.items()})

    def take(self, where: np.ndarray, names: tuple[str, ...] | None = None) -> Columns:
        """A copy of the rows at `where` (positions or a mask); of the columns `names`, or of all."""
        if where.dtype == bool:
            where = np.flatnonzero(where)
        return Columns(**{n: np.take(self.__dict__[n], where) for n in names or self.__dict__})

    def copy(self) -> Columns:
        return Columns(**{name: array.copy() for name, array in self.__dict__.items()})

    def items(self):
        return self.__dict__.items()

    @property
    def nbytes(self) -> int:
        return sum(array.nbytes for array in self.__dict__.values())


def join(parts: list[Columns]) -> Columns:
    """The parts one below the other."""
    return Columns(
        **{
            name: np.concatenate([part.__dict__[name] for part in parts])
            for name, _ in parts[0].items()
        }
    )
