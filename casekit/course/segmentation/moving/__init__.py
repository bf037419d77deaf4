"""Up, down and out: how customers move between value bands, and what four kinds of them want (G4)."""

from casekit.course.segmentation.moving.panel import migration_flow
from casekit.course.segmentation.moving.tables import matrix, matrix_read, offers, personas

__all__ = ["matrix", "matrix_read", "migration_flow", "offers", "personas"]
