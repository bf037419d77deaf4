"""The pages beside JupyterLab, as its server loads them."""

from __future__ import annotations

from pathlib import Path

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop, PeriodicCallback
from voila.paths import collect_static_paths
from voila.static_file_handler import MultiStaticFileHandler

from casekit import text
from casekit.lab import workspace
from casekit.lab.pages import handlers, leaving, voila_parts
from casekit.lab.pages.execution import PageExecution
from casekit.lab.pages.frame import HOME
from casekit.lab.pages.kernels import PageKernels

EVERY_MINUTE = 60_000  # milliseconds
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
_SECTION = r"(\d\d_[a-z0-9_]+)/([a-z0-9_]+)"


def _load_jupyter_server_extension(app) -> None:
    """Add the pages of the workspace that a server serves; a folder that is none gets none."""
    own = workspace.read(Path(app.root_dir))
    if own is None:
        return
    text.set_language(own.lang)
    leaving.hush(app.log)
    kernels = PageKernels(app.kernel_manager)
    course = handlers.Course(own, kernels)
    made = {"course": course}
    pages = [
        (HOME, handlers.CourseHandler, made),
        (rf"{HOME}/(glossary|dictionary)", handlers.ReadingHandler, made),
        (rf"{HOME}/{_SECTION}", handlers.SectionHandler, made),
        (rf"{HOME}/{_SECTION}/standing", handlers.StandingHandler, made),
        (r"voila/api/shutdown/([\w-]+)", handlers.EndHandler, made),
        *_of_voila(kernels),
    ]
    base = app.web_app.settings["base_url"]
    app.web_app.add_handlers(".*$", [(url_path_join(base, one), *rest) for one, *rest in pages])
    # Lessons that have changed are read before anybody asks for a page, not while he waits.
    IOLoop.current().add_callback(course.lessons)
    IOLoop.current().add_callback(kernels.refill)
    PeriodicCallback(kernels.end_forsaken, EVERY_MINUTE).start()


def _of_voila(kernels: PageKernels) -> list[tuple]:
    """The addresses that Voilà's script asks for."""
    share = voila_parts.SHARE
    static = collect_static_paths(["voila", "nbconvert"], "lab", root_dirs=[str(share)])
    places = [str(folder) for folder in voila_parts.LABEXTENSIONS]
    return [
        (r"voila/static/(.*)", MultiStaticFileHandler, {"paths": static}),
        (r"voila/labextensions/(.*)", FileFindHandler, {"path": places}),
        (rf"voila/execution/{_KERNEL}", PageExecution, {"kernels": kernels}),
    ]
