"""Can this world teach? What must hold in every world, held at its own size on its own seeds.

`gates.csv` lists the gates: on which base, how large, on which seeds, and the range. Most are
quantities of the report (their ranges stand in `synthetic/calibration.csv`); those that need worlds
of their own stand in `measures`. `casekit data gates` runs them.

    found = run(gates())
    found[0].kept, found[0].values
"""

from casekit.trust.gates.listing import Gate, GateUnknown, gates
from casekit.trust.gates.running import Found, run

__all__ = ["Found", "Gate", "GateUnknown", "gates", "run"]
