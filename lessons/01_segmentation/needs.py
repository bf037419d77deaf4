# %% [markdown] id="which-columns" lang="zh"
"""
咨询公司交来一份**客户细分方案**：把账单、通话、流量放进 k-means，分出四群，名字都起好了：高消费型、语音型、流量型、低迷型。每群配一套措施，下月上线。你是中高端客户部经理，要在方案上签字。

你想要的是另一件事：谁图**便宜**，谁图**省事**，谁图**踏实**，谁图**面子**，好知道给什么。这四群，分的是这个吗？
"""

# %% [markdown] id="which-columns" lang="en"
"""
A consultancy hands in its **segmentation**: bills, calls and data went into k-means, four groups came out, and all have names already: big spenders, talkers, streamers, sleepers. Each gets a programme of its own, from next month on. You head the mid and high-end department, and it takes your signature.

What you need to know is something else: who looks for a **bargain**, who for **service**, who for **safety** and who for **standing**, so that you know what to offer. Is that what the four groups tell?
"""

# %% [markdown] id="note-needs" lang="zh" tags=["instructor"]
"""
**问**：“聚类给了你四个群，你信几个？”先把按花费分的四群的大小念出来，让大家起名字，每群都起得出来；再打开分群台，看四群里的需求是不是一个配比。
**常见错答**：“列越多越准。”多给的列不会闭嘴，会把群拉走。“轮廓系数最高的就是对的群数。”没有群的那一团也有轮廓系数。“留人最多的措施，人人给一份。”那是合约，也是最贵的一样。读 Kano 只看“喜欢”：基本型没人说喜欢。
**提醒**：需求是真相，只有做出来的数据里有；到自己公司，先问一小批客户要什么，再让模型学。需求只回答**给什么**，不回答**该给谁**：需求台上，全体都联系，次次猜对也是赔的；把账单门槛往上拉，才转成赚。
**白板**：左边“猜对几成”，右边“留住几户”，两点连一条线，再横着画一刀切。
**时间**：猜 1 分钟，分群台 3 分钟，猜需求 2 分钟，Kano 3 分钟；练习四题 11 分钟。
**换了种子**：试过的五个种子里，按花费分，吻合度都在 0.01 以下；按行为分，在三成三到三成八之间；两样全用都在 0.15 以下。模型都猜对七成多。四种需求的最佳措施，五个种子都一样；一刀切最好的都是合约。
"""

# %% [markdown] id="note-needs" lang="en" tags=["instructor"]
"""
**Ask**: “Clustering has given you four groups. How many do you believe?” Read out the sizes of the groups by spending and let people name them; they can name every one. Then open the desk and see whether needs are mixed alike in all four.
**Common wrong answers**: “More columns, better groups.” Columns that tell nothing pull the groups away. “The highest silhouette gives the number of groups.” A cloud without groups has a silhouette, too. “Give everybody the offer that keeps most.” That is the contract, and the dearest of all. Reading Kano by “I like it” only: nobody says it of a must-be.
**Warn them**: needs are the truth, which made-up data alone can show. At work, ask a small number of customers what they want, and let a model learn from them. A need tells **what** to offer and not **to whom**: at the need desk, contacting everybody loses money even if every guess is right; raise the bill from which you contact, and it begins to earn.
**Flip chart**: “guessed rightly” across, “kept” upwards; two points, a line between them, and the same for all as a level.
**Timing**: guess 1 minute, clustering desk 3, guessing needs 2, Kano 3; four questions 11.
**Another seed**: on the five seeds we tried, groups by spending agree with needs at less than 0.01, groups by acts at 0.33 to 0.38, both together at less than 0.15. The model is right for more than seven in ten. The best offer for each need is the same on all five, and the best single offer is the contract.
"""

# %% id="g-where-need-shows" question="where_need_shows" covers="G2"
q.where_need_shows

# %% id="imports-needs"
from casekit.course.segmentation import needs

# %% [markdown] id="at-the-clusters" lang="zh"
"""
坐到分群台前。条子的颜色是真实需求（只有做出来的数据才看得见）：四条颜色一个样，群就和需求无关。先从方案的做法开始，再换成“做了什么”；然后故意弄坏它：不取对数，原样放进去，改成 2 群、6 群，把花费也加回来。哪一步最伤？
"""

# %% [markdown] id="at-the-clusters" lang="en"
"""
Sit down at the clustering desk. The colours are true needs, which made-up data alone can show: where the bars look alike, the groups have nothing to do with needs. Start from the consultancy's cut and go over to what customers do. Then break it on purpose: no logs, columns as they are, 2 groups or 6, spending back in. Which of these does most harm?
"""

# %% id="play-clusters" covers="G2"
needs.cluster_desk(mart)

# %% [markdown] id="from-groups-to-guess" lang="zh"
"""
最伤的是两步：只统一尺度、不取对数，或者把花费加回来，吻合度都剩不到一半；原样放进去，改成 2 群、6 群，也都要丢一截。

分群只用了行为，没人告诉它答案。要是问过一批客户到底要什么，就能教一个模型，从六样行为直接猜需求（多项 logit）。猜得怎样，看它把谁认成谁：
"""

# %% [markdown] id="from-groups-to-guess" lang="en"
"""
Two things do most harm: one scale without logs, or spending back in. Either leaves less than half of the agreement. Columns as they are, 2 groups or 6 cost some of it, too.

The groups were made from acts alone; nobody gave away the answer. If some customers have been asked what they want, a model can learn to guess the need from the six acts (a multinomial logit). How well it does is seen by whom it takes for whom:
"""

# %% id="confusion-needs" covers="G5"
needs.confusion(mart)

# %% id="confusion-needs-read" covers="G5"
needs.confusion_read(mart)

# %% [markdown] id="ask-in-pairs" lang="zh"
"""
知道了谁是谁，还要知道**什么对他算数**。Kano 问卷一样东西问两句：**有它，你觉得怎样？没它呢？** 两句合起来才看得出：基本型（没有就恼，有了不谢），增值型（做一分谢一分，欠一分怨一分），延伸型（有了惊喜，没有也罢），还有无所谓的。

先听全体的，再一种一种听：哪一样东西，搬家搬得最远？
"""

# %% [markdown] id="ask-in-pairs" lang="en"
"""
Once you know who is who, ask **what counts with them**. Kano's survey asks two questions of each feature: **how is it if you have it, and how if you don't?** Only the pair tells a must-be (its lack annoys, having it earns no thanks) from what is one-dimensional (thanks for every step up, complaints for every step down), attractive (a delight to have, and nobody misses it) or indifferent.

Listen to everybody first, then to one kind at a time: which feature moves farthest?
"""

# %% id="play-kano" covers="G19"
needs.kano_reader(mart)

# %% [markdown] id="monday-needs" lang="zh"
"""
> **周一就做**：翻出手上的分群方案，看进去的是哪些列。说“要什么”的（查账单、买优惠包、拦截、到厅、App、客服）留下，说“花多少”的拿走；计数先取对数或开平方，攒够近一年。
>
> 抽几百户问两句：**要什么，没有会怎样**。分需求读，别读总平均。没同意营销的、不愿被打扰的，问卷和外呼都先剔掉。需求只管给什么：真要打，先按账单挑人，全体都联系，配得再准也是赔。
"""

# %% [markdown] id="monday-needs" lang="en"
"""
> **On Monday**: look up which columns went into your segmentation. Keep those that tell what people want (bill looked up, packs, blocked calls, counter, app, hotline) and take out those that tell what they pay. Take logs or roots of counts, and gather almost a year of them.
>
> Ask a few hundred customers two things: **what do you want, and what if it weren't there?** Read the answers by need and not on average. Whoever has not agreed to marketing, or would rather not be disturbed, gets neither survey nor call. The need says what to offer only: choose by the bill whom to contact, for contacting everybody loses money however well you match.
"""

# %% [markdown] id="p-needs" lang="zh" part="practice"
"""
## 几群，猜对几成，各给什么，各算什么
先判断花费分出的群是不是真的：
"""

# %% [markdown] id="p-needs" lang="en"
"""
## How many groups, how good a guess, which offer, which class
First, are the groups by spending real?
"""

# %% id="imports-needs-practice"
from casekit.course.segmentation import needs
from casekit.course.segmentation.needs import debrief, methods

# %% id="tight-shown"
needs.how_tight(mart)

# %% id="q-natural-clusters" question="natural_clusters"
q.natural_clusters  # EXERCISE
# SOLUTION BEGIN
tight = methods.tightness(mart, "spend")
lead = tight["real"] - tight["cloud"]  # what our customers have that a cloud without groups lacks
lead.round(3)
q.natural_clusters.check("one")
# SOLUTION END

# %% [markdown] id="p-offers" lang="zh"
"""
再看猜中需求值多少。下面是**同一座城**：7 月谁也没联系，而每样措施对每户会起什么作用，都记下来了（现实中没有这样的表，要靠试点）。数是每联系一千户、半年内多留住的户数：
"""

# %% [markdown] id="p-offers" lang="en"
"""
Next, what is it worth to know the need? This is **the same city**: nobody was contacted in July, and what each offer would have done to each customer is written down (nobody at work has such a table; pilots come closest). Figures are customers kept within half a year, of a thousand contacts:
"""

# %% id="p-offers-shown" covers="G5"
case = lesson.case("observed_offers")
needs.offers_by_need(case)

# %% id="q-match-offers" question="match_offers"
q.match_offers  # EXERCISE
# SOLUTION BEGIN
kept = debrief.by_need(needs.contacted(case)).drop("all")
q.match_offers.check(kept.idxmax(axis=1).to_dict())
# SOLUTION END

# %% [markdown] id="p-guess-line" lang="zh"
"""
需求是猜的，会猜错。拨一拨“需求猜对”，看绿线哪里越过灰线；再把账单门槛往上拉，看每联系一户是赚是赔：
"""

# %% [markdown] id="p-guess-line" lang="en"
"""
Needs are guessed, and guesses go wrong. Move the share of right guesses and see where the green line crosses the grey one; then raise the bill from which you contact, and watch the yuan per contact:
"""

# %% id="play-need-desk" covers="G5"
needs.need_desk(case)

# %% id="p-three-ways"
needs.three_ways(case)

# %% id="q-worth-knowing" question="worth_knowing"
q.worth_knowing  # EXERCISE
# SOLUTION BEGIN
people = needs.contacted(case)
wrong, right = debrief.ends(people, debrief.suits(case))
one = debrief.by_need(people).loc["all"].max()
q.worth_knowing.check((one - wrong) / (right - wrong))
# SOLUTION END

# %% [markdown] id="p-kano" lang="zh"
"""
最后一件：下一年的服务预算要砍一项，服务部把问卷的**总平均**摆上了桌。你管的这批客户，是服务型：
"""

# %% [markdown] id="p-kano" lang="en"
"""
Last, one item of next year's service budget has to go, and the service department has put the survey's **averages** on the table. The customers whom you answer for are service-minded:
"""

# %% id="p-kano-shown" covers="G19"
needs.kano_figures(mart)

# %% id="q-kano-for-whom" question="kano_for_whom"
q.kano_for_whom  # EXERCISE
# SOLUTION BEGIN
q.kano_for_whom.check(debrief.read(mart, "service"))
# SOLUTION END

# %% [markdown] id="code-needs" lang="zh" part="code"
"""
## 代码线：自己分一次群
一张 11 个月合计的表，13 列，还你每户的群号。挑列、处理、分群，都由你定。
"""

# %% [markdown] id="code-needs" lang="en"
"""
## Code track: make the groups yourself
A table of sums over 11 months, 13 columns; the group of every customer comes out. Which columns, how they are prepared and how they are cut is up to you.
"""

# %% id="imports-needs-code" tags=["show-code"]
import numpy as np
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

from casekit.course.segmentation import needs

# %% id="c-counts" tags=["show-code"]
counts = needs.counted(mart, mart.months[-1])
counts.head()


# %% id="q-clusters-fit" question="clusters_fit" tags=["show-code"]
def groups(counts):
    # SOLUTION BEGIN
    # zh: 只留说“要什么”的列；对数压住长尾，再统一尺度
    # en: Only columns that tell what people want; logs tame the long tails, then one scale
    acts = ["bill_checks", "packs", "blocked_calls", "counter_visits", "app_days", "service_calls"]
    scaled = StandardScaler().fit_transform(np.log1p(counts[acts]))
    return KMeans(4, n_init=10, random_state=0).fit_predict(scaled)
    # SOLUTION END


# -- your turn --
q.clusters_fit.check(groups)
