# %% [markdown] id="before-you-dial" lang="zh"
"""
名单上有 5,000 个人，今天只能打 300 通。先看 [[churn_rate]]，再看谁的 [[lift|提升]]更大。
"""

# %% [markdown] id="before-you-dial" lang="en"
"""
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
from casekit.course.tiny_call.first_call import methods

# %% id="months-shown" covers="K2" tags=["show-code"]
# zh: 最近三个账期
# en: The latest three account months
shown = methods.latest(mart, 3)
shown

# %% id="months-left" tags=["extra"]
len(mart.months) - len(shown)

# %% [markdown] id="how-long" lang="zh" part="practice"
"""
## 数据有多长
"""

# %% [markdown] id="how-long" lang="en"
"""
## How long the data are
"""

# %% id="q-months-known" question="months_known"
q.months_known  # EXERCISE
# SOLUTION BEGIN
known = len(mart.months)
q.months_known.check(known)
# SOLUTION END

# %% [markdown] id="for-analysts" lang="zh" part="code"
"""
## 给分析师
"""

# %% [markdown] id="for-analysts" lang="en"
"""
## For analysts
"""

# %% id="q-last-month" question="last_month"
# -- your turn --
# zh: 账期写作 yyyymm
# en: An account month is written yyyymm
last_month = mart.months[-1]  # SOLUTION
q.last_month.check(last_month)


# %% id="q-year-of" question="year_of"
# -- your turn --
def year_of(month):
    # SOLUTION BEGIN
    year = month // 100
    return year
    # SOLUTION END


q.year_of.check(year_of)

# %% [markdown] id="why-yyyymm" lang="zh" tags=["solution-only"]
"""
整除 100 就是年份。
"""

# %% [markdown] id="why-yyyymm" lang="en" tags=["solution-only"]
"""
Dividing by 100 and dropping the rest leaves the year.
"""
