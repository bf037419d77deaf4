"""The synthetic subscriber base: one operator's customers, simulated month by month, with known truth.

`generate(folder, scenario, seed)` writes a dataset, `load(scenario)` reads a scenario,
`synthetic.world.World(scenario, seed)` is the base to be stepped.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synthetic.batch import generate
    from synthetic.scenario import Scenario
    from synthetic.scenario_file import ScenarioError, load, names
    from synthetic.storage import GenerationError

__all__ = ["GenerationError", "Scenario", "ScenarioError", "generate", "load", "names"]

_HOME = {"generate": "batch", "GenerationError": "storage", "Scenario": "scenario"}


def __getattr__(name: str):
    # Loaded when asked for: the schema alone must not cost pyarrow and pydantic.
    if name not in __all__:
        raise AttributeError(f"module 'synthetic' has no attribute {name!r}")
    value = getattr(import_module(f"synthetic.{_HOME.get(name, 'scenario_file')}"), name)
    globals()[name] = value
    return value
