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
**讲清为什么**：一个客户在表里有很多行，每月一行，前后几乎一样。随机抽行，同一个人的几个月一部分在训练里、一部分在检验里，模型背下来的是人，不是规律。
**白板**：画一条时间轴，今天画一道竖线，三个月结果窗画成括号；让学员上来把能用的训练月涂黑。
**别说过头**：差距只有零点零几，名单不会作废；它能颠倒的，是两家厂商谁高谁低。
**时间**：开场和日历 4 分钟，切法 3 分钟（跑图要几秒到十几秒，趁这时候让大家猜哪个模型掉得多），面板 3 分钟，校准 2 分钟；练习两题 8 分钟。折起来的几张给分析师。
**换了种子**：试过的五个种子里，死记硬背的模型掉 0.02 到 0.05，对逻辑回归的领先少则缩水两成，多则一点不剩，甚至落后；逻辑回归掉得少，多半不到 0.01，最多 0.015，因为它背不下来。
"""

# %% [markdown] id="note-split" lang="en" tags=["instructor"]
"""
**Answer**: “Was it tested on months after those it was trained on, and was the outcome of the last training month known by then?” It is one question in two halves.
**Common wrong answers**: “Is it deep learning?” “Is the sample large enough?” Neither the algorithm nor the size saves a wrong split.
**Say why**: a customer is in the table once a month and looks almost the same each time. Draw rows at random, and some of a customer's months are in the training set and the rest in the test set, so the model has learnt people, not patterns.
**Flip chart**: draw a time line, a mark for today and a bracket for the three months of outcome; let somebody shade the months you can train on.
**Do not oversell it**: the gap is a few hundredths, and the list is still a list. What it can turn round is the order of two bids.
**Timing**: opening and calendar 4 minutes, splits 3 (it takes a few seconds to run, and more than ten on a slow machine; meanwhile let them bet on the model that drops more), panel 3, calibration 2; two questions 8. What is folded away is for analysts.
**Another seed**: on the five seeds we tried, the model that memorises drops by 0.02 to 0.05 and loses from a fifth to all of its lead over logistic regression, and may even fall behind. Logistic regression cannot memorise: mostly it drops by less than 0.01, and by 0.015 at most.
"""

# %% id="g-one-question" question="one_question" covers="W3"
q.one_question

# %% id="imports-honest-split"
from casekit.analysis import models
from casekit.analysis.models import evaluation, skill
from casekit.course.churn_warning import honest_split

# %% [markdown] id="after-calendar" lang="zh"
"""
[[temporal_split]]：检验的月份放在后面，中间结果还没揭晓的月份空出来。

不这么切，差多少？两个模型，深层提升树会死记硬背，逻辑回归背不下来；客户不变，只换切法：
"""

# %% [markdown] id="after-calendar" lang="en"
"""
This is a [[temporal_split]]: the test months come last, and the months in between, whose outcome is not known yet, are left out.

How much does it matter? Take a model that memorises (deep boosting) and one that cannot (logistic regression), keep the customers, and change only the split:
"""

# %% id="optimism" covers="W3"
splits_compared = honest_split.optimism_by_kind(mart)
honest_split.optimism_bars(splits_compared)

# %% id="lead-lost" covers="W3"
honest_split.lead(splits_compared)

# %% [markdown] id="two-checks" lang="zh"
"""
切法过关了，再看两样：名单**排得好不好**；**分数能不能乘钱**。后一样这么查：按分数把客户分成人数相等的十组，模型说 10% 的那组，真有 10% 的人走才行，这叫[[calibration]]。

换几个模型看看。“一比一抽样”的那个，训练时离网和在网各取一半，可实际一百人里三个月只走五六个。（上图为了比得公平，少用了几个月的数据，AUC 和这里略有不同。）
"""

# %% [markdown] id="two-checks" lang="en"
"""
If the split is sound, check two more things: **does the list rank well**, and **can its scores be multiplied by yuan**? For the second, sort customers by score into ten equal groups. Where the model says 10%, 10% must leave; that is [[calibration]].

Try several models. The half-and-half one was trained on as many leavers as stayers, though only five or six in a hundred leave within three months. (To be fair to both splits, the chart above used fewer months, so its AUCs differ a little from those here.)
"""

# %% id="play-models" covers="W3"
honest_split.model_reader(mart)

# %% [markdown] id="after-panel" lang="zh"
"""
上面那张十行的表，画出来就是这样：
"""

# %% [markdown] id="after-panel" lang="en"
"""
The table of ten rows, drawn as a chart:
"""

# %% id="calibration" covers="W3"
day, score = models.decision(mart), models.score(mart)
honest_split.calibration_lines({"boosting": evaluation.calibration_table(score, day.leaves)})

# %% [markdown] id="after-lift" lang="zh" tags=["extra"]
"""
**给分析师**。下面三样都说“排得好不好”，都没有“元”，所以定不了名单多长。

[[lift]]：头一组远高于平均，第二组就落到平均上下，再往后各组合起来，明显低于平均。[[roc_curve]]（左）和查准率对查全率（右）：离网的人少，左图看不出浪费，右图才看得见。[[skill]]：离“知道每个人真实概率”还有多远。
"""

# %% [markdown] id="after-lift" lang="en" tags=["extra"]
"""
**For analysts.** The three below are all about ranking. None has yuan in it, so none can tell you how long the list should be.

[[lift|Lift]]: the first tenth is far above average, the second is already close to it, above or below, and the rest taken together are well below average. [[roc_curve]] (left) and precision against recall (right): because few customers leave, the left chart hides the waste and the right one shows it. [[skill|Skill]]: how far the model is from knowing everybody's true chance.
"""

# %% id="lift" covers="W3" tags=["extra"]
honest_split.lift_bars(evaluation.lift_table(score, day.leaves))

# %% id="curves" covers="W3" tags=["extra"]
honest_split.two_curves(score, day.leaves, names=200)

# %% id="skill" covers="W3" tags=["extra"]
honest_split.ceiling(skill.auc_skill(mart, day.month, score))

# %% id="verdict" covers="W3"
honest_split.verdict(mart)

# %% [markdown] id="monday-split" lang="zh"
"""
> **周一就做**：给每个在用的模型补一张日历：学到哪个月，结果看到哪个月，在哪几个月上验的。补不出来的，当作没验过。
"""

# %% [markdown] id="monday-split" lang="en"
"""
> **On Monday**: draw the calendar of every model in production: trained up to which month, outcomes up to which, tested on which. If nobody can draw it, treat the model as untested.
"""

# %% [markdown] id="p-models" lang="zh" part="practice"
"""
## 厂商的模型：信不信，能不能算钱
厂商说 AUC 很高，财务等着拿分数算预算。先定信不信，再定能不能算钱。
"""

# %% [markdown] id="p-models" lang="en"
"""
## The vendor's model: do you believe it, and can finance use it?
The vendor reports a high AUC, and finance is waiting to multiply the scores by yuan. First decide whether to believe it, then whether finance may use it.
"""

# %% id="imports-honest-split-practice"
from casekit.analysis import models
from casekit.analysis.models import evaluation, splits
from casekit.course.churn_warning import honest_split

# %% id="q-honest-trials" question="honest_trials"
q.honest_trials  # EXERCISE
# SOLUTION BEGIN
split = models.split(mart)
# zh: 检验那天结果还没揭晓的月份；随机抽行时同一客户两边都有；换客户不换月份，行情已经见过
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
off = {k: evaluation.mean_calibration_error(models.score(mart, k), left) for k in kinds}
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
