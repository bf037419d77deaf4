"""What a learner has entered on cards, so that it is there again after a restart.

Kept in the workspace beside the progress, a small file a lesson; the class view never reads it.
"""

import json
import os
from pathlib import Path


class Drafts:
    """The inputs of a lesson's cards by question.

    Args:
        path: the file, or None to keep nothing.
    """

    def __init__(self, path: Path | None):
        self.path = path
        self._kept: dict[str, object] = _read(path) if path else {}

    def get(self, question: str) -> object:
        """Return what was entered for a question, None if nothing."""
        return self._kept.get(question)

    def put(self, question: str, state: object) -> None:
        """Keep what was entered; where the file cannot be written it is kept for this session."""
        if self._kept.get(question) == state:
            return
        self._kept[question] = state
        if self.path is None:
            return
        unfinished = self.path.with_suffix(".part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(self._kept, ensure_ascii=False, indent=1)
            unfinished.write_text(text, encoding="utf-8")
            os.replace(unfinished, self.path)  # whole or not at all
        except OSError:
            return  # the progress log says that nothing can be kept; once is enough


def _read(path: Path) -> dict:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
