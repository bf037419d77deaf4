"""The addresses of the pages; all ask for the token, none for anything but this machine."""

from __future__ import annotations

import html
from dataclasses import dataclass

from jupyter_server.base.handlers import APIHandler, JupyterHandler
from tornado import web

from casekit.lab import data
from casekit.lab.pages import course, execution, reading, section, voila_parts
from casekit.lab.pages.frame import HOME, TEXTS, document, link
from casekit.lab.pages.kernels import PageKernels
from casekit.lab.pages.outline import LessonOutline, SectionOutline, outlines
from casekit.lab.pages.standing import Reader
from casekit.lab.workspace import Workspace
from casekit.lesson import data as lesson_data


@dataclass(frozen=True)
class Course:
    """What the pages are made of: the reader's workspace and the kernels they run on."""

    workspace: Workspace
    kernels: PageKernels

    def lessons(self) -> list[LessonOutline]:
        """Return all lessons, as their sources are now."""
        return outlines(self.workspace.folder)

    def reader(self) -> Reader:
        """Return what the reader has done, as it is now."""
        folder = self.workspace.folder
        return Reader(folder, data.base_of(lesson_data.find(folder).base, folder))


class PageHandler(JupyterHandler):
    """A page, or a sentence where there is none."""

    def initialize(self, course: Course) -> None:
        """Take what the pages are made of."""
        self.course = course

    @property
    def content_security_policy(self) -> str:
        """Nothing is loaded from, or sent to, any other machine; no other page may frame it."""
        own = f"'self' ws://{self.request.host} wss://{self.request.host}"
        return (
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' data:; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            f"font-src 'self' data:; connect-src {own}; frame-ancestors 'self'"
        )

    def show(self, page: str) -> None:
        """Send a page that is never kept: it tells how far the reader is now."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        _ = self.xsrf_token  # sets the cookie by which a page that is closed ends its kernel
        self.finish(page)

    def show_missing(self) -> None:
        """Say that there is no such page, and lead home."""
        self.set_status(404)
        home = link(TEXTS("section.home"), f"{self.base_url}{HOME}", "home")
        title, said = TEXTS("missing.title"), TEXTS("missing.text")
        body = f"<main class='prose'><h1>{html.escape(title)}</h1><p>{html.escape(said)}</p>{home}</main>"
        self.show(document(title, body, "reading"))

    def section(self, lesson: str, name: str) -> tuple[list[LessonOutline], SectionOutline | None]:
        """Return all lessons, and the section of this name; None where there is none."""
        lessons = self.course.lessons()
        found = (one for each in lessons for one in each.sections if one.path == f"{lesson}/{name}")
        return lessons, next(found, None)


class CourseHandler(PageHandler):
    """The course page."""

    @web.authenticated
    def get(self) -> None:
        """Show it, as the reader stands now."""
        own = self.course
        self.show(course.render(own.workspace, own.lessons(), own.reader(), self.base_url))


class ReadingHandler(PageHandler):
    """The glossary and the data dictionary."""

    @web.authenticated
    def get(self, name: str) -> None:
        """Show one of them."""
        page = reading.render(name, self.base_url)
        return self.show_missing() if page is None else self.show(page)


class SectionHandler(PageHandler):
    """A section's page."""

    @web.authenticated
    async def get(self, lesson: str, name: str) -> None:
        """Show it whole but for what its cells will show, and have a kernel wait for its browser."""
        lessons, found = self.section(lesson, name)
        if found is None:
            return self.show_missing()
        kernel = await self.course.kernels.take()
        execution.await_browser(kernel, section.code_cells(found), self.config)
        reader = self.course.reader()
        reader.opens(found)
        configuration = voila_parts.configuration(self.base_url, kernel)
        stands, own = reader.standing(found), self.course.workspace
        self.show(section.render(own, lessons, found, stands, self.base_url, configuration))
        return None


class StandingHandler(PageHandler):
    """Where the reader is with a section, for its open page to show."""

    @web.authenticated
    def get(self, lesson: str, name: str) -> None:
        """Show it as a piece of HTML."""
        _, found = self.section(lesson, name)
        if found is None:
            return self.show_missing()
        return self.show(section.standing(self.course.reader().standing(found)))


class EndHandler(APIHandler):
    """Ends the kernel of a page that is left, as Voilà's script asks; no other kernel."""

    def initialize(self, course: Course) -> None:
        """Take what the pages are made of."""
        self.course = course

    @web.authenticated
    async def post(self, kernel: str) -> None:
        """End it at once: what was done is kept, and nobody waits for what it still had to do."""
        execution.forget(kernel)
        await self.course.kernels.leave(kernel)
        self.set_status(204)
        self.finish()
