"""Churn warning: alarms, reasons, models, value loss, zones and the moment to call (module 05)."""
