# %% [markdown] id="eight-alarms" lang="zh"
"""
监控大屏上有八盏[[alarm|预警灯]]。厂商说：“八盏全开，亮一盏就打，一个都不放过。”运营总监问你：开哪几盏？几盏亮了才打？
"""

# %% [markdown] id="eight-alarms" lang="en"
"""
The monitoring screen has eight [[alarm|alarm lights]]. The vendor says: “Switch all eight on, call at the first light, and you will miss nobody.” Your director asks which ones you really want, and how many must be lit before you call.
"""

# %% [markdown] id="note-alarms" lang="zh" tags=["instructor"]
"""
**问**：看图之前每人投两票：哪盏灯**最准**（亮了的人里，真走的比例最高），哪盏**抓得最多**（走的人里，亮过的比例最高）。
**常见错答一**：“合约到期最准，到期的人都会走。”多数人到期后续约或不动，它最多是[[base_rate]]的两倍上下，有时还低；它的价值在提前期，讲外呼时机时再用。
**常见错答二**：“灯越多越保险。”选看的那张图：灯越多，来得越晚。
**白板**：画一个 2×2：亮／没亮 × 走了／没走。[[precision]]是横着除，[[recall]]是竖着除。谁做分母，写大一点。
**时间**：灯表 1 分钟，投票 1 分钟，两张图各 2 分钟，面板 2 分钟；练习三题 10 分钟。有空再看“亮几盏才打”。
**换了种子**：试过的五个种子里，最准的都是异网呼叫，抓得最多的都是通话频次；要是换了别的，就请台下解释为什么。
"""

# %% [markdown] id="note-alarms" lang="en" tags=["instructor"]
"""
**Ask**: before the chart, take two votes. Which light is **most often right** (the largest share of the customers it flags leave)? Which one **catches the most** (it flags the largest share of leavers)?
**Common wrong answer 1**: “Contract expiry is the surest, they all go at the end.” Most renew or stay put, and the light is at best at about twice the [[base_rate]], sometimes below it. Its value is the lead time: wait for the section on when to call.
**Common wrong answer 2**: “More lights, more safety.” If there is time, use the chart for this: the more lights you wait for, the later you are.
**Flip chart**: draw a 2 × 2 table, flagged or not × left or not. [[precision|Precision]] divides along the row, [[recall]] down the column. Write the denominator large.
**Timing**: table 1 minute, votes 1, two charts 2 each, panel 2; three questions 10. “How many must be lit” only if there is time.
**Another seed**: on the five seeds we tried, off-net calls are the most precise and call frequency catches the most. If it comes out otherwise, let the room say why.
"""

# %% id="g-surest-light" question="surest_light" covers="W1"
q.surest_light

# %% id="imports-eight-alarms"
from casekit.analysis import alarm_evaluation, alarms, models
from casekit.course.churn_warning import eight_alarms

# %% [markdown] id="rules-of-lights" lang="zh"
"""
灯是现成的名目，什么时候亮要自己定。下表的算法和[[threshold|阈值]]是**本课程约定**：看升降的，拿决策月和前三个月的均值比；哪一盏都不偷看之后的月份。
"""

# %% [markdown] id="rules-of-lights" lang="en"
"""
The names are standard in the industry; the rules and [[threshold|thresholds]] below are **this course's own convention**. Those that look for a change compare the decision month with the mean of the previous three; none looks at later months.
"""

# %% id="alarm-rules" covers="W1"
eight_alarms.alarm_definitions(unknown=alarms.unknown(mart))

# %% [markdown] id="after-worth" lang="zh"
"""
准和全，一盏灯占不全。[[precision]]低，就是把客服的时间花在本来不走的人身上；[[recall]]低，就是要走的人从你眼皮底下过去。

查准率要先和[[base_rate]]比：没高出多少，等于随手抓。离网本来就少，“整体判对率九成多”什么也说明不了：谁都不报，也能判对九成多。

还有第三个数：[[lead_time]]。灯亮到人走，隔了几个月？留给你做事的，就是这几个月。（看的是：走的人里，几成提前亮过灯。“亮过灯的人平均提前几个月”会骗人：只为几个人亮的灯，平均也能很早。）下图数的是各月走的人，走之前三个月里亮过一次就算，所以比上图一个月末抓到的多。
"""

# %% [markdown] id="after-worth" lang="en"
"""
No light is both accurate and complete. Low [[precision]] spends your agents' time on people who were going to stay; low [[recall]] lets leavers walk right past you.

Compare precision with the [[base_rate]] first: if it is hardly higher, you might as well call at random. Leaving is rare, so “over 90% of our verdicts are right” means nothing: a screen on which no light ever goes on scores just as well.

There is also a third figure, the [[lead_time]]: how many months pass between the light and the day they leave? That is all the time you have. (Ask what share of leavers were warned in time. The mean lead of those who were warned can mislead: a light that catches very few may still be early on average.) The chart below takes the leavers of all months, and a light counts if it was on at any of the three month ends before, so it catches more here than at the single month end above.
"""

# %% id="lead" covers="W1"
all_fired = alarms.fire(
    alarm_evaluation.signals_by_month(mart, models.decision_months(mart.months))
)
eight_alarms.lead_bars(
    alarm_evaluation.lead_summary(alarm_evaluation.lead_times(all_fired, mart.churn))
)

# %% [markdown] id="how-many-lit" lang="zh" tags=["extra"]
"""
那么几盏灯一起用呢？“至少亮几盏才打”：
"""

# %% [markdown] id="how-many-lit" lang="en" tags=["extra"]
"""
What if you wait for several lights together, and call only when at least so many are lit?
"""

# %% id="count-and-lead" covers="W1" tags=["extra"]
by_count = alarm_evaluation.by_count(alarms.fired(mart), models.decision(mart).leaves)
eight_alarms.count_lines(by_count, alarm_evaluation.lead_by_count(all_fired, mart.churn))

# %% [markdown] id="after-count" lang="zh" tags=["extra"]
"""
这就是“要亮得越多越稳”的代价：加码到最后，报的差不多都对，可来得及的没几个了。[[lead_time]]才是预警的“预”字。
"""

# %% [markdown] id="after-count" lang="en" tags=["extra"]
"""
That is the price of waiting for more lights. In the end nearly every alarm is right, but few come in time. Without [[lead_time]], a warning is no warning.
"""

# %% [markdown] id="try-alarms" lang="zh"
"""
轮到你：一周能打 320 通。先拨“至少报几项”，再试着关掉两盏灯、收紧一个阈值：怎样装得下，来得及的又最多？
"""

# %% [markdown] id="try-alarms" lang="en"
"""
Now it is your turn. You have 320 calls a week. Move “alarms needed” first; then try switching two lights off, or tightening a threshold. Which way fits, and still warns of most leavers in time?
"""

# %% id="play-alarms" covers="W1"
eight_alarms.alarm_panel(mart)

# %% [markdown] id="which-lights" lang="zh"
"""
开头那两问，可以这样答。

| 开哪几盏 | 灯 | 为什么 |
|---|---|---|
| 一直留着 | 话务量 | 早，准头也过得去：走的人约一半提前两个月就亮过，亮灯的人离网率是平均的四五倍上下 |
| 用来动手 | 异网呼叫、异网客服电话 | 异网呼叫最准；两盏都在平均的五倍以上 |
| 用来留意 | 通话频次 | 亮得最早，名单也最长 |
| 凑项数，单亮不打 | 被叫占比、消费值 | 两盏都是平均的两倍上下到四倍 |
| 装不下先关 | 手机终端、合约到期 | 抓到的不到三成，亮灯的人离网率也就平均的两倍上下，甚至更低；合约到期留着排外呼时间 |

**几盏亮了才打**：看一周打得完多少通，下面练习里定。
"""

# %% [markdown] id="which-lights" lang="en"
"""
So here is one answer to the two questions.

| Which lights | Alarm | Why |
|---|---|---|
| Always on | traffic | early, and fairly precise: it warns of about half of the leavers two months ahead, and its customers leave at about four to five times the base rate |
| To act on | off-net calls, rivals' hotlines | off-net calls are the most precise; both are above five times the base rate |
| To keep watch | call frequency | the earliest, with the longest list |
| To add to the count, never alone | incoming share, spend | both are at about two to four times the base rate |
| Off first if the list is too long | handset, contract expiry | each catches fewer than three leavers in ten, and its customers leave at about twice the base rate or less; contract expiry is for timing your calls |

**How many lit**: as many as it takes to fit the calls you have in a week; the practice below settles it.
"""

# %% id="lights-off" covers="W1"
eight_alarms.without(mart, ["handset", "contract_expiry"])

# %% [markdown] id="monday-alarms" lang="zh"
"""
> **周一就做**：项数按一周打得完的名单定；名单里先打亮着异网呼叫、异网客服电话的。再给每盏灯记三个数：查准率、查全率、提前几个月；一个都答不上来的灯，先关掉。
"""

# %% [markdown] id="monday-alarms" lang="en"
"""
> **On Monday**: set the number of lights by what you can call in a week, and begin with customers who show off-net calls or calls to a rival’s hotline. Then write three figures beside every light: its precision, its recall and how many months ahead it warns. If nobody can give you any of them for a light, switch it off.
"""

# %% [markdown] id="p-alarms" lang="zh" part="practice"
"""
## 周一例会：这张名单打不打
外呼组长把八项预警全打开，名单一千多户，一周打不完。“你说，报几项才算数？”阈值用[[alarm|预警信号]]的课程约定值，先不动。
"""

# %% [markdown] id="p-alarms" lang="en"
"""
## Monday's meeting: do we call this list?
With all eight alarms on, the head of outbound has over a thousand names and cannot call them all in a week. “So how many alarms does it take?” The [[alarm]] thresholds are the course's own; leave them as they are for now.
"""

# %% id="imports-eight-alarms-practice"
from casekit.analysis import alarm_evaluation, alarms, models
from casekit.course.churn_warning import eight_alarms

# %% id="p-alarm-panel" covers="W1"
eight_alarms.alarm_panel(mart)

# %% id="q-alarm-count" question="alarm_count"
q.alarm_count  # EXERCISE
# SOLUTION BEGIN
names = alarm_evaluation.by_count(alarms.fired(mart), models.decision(mart).leaves)["alarmed"]
q.alarm_count.check(int(names.index[names <= 320].min()))
# SOLUTION END

# %% id="q-wasted-calls" question="wasted_calls"
q.wasted_calls  # EXERCISE
# SOLUTION BEGIN
left, fired = models.decision(mart).leaves, alarms.fired(mart)
listed = alarms.combined(fired, at_least=3)
q.wasted_calls.check(1 - left[listed].mean())
# SOLUTION END

# %% id="p-lead-chart" covers="W1"
months = models.decision_months(mart.months)
rang = alarms.fire(alarm_evaluation.signals_by_month(mart, months))
eight_alarms.lead_bars(alarm_evaluation.lead_summary(alarm_evaluation.lead_times(rang, mart.churn)))

# %% id="q-lead-order" question="lead_order"
q.lead_order  # EXERCISE
# SOLUTION BEGIN
leads = alarm_evaluation.lead_summary(alarm_evaluation.lead_times(rang, mart.churn))
early = leads["ahead_2"] + leads["ahead_3"]
four = early.reindex(["call_frequency", "traffic", "off_net", "contract_expiry"])
q.lead_order.check(list(four.sort_values(ascending=False).index))
# SOLUTION END

# %% [markdown] id="code-alarms" lang="zh" part="code"
"""
## 代码线：预警灯
一项灯的算法，八项灯的成绩单。
"""

# %% [markdown] id="code-alarms" lang="en"
"""
## Code track: alarms
Work out one alarm yourself, then see how all eight perform.
"""

# %% id="imports-eight-alarms-code" tags=["show-code"]
import pandas as pd

from casekit.analysis import alarms, models
from synthetic.calendar import add_months


# %% id="q-spend-alarm" question="spend_alarm" tags=["show-code"]
# -- your turn --
def spend_alarm(monthly, month):
    # SOLUTION BEGIN
    now = monthly[(monthly["month"] == month) & (monthly["status"] == "active")]
    now = now.set_index("subscriber")["bill"]
    earlier = monthly[monthly["month"].between(add_months(month, -3), add_months(month, -1))]
    before = earlier.groupby("subscriber")["bill"].mean().reindex(now.index)
    return 1 - now / before >= 0.20
    # SOLUTION END


q.spend_alarm.check(spend_alarm)

# %% id="c-alarm-data" tags=["show-code"]
fired, left = alarms.fired(mart), models.decision(mart).leaves
fired.head()

# %% id="q-alarm-scorecard" question="alarm_scorecard" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: scorecard
hits = fired.mul(left, axis=0).sum()
scorecard = pd.DataFrame({"precision": hits / fired.sum(), "recall": hits / left.sum()})
scorecard = scorecard.rename_axis("alarm").reset_index()
# SOLUTION END
q.alarm_scorecard.check(scorecard)
