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
**时间**：猜 1 分钟，利润线 3 分钟，面板 3 分钟，日历 1 分钟；练习一题 6 分钟。
**名单**：面板把每户都当 540 元，名单按本人账单算，三四成的人打了要亏。留给“两支队伍，一张地图”：价值和风险要一起看。
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
**Timing**: guess 1 minute, profit line 3, panel 3, calendar 1; one question 6.
**The list**: the panel values everybody at 540 yuan, the list by their own bills, and for about a third the call loses money. Leave it for “Two teams, one map”, which looks at value and risk together.
**Another seed**: the cut-off stays; the number of calls and the profit change.
"""

# %% id="g-where-to-stop" question="where_to_stop" covers="W3"
q.where_to_stop

# %% id="imports-cut-off"
from casekit.analysis import models
from casekit.analysis.models.charts import split_calendar
from casekit.course.churn_warning import cut_off

# %% id="by-default" covers="W3"
cut_off.by_default(mart)

# %% [markdown] id="before-the-line" lang="zh"
"""
线不必划得那么细：从 8% 到 20%，净收益和公式那条线相差都不到一成半。要花力气的，是把那三个数量准。

净收益是**上限**，别拿去报数：13% 只对**还没拿定主意**的人成立，评分最高的那几十位大多已经拿定了，一通电话留不住几个。按各人的真实反应算，同样的线留住的人不到三分之一：
"""

# %% [markdown] id="before-the-line" lang="en"
"""
The exact decimal hardly matters: anywhere from 8% to 20%, the profit is within 15% of what the formula's cut-off earns. Spend the effort on getting the three figures right.

The profit is an **upper limit**, not a figure to report. The 13% holds only for customers who have **not decided yet**; most of the few dozen at the very top have, and a call keeps hardly any of them. By what each customer truly does, the same cut-off keeps fewer than a third as many:
"""

# %% id="a-third" covers="W3"
cut_off.a_third(mart)

# %% [markdown] id="try-cut-off" lang="zh"
"""
还打不打？打，但要挑人：先打还没拿定主意、账单又大的。账怎么对、从哪里**打起**，在“最危险的，不等于最该打的”一节。

换成你们的数：外呼成本翻一倍，分界线往哪边走？挽留率只有 5% 呢？再把名单下载下来：线其实跟着账单走，**评分 × 挽留率 × 他本人的价值**大于成本，才值得打。哪些人先打，哪些放到后面，哪些划掉？末列写着答案。
"""

# %% [markdown] id="try-cut-off" lang="en"
"""
Do you call at all, then? Yes, but choose whom: first those who have not decided and have large bills. The section “The riskiest are not the best to call” has the full account and says where to **start**.

Now put in your own figures. If the cost of a call doubles, which way does the cut-off go? And what if the save rate is only 5%? Then download the list. The line really moves with the bill: a call pays where **score × save rate × what this customer is worth** is more than its cost. Whom do you call first, whom do you leave for later, whom do you strike off? The last column has the answer.
"""

# %% id="play-cut-off" covers="W3"
cut_off.cut_off_explorer(mart)

# %% [markdown] id="honest-months" lang="zh"
"""
最后一问：评分乘得了钱吗？分数得是真概率，说 10% 就要真有 10% 的人走，这叫[[calibration]]。而且要在模型没学过的月份上验，这叫[[temporal_split]]。这里的评分来自一个[[gradient_boosting]]模型，只学了蓝色的月份：
"""

# %% [markdown] id="honest-months" lang="en"
"""
One last question: may you multiply these scores by yuan? Only if they are real probabilities: where the model says 10%, 10% must leave. That is [[calibration]]. And it has to be tested on months the model was not trained on, which is a [[temporal_split]]. The scores here come from a [[gradient_boosting]] model trained on the blue months only:
"""

# %% id="months-learnt" covers="W3"
split_calendar(models.split(mart), mart.months)

# %% id="scores-believed" covers="W3"
cut_off.believed(mart)

# %% [markdown] id="monday-number" lang="zh"
"""
> **周一就做**：凑齐三个数：一通多少钱、留一户值多少，找财务要；打了能留几成，做一次试点，随机留一组不打作对照。别翻外呼记录来代替：不打也会留下的人，记录里都算成了挽留，数字偏高。
"""

# %% [markdown] id="monday-number" lang="en"
"""
> **On Monday**: get three figures. What a call costs and what a customer kept is worth come from finance. What share of leavers a call keeps comes from a pilot in which a random group is not called. Call records will not do: they count everybody who would have stayed anyway as saved, and so flatter the calls.
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
