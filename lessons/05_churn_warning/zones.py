# %% [markdown] id="five-zones" lang="zh"
"""
维系老客户有两支队伍：**资深坐席**会谈、能给优惠，可每月留给这张名单的只有 **20 通**；**普通外呼**打其余的。打不着的发**短信和 App**，便宜（一条短信一角钱），不限量。（资深坐席多留住几成还没量过，先和普通外呼一样算。）同一张名单，每户都有**评分**，就是模型估的未来三个月离网概率。谁归谁？

国内运营商常把名单分成[[zone|五个区]]。颜色是通行的，含义和界线是**本课程约定**：

| 区 | 评分 | 月均账单 | 怎么办 |
|---|---|---|---|
| 红 | 10% 起 | 60 元起 | 资深坐席的 20 通，先从这里挑 |
| 黄 | 5% 到不足 10% | 60 元起 | 先发短信，净赚多的也排进外呼 |
| 蓝 | 5% 起 | 不足 60 元 | 短信和 App；打了不亏的归普通外呼 |
| 绿 | 不足 5% | 不论 | 不打扰 |
| 白 | 没有可信的分 | 不论 | 先补数据 |

红区排第一。红区之后呢？
"""

# %% [markdown] id="five-zones" lang="en"
"""
Two teams look after customers at risk. The **senior agents** are better at it and may make offers, but have only **20 calls** a month for this list; the **other agents** call the rest. Whoever is not called gets **texts and the app**, cheap (0.1 yuan a text) and without limit. (How many more the senior agents keep has not been measured: we reckon both alike.) There is one list, and each customer on it has a **score**, the model's probability of leaving within three months. Who gets which?

Operators in China often use [[zone|five zones]]. The colours are customary; the rules and thresholds are **this course's own convention**:

| Zone | Score | Mean bill | What to do |
|---|---|---|---|
| Red | 10% or more | 60 yuan or more | first choice for the 20 senior calls |
| Yellow | 5% to below 10% | 60 yuan or more | a text; the most profitable are called |
| Blue | 5% or more | below 60 yuan | text message and app; the other agents call if it pays |
| Green | below 5% | any | leave alone |
| White | none to trust | any | get the data first |

Red comes first. And after red?
"""

# %% [markdown] id="note-zones" lang="zh" tags=["instructor"]
"""
**问**：“红区之后，黄和蓝谁先？”让两边各说一条理由再开图。
**常见错答**：“蓝先，它的风险是黄的三四倍。”账单只有黄的五分之一上下；排先后看户均风险价值，两样要乘起来。
**风险价值** = 评分 × 留住一户的价值（18 个月 × 六成毛利 × 月均账单，本课程约定）。
**提醒**：风险价值还不是打了能赚的钱：还要乘留得住的比例。50% 和 13%、1% 都是假设，真相在“最危险的，不等于最该打的”一节。
**白板**：一横一竖画十字，请学员把五种颜色的贴纸贴上去。
**时间**：猜 1 分钟，图和表 2 分钟，面板 3 分钟；练习一题 4 分钟。
**换了种子**：试过的五个种子里，黄的户均都排在蓝前面：风险虽低，账单高得多。界线一动，名次可能对调：次序是算出来的，不是颜色定的。
"""

# %% [markdown] id="note-zones" lang="en" tags=["instructor"]
"""
**Ask**: “After red, which comes first, yellow or blue?” Hear one reason from each side before the chart.
**Common wrong answer**: “Blue, it has three or four times the risk.” Its bills are about a fifth of yellow's; the priority is the stake per customer, which multiplies the two.
**Stake** = score × value of a customer kept (18 months × 60% margin × mean bill, the course's own).
**Warn them**: the stake is not yet what a call earns; it has to be multiplied by the share kept. 50%, 13% and 1% are assumptions; the truth is in the section on the riskiest.
**Flip chart**: draw a cross and let them put five coloured notes on it.
**Timing**: guess 1 minute, map and table 2, panel 3; one question 4.
**Another seed**: on the five seeds we tried, yellow comes before blue: little risk, but far larger bills. Move the thresholds and they may swap places: the order is worked out, and no colour sets it.
"""

# %% id="g-dearest-zone" question="dearest_zone" covers="W6"
q.dearest_zone

# %% id="imports-zones"
from casekit.course.churn_warning import zones

# %% [markdown] id="after-zones" lang="zh"
"""
哪个区更要紧，看户均风险价值，这叫排[[priority]]。可电话先打给谁，还要再问一句：打了**留不留得住**？

> 每通净赚 = 风险价值 × 留得住的比例 − 8 元

比例沿用“打到第几名为止”的假设：没拿定主意的 13%，已拿定的 1%。算一户：评分 20%、月均 80 元，留住值 80 × 10.8 = 864 元（10.8 个月账单 = 18 个月 × 六成毛利），风险价值 173 元，打一通净赚 173 × 13% − 8 ≈ 14 元。

谁拿定了，平时看不见；评分 **50%** 是条好用的线（数据是程序生成的，所以查得到）：
"""

# %% [markdown] id="after-zones" lang="en"
"""
The stake per customer says which zone matters more: that is the [[priority]]. Whom to call first takes one more step: will a call **keep** the customer?

> gain of a call = stake × share kept − 8 yuan

The shares are those of “How far down the list do you call?”: 13% of the undecided, 1% of those who have decided. One customer worked out: with a score of 20% and a bill of 80 yuan, keeping the customer is worth 80 × 10.8 = 864 yuan (10.8 monthly bills are 18 months × 60% margin), the stake is 173 yuan, and a call gains 173 × 13% − 8 ≈ 14 yuan.

Who has decided cannot be seen at work, but a score of **50%** makes a handy border (the data are simulated, so we can look it up):
"""

# %% id="decided-in-red" covers="W6"
zones.decided_in_red(mart)

# %% [markdown] id="means" lang="zh"
"""
各区平均（户数少，该走几户和走了几户，差几户是碰巧，账按评分算）：
"""

# %% [markdown] id="means" lang="en"
"""
The mean of each group (they are small: a few more or fewer leavers than predicted is chance, and the sums go by the scores):
"""

# %% id="by-group" covers="W6"
zones.by_group(mart)

# %% [markdown] id="which-order" lang="zh"
"""
风险价值最大的那一组，一通电话挣得很少；最该打的是红区 50% 以下的；蓝区两种人都有，打一通平均是亏的。

“打到第几名为止”的名单上，打了不亏的还不止 20 位。资深坐席在红、黄两区里挑最值的 20 位，其余归普通外呼。先打给谁，你来排：面板一开始按**评分**排。换成按风险价值、按净赚排，看看电话都打给了谁，预计挣多少；再拖拖报警线和价值线：拖哪条，打给的人会变？
"""

# %% [markdown] id="which-order" lang="en"
"""
The group with most at stake gains very little from a call; the ones to call are the red customers below 50%; in blue, which holds both kinds, a call loses money on average.

On the list of “How far down the list do you call?” a call pays for far more than 20. The senior agents choose the best 20 from red and yellow; the rest is for the other agents. Whom first? The panel starts with the highest **score**. Change the order to the stake and then to the gain; see where the calls go and what they are expected to earn. Then move the alarm and the value threshold: which of them changes who is called?
"""

# %% id="play-zones" covers="W6"
zones.zone_editor(mart)

# %% [markdown] id="after-editor" lang="zh"
"""
同样 20 通，按评分排，大半打给了 50% 以上的；按净赚排，多挣不少，黄区的大账单也可能排进来；账单特别大的，过了 50% 也可能值得打。报警线拖到哪，按净赚打的还是那 20 户：它只管红黄怎么分。价值线、关注线提得太高，值得打的人就漏掉了。所以，**净赚定打不打、先打谁；颜色管的是没打的怎么办**。

20 通预计留住的还不到一户，一个月里看不出来：这里只有四千来户，放到全省就多了。13% 和 1% 也是假设，要量：从名单里抽签，打一半、留一半，三个月后比一比，一组要上千户才看得出来，得放到全省做。
"""

# %% [markdown] id="after-editor" lang="en"
"""
With the same 20 calls, the order by score spends more than half of them on scores of 50% and more. The order by gain earns a good deal more; large bills from yellow may come in, and a very large one may be worth a call even above 50%. Wherever the alarm stands, the 20 called by gain are the same: it only parts red from yellow. A value or watch threshold that is too high leaves out people worth a call. So **the gain says whether to call, and whom first; the colour says what to do with the others**.

The 20 calls are expected to keep less than one customer, which nobody would notice in a month: there are some four thousand customers here, and a whole province has many more. The 13% and the 1% are assumptions, too. To measure them, draw lots on the list, call one half, leave the other, and compare the two after three months. It takes more than a thousand customers in each half to see a difference, so do it province-wide.
"""

# %% [markdown] id="monday-zones" lang="zh"
"""
> **周一就做**：面板选“净赚多的先打”，报警线 10%、价值线 60 元，生成 Excel，从第 1 户打到第 20 户，别再按评分重排；名单每月重出一张（这里是课程的客户；自己的名单，要有评分和月均账单两列）。拨号前看一眼，已经在办携转、销户的不外呼，转挽留坐席（专接要走的客户）。
>
> 往下打了不亏的，连同蓝区的，归普通外呼；再往下发短信和 App，留得住多少还没量过，好在成本低。绿区不打扰：本来不走，一打反而可能想起比价。白区走得也不少：停机的问清原因，刚入网的做好入网关怀，满三个月再打分。
"""

# %% [markdown] id="monday-zones" lang="en"
"""
> **On Monday**: choose “largest gain first” with the alarm at 10% and the value threshold at 60 yuan, download the Excel file and call numbers 1 to 20 (do not sort it by score again). Draw up the list anew every month. (These are the course's customers; for your own list you need a score and a mean bill.) Look before dialling: customers who are already porting out or closing go to the save desk, which handles those who ask to leave.
>
> The numbers after 20, blue ones included, go to the other agents: their calls pay, too. The rest get texts and the app: what these keep has not been measured, but they cost next to nothing. Green is left alone: these customers are staying, and a call may start them shopping around. White is not safe either: find out why lines are suspended, and let the welcome programme look after newcomers until their score can be trusted.
"""

# %% [markdown] id="p-zones" lang="zh" part="practice"
"""
## 名单摆好了：先打谁
四位客户，先打谁？有空再把五位客户分进[[zone|五区]]。
"""

# %% [markdown] id="p-zones" lang="en"
"""
## The list is drawn up: whom first?
Four customers: whom first? Then, if there is time, put five into the [[zone|five zones]].
"""

# %% id="imports-zones-practice"
import pandas as pd

from casekit.analysis import money
from casekit.course.churn_warning import zones

# %% id="q-call-order" question="call_order"
q.call_order  # EXERCISE
# SOLUTION BEGIN
four = pd.DataFrame(
    {"score": [0.90, 0.30, 0.15, 0.07], "value": [130, 70, 100, 150]},
    index=["surest", "likely", "perhaps", "unlikely"],
)
gain = money.gain_of_call(four["score"], four["value"])
q.call_order.check(list(gain.sort_values(ascending=False).index))
# SOLUTION END

# %% id="q-zone-of" question="zone_of" tags=["extra"]
q.zone_of  # EXERCISE
# SOLUTION BEGIN
five = pd.DataFrame(
    {
        "score": [0.31, 0.31, 0.07, 0.02, None],
        "value": [96.0, 15.0, 96.0, 150.0, 59.0],
    },
    index=["likely_big", "likely_small", "perhaps_big", "unlikely_big", "just_joined"],
)
q.zone_of.check(zones.assign(five["score"], five["value"]).astype(str).to_dict())
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
