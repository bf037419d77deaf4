# %% [markdown] id="the-slide" lang="zh"
"""
年度规划会，产品部亮出一页：“两年里签过约的客户，九成以上还在；没签过的，只剩六成上下。**给每个人都发一份约。**”数是真的，图也好看。你管维系，60 万元的联系预算里，要不要先划一块给它？

先退一步：一户客户，究竟能在网多久？
"""

# %% [markdown] id="the-slide" lang="en"
"""
At the annual plan, the product department shows a slide: “Of those who signed a contract in these two years, more than nine in ten are still here; of the others, some six in ten. **Let us give everybody a contract.**” The figures are true, the chart is pretty. You head retention: does part of the 600,000 yuan for contacts go there?

One step back first: how long does a line stay at all?
"""

# %% [markdown] id="note-lifetimes" lang="zh" tags=["instructor"]
"""
**问**：“你们每个月的哪一页，是拿‘做了的’比‘没做的’？”人人都有一页。
**常见错答**：“平均在网时长，把走了的人加起来除一除。”那只有走了的。“老客户都在，说明留得住。”名单上的老客户，是当年一起来的人里剩下的。
**提醒**：起点挪到第 12 个月，校准的是钟，不是人：谁去签、谁去订，仍是自己选的。别把签约说成没用；也别把剩下的差距全算成签约的功劳。
**白板**：三个词：从哪个月看得见，看了多久，走了没有。
**时间**：猜 1 分钟，图 1 分钟，挪起点 3 分钟（请一位学员来拖）；练习两题 7 分钟。
**换了种子**：试过的五个种子里，三年后还在的都在三成半到半数之间，都从入网算起都会数到七成以上；签约的差距，就算只取幻灯片上的一半，也都是公平比下来的一倍半以上；增值业务都从“留人”变成“留不住人”。
"""

# %% [markdown] id="note-lifetimes" lang="en" tags=["instructor"]
"""
**Ask**: “Which of your monthly slides compares those who *did* something with those who did not?” Everybody has one.
**Common wrong answers**: “Mean lifetime: add up the leavers' months and divide.” That has leavers only. “We have so many old customers, so we keep them.” The old ones on a list are what is left of those who came with them.
**Warn them**: moving the starting point to month 12 mends the clock and not the people: who signs and who orders is still their own choice. Do not say that a contract does nothing; nor that all of the remaining gap is its doing.
**Flip chart**: three words: entry, exposure, event.
**Timing**: guess 1 minute, chart 1, moving the starting point 3 (let a volunteer do it); two questions 7.
**Another seed**: on the five seeds we tried, between 35% and half are still here after three years, and counting from joining makes it more than 70%; even half of the contract's gap on the slide is always more than one and a half times the fair one; value-added services always turn from keeping customers to losing them.
"""

# %% id="g-here-in-three-years" question="here_in_three_years" covers="G25"
q.here_in_three_years

# %% id="imports-lifetimes"
from casekit.course.lifecycle import lifetimes

# %% [markdown] id="move-the-start" lang="zh"
"""
再看那页幻灯片。起点在 0：两年里什么时候签都算“签过”，可头几个月就走了的人，哪来得及签？把起点往后拖到 12：到那时已签的才算，从那时开始数。再换成增值业务，看看差距怎么变：
"""

# %% [markdown] id="move-the-start" lang="en"
"""
Now for the slide. With the starting point at 0, signing at any time in the two years counts, but whoever left in the first months had no time to sign. Drag it to 12: only who had signed by then counts, and leaving is counted from there. Then take value-added services, and watch the gap:
"""

# %% id="lever-panel" covers="L5"
lifetimes.lever_curves(mart)

# %% [markdown] id="monday-lifetimes" lang="zh"
"""
> **周一就做**：翻出一页“做了的比没做的留得久”，定一个起点（比如去年年底）：起点前做了的算一边，没做的算另一边，都从起点往后数。差距剩多少，写在原来那个数旁边。
>
> 算在网时长，先看离网名单从哪个月开始有：更早走的人不在里面，老客户就从那个月算起。
"""

# %% [markdown] id="monday-lifetimes" lang="en"
"""
> **On Monday**: take a slide that says “those who did it stay longer”, and set a starting point, such as the end of last year: who had done it by then on one side, the others on the other, and count from there. Write what is left of the gap beside the old figure.
>
> Before you work out how long lines stay, see from which month on you have the leavers: those who left earlier are not in it, so old lines count from that month.
"""

# %% [markdown] id="p-lifetimes" lang="zh" part="practice"
"""
## 能留多久，签约算几分
先数一条生存曲线，再把四样做法摆在一起。
"""

# %% [markdown] id="p-lifetimes" lang="en"
"""
## How long they stay, and what a contract does
First count a curve of lives, then set four levers side by side.
"""

# %% id="imports-lifetimes-practice"
from casekit.analysis.lives import lives
from casekit.course.lifecycle import lifetimes
from casekit.course.lifecycle.lifetimes import methods

# %% id="life-panel"
lifetimes.life_curves(mart)

# %% id="q-still-here-in-three-years" question="still_here_in_three_years"
q.still_here_in_three_years  # EXERCISE
# SOLUTION BEGIN
seen = lives(mart)
of_stores = seen[methods.came_by(mart).reindex(seen.index) == "store"]
drawn = methods.curve(of_stores, "censored", late=True)
q.still_here_in_three_years.check(methods.share(drawn, 36))
# SOLUTION END

# %% id="readings-shown"
lifetimes.readings(mart)

# %% id="readings-read"
lifetimes.readings_read(mart)

# %% id="q-what-renewal-does" question="what_renewal_does"
q.what_renewal_does  # EXERCISE
# SOLUTION BEGIN
fair = methods.split(mart, "contract", 12)
points = 100 * (fair.left(False) - fair.left(True))
borders = {"none": 2, "some": 14, "half": 28}
interval = next((name for name, most in borders.items() if points < most), "all")
q.what_renewal_does.check(interval)
# SOLUTION END

# %% id="cohorts-shown" tags=["extra"]
lifetimes.cohorts(mart)

# %% id="q-worst-cohort" question="worst_cohort" tags=["extra"]
q.worst_cohort  # EXERCISE
# SOLUTION BEGIN
table = methods.cohorts(mart)
clear = methods.differ(mart) < 0.05
q.worst_cohort.check(table["here"].idxmin() if clear else "none")
# SOLUTION END

# %% [markdown] id="code-lifetimes" lang="zh" part="code"
"""
## 代码线：三列数出一条曲线
两张普通的表：谁哪个月入网，谁哪个月走了。写一个函数，把它们变成“从何时看得见、看到何时、走了没有”。
"""

# %% [markdown] id="code-lifetimes" lang="en"
"""
## Code track: three columns make a curve
Two plain tables: who joined in which month, and who left in which. Write a function that turns them into “seen from when, until when, and did it leave”.
"""

# %% id="imports-lifetimes-code" tags=["show-code"]
import numpy as np
import pandas as pd

from synthetic.calendar import month_number

# %% id="c-tables" tags=["show-code"]
people = mart.subscribers[["subscriber", "join_month"]]
churn = mart.churn[["subscriber", "month", "kind"]]
churn.head()


# %% id="q-counted-lives" question="counted_lives" tags=["show-code"]
def counted_lives(people, churn, first, last):
    # SOLUTION BEGIN
    # zh: 左连接留住没走的；没走的看到 last
    # en: A left join keeps those who stay; they are seen until `last`
    table = people.merge(churn, on="subscriber", how="left")
    start = month_number(table["join_month"])
    end = month_number(table["month"].fillna(last).astype(int)) - start
    entry = np.maximum(month_number(first) - 1 - start, 0)
    event = table["kind"].isin(["ported", "silent", "closed"])
    lives = {"subscriber": table["subscriber"], "entry": entry, "end": end, "event": event}
    return pd.DataFrame(lives)[end > entry]
    # SOLUTION END


# -- your turn --
q.counted_lives.check(counted_lives)
