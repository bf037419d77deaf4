"""The tiny course that the authoring tests build: where it is, and how tests change it."""

from pathlib import Path

from casekit.authoring.shelf import FOLDERS

HERE = Path(__file__).parent
COURSE = HERE / "course"
LESSON = "01_tiny_call"
NOTEBOOKS = [
    f"{folder}/{lang}/{LESSON}{suffix}.ipynb"
    for folder, suffix in (("notebooks", ""), ("exercises", ".practice"), ("solutions", ".solved"))
    for lang in ("zh", "en")
]


def source(root, section="first_call"):
    return root / "lessons" / LESSON / f"{section}.py"


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def change_both(root):
    edit(source(root), "停十秒", "停二十秒")
    edit(source(root), "The list has 5,000", "The list has 6,000")
    edit(source(root), "名单上有 5,000", "名单上有 6,000")
    edit(source(root), "Wait ten", "Wait twenty")


def contents(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in (*FOLDERS, "lessons")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }
