"""Can a base be trusted? Diagnostic, calibration and causal self-check of a dataset.

    report = trust.examine(casekit.mart.open("data/classroom-7"))
    report.sound, report.calibrated
    trust.tables.likeness(report), trust.charts.months(report) ...
    trust.page.html(report), trust.notebook.make(report)

Reads the truth: for teachers and tests, not for trainees.
"""

from casekit.trust.report import Report, examine

__all__ = ["Report", "examine"]
