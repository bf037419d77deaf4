# %% [markdown] id="honest-split" lang="zh"
"""
演示很漂亮：“用贵司自己的数据验证，[[auc|AUC]] 接近 0.9。”合同就在桌上。你只许问一个问题，问什么？
"""

# %% [markdown] id="honest-split" lang="en"
"""
The demo looks great: “validated on your own data, [[auc|AUC]] close to 0.9.” The contract is on the table, and you may ask one question. Which one do you ask?
"""

# %% [markdown] id="note-split" lang="zh" tags=["instructor"]
"""
**答案**：“验证用的是训练之后的月份吗？训练的最后一个月，那时结果出来了没有？”一个问题，两半。
**常见错答**：“用了深度学习没有？”“样本够不够大？”算法和样本量都救不了错误的切法。
**讲清为什么**：一个客户在表里有很多行，每月一行，前后几乎一样。随机抽行，同一个人一半在训练里、一半在考卷里，模型背下来的是人，不是规律。
**白板**：画一条时间轴，今天画一道竖线，三个月结果窗画成括号；让学员上来把能用的训练月涂黑。
**时间**：开场 2 分钟，日历 2 分钟，切法 3 分钟（跑图要几秒到十几秒，趁这时候让大家猜哪个模型掉得最多），面板 2 分钟，曲线、校准、提升各 1 分钟；练习两题 8 分钟。
**换了种子**：差距有大有小；试过的五个种子里，死记硬背的模型在随机抽行上都最好看，掉 0.02 到 0.06；逻辑回归掉不到 0.01，因为它背不下来；CART 忽多忽少，还有反过来的，那是抽样的巧合。
"""

# %% [markdown] id="note-split" lang="en" tags=["instructor"]
"""
**Answer**: “Was it tested on months after those it was trained on, and was the outcome of the last training month known by then?” It is one question in two halves.
**Common wrong answers**: “Is it deep learning?” “Is the sample large enough?” Neither the algorithm nor the size saves a wrong split.
**Say why**: a customer is in the table once a month and looks almost the same each time. Draw rows at random, and some of a customer's months are in the training set and the rest in the test set, so the model has learnt people, not patterns.
**Flip chart**: draw a time line, a mark for today and a bracket for the three months of outcome; let somebody shade the months you can train on.
**Timing**: opening 2 minutes, calendar 2, splits 3 (it takes a few seconds to run, and more than ten on a slow machine; meanwhile let them bet on the model that drops the most), panel 2, curves, calibration and lift 1 each; two questions 8.
**Another seed**: the gap varies. On the five seeds we tried, the model with room to memorise looks best on random rows and drops by 0.02 to 0.06; logistic regression, which cannot memorise, drops by less than 0.01. CART drops by more or less, or even comes out the other way round, by the luck of the sample.
"""

# %% id="g-one-question" question="one_question" covers="W3"
q.one_question

# %% id="imports-honest-split"
from casekit.analysis import models
from casekit.analysis.models import evaluation, skill
from casekit.course.churn_warning import honest_split

# %% [markdown] id="after-calendar" lang="zh"
"""
[[temporal_split]]不光要“先学后考”，还要把日历中间的空档让出来。

错的切法差多少？同样的客户、同样的算法，只换切法：
"""

# %% [markdown] id="after-calendar" lang="en"
"""
A [[temporal_split]] does more than put the test months after the training months: it also leaves out the months between them, whose outcome is not known yet.

How much does a wrong split matter? Take the same customers and the same algorithms, and change only the split:
"""

# %% id="optimism" covers="W3"
honest_split.optimism_bars(honest_split.optimism_by_kind(mart))

# %% [markdown] id="after-optimism" lang="zh"
"""
随机抽行的成绩单上，最会背书的模型最好看，按时间检验就掉下来，比背不下来的逻辑回归掉得多。掉下来以后，它可能还是最好的一个，照样能用；不能用的是那份成绩单：买的时候看的是左边那个数，用起来只有右边那个。同样是 0.9 上下，可以是背出来的，也可以是考出来的：“AUC 高”本身不是买的理由。（这张图只学最近八个月、只考三成的行，好让两种切法比得公平；下面的面板学的月份更多，同一种算法的分数会略有不同。）

下面用一个按规矩切分的[[gradient_boosting]]：只学日历上蓝色的月份。它离天花板还有多远？
"""

# %% [markdown] id="after-optimism" lang="en"
"""
On random rows, the model that memorises looks best; tested by time, it loses more than logistic regression, which cannot memorise. It may still be the best of them, and you may well use it. What you cannot use is the report: you are sold one figure and get the other. A figure of about 0.9 can be learnt by heart or earned in an exam, so a high AUC alone is no reason to buy. (To compare the two splits fairly, this chart learns from the last eight months and tests on three rows in ten. The panel below learns from more months, so its scores differ a little.)

From here on we use an honest model: [[gradient_boosting]], trained on the blue months of the calendar. How close does it come to the ceiling?
"""

# %% id="skill" covers="W3"
reached = skill.auc_skill(mart, models.decision(mart).month, models.score(mart))
honest_split.ceiling(reached)

# %% id="play-models" covers="W3"
honest_split.model_reader(mart)

# %% [markdown] id="which-curve" lang="zh"
"""
信得过了，再看两样：排得好不好，分数是不是概率。
"""

# %% [markdown] id="which-curve" lang="en"
"""
Once you can believe the model, two more questions remain: does it rank customers well, and are its scores probabilities?
"""

# %% id="curves" covers="W3"
day, score = models.decision(mart), models.score(mart)
honest_split.two_curves(score, day.leaves, names=200)

# %% [markdown] id="after-curves" lang="zh"
"""
左边是 [[roc_curve]]，右边是查准率对查全率。离网少，左图看不出浪费，右图才看得见。但两张图都没有“元”，所以都定不了名单有多长。

要和钱相乘，先过一关：模型说 10%，是不是真有 10% 的人走？这叫[[calibration]]。
"""

# %% [markdown] id="after-curves" lang="en"
"""
The [[roc_curve]] is on the left, precision against recall on the right. Because few customers leave, the left chart hides the waste and the right one shows it. Neither has yuan on it, so neither can tell you how long the list should be.

Before you multiply by money, check one more thing: where the model says 10%, do 10% leave? That is [[calibration]].
"""

# %% id="calibration" covers="W3"
scores = {kind: models.score(mart, kind) for kind in ("boosting", "boosting_half")}
honest_split.calibration_lines(
    {kind: evaluation.calibration_table(s, day.leaves) for kind, s in scores.items()},
    {kind: evaluation.mean_calibration_error(s, day.leaves) for kind, s in scores.items()},
)

# %% id="lift" covers="W3"
honest_split.lift_bars(evaluation.lift_table(score, day.leaves))

# %% [markdown] id="after-lift" lang="zh"
"""
[[lift]]回答“排得好不好”：头一组远高于平均，第二组只在平均附近，甚至更低，再往后不比抽签好。线划在第几名，要把钱放进去才知道。
"""

# %% [markdown] id="after-lift" lang="en"
"""
[[lift|Lift]] tells you how well the list is ranked. The first tenth is far above average, the second is near the average or below it, and further down the list is no better than chance. Where to draw the line is a matter of money.
"""

# %% [markdown] id="monday-split" lang="zh"
"""
> **周一就做**：给每个在用的模型补一张日历：学到哪个月，结果看到哪个月，在哪几个月上验的。补不出来的，按没验过算。
"""

# %% [markdown] id="monday-split" lang="en"
"""
> **On Monday**: draw the calendar of every model in production: trained up to which month, outcomes up to which, tested on which. If nobody can draw it, treat the model as untested.
"""

# %% [markdown] id="p-models" lang="zh" part="practice"
"""
## 厂商的模型：信不信，能不能算钱
厂商说 AUC 很高，财务等着拿分数算预算。两件事一件一件定。
"""

# %% [markdown] id="p-models" lang="en"
"""
## The vendor's model: do you believe it, and can finance use it?
The vendor reports a high AUC, and finance is waiting to multiply the scores by yuan. Take one thing at a time.
"""

# %% id="imports-honest-split-practice"
from casekit.analysis import models
from casekit.analysis.models import splits
from casekit.course.churn_warning import honest_split

# %% id="q-honest-trials" question="honest_trials"
q.honest_trials  # EXERCISE
# SOLUTION BEGIN
split = models.split(mart)
# zh: 开考时结果还没揭晓的月份；随机抽行时同一客户两边都有；换客户不换月份，行情已经见过
# en: Outcomes not known when the test begins; customers on both sides; months seen in training
after = [month for month in models.decision_months(mart.months) if split.train[-1] < month]
unready = splits.unready_months([month for month in after if month < split.test[0]], split.test[0])
rows = models.customer_months(mart, split.train[-1:] + split.test[:2])
learnt, judged_rows = splits.random_rows(rows)
people = [set(part.index.get_level_values("subscriber")) for part in (learnt, judged_rows)]
doubtful = {
    "later_period": bool(splits.unready_months(split.train, split.test[0])),
    "random_rows": bool(people[0] & people[1]),
    "unready_months": bool(unready),
    "other_customers": True,
    "old_model_new_month": bool(splits.unready_months(split.train, split.test[-1])),
}
q.honest_trials.check([trial for trial, doubt in doubtful.items() if not doubt])
# SOLUTION END

# %% id="p-model-reader" covers="W3"
honest_split.model_reader(mart)

# %% id="p-models-compared" covers="W3"
honest_split.models_compared(mart)

# %% id="q-not-for-money" question="not_for_money"
q.not_for_money  # EXERCISE
# SOLUTION BEGIN
left = models.decision(mart).leaves
kinds = ("logistic", "cart", "boosting", "boosting_half")
off = {kind: abs(models.score(mart, kind).mean() - left.mean()) for kind in kinds}
q.not_for_money.check(max(off, key=off.get))
# SOLUTION END

# %% [markdown] id="code-models" lang="zh" part="code"
"""
## 代码线：模型上线之前
标签、训练月份、校准：三个函数，模型上线前各检查一遍。
"""

# %% [markdown] id="code-models" lang="en"
"""
## Code track: before a model is used
Labels, training months, calibration: write three functions to run before you use a model.
"""

# %% id="imports-honest-split-code" tags=["show-code"]
import numpy as np
import pandas as pd

from synthetic.calendar import add_months


# %% id="q-left-labels" question="left_labels" tags=["show-code"]
# -- your turn --
def left_labels(churn, subscribers, month):
    # SOLUTION BEGIN
    ahead = churn["month"].between(add_months(month, 1), add_months(month, 3))
    by_choice = churn["kind"].isin(["ported", "silent", "closed"])
    gone = subscribers.isin(churn.loc[ahead & by_choice, "subscriber"])
    return pd.Series(gone.to_numpy(), index=pd.Index(subscribers, name="subscriber"))
    # SOLUTION END


q.left_labels.check(left_labels)


# %% id="q-training-months" question="training_months" tags=["show-code"]
# -- your turn --
def training_months(months, first_test):
    # SOLUTION BEGIN
    earliest, latest = add_months(months[0], 3), add_months(first_test, -3)
    return [month for month in months if earliest <= month <= latest]
    # SOLUTION END


q.training_months.check(training_months)


# %% id="q-calibration-error" question="calibration_error" tags=["show-code"]
# -- your turn --
def calibration_error(score, left):
    # SOLUTION BEGIN
    groups = np.array_split(np.argsort(score, kind="stable"), 10)
    gaps = [abs(score[group].mean() - left[group].mean()) for group in groups]
    return np.average(gaps, weights=[len(group) for group in groups])
    # SOLUTION END


q.calibration_error.check(calibration_error)
