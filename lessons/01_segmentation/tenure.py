# %% [markdown] id="long-with-us" lang="zh"
"""
会员部递来方案：**网龄满五年**的客户，一律升一档权益，钱从高价值客户的关怀预算里出。理由写着“老客户忠诚，又值钱”。预算归你管，批不批？

先猜一个小问题：哪一段网龄的客户，走得最多？
"""

# %% [markdown] id="long-with-us" lang="en"
"""
The club has a proposal: every customer **with five years or more** gets a better class of benefits, paid for out of the care budget for high-value customers. The reason given is “old customers are loyal, and worth more”. The budget is yours. Do you sign?

Guess something smaller first: at which tenure do most customers leave?
"""

# %% [markdown] id="note-tenure" lang="zh" tags=["instructor"]
"""
**问**：“你们的老客户回馈，给的是走得多的人，还是走得少的人？”
**常见错答**：“刚入网的最容易走。”头三个月反而不是最多，第 3–5 个月才是。“老客户花得多。”各段月均账单只差十来块钱。
**提醒**：5 年以上走得少是真的；是时间养出来的，还是爱走的早走光了，这张图分不出来。要分，得抽签。
**白板**：画一条线，让学员标出自己公司的入网关怀在第几个月、老客户回馈在第几年。
**时间**：猜 1 分钟，图和表 2 分钟，练习一题 3 分钟。
**换了种子**：试过的五个种子里，第 3–5 个月都走得最多，满一年以后还在往下走，5 年以上最少。
"""

# %% [markdown] id="note-tenure" lang="en" tags=["instructor"]
"""
**Ask**: “Your rewards for old customers: do they go to those who leave often, or seldom?”
**Common wrong answers**: “Those who have just joined leave most.” The first three months are not the worst; months 3 to 5 are. “Old customers spend more.” The bands' mean bills are only some ten yuan apart.
**Warn them**: that those of five years or more leave less is true; whether time made them so, or the restless left long ago, this chart cannot tell. Only drawing lots can.
**Flip chart**: draw a line, and have them mark in which month their welcome care comes, and in which year their rewards.
**Timing**: guess 1 minute, chart and table 2, one question 3.
**Another seed**: on the five seeds we tried, most leave in months 3 to 5; after a year the rate still falls, and it is lowest from five years on.
"""

# %% id="g-leaves-most" question="leaves_most" covers="G11"
q.leaves_most

# %% id="imports-tenure"
from casekit.course.segmentation import tenure

# %% [markdown] id="what-they-pay" lang="zh"
"""
走得多少，图上有了。钱呢？同样六段，看月均账单：
"""

# %% [markdown] id="what-they-pay" lang="en"
"""
That is how often they leave. And money? The same six bands, with their mean bills:
"""

# %% id="bands" covers="G11"
tenure.bands(mart)

# %% [markdown] id="monday-tenure" lang="zh"
"""
> **周一就做**：用自己的数据照画一张：按网龄分段，每段一个月走百分之几、月均账单多少元（一年的数据就够）。入网关怀排在走得最多的那一段**之前**。
>
> 老客户回馈先别铺开：名单里抽签，一半给、一半不给，半年后比一比两边各走了几户。比不出差别，这笔钱挪去入网头半年。
"""

# %% [markdown] id="monday-tenure" lang="en"
"""
> **On Monday**: draw this chart from your own data: bands of tenure, the share that leaves in a month, the mean bill (a year of data will do). Put your welcome care **before** the band that leaves most.
>
> Do not roll out the rewards for old customers yet. Draw lots on the list, give them to one half, and after half a year compare how many have left. If there is no difference, spend the money on the first half year instead.
"""

# %% [markdown] id="p-tenure" lang="zh" part="practice"
"""
## 老客户权益，批不批
图和表都在，挑出站得住的那条理由。
"""

# %% [markdown] id="p-tenure" lang="en"
"""
## The privilege for old customers: do you sign?
You have the chart and the table. Pick the reason that stands.
"""

# %% id="imports-tenure-practice"
from casekit.course.segmentation import tenure
from casekit.course.segmentation.tenure import charts

# %% id="tenure-shown"
charts.hazard_bars(tenure.by_tenure(mart))

# %% id="q-what-tenure-says" question="what_tenure_says"
q.what_tenure_says  # EXERCISE
# SOLUTION BEGIN
table = tenure.by_tenure(mart)
year, longest = table.loc["12-23"], table.loc["60+"]
richer = longest["bill"] > 1.2 * table["bill"].mean()
steadier = longest["high"] < year["low"]
level = "leaves_less" if steadier else "level_after_a_year"
q.what_tenure_says.check("pays_more" if richer else level)
# SOLUTION END
