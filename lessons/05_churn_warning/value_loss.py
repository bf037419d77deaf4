# %% [markdown] id="value-loss" lang="zh"
"""
季报出来：中高端客户[[retention_rate|保有率]]达标，收入却在掉。人都在，账单没了，用量去了另一张卡。这叫[[value_loss]]，离网模型不管这件事。

现在是月末，你要报一张名单：谁在接下来两个月里会掉价值。第一问：掉一个月算不算？
"""

# %% [markdown] id="value-loss" lang="en"
"""
The quarterly report says that [[retention_rate|retention]] of mid and high-end customers is on target, yet revenue is falling. The customers are all here, but their spending has gone to another SIM. That is [[value_loss]], and a churn model does not look for it.

It is month end, and you have to list the customers who are about to lose value. The first question is: does one low month count?
"""

# %% [markdown] id="note-loss" lang="zh" tags=["instructor"]
"""
**问**：“上个月账单掉了一半的客户，这个月打不打？”出差、放假、换套餐结算，都可能掉一个月。
**口径**：三个月看、两个月掉，是行业里的做法；“低于均值七成”“月均 60 元以上算中高端”是本课程约定。
**常见错答**：“当前月的账单最新，当然要进模型。”当前月正是要预测的头一个月：事后拉宽表，它就在那儿；做决定那天，它还没出账。
**白板**：五个格子一排，前三个写“看”，后两个写“猜”，中间画一道墙，墙上写“今天”。
**时间**：开场 2 分钟，曲线 2 分钟，穿越 3 分钟，面板 2 分钟。
**换了种子**：试过的五个种子里，穿越模型实验室里都接近 1，上线都掉到正确模型之下；以标题为准。
"""

# %% [markdown] id="note-loss" lang="en" tags=["instructor"]
"""
**Ask**: “A bill fell by half last month. Do we call?” A business trip, a holiday or a change of tariff can each make one low month.
**Definitions**: three months in and two out is industry practice; “under 70% of the mean” and “mid and high-end from 60 yuan a month” are this course's own.
**Common wrong answer**: “The current month is the latest, so it belongs in the model.” It is the first of the months to be predicted. Pull the table afterwards and there it is; on decision day it has not been billed.
**Flip chart**: draw five boxes in a row, write “look” in three and “guess” in two, and put a wall between them with “today” on it.
**Timing**: opening 2 minutes, paths 2, leak 3, panel 2.
**Another seed**: on the five seeds we tried, the leaking model is close to 1 in the lab and falls below the honest one in production. Go by the chart's title.
"""

# %% id="g-one-or-two" question="one_or_two" covers="W4"
q.one_or_two

# %% id="imports-value-loss"
from casekit.analysis import models
from casekit.course.churn_warning import value_loss
from casekit.mart.names import MID_HIGH

# %% id="paths" covers="W4"
day = models.decision(mart)
look, guess = value_loss.windows(day.month)
bills = mart.window([*look, *guess], ["subscriber", "month", "bill"])
dear = day.features.index[day.features["bill_mean_3m"] >= MID_HIGH]
value_loss.bill_paths(bills[bills["subscriber"].isin(dear)], day.month)

# %% [markdown] id="after-paths" lang="zh"
"""
掉过的人里，一半上下只掉了一个月，其中有的只是出差、放假、停用几天。连着两个月都低才算，名单短去一半上下。

第二问：用哪些列？有人把“当前月”的账单也放进了宽表，就是做决定时还没出账的那个月。检验成绩好得惊人：
"""

# %% [markdown] id="after-paths" lang="en"
"""
About half of the customers with a low month have only one, and some of them were only travelling or on holiday. If you count only two in a row, the list is about half as long.

The second question is which columns to use. Somebody put “the bill of the current month” in the table: the month that is not billed yet when you decide. The results are astonishing:
"""

# %% id="leak" covers="W4"
value_loss.leak_bars(value_loss.leak_measured(mart))

# %% [markdown] id="after-leak" lang="zh"
"""
这就是[[leakage]]，行话叫“穿越”：检验时用了做决定那天还没有的数。上线那天只好拿上个月的顶替，成绩就露了馅。

亲手试一次：打开“穿越”开关，再关上；把“两个月都低”换成“任一个月低”，看名单大几倍。面板里是现算的简单模型，只看账单、通话和流量，分数比上图低；要看的是开关前后的差。
"""

# %% [markdown] id="after-leak" lang="en"
"""
This is [[leakage]]: the test used figures that did not exist on decision day. In production last month's figures have to stand in for them, and the result shows it.

Try it: switch the leak on and off, then change “both months” to “either month” and see how the list grows. The panel fits a simple model on the spot, on bill, minutes and data alone, so its AUC is lower than the chart's; watch the difference the switch makes.
"""

# %% id="play-windows" covers="W4"
value_loss.window_builder(mart)

# %% [markdown] id="monday-loss" lang="zh"
"""
> **周一就做**：让数据组给宽表的每一列加一个“出数日期”。晚于决策日的列，一律不许进模型。
"""

# %% [markdown] id="monday-loss" lang="en"
"""
> **On Monday**: have the data team write beside every column the day on which its figure becomes available. If that day is later than the decision, the column stays out of the model.
"""

# %% [markdown] id="p-loss" lang="zh" part="practice"
"""
## 人没走，钱走了
这张名单找的是[[value_loss|价值流失]]：人还在网，账单连着两个月塌下去。模型验收近乎满分，上线就掉下来。毛病出在时间上。
"""

# %% [markdown] id="p-loss" lang="en"
"""
## The customer stays, the money leaves
This list looks for [[value_loss|value loss]]: customers who are still on the network and whose bill is down two months in a row. The model was nearly perfect in acceptance tests and dropped in production. The fault is one of timing.
"""

# %% id="imports-value-loss-practice"
from casekit.analysis import models
from casekit.course.churn_warning import value_loss

# %% id="q-loss-months" question="loss_months"
q.loss_months  # EXERCISE
# SOLUTION BEGIN
month = models.decision(mart).month
q.loss_months.check(list(value_loss.windows(month).history))
# SOLUTION END

# %% id="p-window-builder" covers="W4"
value_loss.window_builder(mart)

# %% id="q-leaking-column" question="leaking_column"
q.leaking_column  # EXERCISE
# SOLUTION BEGIN
afterwards = value_loss.loss_panel(mart, [month], leak=True).columns
on_the_day = value_loss.loss_panel(mart, [month]).columns
suspects = ("bill_current", "bill_trend", "arrears_3m", "contract_left")
late = [name for name in suspects if name in afterwards.difference(on_the_day)]
q.leaking_column.check(late[0])
# SOLUTION END

# %% [markdown] id="code-loss" lang="zh" part="code"
"""
## 代码线：价值流失的标签
三个月看，两个月猜：把口径写成函数。
"""

# %% [markdown] id="code-loss" lang="en"
"""
## Code track: the label of value loss
Three months in, two months out: write the definition as a function.
"""

# %% id="imports-value-loss-code" tags=["show-code"]
from synthetic.calendar import add_months


# %% id="q-loss-label" question="loss_label" tags=["show-code"]
# -- your turn --
def loss_label(bills, month):
    # SOLUTION BEGIN
    before = [add_months(month, step) for step in (-2, -1, 0)]
    after = [add_months(month, step) for step in (1, 2)]
    wide = bills.pivot(index="subscriber", columns="month", values="bill")
    wide = wide.reindex(columns=[*before, *after]).dropna()
    usual = wide[before].mean(axis=1)
    return wide[after].lt(0.70 * usual, axis=0).all(axis=1)[usual > 0]
    # SOLUTION END


q.loss_label.check(loss_label)
