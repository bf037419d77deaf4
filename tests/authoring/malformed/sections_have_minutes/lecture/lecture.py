# %% [markdown] id="before-you-dial" lang="zh" minutes="10"
"""
## 先别拨号
名单上有 5,000 个人，今天只能打 300 通。先看 [[churn_rate]]，再看谁的 [[lift|提升]]更大。
"""

# %% [markdown] id="before-you-dial" lang="en"
"""
## Do not dial yet
The list has 5,000 names and there is time for 300 calls. First the [[churn_rate]], then who has
the larger [[lift]].
"""

# %% [markdown] id="note-pause" lang="zh" tags=["instructor"]
"""
停十秒，让大家先猜。
"""

# %% [markdown] id="note-pause" lang="en" tags=["instructor"]
"""
Wait ten seconds and let them guess.
"""

# %% id="imports"
from casekit.course.tiny_call import methods

# %% id="months-shown" covers="K2" tags=["show-code"]
# zh: 最近三个账期
# en: The latest three account months
methods.latest(mart, 3)

# %% [markdown] id="formula" lang="zh"
r"""
## 一行算式
$\frac{\alpha}{\beta}$，分母是月初在网用户。答题见 `q.months_known`。
"""

# %% [markdown] id="formula" lang="en"
r"""
## One line of arithmetic
$\frac{\alpha}{\beta}$, over those active at the start. The question is `q.months_known`.
"""

# %% id="latest-month"
methods.latest(mart, 1)
