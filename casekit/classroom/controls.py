"""Controls that a reader turns: a range, a pick from a list, a switch."""

from dataclasses import dataclass

from casekit import text
from casekit.classroom.quantity import Quantity, unit_word


@dataclass(frozen=True)
class Slider:
    """A number in a range.

    Args:
        low, high, step, value: in the unit that the method takes (a share for "%" and "points").
        unit: as in `Number`; "%" and "points" are shown as 0 to 100.
        label: {"zh": ..., "en": ...} or a string; None where text.yml has it.
    """

    low: float
    high: float
    value: float
    step: float = 1
    unit: str | dict = ""
    label: dict | str | None = None

    def read(self, given: object) -> float | int:
        """Return the given number if the slider can stand there; raise ValueError if not."""
        if isinstance(given, bool) or given is None or isinstance(given, (str, complex)):
            raise ValueError("not a number")
        number = float(given)
        if not self.low - 1e-9 <= number <= self.high + 1e-9:
            raise ValueError("out of range")
        whole = all(float(part).is_integer() for part in (self.low, self.high, self.step))
        return round(number) if whole and number.is_integer() else number

    def near(self, one: float, other: float) -> bool:
        """Tell whether two values are the same position, half a step being none."""
        return abs(one - other) <= self.step / 2 + 1e-9

    def shown(self, value: float) -> Quantity:
        """Return the value with its unit, for a message."""
        return Quantity(value, self.unit)

    def ends(self) -> list:
        """Return the values at which a demonstration breaks first."""
        return [self.low, self.high]

    @property
    def unit_word(self) -> str:
        """The unit in the current language."""
        return unit_word(self.unit) if self.unit else ""


@dataclass(frozen=True)
class Pick:
    """One of several values.

    Args:
        options: value → label ({"zh": ..., "en": ...} or a string); or a tuple of values, labelled
            by `template`, e.g. "{value:month}".
        value: the one chosen at first.
    """

    options: dict | tuple
    value: object
    label: dict | str | None = None
    template: dict | str = "{value}"

    def labels(self) -> dict:
        """Return value → label in the current language."""
        if isinstance(self.options, dict):
            return {value: text.say(label) for value, label in self.options.items()}
        return {value: text.say(self.template, value=value) for value in self.options}

    def read(self, given: object) -> object:
        """Return the option that equals the given value; raise ValueError if none does."""
        for option in self.options:
            if type(given) is not bool and option == given:
                return option
        raise ValueError("no option")

    def near(self, one: object, other: object) -> bool:
        """Tell whether two values are the same option."""
        return one == other

    def shown(self, value: object) -> str:
        """Return the option's label, for a message."""
        return self.labels()[value]

    def ends(self) -> list:
        """Return every option."""
        return list(self.options)


@dataclass(frozen=True)
class Switch:
    """On or off."""

    value: bool = False
    label: dict | str | None = None

    def read(self, given: object) -> bool:
        """Return the given truth value; raise ValueError for anything else."""
        if type(given).__name__ not in {"bool", "bool_"}:
            raise ValueError("not on or off")
        return bool(given)

    def near(self, one: bool, other: bool) -> bool:
        """Tell whether two values are the same."""
        return one == other

    def shown(self, value: bool) -> str:
        """Return "on" or "off" in the current language."""
        from casekit.classroom.speech import say

        return say("controls.on" if value else "controls.off")

    def ends(self) -> list:
        """Return both positions."""
        return [False, True]


Control = Slider | Pick | Switch
