# %% [markdown] id="one-number" lang="zh"
"""
模型给每位客户一个[[score]]。数据组说：“大于 0.5 算要走，软件默认的。”财务说：“一通电话要花钱，打多少通你们算过没有？”

三个数定下来，线就定下来：一通多少钱、打了留得住几成、留住一户值多少。卡片里是本课程的算例；[[cost_cut_off|成本分界点]]在百分之几？
"""

# %% [markdown] id="one-number" lang="en"
"""
The model gives every customer a [[score]]. The data team says: “Anything above 0.5 counts as leaving; that is the software's default.” Finance says: “Calls cost money. Have you worked out how many to make?”

Three figures settle it: what a call costs, what share of leavers it keeps, and what a customer kept is worth. The card has this course's example. At what score is the [[cost_cut_off]]?
"""

# %% [markdown] id="note-number" lang="zh" tags=["instructor"]
"""
**算给大家看**：打一通的期望收益 = 评分 × 挽留成功率 × 价值；等于成本的地方就是分界点：8 ÷ (0.13 × 540) ≈ 11%。这个数由成本定，和种子无关。
**13% 从哪来**：对要走、还没拿定主意的人。已拿定主意的，一百个里留不住一个：“最危险的，不等于最该打的”一节打开真相看。
**常见错答一**：“50%，一半以上才算要走。”评分在 11% 到 50% 之间的人，打了不亏，照 50% 划就全放掉了。
**常见错答二**：“选 F1 最大的地方。”F1 不认识钱。
**要点**：只有校准过的评分才能乘以元。一比一抽样训练出来的模型排序不差，概率却大出好几倍，照它算，会打一大堆亏本电话。
**白板**：公式一行，三个数各画一个框，让学员换成自己公司的数再算一遍。
**时间**：猜 1 分钟，日历 2 分钟，利润线 3 分钟，面板 2 分钟；练习一题 6 分钟。
**换了种子**：分界点不变，打几通、赚多少会变。
"""

# %% [markdown] id="note-number" lang="en" tags=["instructor"]
"""
**Work it out aloud**: a call is expected to bring in score × save rate × value, and the cut-off is where that equals the cost: 8 ÷ (0.13 × 540) ≈ 11%. It depends on the costs, not on the seed.
**Where the 13% comes from**: it is for customers who would leave but have not decided yet. Of those who have, a call keeps fewer than one in a hundred; the section on the riskiest reveals the truth.
**Common wrong answer 1**: “50%, because above that they are more likely to leave than not.” That drops everybody between 11% and 50%, for whom a call pays.
**Common wrong answer 2**: “Where F1 is largest.” F1 has never heard of money.
**The point**: only calibrated scores can be multiplied by yuan. A model trained half-and-half ranks well, but its scores are several times too high. Go by them, and you make a great many calls at a loss.
**Flip chart**: write the formula on one line and draw a box round each of its three figures; let them fill in their own company's.
**Timing**: guess 1 minute, calendar 2, profit line 3, panel 2; one question 6.
**Another seed**: the cut-off stays; the number of calls and the profit change.
"""

# %% id="g-where-to-stop" question="where_to_stop" covers="W3"
q.where_to_stop

# %% id="imports-cut-off"
from casekit.analysis import models
from casekit.analysis.models.charts import split_calendar
from casekit.course.churn_warning import cut_off

# %% [markdown] id="honest-months" lang="zh"
"""
线是划出来了，可这些评分信得过吗？看模型学了哪几个月就知道。[[temporal_split]]有两道关。第一道谁都知道：检验的月份要在训练之后。第二道常被漏掉：结果要等三个月才揭晓，所以紧挨着检验月的那几个月**当时还没有答案**，拿来训练就是作弊。
"""

# %% [markdown] id="honest-months" lang="en"
"""
You know how to draw the line, but can you believe the scores? That depends on which months the model was trained on. A [[temporal_split]] has two checks. Everybody knows the first: test on months after the training months. The second is often missed: it takes three months until an outcome is known, so the months just before the test months **had no answer yet** on that day. Training on them is cheating.
"""

# %% id="months-learnt" covers="W3"
split_calendar(models.split(mart), mart.months)

# %% [markdown] id="before-the-line" lang="zh"
"""
这里的评分来自一个[[gradient_boosting]]模型，只学了蓝色的月份。要和元相乘还有一个条件：分数得是真概率，说 10%，就要真有 10% 的人走，这叫[[calibration]]。

还有一句要说在前头：13% 是对**还没拿定主意**的人说的。评分最高的那几十位大多已经拿定了，一通电话留不住几个，所以图上的净收益是**上限**，别拿去报数：“最危险的，不等于最该打的”一节按各人的真实反应把这笔账再对一遍，少得多；从哪里**打起**、哪些人跳过，也在那一节说。
"""

# %% [markdown] id="before-the-line" lang="en"
"""
The scores here come from a [[gradient_boosting]] model trained on the blue months only. Before you multiply a score by yuan, one more condition has to hold: scores must be real probabilities. Where the model says 10%, 10% must leave; that is [[calibration]].

One warning first: the 13% is for customers who have **not decided yet**. Most of the few dozen at the very top have, and a call keeps hardly any of them. So the profit in the chart is an **upper limit**, not a figure to report: the section “The riskiest are not the best to call” works the same account out again from what each customer truly does, and far less is left. It also says where to **start**, and whom to skip.
"""

# %% id="by-default" covers="W3"
cut_off.by_default(mart)

# %% [markdown] id="try-cut-off" lang="zh"
"""
换成你们的数：外呼成本翻一倍，分界点往哪边走？挽留率只有 5% 呢？把名单下载下来，看看最后几位值不值得打。
"""

# %% [markdown] id="try-cut-off" lang="en"
"""
Now put in your own figures. If the cost of a call doubles, which way does the cut-off go? And what if the save rate is only 5%? Download the list and look at the last few names: are they worth a call?
"""

# %% id="play-cut-off" covers="W3"
cut_off.cut_off_explorer(mart)

# %% [markdown] id="monday-number" lang="zh"
"""
> **周一就做**：凑齐三个数：一通多少钱、留一户值多少，找财务要；打了能留几成，翻外呼记录，没有就做一次试点。有了它们，名单长度是算出来的，不是拍出来的。
"""

# %% [markdown] id="monday-number" lang="en"
"""
> **On Monday**: get three figures: what a call costs and what a customer kept is worth, from finance; what share of leavers a call keeps, from your call records, or else from a pilot. With them you can calculate how long the list should be, instead of having it decreed.
"""

# %% [markdown] id="p-cut-off" lang="zh" part="practice"
"""
## 外呼组等着：打到第几名为止
评分是现成的，电话还是那通电话；账单高的客户，线该往哪边挪？外呼组等着知道名单划到哪里。
"""

# %% [markdown] id="p-cut-off" lang="en"
"""
## Outbound is waiting: where does the list stop?
The scores are in, and the call is the same. If the customers have larger bills, which way does the line move? Outbound is waiting to hear where the list stops.
"""

# %% id="imports-cut-off-practice"
from casekit.analysis import money
from casekit.course.churn_warning import cut_off

# %% id="p-cut-off-explorer" covers="W3"
cut_off.cut_off_explorer(mart)

# %% id="q-best-cut-off" question="best_cut_off"
q.best_cut_off  # EXERCISE
# SOLUTION BEGIN
call = money.practice()
q.best_cut_off.check(call.cost / (call.save_rate * call.value))
# SOLUTION END

# %% [markdown] id="code-cut-off" lang="zh" part="code"
"""
## 代码线：分界线
三个钱数变成一条线，写成函数，换哪家的数都能用。
"""

# %% [markdown] id="code-cut-off" lang="en"
"""
## Code track: the cut-off
Turn three amounts of money into one line, as a function that works with anyone's figures.
"""


# %% id="q-cut-off-rule" question="cut_off_rule" tags=["show-code"]
# -- your turn --
def cut_off_rule(cost, save, value):
    # SOLUTION BEGIN
    return min(cost / (save * value), 1.0)
    # SOLUTION END


q.cut_off_rule.check(cut_off_rule)
