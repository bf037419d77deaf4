"""Lessons on somebody's own data: a cell that needs what the data lack says so, and the rest runs on.

Made data have all that a lesson asks for. An operator's own lack the truth, perhaps a table or the
months. Without this, the first such cell would stop “Run all”, and each cell that builds on it
would fail with a traceback that tells a learner nothing.
"""

import ast

from casekit.data_fault import DataFault
from casekit.text import Catalogue

TEXTS = Catalogue("casekit.lesson")


class Aside:
    """Watches the cells of an IPython shell from when it is made.

    A cell that raises DataFault shows its sentence. The names it would have made are missing
    from then on, whatever an earlier cell had called so: a cell that stops for want of one shows a
    sentence, too. Neither counts as an error. Any other error is shown as ever.
    """

    def __init__(self, shell):
        self._missing: set[str] = set()
        self._excused: BaseException | None = None
        self._names, self._before = shell.user_ns, dict(shell.user_ns)
        shell.set_custom_exc((DataFault, NameError), self._met)
        shell.events.register("pre_run_cell", self._begins)
        shell.events.register("post_run_cell", self._ran)

    def _begins(self, info) -> None:
        self._before = dict(self._names)

    def _met(self, shell, kind, error, trace, tb_offset=None):
        if isinstance(error, DataFault):
            self._excuse(error, str(error))
        elif error.name in self._missing:
            self._excuse(error, TEXTS("builds_on_skipped"))
        else:
            shell.showtraceback((kind, error, trace), tb_offset=tb_offset)

    def _excuse(self, error: BaseException, sentence: str) -> None:
        from casekit.classroom import markup
        from casekit.classroom.showing import Shown, show

        self._excused = error
        show(Shown(markup.aside(sentence), sentence))

    def _ran(self, result) -> None:
        if self._excused is not None and result.error_in_exec is self._excused:
            made = made_by(result.info.raw_cell)
            self._missing |= made
            for name in made & set(self._before):
                if self._names.get(name) is self._before[name]:  # not of this cell
                    del self._names[name]
            result.error_in_exec = None  # or JupyterLab would not run the cells below
        self._excused = None


def made_by(cell: str) -> set[str]:
    """Return the names that a cell would give a value to; none for what is not plain Python."""
    try:
        tree = ast.parse(cell)
    except SyntaxError:
        return set()
    made = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return made | {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
