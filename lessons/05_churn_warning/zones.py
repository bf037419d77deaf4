# %% [markdown] id="five-zones" lang="zh"
"""
手上有两支队伍：人工外呼，贵，人少；短信和 App，便宜，不限量。同一张名单，谁归谁？

业内常画[[zone|五个区]]：红、黄、蓝、绿、白。颜色是行业的，含义和界线是**本课程约定**：

| 区 | 评分 | 月均账单 | 怎么办 |
|---|---|---|---|
| 红 | 10% 起 | 60 元起 | 本周人工外呼 |
| 黄 | 5%～10% | 60 元起 | 低成本触达，下月再看 |
| 蓝 | 5% 起 | 60 元以下 | 短信与 App |
| 绿 | 5% 以下 | 不论 | 不打扰 |
| 白 | 没有可信的分 | 不论 | 先补数据 |

颜色说的是“谁先看、怎么碰”，没说“打了留不留得下”。先排个队：按**户均风险价值**（平均每位客户有多少钱可能跟着走掉），哪个区第一、哪个第二？
"""

# %% [markdown] id="five-zones" lang="en"
"""
You have two teams. Agents are few and expensive; text messages and the app are cheap and without limit. There is one list: who gets which?

The industry uses [[zone|five zones]]: red, yellow, blue, green and white. The colours are standard; the rules and thresholds are **this course's own convention**:

| Zone | Score | Mean bill | What to do |
|---|---|---|---|
| Red | 10% or more | 60 yuan or more | an agent calls this week |
| Yellow | 5% to 10% | 60 yuan or more | cheap contact, look again next month |
| Blue | 5% or more | below 60 yuan | text message and app |
| Green | below 5% | any | leave alone |
| White | none to trust | any | get the data first |

A colour tells you whom to look at first and through which channel, not whom a call would keep. Now rank the zones by the money at stake **per customer**: which comes first, and which second?
"""

# %% [markdown] id="note-zones" lang="zh" tags=["instructor"]
"""
**问**：“黄和蓝谁先？”让两边各说一条理由再开图。
**常见错答**：“蓝先，它的风险是黄的三四倍。”账单只有黄的五分之一上下；排优先级看户均风险价值，两样要乘起来。
**风险价值** = 评分 × 留住一户的价值（18 个月 × 六成毛利 × 月均账单，本课程约定）。
**提醒**：风险价值还不是“打了能赚的钱”：它没问打了有没有用。“最危险的，不等于最该打的”一节补上。
**白板**：一横一竖画十字，请学员把五种颜色的贴纸贴上去。
**时间**：排队 1 分钟，图和表 2 分钟，面板 2 分钟；练习一题 4 分钟。
**换了种子**：试过的五个种子里，黄的户均都排在蓝前面：风险虽低，账单高得多。界线一动，名次可能对调：次序是算出来的，不是颜色定的。
"""

# %% [markdown] id="note-zones" lang="en" tags=["instructor"]
"""
**Ask**: “Which comes first, yellow or blue?” Hear one reason from each side before the chart.
**Common wrong answer**: “Blue, it has three or four times the risk.” Its bills are about a fifth of yellow's; the priority is the stake per customer, which multiplies the two.
**Stake** = score × value of a customer kept (18 months × 60% margin × mean bill, the course's own).
**Warn them**: the stake is not yet what a call earns, because nobody has asked whether calling helps. The section on the riskiest does.
**Flip chart**: draw a cross and let them put five coloured notes on it.
**Timing**: ranking 1 minute, map and table 2, panel 2; one question 4.
**Another seed**: on the five seeds we tried, yellow comes before blue: little risk, but far larger bills. Move the thresholds and they may swap places: the order is worked out, and no colour sets it.
"""

# %% id="g-dearest-zone" question="dearest_zone" covers="W6"
q.dearest_zone

# %% id="imports-zones"
from casekit.course.churn_warning import zones

# %% [markdown] id="after-zones" lang="zh"
"""
总额和户均是两回事。总额大的区适合便宜的渠道一次铺过去（绿区除外：再便宜也不打扰）；户均高的区先看，这叫排[[priority]]；预算看总额。

先看不等于先打。蓝区最危险的那几位，风险价值比红区末尾还高，为什么只发短信？能给优惠的资深坐席就这么多，先给账单高的；蓝区最危险的又多半已拿定主意，打了未必留得住（见“最危险的，不等于最该打的”）。他们有空，再从蓝区账单最高的往下打，也就是放低价值线。

拖一拖界线：红区只由资深坐席打（一周 300 通的那一队打别的名单），他们一周留得出 40 通。让红区尽量接近 40 户、又不超过，哪条线动起来最管用？
"""

# %% [markdown] id="after-zones" lang="en"
"""
The total and the stake per customer are different things. A zone with a large total suits a cheap channel that reaches everyone (except green, which you leave alone however cheap the channel is). The stake per customer says which zone to look at first: that is its [[priority]]. Budgets go by the total.

To look first is not to call first. The riskiest customers in blue have more at stake than the last ones in red. Why do they only get a text? The senior agents, who may make offers, are few and go to the large bills first, and the riskiest in blue have mostly decided, so a call may not keep them (see “The riskiest are not the best to call”). If they have time left, call the largest bills in blue next, which is to lower the value threshold.

Only the senior agents call red (the team with 300 calls a week has other lists), and they can spare 40 calls a week for it. Drag the thresholds until red comes as close to 40 as it can without going over. Which threshold makes the most difference?
"""

# %% id="play-zones" covers="W6"
zones.zone_editor(mart)

# %% id="two-ways" covers="W6"
zones.two_ways(mart)

# %% [markdown] id="after-editor" lang="zh"
"""
关注线只要不高过报警线，红区就不变；动得最多的是价值线，其次是报警线。报警线往下放，添进来的人比原来红区里的走得少；价值线往下放，添进来的人走得多，账单小一些。有空位，先放价值线。人数都少，只当线索：打了留不留得住，要靠试点。
"""

# %% [markdown] id="after-editor" lang="en"
"""
The watch threshold does nothing to red as long as it stays below the alarm. The value threshold moves red most, then the alarm. Lower the alarm, and the customers who come in leave less often than those already in red. Lower the value threshold, and more of those who come in leave, on somewhat smaller bills. With calls to spare, lower the value threshold first. The numbers are small, so take this as a hint: only a trial shows whom a call keeps.
"""

# %% [markdown] id="monday-zones" lang="zh"
"""
> **周一就做**：红区名单本周由人打完；打之前看一眼，已经在办携转、销户的不用外呼，直接转挽留坐席。黄区发条短信，下月再看；蓝区交短信和 App；绿区当月不做挽留触达；白区走得也不少，停机的问清原因，刚入网的先做好入网关怀，满三个月再打分。
"""

# %% [markdown] id="monday-zones" lang="en"
"""
> **On Monday**: get through the red zone this week. Look at each before dialling: customers who are already porting out or closing go to the save desk, not to the callers. Yellow gets a text and another look next month, blue gets texts and the app, green gets no retention contact this month, and white is not safe either: find out why lines are suspended, and let the welcome programme look after newcomers until their score can be trusted.
"""

# %% [markdown] id="p-zones" lang="zh" part="practice"
"""
## 五区：先管谁
人工外呼一周就那么多通。把离网概率和账单叠起来，分成[[zone|五区]]，先看规矩；有空再定红区多大。
"""

# %% [markdown] id="p-zones" lang="en"
"""
## Five zones: who comes first?
There are only so many agent calls in a week. Score and bill together make [[zone|five zones]]. Start with the rule and then, if there is time, set the size of red.
"""

# %% id="imports-zones-practice"
import pandas as pd

from casekit.course.churn_warning import zones

# %% id="q-zone-of" question="zone_of"
q.zone_of  # EXERCISE
# SOLUTION BEGIN
five = pd.DataFrame(
    {
        "score": [0.31, 0.31, 0.07, 0.02, None],
        "value": [96.0, 28.0, 96.0, 150.0, 59.0],
    },
    index=["likely_big", "likely_small", "perhaps_big", "unlikely_big", "just_joined"],
)
q.zone_of.check(zones.assign(five["score"], five["value"]).astype(str).to_dict())
# SOLUTION END

# %% id="p-zone-editor" covers="W6" tags=["extra"]
zones.zone_editor(mart)

# %% id="q-red-border" question="red_border" tags=["extra"]
q.red_border  # EXERCISE
# SOLUTION BEGIN
scored = zones.zoned(mart)
worth_a_call = scored.loc[scored["value"] >= 60, "score"]
borders = [step / 200 for step in range(1, 120)]
q.red_border.check(next(b for b in borders if (worth_a_call >= b).sum() <= 40))
# SOLUTION END

# %% [markdown] id="code-zones" lang="zh" part="code"
"""
## 代码线：五区
每个区几户，户均风险价值多少元。
"""

# %% [markdown] id="code-zones" lang="en"
"""
## Code track: five zones
Work out how many customers are in each zone, and the money at stake per customer.
"""

# %% id="imports-zones-code" tags=["show-code"]
from casekit.analysis import money
from casekit.course.churn_warning import zones

# %% id="c-people" tags=["show-code"]
people = zones.zoned(mart).dropna(subset="score").rename(columns={"value": "bill"})
people["zone"] = zones.assign(people["score"], people["bill"])
people.head()

# %% id="q-zone-table" question="zone_table" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: by_zone
worth = people["bill"] * money.figure("save_months") * money.figure("margin")
stake = people["score"] * worth
by_zone = stake.groupby(people["zone"], observed=True).agg(["size", "mean"]).reset_index()
by_zone.columns = ["zone", "customers", "stake_per_customer"]
# SOLUTION END
q.zone_table.check(by_zone)
