# %% [markdown] id="three-meanings" lang="zh"
"""
名单会前夜，三个部门各交来一张“高价值客户”：财务按**账单**，终端部按**收入**（没人报收入，用终端价位和信用等级代替），社交营销组按**影响**（通话圈有多少人）。席位只够全体的一成。副总问：“三张并成一张，怎么并？”

并之前先猜：按账单的和按通话圈的，有多少名字相同？
"""

# %% [markdown] id="three-meanings" lang="en"
"""
The evening before the meeting, three departments have each handed in their “high-value customers”: finance by **bill**, handsets by **income** (which nobody states, so handset class and credit grade stand for it), social marketing by **influence** (how many people they talk with). There are seats for a tenth of the base. “Make one list of the three”, says the deputy GM. “How?”

First guess: how many names do the lists by bill and by circle have in common?
"""

# %% [markdown] id="note-followers" lang="zh" tags=["instructor"]
"""
**问**：“你愿意让运营商看你的通话圈吗？看到什么程度、拿来做什么，你还愿意？”（3 分钟，放在看圈之前）
**常见错答**：“三类人都要。”席位只有一份预算。“综合评分更科学。”圈子和收入说的不是钱。“电话越长越亲。”住在一起的人，三两句就完。
**提醒**：收入是代理指标，不是收入。名单上没有拒绝联系的。替人付费、会跟着走，这里只算家里这一层；集团跟着关键人走，要等协议到期、对手来抢，是另一笔账。圈子只看编号，不看姓名；知道谁是家人、谁是一面之缘，是因为数据是做出来的。
**白板**：左边“线”，中间“户”，右边“集团”，各写一笔钱；中间那一笔，账单上没有。
**时间**：猜 1 分钟，图 1 分钟，说规矩和看圈 4 分钟，十二位 2 分钟；练习三题 12 分钟。时间不够，先放下“画圈”那题。
**换了种子**：试过的五个种子里，两张名单相同的都只有一成多；三种旗子的并法装下的都不到六成，只看账单都在九成四以上，算上跟着走的再多一两个百分点。
"""

# %% [markdown] id="note-followers" lang="en" tags=["instructor"]
"""
**Ask**: “Would you let the operator look at whom you call? How far, and for what?” (3 minutes, before the circles)
**Common wrong answers**: “All three kinds.” There is one budget for the seats. “A total score is more scientific.” Neither circle nor income tells of money. “Long calls, close ties.” People who live together say two sentences.
**Warn them**: income is a proxy. Whoever refuses contact is on no list. What goes along is reckoned for homes only; that a group follows whoever leads it takes a contract that ends and a rival who bids, which is another account. Circles have numbers and no names; who is kin and who was met in passing is known because the data are made up.
**Flip chart**: “line” on the left, “home” in the middle, “company” on the right, an amount each; the one in the middle stands on no bill.
**Timing**: guess 1 minute, chart 1, the rules and the circles 4, the twelve 2; three questions 12. If time is short, leave out the circle to be drawn.
**Another seed**: on the five seeds we tried, the two lists share between a tenth and a fifth of their names; lists by flags hold less than six tenths of the value, the bill alone more than 94%, and followers add one or two points.
"""

# %% id="g-names-in-common" question="names_in_common" covers="G8"
q.names_in_common

# %% id="imports-followers"
from casekit.course.segmentation import followers

# %% [markdown] id="before-the-circle" lang="zh"
"""
**看圈之前，先说规矩。** 谁和谁通话，是个人信息。只为说得清的用途看，只看用得着的那几项，客户可以拒绝；不同意的，圈子不看，名单不上。下面的图没有姓名和号码，也不供下载。

图里一个点是一位往来的人，越近越亲。**交往指数**由三样合成：频次（近四季里几季打过）、时长、次数。看看不同的人圈子什么样；换成“只看次数”，再揭开真相：混进核心和紧密圈的一面之缘，多了还是少了？
"""

# %% [markdown] id="before-the-circle" lang="en"
"""
**Before you look at a circle, the rules.** Who calls whom is personal data. Look for a stated purpose, at what the purpose needs and no more; customers may refuse, and whose consent is lacking is neither looked at nor listed. The picture has no names or numbers, and there is nothing to download.

A dot is somebody the customer talks with, the nearer the closer. The **index of a tie** is made of three things: frequency (in how many of four quarters they talked), duration and count. See what circles different customers have; then go by count alone and reveal the truth. Are more of those in the core and close rings met in passing, or fewer?
"""

# %% id="play-rings" covers="G7"
followers.ego_rings(mart)

# %% [markdown] id="debt-of-the-twelve" lang="zh"
"""
开场排座位时欠着一问：**他走了，谁跟着走？** 十二位还是那十二位，一年前的账单。他付着费的号码，也是账单：
"""

# %% [markdown] id="debt-of-the-twelve" lang="en"
"""
When you gave out seats, a question was left: **who goes along?** The same twelve, their bills of a year ago. The lines that they pay for have bills, too:
"""

# %% id="twelve-along"
followers.of_the_twelve(mart)

# %% id="twelve-along-read"
followers.twelve_read(mart)

# %% [markdown] id="monday-followers" lang="zh"
"""
> **周一就做**：名单上加一列“替谁付费”，按户把账单加起来看一遍；账单不大、替一家人付费的，单独圈出来。谁提“高价值”，先请他说清是哪一种：花钱、收入，还是影响。
>
> 要用交往圈，先写一句话：看什么、为什么、看完谁能用；没同意的不看。
"""

# %% [markdown] id="monday-followers" lang="en"
"""
> **On Monday**: add a column “pays for whom” to the list, add bills up by home, and mark those with a modest bill who pay for a family. Whoever says “high value” is asked which: spending, income or influence.
>
> Before you use circles, write one sentence: what is looked at, why, and who may use it; without consent, nothing is.
"""

# %% [markdown] id="p-followers" lang="zh" part="practice"
"""
## 并一张名单，认六个人，画一个圈
五种并法，席位一样多。拨一拨，看名单上坐的是谁、装下多少（名单可以下载，每户写着理由）：
"""

# %% [markdown] id="p-followers" lang="en"
"""
## One list, six people, a circle
Five ways to make one list, with as many seats. Turn the desk, and see who sits on it and what it holds (the list can be downloaded, with the reason for each):
"""

# %% id="imports-followers-practice"
from casekit.course.segmentation import followers
from casekit.course.segmentation.followers import debrief

# %% id="play-flags" covers="G8"
followers.three_flags(mart)

# %% id="q-how-to-combine" question="how_to_combine"
q.how_to_combine  # EXERCISE
# SOLUTION BEGIN
held = debrief.by_how(mart)  # share of the possible value, by the way to make one list
q.how_to_combine.check(held.idxmax())
# SOLUTION END

# %% [markdown] id="p-six" lang="zh"
"""
影响那面旗，数的是人头。可通话圈里的人，分量不一样：
"""

# %% [markdown] id="p-six" lang="en"
"""
The flag of influence counts heads. But those in a circle do not all count alike:
"""

# %% id="q-ego-ties" question="ego_ties"
q.ego_ties  # EXERCISE
# SOLUTION BEGIN
six = debrief.six(mart)  # with the true kind of each pair


def card(number, pair):
    shares = [round(100 * pair[one]) for one in ("evening", "weekend")]
    return "|".join(
        map(str, [number, pair["days"], pair["calls"], pair["minutes"], *shares, pair["quarters"]])
    )


q.ego_ties.check({card(number, pair): pair["kind"] for number, pair in six.iterrows()})
# SOLUTION END

# %% [markdown] id="p-circle" lang="zh"
"""
最后，把圈画到全体客户身上。先玩一玩：只看一个季度，频次还说得上话吗？
"""

# %% [markdown] id="p-circle" lang="en"
"""
Last, draw the circles of everybody. Play first: with one quarter only, has frequency anything to say?
"""

# %% id="play-circle" covers="G9"
followers.circle_desk(mart)

# %% id="q-circle-weights" question="circle_weights"
q.circle_weights  # EXERCISE
# SOLUTION BEGIN
weights = {"frequency": 5, "duration": 2, "count": 1}
border = max(range(0, 100, 5), key=lambda one: debrief.drawn(mart, weights, one)["both"])
q.circle_weights.check({**weights, "border": border})
# SOLUTION END
