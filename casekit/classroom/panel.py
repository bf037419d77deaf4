"""Panels as a topic declares them: what is known of a mart, the controls, what they lead to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from casekit.classroom.controls import Control
from casekit.classroom.explorer import Explorer, explorer
from casekit.classroom.grid import Grid
from casekit.text import Catalogue


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A panel that a reader turns; called with a mart, it opens.

    Its texts stand in the topic's text.yml under `key`: `title`, `controls.<name>`, and `file`
    where there is something to take away.

    Attributes:
        of: mart → what does not depend on the controls; may take a second or two.
        controls: name → Slider, Pick, Switch or Grid; or a function of what `of` gave.
        compute: (what `of` gave, **values of the controls) → what is shown; at once.
        draw: what is shown → figure, DataFrame, Markdown, or a list of these.
        says: what is shown → one line that tells the state in words.
        texts: the topic's catalogue.
        key: where its texts stand; a topic with several panels names each.
        takeaway: what is shown → table to download as Excel.
        case: scenario whose data it stands on, None for the lesson's own.
        needs_truth: whether it opens the truth, as debriefs do.
    """

    of: Callable[[object], object]
    controls: Mapping[str, Control | Grid] | Callable[[object], Mapping[str, Control | Grid]]
    compute: Callable[..., object]
    draw: Callable[[object], object]
    says: Callable[[object], str]
    texts: Catalogue
    key: str = "panel"
    takeaway: Callable[[object], pd.DataFrame] | None = None
    case: str | None = None
    needs_truth: bool = False

    def __call__(self, mart: object) -> Explorer:
        """Return the panel opened on a dataset; raises what `of` raises where data lack something."""
        known = self.of(mart)
        controls = self.controls(known) if callable(self.controls) else self.controls
        named = self.takeaway is not None
        filename = {"filename": self.texts(f"{self.key}.file")} if named else {}
        return explorer(
            controls, lambda **values: self.compute(known, **values), self.draw, says=self.says,
            texts=self.texts, key=self.key, takeaway=self.takeaway, **filename,
        )  # fmt: skip
