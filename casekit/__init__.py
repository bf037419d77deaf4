"""Training and case-study kit: keep and grow the customers that an operator already has.

A lesson begins with `lesson = casekit.start("05_churn_warning", lang="zh")`; see `casekit.lesson`.
"""

__version__ = "0.1.0"
__all__ = ["start"]


def __getattr__(name: str):
    # Importing the package stays light: what a lesson needs is loaded when it starts.
    if name == "start":
        from casekit.lesson.start import start

        return start
    raise AttributeError(f"module 'casekit' has no attribute {name!r}")
