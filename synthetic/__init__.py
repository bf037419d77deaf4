"""The synthetic subscriber base: one operator's customers, simulated month by month, with known truth."""

from synthetic.generate import generate
from synthetic.scenario import Scenario, ScenarioError, load, names
from synthetic.storage import GenerationError

__all__ = ["GenerationError", "Scenario", "ScenarioError", "generate", "load", "names"]
