"""What is wrong with a rule, in its author's words."""

from casekit.text import Catalogue

TEXTS = Catalogue("casekit.analysis.rules")


class RuleFault(ValueError):
    """A rule that cannot be followed; the message says what to do instead.

    Args:
        key: name of the message under `faults` in the text.yml beside this.
        slots: values for its slots.
    """

    def __init__(self, key: str, **slots):
        super().__init__(key)
        self.key, self.slots = key, slots

    def __str__(self) -> str:
        return TEXTS(f"faults.{self.key}", **self.slots)
