# -*- coding: utf-8 -*-
"""The two commands of the README: `python kit.py lab` and `python kit.py test`.

Nothing in this file is newer than what Python 2.7 can read: whoever starts it with an old Python
is told which one to fetch. The work is done in `front_door`.
"""

import sys

TOO_OLD = """\
需要 Python 3.11 到 3.14（64 位），现在用的是 {found}。
电脑上已有新版的话，运行 python3 kit.py lab（Windows：py kit.py lab）。
没有的话，在 https://www.python.org/downloads/ 选 Python 3.14 安装，再运行一次。

Python 3.11 to 3.14 (64-bit) is needed; this is {found}.
If a newer one is installed, run python3 kit.py lab (on Windows: py kit.py lab).
If not, choose Python 3.14 on https://www.python.org/downloads/, install it and run this again.
"""

if __name__ == "__main__":
    if sys.version_info < (3, 6):
        sys.exit(TOO_OLD.replace("{found}", ".".join(str(part) for part in sys.version_info[:3])))
    from front_door.main import run

    run()
