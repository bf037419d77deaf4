"""Up, down and out: how customers move between value bands, and what four kinds of them want (G4)."""

from casekit.course.segmentation.moving.panel import migration_flow
from casekit.course.segmentation.moving.tables import matrix, offers, personas

__all__ = ["matrix", "migration_flow", "offers", "personas"]
