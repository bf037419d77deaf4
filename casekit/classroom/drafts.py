"""What a learner has entered on cards, so that it is there again after a restart.

Kept in the workspace beside the progress, a small file a question: what two windows enter on
different cards cannot get lost between them. The class view never reads it.
"""

import json
import os
from pathlib import Path
from uuid import uuid4

_MOST = 100_000
"""Bytes of a draft; what is larger was not written by a card."""


class Drafts:
    """The inputs of a lesson's cards by question.

    Args:
        folder: where they are kept, one for each lesson and base; None to keep nothing.
    """

    def __init__(self, folder: Path | None):
        self.folder = folder
        self._kept: dict[str, object] = {}

    def get(self, question: str) -> object:
        """Return what was last entered for a question, here or in another window; None if nothing."""
        if self.folder is None:
            return self._kept.get(question)
        try:
            with open(self._file(question), "rb") as file:
                return json.loads(file.read(_MOST))
        except (OSError, ValueError, RecursionError):
            return self._kept.get(question)

    def put(self, question: str, state: object) -> None:
        """Keep what was entered; where the file cannot be written it is kept for this session."""
        self._kept[question] = state
        if self.folder is None:
            return
        file = self._file(question)
        unfinished = file.with_name(f"{file.name}.{uuid4().hex}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
            os.replace(unfinished, file)  # whole or not at all
        except OSError:
            return  # the progress log says that nothing can be kept; once is enough

    def _file(self, question: str) -> Path:
        return self.folder / f"{question}.json"
