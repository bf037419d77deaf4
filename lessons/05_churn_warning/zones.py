# %% [markdown] id="five-zones" lang="zh"
"""
维系老客户有两支队伍：**资深坐席**能给优惠，可每月留给这张名单的只有 **40 通**；**短信和 App** 便宜，不限量。（普通外呼另有名单，这一节不算。）同一张名单，每户都有**评分**，就是模型估的未来三个月离网概率。谁归谁？

业内常把名单分成[[zone|五个区]]。颜色是行业的，含义和界线是**本课程约定**：

| 区 | 评分 | 月均账单 | 怎么办 |
|---|---|---|---|
| 红 | 10% 起 | 60 元起 | 资深坐席当月外呼 |
| 黄 | 5%～10% | 60 元起 | 先发短信，名额有余再打 |
| 蓝 | 5% 起 | 60 元以下 | 短信和 App |
| 绿 | 5% 以下 | 不论 | 不打扰 |
| 白 | 没有可信的分 | 不论 | 先补数据 |

红区排第一。红区之后呢？
"""

# %% [markdown] id="five-zones" lang="en"
"""
Two teams look after customers at risk. The **senior agents** may make offers, but have only **40 calls** a month for this list. **Text messages and the app** are cheap and without limit. (The other agents have lists of their own and play no part here.) There is one list, and each customer on it has a **score**, the model's probability of leaving within three months. Who gets which?

The industry uses [[zone|five zones]]. The colours are standard; the rules and thresholds are **this course's own convention**:

| Zone | Score | Mean bill | What to do |
|---|---|---|---|
| Red | 10% or more | 60 yuan or more | a senior agent calls this month |
| Yellow | 5% to 10% | 60 yuan or more | a text, and a call if any are left |
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
先管谁，看户均风险价值，这叫排[[priority]]。

没进红区，不等于打了不合算：评分 7%、月均 96 元的客户在黄区，照“打到第几名为止”的算法，打一通也赚一点。所以红区打完、名额还有剩，就接着打黄区，风险价值高的在前；黄区也打完就停，绿区不打。黄在蓝前，用处就在这里。
"""

# %% [markdown] id="after-zones" lang="en"
"""
The stake per customer says whom to look after first: that is the [[priority]].

A customer outside red may still be worth a call. One in yellow with a score of 7% and a bill of 96 yuan would earn a little by the sums of “How far down the list do you call?”. So once red is done, any calls left over go to yellow, largest stake first; after yellow, stop. That is what yellow before blue means in practice.
"""

# %% [markdown] id="within-red" lang="zh"
"""
红区里谁先打？风险价值再高，也要他还**留得住**。评分 30% 以上的，多半已拿定主意，打了未必留得住；30% 以下的，拿定的还很少（数据是程序生成的，所以查得到）。**先打 30% 以下的**，同样是风险价值高的在前；30% 以上的往后放。
"""

# %% [markdown] id="within-red" lang="en"
"""
And within red? However much is at stake, a call must still be able to **keep** the customer. Of those with scores of 30% or more, most have decided, and a call may not keep them; below 30%, few have (the data are simulated, so we can look it up). So **call those below 30% first**, again by the stake, and leave the rest of red until after them.
"""

# %% id="decided-in-red" covers="W6"
zones.decided_in_red(mart)

# %% [markdown] id="fill-red" lang="zh"
"""
报警线本课程约定 10%。有人嫌名单太杂，提到了 30%，面板就从这里开始，名额空着一些，等你来填。把红区添到接近 40 户、又不超过：先只动报警线；恢复初始，再只动价值线。拖完再看面板下面那张表：两回添的人，有什么不同？
"""

# %% [markdown] id="fill-red" lang="en"
"""
This course's alarm threshold is 10%. Somebody found the list too mixed and raised it to 30%; the panel starts there, with calls left for you to fill. Bring red up to 40, or just below: first with the alarm threshold only; then reset, and use the value threshold only. Only then look at the table under the panel: how do the customers you added differ?
"""

# %% id="play-zones" covers="W6"
zones.zone_editor(mart)

# %% id="two-ways" covers="W6"
zones.two_ways(mart)

# %% [markdown] id="after-editor" lang="zh"
"""
放低价值线，添的人走得多，风险价值也更大，可他们评分都在 30% 以上，多半已拿定主意；放低报警线，添的人走得少，可账单高，主意大多还没定，按 13% 留住来算，平均一通挣得回成本。所以先放报警线。两批人数都少，实际走了几户和按评分该走几户，差一两户是碰巧，账按评分算；到底留得住几户，要试点才知道：各打一半、留一半，看差多少。
"""

# %% [markdown] id="after-editor" lang="en"
"""
A lower value threshold adds customers more of whom left, with more at stake; but all have scores of 30% or more, and most have decided. A lower alarm adds customers fewer of whom left, but with large bills, and most have not decided: at a save rate of 13% a call to them pays on average. So lower the alarm first. Both groups are small: whether one or two more or fewer left than the scores say is chance, so go by the scores. Only a trial can tell how many a call keeps: call half of either group, leave the other half, and see what difference it makes.
"""

# %% [markdown] id="monday-zones" lang="zh"
"""
> **周一就做**：面板上报警线拨到 10%、价值线 60 元，生成 Excel，“拨打次序”一列已经排好，别再按评分重排：资深坐席从红区打起，有空接着打黄区；名单每月重出一张。拨号前看一眼，已经在办携转、销户的不外呼，转挽留坐席（专接要走的客户）。
>
> 没打到的黄区发条短信，蓝区交给短信和 App，绿区不打扰。白区走得也不少：停机的问清原因，刚入网的做好入网关怀，满三个月再打分。
"""

# %% [markdown] id="monday-zones" lang="en"
"""
> **On Monday**: set the alarm to 10% and the value threshold to 60 yuan and take the Excel, which is in calling order (do not sort it by score again): the senior agents begin with red and go on to yellow while they have calls. Draw up the list anew every month. Look before dialling: customers who are already porting out or closing go to the save desk, which handles those who ask to leave.
>
> Yellow customers who are not called get a text; blue gets texts and the app; green is left alone. White is not safe either: find out why lines are suspended, and let the welcome programme look after newcomers until their score can be trusted.
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
