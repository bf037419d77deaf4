# %% [markdown] id="read-aloud" lang="zh"
"""
“模型我信，可营业厅的人要一句话：什么样的客户进来，要多留他两分钟？三条规则，贴墙上。”

提升树念不出来，[[decision_tree]]可以。树每一步都在问：先问哪一列？
"""

# %% [markdown] id="read-aloud" lang="en"
"""
“I believe your model. But my people in the shop need a sentence: which customers should they give two extra minutes? Three rules, to go on the wall.”

You cannot read boosting aloud, but you can read a [[decision_tree]]. At each step, the tree has to decide which column to ask about first.
"""

# %% [markdown] id="note-rules" lang="zh" tags=["instructor"]
"""
**问**：“客户编号能不能预测离网？”大家都笑，可[[gain_ratio|信息增益]]就是选它：一人一枝，每枝都纯。这就是 C4.5、C5.0 改用增益率的原因。
**常见错答**：“规则在训练数据里九成多准，可以上墙。”那是一比一抽样里的九成多，真实客户里走的人少得多。
**讲清剪枝**：只有几十个人的枝，可能只是巧合；剪枝就是对人少的枝打折扣，折完还赢才留。
**时间**：增益率 3 分钟，规则和图 3 分钟，面板 3 分钟。
**白板**：请一位学员把第一条规则念成一句营业厅能用的话，写下来。
**换了种子**：第一条规则的列会变（流量、主叫、活跃天数轮着来，再加上异网占比），都是“淡出”的痕迹；后面的规则会用到别的：异网热线、账单、投诉、入网时间。有的种子只有两条够格上墙。之后几个月符合的不到 30 人次的规则，别认真。
"""

# %% [markdown] id="note-rules" lang="en" tags=["instructor"]
"""
**Ask**: “Can a customer number predict churn?” People laugh, yet information gain picks it: there is a branch for everybody, and each branch is pure. That is why C4.5 and C5.0 use the [[gain_ratio]].
**Common wrong answer**: “The rule is right more than 90% of the time in training, so put it up.” That is the figure in a half-and-half sample; among real customers far fewer leave.
**Say what pruning does**: a branch with a few dozen people may be pure chance. Pruning marks small branches down and keeps only those that still win.
**Timing**: 3 minutes for the gain ratio, 3 for the rules and the chart, 3 for the panel.
**Flip chart**: have somebody turn the first rule into a sentence the shop can use, and write it down.
**Another seed**: the columns of the first rule change (data use, calls made and days with use take turns, together with the off-net share), but all are traces of fading. Later rules use other things: rivals' hotlines, the bill, complaints, tenure. On some seeds only two rules deserve a place. Do not take seriously any rule met by fewer than 30 customer-months in later months.
"""

# %% id="g-first-by-gain" question="first_by_gain" covers="W5"
q.first_by_gain

# %% id="imports-read-aloud"
from casekit.analysis import models
from casekit.analysis.models import splits
from casekit.course.churn_warning import read_aloud

# %% [markdown] id="after-gain" lang="zh"
"""
[[gain_ratio]]把增益除以“切得有多碎”，碎的占不了便宜。按它长树，再[[pruning|剪枝]]，规则就短到能念了。上图只画了几列，树要比的有几十列。本课程的树是 C5.0 的思路，简化过，不是 C5.0 本身。
"""

# %% [markdown] id="after-gain" lang="en"
"""
The [[gain_ratio]] divides the gain by how finely a column splits, so fine splitting no longer pays. Grow a tree by gain ratio, [[pruning|prune]] it, and the rules become short enough to read aloud. The chart shows a few columns; the tree compares dozens. The tree in this course follows the idea of C5.0 in a simplified form; it is not C5.0 itself.
"""

# %% [markdown] id="read-out" lang="zh"
"""
贴墙上、念给前台听的，挑最灵的三条：三个条件以内、后来碰到至少 30 人次、离网率至少是平均的两倍。从上往下念，念到一条符合的就停；前面问过的，后面不再念，人数也从剩下的人里重数：
"""

# %% [markdown] id="read-out" lang="en"
"""
For the wall, take the three surest rules of at most three conditions, met by at least 30 later customers at twice the base rate or more. Read from the top and stop at the first one that fits: what a rule has settled is not repeated below it, and each rule is counted on those who are left.
"""

# %% id="rules" covers="W5"
split, learnt = models.split(mart), models.learning(mart)
recent = models.customer_months(mart, split.train[-8:] + split.test)
months_after = splits.by_time(recent, split)[1]
half = models.balanced(learnt.drop(columns="leaves"), learnt["leaves"])
later = (months_after.drop(columns="leaves"), months_after["leaves"])
pruned = read_aloud.GainRatioTree().fit(*half)
found = read_aloud.tree_rules.leaving(pruned)
reading = read_aloud.read_from_the_top(found, half, later)
read_aloud.read_out(reading)

# %% id="claims" covers="W5"
read_aloud.claimed_and_real(reading.worth)

# %% [markdown] id="after-claims" lang="zh"
"""
浅色是训练样本里的承诺，深色是之后几个月的兑现（同一批客户，往后的月份）。承诺是在“走的和留的各一半”的样本里算的，天然偏高；人少的规则，兑现的数本身也不稳。

还有一句要写在墙上：这几条找得到要走的人，不等于多聊两分钟就留得住，最危险的多已拿定主意（见“最危险的，不等于最该打的”）。由系统弹屏提示，前台问一句近况（“最近流量用得少了，是不是哪里不方便？”）、记一笔，转给挽留坐席。规则里若有“刚入网”，那是办业务时就知道的事，不靠三个月的记录；评分还是要满三个月才作数。

念得出来，要付多少准头？
"""

# %% [markdown] id="after-claims" lang="en"
"""
The light bar shows what the training sample promised, the dark one what later months delivered (the same customer base, later on). The promise comes from a sample of half leavers and half stayers, so it is too high by design. Where few people meet a rule, what it delivered is itself uncertain.

One more sentence belongs on the wall: these rules find people who are leaving, not people whom two extra minutes will keep. The riskiest have mostly decided (see “The riskiest are not the best to call”). Let the system prompt the clerk, who asks how things are (“You have been using less data lately; is anything wrong?”), makes a note and passes it to the save desk. Where a rule speaks of newcomers, it uses what the shop knows from the first day; a score still needs a record of three months.

How much accuracy do you give up for rules that can be read aloud?
"""

# %% id="cost-of-reading" covers="W5"
read_aloud.cost_of_reading(reading, models.decision(mart), models.score(mart))

# %% id="tree-size" covers="W5" tags=["extra"]
read_aloud.size(pruned, models.decision(mart), models.score(mart))

# %% [markdown] id="whole-tree" lang="zh" tags=["extra"]
"""
分析师看的底稿：树上说“会走”的前几条，条件原样写全，每条单独计数；墙上的是从这些里挑出来、念短了的，编号不同。
"""

# %% [markdown] id="whole-tree" lang="en" tags=["extra"]
"""
The analyst's version: the tree's first rules that say “leaves”, with all their conditions, each counted on its own. Those on the wall are chosen from the tree's rules and shortened, so the numbers differ.
"""

# %% id="rule-table" covers="W5" tags=["extra"]
read_aloud.rule_table(found[:5], read_aloud.tree_rules.measured(found, *later).head(5))

# %% id="play-tree" covers="W5"
read_aloud.tree_pruner(mart)

# %% [markdown] id="monday-rules" lang="zh"
"""
> **周一就做**：挑两三条规则上墙，每条下面写清“之后几个月，每 100 位这样的客户里走了几位”，注明验证的月份，半年换一次。
"""

# %% [markdown] id="monday-rules" lang="en"
"""
> **On Monday**: choose two or three rules for the wall. Under each, write how many of 100 customers like this left in later months, and which months you tested it on. Replace them every half-year.
"""

# %% [markdown] id="p-rules" lang="zh" part="practice"
"""
## 营业厅要几条能念的规则
分公司要把规则贴上墙，前台照着念。外包商另交来一棵树。先看它第一问问得对不对，再看[[decision_tree|规则]]在真实客户身上灵不灵。
"""

# %% [markdown] id="p-rules" lang="en"
"""
## The shops want rules to read aloud
The branch wants rules on the wall for shop staff to read out, and a contractor has sent a tree. First check whether its first question makes sense, then whether its [[decision_tree|rules]] work on real customers.
"""

# %% id="imports-read-aloud-practice"
import pandas as pd

from casekit.analysis import alarms, models
from casekit.course.churn_warning import read_aloud

# %% id="p-columns" covers="W5"
read_aloud.columns_to_choose(mart)

# %% id="q-first-question" question="first_question"
q.first_question  # EXERCISE
# SOLUTION BEGIN
left, fired = models.decision(mart).leaves, alarms.fired(mart)
known = mart.subscribers.set_index("subscriber").loc[fired.index]
columns = fired[["call_frequency", "traffic", "off_net"]].join(known[["household", "birth_year"]])
columns["subscriber"] = columns.index
ratios = {name: read_aloud.gain_ratio.gain_ratio(columns[name], left) for name in columns}
q.first_question.check(max(ratios, key=ratios.get))
# SOLUTION END

# %% id="p-rules-on-the-wall" covers="W5"
read_aloud.rules_on_the_wall(mart)

# %% id="q-rules-hit-rate" question="rules_hit_rate"
q.rules_hit_rate  # EXERCISE
# SOLUTION BEGIN
history = models.learning(mart)
X, y = models.balanced(history.drop(columns="leaves"), history["leaves"])
grown = read_aloud.GainRatioTree(max_depth=4, min_leaf=100).fit(X, y)
customers = models.decision(mart).features
on_the_wall = read_aloud.tree_rules.leaving(grown)
named = pd.concat([rule.matches(customers) for rule in on_the_wall], axis=1).any(axis=1)
q.rules_hit_rate.check(left[named].mean())
# SOLUTION END

# %% [markdown] id="code-rules" lang="zh" part="code"
"""
## 代码线：规则
树的第一问怎么选，墙上的规则值几倍。
"""

# %% [markdown] id="code-rules" lang="en"
"""
## Code track: rules
Work out how a tree picks its first question, and what the rules on the wall are worth.
"""

# %% id="imports-read-aloud-code" tags=["show-code"]
import numpy as np
import pandas as pd

from casekit.analysis import models
from casekit.course.churn_warning import read_aloud


# %% id="q-gain-ratio" question="gain_ratio" tags=["show-code"]
# -- your turn --
def my_gain_ratio(values, labels):
    # SOLUTION BEGIN
    counts = pd.crosstab(values, labels).to_numpy()

    def entropy(numbers):
        share = numbers[numbers > 0] / numbers.sum()
        return -(share * np.log2(share)).sum()

    sizes = counts.sum(axis=1)
    inside = sum(size / sizes.sum() * entropy(row) for size, row in zip(sizes, counts, strict=True))
    split = entropy(sizes)
    return (entropy(counts.sum(axis=0)) - inside) / split if split > 0 else 0.0
    # SOLUTION END


q.gain_ratio.check(my_gain_ratio)

# %% id="c-wall" tags=["show-code"]
wall, base_rate = read_aloud.wall_to_work_on(mart), models.decision(mart).leaves.mean()
wall

# %% id="q-rule-lift" question="rule_lift" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: lifts
rate = wall["leavers"] / wall["customers"]
lifts = pd.DataFrame({"rule": wall["rule"], "lift": rate / base_rate})
# SOLUTION END
q.rule_lift.check(lifts)
