# %% [markdown] id="one-number" lang="zh"
"""
模型给每位客户一个[[score]]，就是他未来三个月离网的概率（入网不满三个月的，记录太短，这里不算）。数据组说：“大于 0.5 算要走，软件默认的。”财务说：“一通电话要花钱，打多少通你们算过没有？”

三个数定下来，线就定下来：一通多少钱、打了留得住几成、留住一户值多少。卡片里是本课程的算例；[[cost_cut_off|成本分界点]]在百分之几？
"""

# %% [markdown] id="one-number" lang="en"
"""
The model gives every customer a [[score]], the probability of leaving within three months. (Those who joined less than three months ago have too short a record and are left out here.) The data team says: “Anything above 0.5 counts as leaving; that is the software's default.” Finance says: “Calls cost money. Have you worked out how many to make?”

Three figures settle it: what a call costs, what share of leavers it keeps, and what a customer kept is worth. The card has this course's example. At what score is the [[cost_cut_off]]?
"""

# %% [markdown] id="note-number" lang="zh" tags=["instructor"]
"""
**算给大家看**：打一通的期望收益 = 评分 × 挽留成功率 × 价值；等于成本的地方就是分界点：8 ÷ (0.13 × 540) ≈ 11%。这个数由成本定，和种子无关。
**13% 从哪来**：假设的，对要走、还没拿定主意的人；照数据里的真相是一成上下。已拿定主意的，一百个里留不住一个：“最危险的，不等于最该打的”一节打开真相看。
**常见错答一**：“50%，一半以上才算要走。”评分在 11% 到 50% 之间的人，打了不亏，照 50% 划就全放掉了。
**常见错答二**：“选 F1 最大的地方。”F1 不认识钱。
**要点**：只有校准过的评分才能乘以元。一比一抽样训练出来的模型排序不差，概率却大出好几倍，照它算，会打一大堆亏本电话。
**白板**：公式一行，三个数各画一个框，让学员换成自己公司的数再算一遍。
**时间**：猜 1 分钟，四种打法 2 分钟，面板 2 分钟，日历 1 分钟；练习一题 4 分钟。
**四种打法**：试过的五个种子里，默认那张都是亏的，最后一行都挣得最多；公式那张赚一点或者亏一点，最多是最后一行的三分之一上下。50%、13%、1% 都是假设，真相在“最危险的，不等于最该打的”一节。
**换了种子**：分界点不变，打几通、赚多少会变。
"""

# %% [markdown] id="note-number" lang="en" tags=["instructor"]
"""
**Work it out aloud**: a call is expected to bring in score × save rate × value, and the cut-off is where that equals the cost: 8 ÷ (0.13 × 540) ≈ 11%. It depends on the costs, not on the seed.
**Where the 13% comes from**: it is assumed, for customers who would leave but have not decided yet; in the truth of these data it is about a tenth. Of those who have decided, a call keeps fewer than one in a hundred; the section on the riskiest reveals the truth.
**Common wrong answer 1**: “50%, because above that they are more likely to leave than not.” That drops everybody between 11% and 50%, for whom a call pays.
**Common wrong answer 2**: “Where F1 is largest.” F1 has never heard of money.
**The point**: only calibrated scores can be multiplied by yuan. A model trained half-and-half ranks well, but its scores are several times too high. Go by them, and you make a great many calls at a loss.
**Flip chart**: write the formula on one line and draw a box round each of its three figures; let them fill in their own company's.
**Timing**: guess 1 minute, four lists 2, panel 2, calendar 1; one question 4.
**Four lists**: on the five seeds we tried, the default loses money and the last row earns most; the formula's own list earns or loses a little, at most about a third of the last row. 50%, 13% and 1% are assumptions; the truth is in the section on the riskiest.
**Another seed**: the cut-off stays; the number of calls and the profit change.
"""

# %% id="g-where-to-stop" question="where_to_stop" covers="W3"
q.where_to_stop

# %% id="imports-cut-off"
from casekit.analysis import models
from casekit.analysis.models.charts import split_calendar
from casekit.course.churn_warning import cut_off

# %% [markdown] id="before-the-line" lang="zh"
"""
这笔账是**上限**：按后来真走的人算，还有两处算得太松。一是 13% 只是估给**还没拿定主意**的人的：评分 50% 以上的，多半已拿定，一通电话只留得住 1%。二是人人都当值 540 元，可名单上的账单有大有小。两处改过来，四种打法再比一遍（13% 和 1% 都是本课程的假设）：
"""

# %% [markdown] id="before-the-line" lang="en"
"""
These figures are an **upper limit**: they go by who did leave, and they are too generous in two respects. The 13% is meant only for customers who have **not decided yet**; most of those with scores of 50% and more have, and of these a call keeps 1%. And everybody counts as worth 540 yuan, while the bills on the list differ. Correct both, and compare four lists (13% and 1% are this course's assumptions):
"""

# %% id="four-lists" covers="W3"
cut_off.four_lists(mart)

# %% [markdown] id="try-cut-off" lang="zh"
"""
软件默认要打的，恰恰多半是电话留不住的人。挣得最多的是最后一行：线跟着账单走，**评分 × 留得住的比例 × 本人的价值**大于 8 元才打，公式那条线以下的大账单也在里面（评分不足 5% 的不打扰：本来不走，一打反而可能想起比价）。公式教的是怎么想，名单要逐户算。（真的留住几位，在“最危险的，不等于最该打的”一节。）

换成你们的数：外呼成本翻一倍，分界线往哪边走？挽留率只有 5% 呢？蓝线是上限，点线是各按本人账单的预计，差多少？生成名单看看：谁该打，谁划掉，为什么，末列写着。
"""

# %% [markdown] id="try-cut-off" lang="en"
"""
The default calls mostly the very people whom a call cannot keep. The last row earns most: the line moves with the bill, a call is made where **score × share kept × what this customer is worth** is more than 8 yuan, and large bills below the formula's cut-off are in. (Scores below 5% are left alone: these customers were staying, and a call may start them shopping around.) The formula shows how to think; the list is worked out customer by customer. (How many are truly kept is shown in “The riskiest are not the best to call”.)

Now put in your own figures. If the cost of a call doubles, which way does the cut-off go? And what if the save rate is only 5%? The blue curve is the upper limit, the dotted one what is expected on individual bills: how far apart are they? Download the list: the last column says whom to call, whom to strike off, and why.
"""

# %% id="play-cut-off" covers="W3"
cut_off.cut_off_explorer(mart)

# %% [markdown] id="honest-months" lang="zh"
"""
最后一问：评分乘得了钱吗？分数得是真概率，说 10% 就要真有 10% 的人走，这叫[[calibration]]。而且要在模型没学过的月份上验，这叫[[temporal_split]]。这里的评分来自一个[[gradient_boosting]]模型，只学了蓝色的月份；黄色的空着，因为那些人走没走，打分那天还没见分晓；绿色的拿来验，上面的评分就是其中最后一个月的：
"""

# %% [markdown] id="honest-months" lang="en"
"""
One last question: may you multiply these scores by yuan? Only if they are real probabilities: where the model says 10%, 10% must leave. That is [[calibration]]. And it has to be tested on months the model was not trained on, which is a [[temporal_split]]. The scores here come from a [[gradient_boosting]] model trained on the blue months only. The amber months are left out, because on the day of scoring nobody knew yet who of them would leave. The green ones are the test; the scores above are those of the last:
"""

# %% id="months-learnt" covers="W3"
split_calendar(models.split(mart), mart.months)

# %% id="scores-believed" covers="W3"
cut_off.believed(mart)

# %% [markdown] id="monday-number" lang="zh"
"""
> **周一就做**：凑齐三个数：一通多少钱、留一户值多少，找财务要；打了能留几成，做一次试点，随机留一组不打作对照。别翻外呼记录来代替：不打也会留下的人，记录里都算成了挽留，数字偏高。
>
> 三个数填进面板，生成 Excel：净赚多的在上面，线以下的大账单也在里面，从上往下打，写着划掉的不打。（这里是课程的客户；换成自己的，名单要有评分和月均账单两列，算法一样。）
"""

# %% [markdown] id="monday-number" lang="en"
"""
> **On Monday**: get three figures. What a call costs and what a customer kept is worth come from finance. What share of leavers a call keeps comes from a pilot in which a random group is not called. Call records will not do: they count everybody who would have stayed anyway as saved, and so flatter the calls.
>
> Put the three figures into the panel and download the Excel file. Call from the top, where a call gains most (large bills below the line are in it), and leave out what is marked to be struck off. (These are the course's customers; for your own you need a score and a mean bill, and the sum is the same.)
"""

# %% [markdown] id="p-cut-off" lang="zh" part="practice"
"""
## 外呼组等着：打到第几名为止
六位客户摆在面前，打给谁？有空再看：账单都大一倍，线该往哪边挪。
"""

# %% [markdown] id="p-cut-off" lang="en"
"""
## Outbound is waiting: where does the list stop?
Six customers: whom do you call? Then, if there is time: where does the line go if all bills are twice as large?
"""

# %% id="imports-cut-off-practice"
import pandas as pd

from casekit.analysis import money
from casekit.course.churn_warning import cut_off

# %% id="q-whom-to-call" question="whom_to_call"
q.whom_to_call  # EXERCISE
# SOLUTION BEGIN
six = pd.DataFrame(
    {"score": [0.70, 0.20, 0.20, 0.12, 0.08, 0.03], "bill": [90, 90, 25, 50, 120, 150]},
    index=["decided", "wavering", "small", "at_the_line", "below_the_line", "unlikely"],
)
gain = money.gain_of_call(six["score"], six["bill"])
q.whom_to_call.check(list(six.index[gain > 0]))
# SOLUTION END

# %% id="p-cut-off-explorer" covers="W3" tags=["extra"]
cut_off.cut_off_explorer(mart)

# %% id="q-best-cut-off" question="best_cut_off" tags=["extra"]
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
