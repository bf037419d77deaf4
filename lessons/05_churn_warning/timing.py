# %% [markdown] id="when-to-call" lang="zh"
"""
一批两年的购机合约快到期了。客户经理的习惯是“到期那个月打”，也有人说“等他露出要走的样子再打，不然是提醒他”。外呼档期只有一个月，你排在哪个月？
"""

# %% [markdown] id="when-to-call" lang="en"
"""
A batch of two-year handset contracts is about to end. The account managers call “in the month it ends”. Others say: “Wait until they show signs, or you'll only remind them.” You have one month of call slots. Which month do you take?
"""

# %% [markdown] id="note-when" lang="zh" tags=["instructor"]
"""
**问**：“哪个月离网率最高，就哪个月打，对不对？”
**常见错答**：按离网高峰打。高峰是“走”的时间；心思早一两个月就定了，中间在[[rival_hotline|打听]]、换卡、慢慢不用。
**假定**：从决定到离开 2 个月，打电话能影响之后 3 个月里的决定；没决定的留住 13%，已决定的留住 1%，和划线那一节是同一套数。四个数都是本课程约定，前两个可以在面板里改。
**行业数字**：一项研究统计了 60 多万份离网申请，挽留坐席完全留住了 45.5%（Gerpott 2015）。那是客户**自己打进来**的；外呼打给已经决定的人，没有这么高。
**白板**：时间轴上画“想走 → 决定 → 用量往下掉 → 离开”，问“电话该落在哪一段”。
**时间**：选月份 1 分钟，两张图和正文 3 分钟，练习（面板和一题）5 分钟。
**换了种子**：试过的五个种子里，离网率的高峰在到期后 2–3 个月，最佳外呼在到期前 1–2 个月，会差一格；都是电话在前，高峰在后。
"""

# %% [markdown] id="note-when" lang="en" tags=["instructor"]
"""
**Ask**: “The hazard is highest in that month, so that is when we call, right?”
**Common wrong answer**: call at the peak. The peak is when they go. They decided a month or two before, and in between they [[rival_hotline|asked around]], swapped SIMs and used us less.
**Assumed**: it takes two months from deciding to leaving; a call affects the decisions of the next three months; a call keeps 13% of those who have not decided and 1% of those who have, the figures of the cut-off. All four are this course's own; the first two can be changed in the panel.
**An industry figure**: of some 600,000 notices to leave, a save desk restored 45.5% in full (Gerpott 2015). Those customers had **called in**; outbound calls to people who have decided come nowhere near that.
**Flip chart**: write “thinks of it → decides → fades → goes” on a line. Where should the call fall?
**Timing**: choosing a month 1 minute, two charts and the text 3, panel and one question 5.
**Another seed**: on the five seeds we tried, the peak is two or three months after the end and the best call one or two before it. It may be a month either way, with the call before the peak.
"""

# %% id="g-which-month" question="which_month" covers="W11"
q.which_month

# %% [markdown] id="after-hazard" lang="zh"
"""
第一张图是每月的离网率：在约期间很低，合约一到期就抬头，到期以后才到高峰（再往后人少，浅色的带子变宽，起伏别当真）。可它画的是**离开**，主意定得更早。

第二张图数的是打完电话 5 个月里要走的人：头 2 个月走的，打的时候已拿定主意，一通电话留住 1%；后 3 个月走的还来得及，留住 13%。这样一算，最好的月份就到了高峰前面。

2 个月、3 个月、1%、13% 都是本课程的假定（后两个和“打到第几名为止”同一套），不是从这份数据里量出来的。
"""

# %% [markdown] id="after-hazard" lang="en"
"""
The first chart is the share leaving each month: low under contract, rising as the contract ends, highest some time later. (Further on, few are left, the pale band widens, and its ups and downs mean little.) But it shows **leaving**. They decided earlier.

The second chart counts those who leave in the 5 months after a call. Those of the first 2 had decided when you called, and a call keeps 1% of them; for those of the next 3 you are in time, and it keeps 13%. Counted like this, the best month comes before the peak.

All four figures, 2 months, 3 months, 1% and 13%, are assumptions of this course, not measured in these data (the last two are those of “How far down the list do you call?”).
"""

# %% [markdown] id="remind-them" lang="zh"
"""
怕“提醒他”？电话确实会惊动几个本来不走的人，假定 13% 时已经扣掉了他们；你们那里惊动多少，要靠不打的对照组来量。可合约哪天到期，客户自己也看得见；等他露出样子再打，不少人主意已定。
"""

# %% [markdown] id="remind-them" lang="en"
"""
Will you “only remind them”? A call does disturb a few who were staying; the 13% is assumed to be net of them, and only a group that is not called tells you how many. But customers can see for themselves when their contract ends, and by the time they show signs, many have decided.
"""

# %% [markdown] id="monday-when" lang="zh"
"""
> **周一就做**：没算之前，先按到期前 1 个月打，前 2 个月也差不多；名单提早拉好。到期后才来电要走的，转挽留坐席。
>
> 有空再用贵公司的数算：拿定主意到离网，看离网客户的用量从离网前几个月往下掉；一通电话管多久，看试点里打过的和没打的，离网率几个月后拉平，再减去前一个数。填进下面的面板，再挑月份。
"""

# %% [markdown] id="monday-when" lang="en"
"""
> **On Monday**: until you have figures of your own, call in the month before the contract ends (two months before is about the same), and have the list ready by then. Customers who ring in to leave after the end go to the save desk.
>
> Then measure your own. From deciding to leaving: how many months before leaving does use begin to fall? How long a call works: after how many months of a trial do those called leave as often as those not called, less the months just measured? Set both in the panel below, and choose the month again.
"""

# %% [markdown] id="p-timing" lang="zh" part="practice"
"""
## 什么时候打
携转越办越快，客户拿定主意就走。提前 1 个月打，还对吗？
"""

# %% [markdown] id="p-timing" lang="en"
"""
## When to call
Porting gets quicker, and customers go as soon as they have decided. Is the month before the end still the one to call in?
"""

# %% id="imports-timing-practice"
from casekit.analysis import survival
from casekit.course.churn_warning import timing

# %% id="p-call-timeline" covers="W11"
timing.call_timeline(mart)

# %% id="q-call-month" question="call_month"
q.call_month  # EXERCISE
# SOLUTION BEGIN
hazard = survival.hazard(survival.contract_timeline(mart))
kept = timing.call_plan(hazard, fading=1, lasting=2)["saved_per_1000"]
q.call_month.check(int(kept.loc[-6:3].idxmax()))
# SOLUTION END

# %% [markdown] id="code-timing" lang="zh" part="code"
"""
## 代码线：到期前后
合约到期前后，每个月有多大比例的人走（[[hazard]]）。
"""

# %% [markdown] id="code-timing" lang="en"
"""
## Code track: around the contract end
Work out, month by month around the end, what share of customers leaves (the [[hazard]]).
"""

# %% id="imports-timing-code" tags=["show-code"]
from casekit.analysis import survival

# %% id="c-timeline" tags=["show-code"]
rows_around_the_end = survival.contract_timeline(mart)
rows_around_the_end.head()

# %% id="q-expiry-hazard" question="expiry_hazard" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: hazards
left_by_month = rows_around_the_end.groupby("relative")["left"].mean()
hazards = left_by_month.rename("hazard").reset_index()
# SOLUTION END
q.expiry_hazard.check(hazards)
