# %% [markdown] id="read-aloud" lang="zh"
"""
“模型我信，可营业厅的人要一句话：什么样的客户进来，要多留他两分钟？三条规则，贴墙上。”

前几节打分用的提升树念不出来，[[decision_tree]]可以：它一步步地问，每条路念出来就是一条规则。
"""

# %% [markdown] id="read-aloud" lang="en"
"""
“I believe your model. But my people in the shop need a sentence: which customers should they give two extra minutes? Three rules, to go on the wall.”

Boosting, the model behind the scores, cannot be read aloud. You can read a [[decision_tree]]: it asks one question after another, and each path is a rule.
"""

# %% [markdown] id="note-rules" lang="zh" tags=["instructor"]
"""
**问**：“训练里九成多准的规则，上了墙灵几成？”每人写一个数再揭。有空再问：“客户编号能不能预测离网？”大家都笑，可信息增益就是选它：一人一枝，每枝都纯。这就是 C4.5、C5.0 改用[[gain_ratio]]的原因。
**常见错答**：“规则在训练数据里九成多准，可以上墙。”那是一比一抽样里的九成多，真实客户里走的人少得多。
**讲清剪枝**：只有几十个人的枝，可能只是巧合；剪枝就是对人少的枝打折扣，折完还赢才留。
**时间**：猜和图 4 分钟；面板和增益率有空再讲，各 4 分钟。
**白板**：请一位学员把第一条规则念成一句营业厅能用的话，写下来。
**换了种子**：第一条规则的列会变（流量、主叫、活跃天数轮着来，再加上异网占比），都是“淡出”的痕迹；后面的规则会用到别的：异网热线、账单、投诉。有的种子只有两条够格上墙。之后几个月符合的不到 30 人次的规则，别认真。
"""

# %% [markdown] id="note-rules" lang="en" tags=["instructor"]
"""
**Ask**: “A rule is right more than 90% of the time in training. How well does it do on the wall?” Everyone writes a figure down before you show it. If there is time: “Can a customer number predict churn?” People laugh, yet information gain picks it: there is a branch for everybody, and each branch is pure. That is why C4.5 and C5.0 use the [[gain_ratio]].
**Common wrong answer**: “The rule is right more than 90% of the time in training, so put it up.” That is the figure in a half-and-half sample; among real customers far fewer leave.
**Say what pruning does**: a branch with a few dozen people may be pure chance. Pruning marks small branches down and keeps only those that still win.
**Timing**: guess and chart 4 minutes; panel and gain ratio only if there is time, 4 each.
**Flip chart**: have somebody turn the first rule into a sentence the shop can use, and write it down.
**Another seed**: the columns of the first rule change (data use, calls made and days with use take turns, together with the off-net share), but all are traces of fading. Later rules use other things: rivals' hotlines, the bill, complaints. On some seeds only two rules deserve a place. Do not take seriously any rule met by fewer than 30 customer-months in later months.
"""

# %% id="g-first-rule" question="first_rule_holds" covers="W5"
q.first_rule_holds

# %% id="imports-read-aloud"
from casekit.analysis import models
from casekit.course.churn_warning import read_aloud

# %% [markdown] id="after-claims" lang="zh"
"""
上墙的要短、要灵：三个条件以内、后来几个月合起来碰到至少 30 人次、离网率至少是平均的两倍半；专说入网不满三个月的不要，记录太短。

浅色是训练样本里的承诺，深色是之后几个月的兑现（同一个客户群，往后的月份）。承诺是在“走的和留的各一半”的样本里算的，天然偏高；人少的规则，兑现的数本身也不稳。

墙上贴的是给前台看的：为什么要留意，100 位里走几位；谁符合，由系统弹屏提示。还有一句要写上：这几条找得到要走的人，不等于多聊两分钟就留得住，最危险的多已拿定主意（见“最危险的，不等于最该打的”）。前台问一句近况（“最近电话打得少了，是不是哪里不方便？”）、记一笔，转给挽留坐席；别对客户说“您打过对方客服”。为什么不直接弹提升树的分？前台要说得出缘由，才知道问什么。
"""

# %% [markdown] id="after-claims" lang="en"
"""
On the wall go short rules that work: three conditions at most, met in at least 30 customer-months (all later months together), at two and a half times the rate of all customers (the base rate) or more, and none about customers who joined less than three months ago, whose record is too short.

The light bar shows what the training sample promised, the dark one what later months delivered (the same customer base, later on). The promise comes from a sample of half leavers and half stayers, so it is too high by design. Where few people meet a rule, what it delivered is itself uncertain.

The wall shows the reasons and the odds to staff, not to customers; the system tells the clerk on screen who fits. One more sentence belongs there: these rules find people who are leaving, not people whom two extra minutes will keep. The riskiest have mostly decided (see “The riskiest are not the best to call”). The clerk asks how things are (“You have been calling less lately; is anything wrong?”), makes a note and passes it to the save desk, and never mentions a call to a rival. Why not show the boosting score instead? Because the clerk needs a reason to know what to ask.
"""

# %% [markdown] id="pruning" lang="zh" tags=["extra"]
"""
墙上的规则从哪来？一棵树长全了，规则多得念不过来，就得[[pruning|剪枝]]：主要是为了念得完，不指望更准。剪短了，还排得准吗？拨一拨：
"""

# %% [markdown] id="pruning" lang="en" tags=["extra"]
"""
Where do the rules on the wall come from? A full-grown tree has too many rules to read, so you [[pruning|prune]] it, mainly to make it readable. Does it still rank customers well? Try:
"""

# %% id="play-tree" covers="W5" tags=["extra"]
read_aloud.tree_pruner(mart)

# %% id="pruned" covers="W5" tags=["extra"]
read_aloud.how_far(mart)

# %% [markdown] id="how-far" lang="zh" tags=["extra"]
"""
至少覆盖 40 户时，第 1 档已剪掉两成到六成；剪得更狠，或者“至少覆盖”调大，有的少很多，有的少几条，有的不变。AUC 变了多少，面板里有：有的设法几乎不掉，甚至还高一点；单看一个月，差一个百分点分不清是不是碰巧，掉得再多，就是念得出来要付的价。墙上的规则从第 1 档、至少覆盖 40 户的那棵树上来：再小的枝容易是巧合，再大，可挑的就少了。每条压到三个条件以内（前面问过的省掉），拿之后几个月的人重新数；走得最多的排前面，满 30 人次、有平均两倍半的才上墙。省了条件就宽一点，所以和树上那条的倍数不一样。

念一句还是念几条，人都得由系统弹屏来挑：用量降了多少，前台看不见。没有弹屏，墙上就只写问法，不写规则。
"""

# %% [markdown] id="how-far" lang="en" tags=["extra"]
"""
With groups of 40 or more, strength 1 takes away from about a fifth to three fifths of the rules. Stronger pruning, or a larger smallest group, removes many more, a few, or none. What that does to the AUC is in the panel: with some settings it hardly falls, or even rises a little. In a single month a hundredth either way may be luck; a larger fall is the price of being readable. The rules on the wall come from the tree at strength 1 with groups of 40 or more: smaller branches are easily chance, and larger ones leave few rules to choose from. Each is cut to three conditions at most (what an earlier rule has asked is dropped) and counted anew on the later months. The highest leave rates come first; a rule needs 30 customer-months and two and a half times the base rate to go up. With fewer conditions it is a little wider, so its lift differs from that of the rule on the tree.

Whether staff read out one sentence or several, the system must pick the customers, because no clerk can see how far somebody's use has fallen. Where there is no prompt on screen, put the question to ask on the wall and not the rules.
"""

# %% [markdown] id="whole-tree" lang="zh" tags=["extra"]
"""
分析师看的底稿：树上说“会走”的头几条和上了墙的几条，条件原样写全（墙上的数取了整），每条单独计数；最后一列是它念短以后在墙上的字母。
"""

# %% [markdown] id="whole-tree" lang="en" tags=["extra"]
"""
The analyst's version: the tree's first rules that say “leaves” and those that went up on the wall, with all their exact conditions (the wall rounds them), each counted on its own; the last column has the letter of the shortened rule on the wall.
"""

# %% id="rule-table" covers="W5" tags=["extra"]
learnt, months_after = models.learning(mart), models.customer_months(mart, models.split(mart).test)
half = models.balanced(learnt.drop(columns="leaves"), learnt["leaves"])
later = (months_after.drop(columns="leaves"), months_after["leaves"])
pruned = read_aloud.GainRatioTree().fit(*half)
found = read_aloud.tree_rules.leaving(pruned)
measured = read_aloud.tree_rules.measured(found, *later)
read_aloud.rule_table(found, measured, on_wall=read_aloud.reading(mart).places)

# %% [markdown] id="after-gain" lang="zh" tags=["extra"]
"""
树先问哪一列？按信息增益（知道这一列以后，“谁会走”少猜多少）挑，每次都是客户编号赢：一人一枝，枝枝几乎都纯（同一个人会在几个月里各出现一次），下个月的新客户却一个也对不上。[[gain_ratio|增益率]]把增益除以“切得有多碎”，碎的就占不了便宜。本课程的树按增益率问，是 C5.0 的思路，简化过，不是 C5.0 本身。（下图是一比一样本里的几列，标了“切成两半”的是数值，在最好的地方切；练习里那张表是真实客户的报警，列和底数都不同，次序也就不同。）
"""

# %% [markdown] id="after-gain" lang="en" tags=["extra"]
"""
Which column does a tree ask about first? By information gain (how much less you have to guess about who leaves, once you know the column) the customer number wins every time: there is a branch for everybody, nearly all of them pure (a customer may appear in several months), and a new customer fits none of them. The [[gain_ratio]] divides the gain by how finely a column splits, so fine splitting no longer pays. The tree in this course asks by gain ratio. It follows the idea of C5.0 in a simplified form; it is not C5.0 itself. (The chart shows columns in the half-and-half sample; those marked so are numbers cut in two where that tells most. The table in the practice shows alarms of real customers: other columns, another base, another order.)
"""

# %% id="gain-bars" covers="W5" tags=["extra"]
read_aloud.gain_bars(read_aloud.at_the_root(mart))

# %% [markdown] id="monday-rules" lang="zh"
"""
> **周一就做**：挑两三条规则上墙，每条下面写清“之后几个月点到几人次，其中走了几人次”，注明验证的月份，半年换一次。
"""

# %% [markdown] id="monday-rules" lang="en"
"""
> **On Monday**: choose two or three rules for the wall. Under each, write how many customer-months it named later on, how many of these ended in leaving, and which months they were. Replace them every half-year.
"""

# %% [markdown] id="p-rules" lang="zh" part="practice"
"""
## 营业厅要几条能念的规则
规则要贴上墙，系统按它弹屏，前台多问一句。先看这几条规则合起来在真实客户身上灵不灵；有空再看外包商交来的一棵树。
"""

# %% [markdown] id="p-rules" lang="en"
"""
## The shops want rules to read aloud
The rules are to go up on the wall for shop staff. First check how well these rules together do on real customers; if there is time, look at a tree that a contractor has sent.
"""

# %% id="imports-read-aloud-practice"
import pandas as pd

from casekit.analysis import alarms, models
from casekit.course.churn_warning import read_aloud

# %% id="p-rules-on-the-wall" covers="W5"
read_aloud.rules_on_the_wall(mart)

# %% id="q-rules-hit-rate" question="rules_hit_rate"
q.rules_hit_rate  # EXERCISE
# SOLUTION BEGIN
day, rules = models.decision(mart), read_aloud.reading(mart).rules
named = pd.concat([rule.matches(day.features) for rule in rules], axis=1).any(axis=1)
q.rules_hit_rate.check(day.leaves[named].mean())
# SOLUTION END

# %% id="p-columns" covers="W5" tags=["extra"]
read_aloud.columns_to_choose(mart)

# %% id="q-first-question" question="first_question" tags=["extra"]
q.first_question  # EXERCISE
# SOLUTION BEGIN
left, fired = models.decision(mart).leaves, alarms.fired(mart)
known = mart.subscribers.set_index("subscriber").loc[fired.index]
columns = fired[["call_frequency", "traffic", "off_net"]].join(known[["household", "birth_year"]])
columns["subscriber"] = columns.index
ratios = {name: read_aloud.gain_ratio.gain_ratio(columns[name], left) for name in columns}
q.first_question.check(max(ratios, key=ratios.get))
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
