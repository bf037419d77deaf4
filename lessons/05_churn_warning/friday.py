# %% [markdown] id="friday-list" lang="zh"
"""
外呼中心周一能打 200 通维系电话，名单今天下班前要交。全部在网客户都在表里，你只有二十分钟。

先举手：你们公司会怎么排？**账单最高**、**网龄最长**、**投诉最多**，还是**账单跌得最多**？想好了，在卡片里押一张。
"""

# %% [markdown] id="friday-list" lang="en"
"""
On Monday the call centre can make 200 retention calls, and it wants the list before you go home tonight. Every customer on the network is in the table, and you have twenty minutes.

Hands up first: how does your company sort such a list? By **highest bill**, **longest tenure**, **most complaints**, or **largest drop in the bill**? Once you have decided, place your bet on the card.
"""

# %% [markdown] id="note-friday" lang="zh" tags=["instructor"]
"""
**问**：“周一这 200 通，你们现在是按什么排的？”让三个人说完再往下翻。
**常见错答**：“先打账单最高的，保住高价值。”账单高和要走是两件事：账单最高的 200 位里，三个月内走的和抽签差不多，或者更少（多几位，是运气），最多也就是最好那一种的一半上下。
**白板**：左边写大家猜的两个数，右边留空，等图出来填。这 200 通，“最危险的，不等于最该打的”那一节有了模型再算一次。
**时间**：开场 3 分钟，口径 1 分钟，看图和玩面板 3 分钟。
**换了种子**：几种排法的人数会变；试过的五个种子里，前两名都是“账单跌得最多”和“投诉最多”，谁第一不一定；“网龄最长”不是垫底就是倒数第二、不如抽签，“账单最高”和抽签差不多或者更少。以图上的标题为准，别背数字。
"""

# %% [markdown] id="note-friday" lang="en" tags=["instructor"]
"""
**Ask**: “Monday's 200 calls: how do you sort them today?” Hear three people before you scroll on.
**Common wrong answer**: “Highest bills first, because that is where the value is.” A high bill and a wish to leave are different things: of the 200 highest bills, about as many leave within three months as of 200 picked at random, or fewer (a few more is luck), and at most about half as many as on the best list.
**Flip chart**: write the room's two guesses on the left, and leave the right empty until the chart appears. The section “The riskiest are not the best to call” counts these 200 calls again, with a model.
**Timing**: opening 3 minutes, definitions 1, chart and panel 3.
**Another seed**: the figures change. On the five seeds we tried, the drop in the bill and complaints are the two best, in either order, the longest tenure comes last or last but one and does worse than random, and the highest bill finds about as many as random or fewer. Go by the chart's title; do not quote figures from memory.
"""

# %% id="g-best-habit" question="best_habit"
q.best_habit

# %% id="imports-friday"
from casekit.analysis import models
from casekit.course.churn_warning import friday

# %% [markdown] id="who-counts" lang="zh"
"""
口径要说死，不然后面每个数都要吵架。以下是**本课程约定**：

- **走了** = 主动[[churn|离网]]：携转、销户、沉默。欠费拆机是另一件事，不算。
- **看多远** = 从[[decision_month|决策月]]月末起，往后三个月。
- **谁在分母里** = 决策月月末状态正常的用户；停机的不在内。
"""

# %% [markdown] id="who-counts" lang="en"
"""
Pin the definitions down now, or every later figure will be open to argument. They are **this course's own convention**:

- **Left** means [[churn]] by choice: the customer ported, closed the number or went silent. Lines cut off for unpaid bills are a separate matter and do not count.
- **How far ahead** we look is three months from the end of the [[decision_month]].
- **The base** is subscribers who are active at the end of the decision month; suspended lines are not in it.
"""

# %% id="base"
day = models.decision(mart)
friday.base_rate(day, names=200)

# %% [markdown] id="after-habits" lang="zh"
"""
不用模型，光换一列排序，抓到的人就能差好几倍。账单高说明他**值钱**，不说明他**要走**；两件事要分开量，画五区地图时才合起来。

自己试：把名单拉长一倍，多抓到的人值不值那一倍的电话？导出的名单只是排了序，没同意营销的、不愿被打扰的都还在上面，别直接拨。
"""

# %% [markdown] id="after-habits" lang="en"
"""
There is no model yet, only a different column to sort by, and already one list catches several times as many leavers as another. A high bill tells you what customers are **worth**, not whether they are **leaving**. Measure the two separately; the map of the five zones puts them together.

Try it yourself: make the list twice as long. Are the extra leavers worth twice the calls? The list you export is only sorted: people who have not agreed to marketing, or would rather not be called, are still on it, so do not dial from it yet.
"""

# %% id="play-lists"
friday.list_maker(mart)

# %% [markdown] id="monday-lists" lang="zh"
"""
> **周一就做**：翻出三个月前那张外呼名单，只数没有拨通的（或者留着没打的）：走了几位，再和同样人数的抽签比。不到抽签一半的排法，今天就停；差得不多，可能是运气，名单拉长一倍再数。
"""

# %% [markdown] id="monday-lists" lang="en"
"""
> **On Monday**: take the call list of three months ago and look only at the customers nobody reached, or who were left uncalled. Count how many have left, and compare that with as many names picked at random. If a way of sorting finds less than half of what chance finds, drop it today; a smaller gap may be luck, so count again on a list twice as long.
"""
