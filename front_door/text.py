"""What the front door says, in both languages, and how it chooses between them."""

import locale
import os
import re
import sys

TEXT = {
    "usage": (
        """用法：
  python kit.py lab            打开课程（第一次会装好所需的一切，约几分钟）
  python kit.py test           跑全部检查和测试（给修改课程的人）
  python kit.py 其他命令 ...     如 data make、progress；python kit.py lab --help 看选项
选项：
  --wheels 文件夹               没有网络时，从这个文件夹安装
  --lang zh|en                 语言，默认随系统""",
        """Usage:
  python kit.py lab            open the course (the first time, installs all it needs: minutes)
  python kit.py test           run every check and test (for those who change the course)
  python kit.py COMMAND ...    e.g. data make, progress; python kit.py lab --help for options
Options:
  --wheels FOLDER              install from this folder where there is no network
  --lang zh|en                 language, by default that of the system""",
    ),
    "python": (
        "需要 Python {oldest} 到 {newest}（64 位），现在用的是 {found}。{way_out}",
        "Python {oldest} to {newest} (64-bit) is needed; this is {found}. {way_out}",
    ),
    "python_here": (
        "这台电脑上已有合适的版本，请运行：\n  {command}",
        "This computer has one that fits. Run:\n  {command}",
    ),
    "python_get": (
        "请在 https://www.python.org/downloads/ 选 Python {newest}（或从公司软件中心安装），再用它运行。",
        "Choose Python {newest} on https://www.python.org/downloads/ (or in your company's software "
        "centre), install it, and run this again with it.",
    ),
    "no_venv": (
        "这个 Python（{python}）缺少 venv 或 pip，无法建立独立环境。"
        "Debian 或 Ubuntu 请运行：\n  sudo apt install python3-venv\n"
        "其他系统请从 python.org 安装完整的 Python，然后重新运行。",
        "This Python ({python}) lacks venv or pip, so it cannot make an environment of its own. "
        "On Debian or Ubuntu run:\n  sudo apt install python3-venv\n"
        "Elsewhere install the full Python from python.org. Then run this again.",
    ),
    "disk": (
        "磁盘空间不够：安装需要约 {need} GB，{folder} 所在磁盘还剩 {free} GB。"
        "请清出空间，或把整个文件夹移到别的磁盘，再运行一次。",
        "Not enough disk space: the installation needs about {need} GB and the disk of {folder} "
        "has {free} GB left. Free some space, or move the whole folder to another disk, "
        "and run this again.",
    ),
    "disk_full": (
        "磁盘写满了：{folder} 所在磁盘还剩 {free} GB（临时文件夹所在的磁盘也要有空间）。"
        "请清出空间，再运行一次，会接着装。",
        "The disk is full: that of {folder} has {free} GB left (the one of the temporary folder "
        "needs room too). Free some space and run this again; it goes on.",
    ),
    "network": (
        "连不上软件包服务器。请检查网络和代理（公司内网可先用 pip config 设好镜像），再运行一次；"
        "没有网络时，请向讲师要安装包文件夹，运行：\n  python kit.py {command} --wheels 文件夹",
        "The package server cannot be reached. Check the network and proxy (inside a company, set "
        "its mirror with pip config) and run this again. Without a network, ask your instructor "
        "for the wheel folder and run:\n  python kit.py {command} --wheels FOLDER",
    ),
    "not_offered": (
        "软件包服务器上没有 {packages}（适合 Python {python} 的版本）。"
        "镜像可能还没有同步：换一个镜像再运行一次。",
        "The package server does not offer {packages} for Python {python}. "
        "A mirror may lag behind: use another one and run this again.",
    ),
    "no_folder": (
        "找不到安装包文件夹 {folder}，或者里面没有 .whl 文件。请检查 --wheels 后面的路径。",
        "The wheel folder {folder} is not there, or holds no .whl file. "
        "Check the path after --wheels.",
    ),
    "wheels_lack": (
        "安装包文件夹 {folder} 里缺少 {count} 个包（适合 Python {python} 和本系统的）：\n  {packages}\n"
        "请在一台联网、系统和 Python 版本都相同的电脑上运行下面的命令补齐：\n"
        "  python -m pip download -r {lock} -d 文件夹",
        "The wheel folder {folder} lacks {count} packages for Python {python} on this system:\n"
        "  {packages}\n"
        "Fill it on a connected computer with the same system and Python version:\n"
        "  python -m pip download -r {lock} -d FOLDER",
    ),
    "incomplete": (
        "课程文件夹不完整：{file} 缺失或读不出来（{detail}）。请把整个课程文件夹重新下载或重新拷贝一份，"
        "你的 workspace 文件夹可以原样搬过去。",
        "The course folder is not complete: {file} is missing or cannot be read ({detail}). "
        "Download or copy the whole folder again; your workspace folder can be moved into it as it is.",
    ),
    "waiting": (
        "另一个窗口正在安装，等它装完就接着打开……",
        "Another window is installing; this one goes on when it has finished ...",
    ),
    "path": (
        "无法写入 {folder}。请把整个文件夹复制到自己有写权限、路径较短的地方"
        "（例如用户目录下的 casekit，路径中不要有冒号），再运行一次。\n  {detail}",
        "{folder} cannot be written to. Copy the whole folder to a short path that is yours "
        "(such as casekit in your home folder, without a colon in the path) "
        "and run this again.\n  {detail}",
    ),
    "pip_failed": (
        "安装没有完成。pip 的最后几行：\n{tail}\n完整记录：{log}",
        "The installation did not finish. The last lines of pip:\n{tail}\nAll of it: {log}",
    ),
    "stopped": (
        "已停止。再运行一次会接着装。",
        "Stopped. Run this again to go on.",
    ),
    "making": ("正在建立独立环境 {folder}", "Making the environment {folder}"),
    "repairing": (
        "上次安装没有完成，重新建立 {folder}",
        "The last installation did not finish; making {folder} anew",
    ),
    "renewing": (
        "独立环境是从别处拷来的，或者做它的 Python 已经换了，重新建立 {folder}",
        "The environment was copied here, or its Python has changed; making {folder} anew",
    ),
    "fetching": (
        "正在取软件包 {done}/{total}，已用 {seconds} 秒",
        "Fetching packages {done}/{total}, {seconds} s",
    ),
    "writing": (
        "正在写入软件包 {done}/{total}，已用 {seconds} 秒",
        "Writing packages {done}/{total}, {seconds} s",
    ),
    "ready": ("环境已就绪，用时 {seconds} 秒", "The environment is ready after {seconds} s"),
    "not_passed": ("没有通过：{checks}", "Not passed: {checks}"),
}


class Stop(Exception):
    """A fault with its way out, already in the user's words."""


def chosen_language(arguments):
    """'zh' or 'en': what `--lang` says, else the language of the system."""
    named = re.search(r"(?:^|\s)--lang[=\s](zh|en)(?:\s|$)", " ".join(arguments))
    if named:
        return named.group(1)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return "zh" if os.environ[variable].lower().startswith("zh") else "en"
    try:
        system = windows_language() if os.name == "nt" else locale.getlocale()[0]
    except ValueError:  # a locale that Python cannot read
        system = None
    return "zh" if (system or "").lower().startswith("zh") else "en"


def windows_language():
    """Locale name of the language in which Windows shows its menus."""
    import ctypes  # not every Python elsewhere is built with it

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())


LANGUAGE = chosen_language(sys.argv[1:])


def say(key, **slots):
    """The sentence `key` in the reader's language, its slots filled."""
    return TEXT[key][0 if LANGUAGE == "zh" else 1].format(**slots)
