# %% id="imports-practice"
from casekit.course.tiny_call import methods

# %% [markdown] id="how-long" lang="zh" minutes="2"
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
print(known)
# SOLUTION END

# %% [markdown] id="for-analysts" lang="zh" track="code"
"""
## 给分析师
"""

# %% [markdown] id="for-analysts" lang="en" track="code"
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
