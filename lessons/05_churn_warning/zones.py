# %% [markdown] id="five-zones" lang="zh"
"""
维系老客户有两支队伍：**资深坐席**能给优惠，可一周只有 **40 通**；**短信和 App** 便宜，不限量。（一周 300 通的普通外呼另有名单，这一节不算。）同一张评分名单，谁归谁？

业内常把名单分成[[zone|五个区]]。颜色是行业的，含义和界线是**本课程约定**：

| 区 | 评分 | 月均账单 | 怎么办 |
|---|---|---|---|
| 红 | 10% 起 | 60 元起 | 资深坐席本周外呼 |
| 黄 | 5%～10% | 60 元起 | 低成本触达，下月再看 |
| 蓝 | 5% 起 | 60 元以下 | 短信和 App |
| 绿 | 5% 以下 | 不论 | 不打扰 |
| 白 | 没有可信的分 | 不论 | 先补数据 |

红区排第一。红区之后呢？
"""

# %% [markdown] id="five-zones" lang="en"
"""
Two teams look after customers at risk. The **senior agents** may make offers, but have only **40 calls** a week. **Text messages and the app** are cheap and without limit. (The other agents' 300 calls a week have lists of their own and play no part here.) There is one list with scores: who gets which?

The industry uses [[zone|five zones]]. The colours are standard; the rules and thresholds are **this course's own convention**:

| Zone | Score | Mean bill | What to do |
|---|---|---|---|
| Red | 10% or more | 60 yuan or more | a senior agent calls this week |
| Yellow | 5% to 10% | 60 yuan or more | cheap contact, look again next month |
| Blue | 5% or more | below 60 yuan | text message and app |
| Green | below 5% | any | leave alone |
| White | none to trust | any | get the data first |

Red comes first. And after red?
"""

# %% [markdown] id="note-zones" lang="zh" tags=["instructor"]
"""
**问**：“红区之后，黄和蓝谁先？”让两边各说一条理由再开图。
**常见错答**：“蓝先，它的风险是黄的三四倍。”账单只有黄的五分之一上下；排先后看户均风险价值，两样要乘起来。
**风险价值** = 评分 × 留住一户的价值（18 个月 × 六成毛利 × 月均账单，本课程约定）。
**提醒**：风险价值还不是“打了能赚的钱”：它没问打了有没有用。“最危险的，不等于最该打的”一节补上。
**白板**：一横一竖画十字，请学员把五种颜色的贴纸贴上去。
**时间**：猜 1 分钟，图和表 2 分钟，面板 2 分钟；练习一题 4 分钟。
**换了种子**：试过的五个种子里，黄的户均都排在蓝前面：风险虽低，账单高得多。界线一动，名次可能对调：次序是算出来的，不是颜色定的。
"""

# %% [markdown] id="note-zones" lang="en" tags=["instructor"]
"""
**Ask**: “After red, which comes first, yellow or blue?” Hear one reason from each side before the chart.
**Common wrong answer**: “Blue, it has three or four times the risk.” Its bills are about a fifth of yellow's; the priority is the stake per customer, which multiplies the two.
**Stake** = score × value of a customer kept (18 months × 60% margin × mean bill, the course's own).
**Warn them**: the stake is not yet what a call earns, because nobody has asked whether calling helps. The section on the riskiest does.
**Flip chart**: draw a cross and let them put five coloured notes on it.
**Timing**: guess 1 minute, map and table 2, panel 2; one question 4.
**Another seed**: on the five seeds we tried, yellow comes before blue: little risk, but far larger bills. Move the thresholds and they may swap places: the order is worked out, and no colour sets it.
"""

# %% id="g-dearest-zone" question="dearest_zone" covers="W6"
q.dearest_zone

# %% id="imports-zones"
from casekit.course.churn_warning import zones

# %% [markdown] id="after-zones" lang="zh"
"""
先管谁，看户均风险价值，这叫排[[priority]]；预算看总额。

没进红区，不等于打了不合算：评分 7%、月均 96 元的客户在黄区，照“打到第几名为止”的算法，打一通也赚一点。没轮到他，只因为资深坐席一周就 40 通。
"""

# %% [markdown] id="after-zones" lang="en"
"""
The stake per customer says whom to look after first: that is the [[priority]]. Budgets go by the total.

A customer outside red may still be worth a call. One in yellow with a score of 7% and a bill of 96 yuan would earn a little by the sums of “How far down the list do you call?”. That customer is not called for one reason only: the senior agents have 40 calls a week.
"""

# %% [markdown] id="fill-red" lang="zh"
"""
有人嫌名单太杂，把报警线提到了 30%，坐席的 40 通用不完。您来把红区添到接近 40 户、又不超过：先只动报警线；恢复初始，再只动价值线。两回添的人，离网率和账单有什么不同？
"""

# %% [markdown] id="fill-red" lang="en"
"""
Somebody found the list too mixed and raised the alarm threshold to 30%, which leaves calls unused. Fill red up to 40, or just below: first with the alarm threshold only; then reset, and use the value threshold only. How do the customers you add differ in leaving and in bills?
"""

# %% id="play-zones" covers="W6"
zones.zone_editor(mart)

# %% id="two-ways" covers="W6"
zones.two_ways(mart)

# %% [markdown] id="after-editor" lang="zh"
"""
放低报警线，添的人账单高，三个月内真走的少；放低价值线，添的人账单低，真走的多，风险价值也更大。可别急着选后者：评分过了 30% 的人，多半已拿定主意，打了未必留得住。人数又都少，先试点再定：两批各打一半、留一半，看差多少。
"""

# %% [markdown] id="after-editor" lang="en"
"""
A lower alarm adds customers with large bills, fewer of whom left within three months. A lower value threshold adds customers with small bills, more of whom left; more is at stake with them, too. Even so, do not rush to lower the value threshold: customers with scores above 30% have mostly decided, and a call may not keep them. The numbers are small, too, so run a trial: call half of either group, leave the other half, and see what difference it makes.
"""

# %% [markdown] id="monday-zones" lang="zh"
"""
> **周一就做**：红区本周由资深坐席打完；拨号前看一眼，已经在办携转、销户的不外呼，直接转挽留坐席。黄区发条短信，下月再看；蓝区交给短信和 App；绿区当月不做挽留触达；白区走得也不少，停机的问清原因，刚入网的先做好入网关怀，满三个月再打分。
"""

# %% [markdown] id="monday-zones" lang="en"
"""
> **On Monday**: get through the red zone this week. Look at each before dialling: customers who are already porting out or closing go to the save desk, not to the senior agents. Yellow gets a text and another look next month, blue gets texts and the app, green gets no retention contact this month, and white is not safe either: find out why lines are suspended, and let the welcome programme look after newcomers until their score can be trusted.
"""

# %% [markdown] id="p-zones" lang="zh" part="practice"
"""
## 五区：先管谁
五位客户，照开头那张表分进[[zone|五区]]。有空再定红区多大。
"""

# %% [markdown] id="p-zones" lang="en"
"""
## Five zones: who comes first?
Put five customers into the [[zone|five zones]] by the table at the top. Then, if there is time, set the size of red.
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
