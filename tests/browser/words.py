"""What JupyterLab and the course page call things, as a reader of each language meets them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Names of menus and links in one language."""

    menus: tuple[str, ...]
    lecture: str
    practice: str
    glossary: str
    dictionary: str
    run_all: tuple[str, str]
    close: tuple[str, str]
    passed: str


WORDS = {
    "zh": Words(
        menus=("文件", "编辑", "查看", "运行", "内核", "标签页", "设置", "帮助"),
        lecture="讲义",
        practice="练习",
        glossary="术语表",
        dictionary="数据字典",
        run_all=("运行", "运行所有单元格"),
        close=("文件", "关闭并终止笔记本服务"),
        passed="通过",
    ),
    "en": Words(
        menus=("File", "Edit", "View", "Run", "Kernel", "Tabs", "Settings", "Help"),
        lecture="Lecture",
        practice="Practice",
        glossary="glossary",
        dictionary="data dictionary",
        run_all=("Run", "Run All Cells"),
        close=("File", "Close and Shut Down Notebook"),
        passed="passed",
    ),
}
