"""Where the tiny course is that the authoring tests build."""

from pathlib import Path

HERE = Path(__file__).parent
COURSE = HERE / "course"
LESSON = "01_tiny_call"
