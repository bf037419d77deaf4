# %% [markdown] id="up-or-down" lang="zh"
"""
规划会上的一页：“明年，把大众客户拉上来，补足中高端。”旁边是另一页：“明年，先把中高端守住。”两页纸抢同一笔钱，你是中高端客户部经理，第一个发言。

猜高了，明年的收入写进预算却收不到，缺口从守中高端的钱里扣；猜低了，值得拉的就放过了。先猜：不去管它，大众客户自己一年能上来多少？
"""

# %% [markdown] id="up-or-down" lang="en"
"""
One page of the plan: “Next year we raise the mass, and fill up mid and high.” Another: “Next year we hold mid and high first.” Both want the same money. You head the mid and high-end department and speak first.

Guess too high, and the budget holds revenue that does not come, to be cut from the money for mid and high; too low, and those who could be raised are passed over. Left to itself, how much of the mass comes up within a year?
"""

# %% [markdown] id="note-moving" lang="zh" tags=["instructor"]
"""
**问**：“你们的升档目标是几成？去年真升上来几成？升上来的，半年后还在吗？”
**常见错答**：守住率只数还在的：走了的从分母里没了，数字就好看了。
**提醒**：分档用三个月平均；只看一个月，贴线的人晃一下就算升降。“想要什么”一列是本课程概括的，“做得比别人多的”是数据里算出来的；谁是哪一型，是真相，现实里要靠他做的事去猜。
**白板**：左边写三档，右边写四个去处，让学员先填百分数。
**时间**：猜 1 分钟，图和矩阵 1 分钟，四种客户 1 分钟；练习两题 4 分钟。
**换了种子**：试过的五个种子里，中端一年都丢四成上下，只数还在的只有两三成；大众升上来的都不到二十分之一，补不上中高端丢的。
"""

# %% [markdown] id="note-moving" lang="en" tags=["instructor"]
"""
**Ask**: “What share of the mass is your plan to raise? How many truly came up last year, and were they still there half a year on?”
**Common wrong answer**: counting only those still here. Whoever left has vanished from the base, and the figure looks fine.
**Warn them**: bands go by the mean of three months; by one month, whoever wavers close to the border rises or falls. “Wants” is how this course puts it, “does more of” is reckoned from the data; who is of which kind is the truth, and an operator must guess it from what customers do.
**Flip chart**: three bands on the left, four places on the right, and let them fill in the percentages.
**Timing**: guess 1 minute, chart and matrix 1, four kinds 1; two questions 4.
**Another seed**: on the five seeds we tried, about four tenths of mid are lost in a year, and a quarter to three tenths when only those still here are counted; fewer than one in twenty of the mass come up, which does not make good what mid and high lose.
"""

# %% id="g-come-up" question="come_up" covers="G4"
q.come_up

# %% id="imports-moving"
from casekit.course.segmentation import moving

# %% [markdown] id="play-borders" lang="zh" tags=["extra"]
"""
图里的带子，有多少是真升降，有多少是线划出来的？换成当月账单，挪挪中端的线，再勾上“只数还在的”，看哪些数跟着变好看了：
"""

# %% [markdown] id="play-borders" lang="en" tags=["extra"]
"""
How much of these ribbons is a true rise or fall, and how much is the border's doing? Take the bill of one month, move the border of mid, count only those still here, and see which figures look better:
"""

# %% id="flow-panel" covers="G4" tags=["extra"]
moving.migration_flow(mart)

# %% [markdown] id="four-kinds" lang="zh"
"""
守，靠什么守？同是中高端，要的不一样。四种客户，第三列是他们做得比别人多的事，从数据里算的：
"""

# %% [markdown] id="four-kinds" lang="en"
"""
Hold them by what? Among mid and high, too, people want different things. Four kinds of customers; the third column, what they do more of than others, is reckoned from the data:
"""

# %% id="personas" covers="G4"
moving.personas(mart)

# %% [markdown] id="monday-moving" lang="zh"
"""
> **周一就做**：把去年此时的中端名单拿出来，一户一户看现在在哪：还在、降了、走了。分母用去年的名单，别用今年的。
>
> 给中端客户送东西之前，先看他这一年做了什么：拦电话的、查账单的、跑营业厅的、开 App 的，换的不是同一样东西。没同意营销的，不在名单上。
"""

# %% [markdown] id="monday-moving" lang="en"
"""
> **On Monday**: take the list of mid customers of a year ago, and see one by one where they are: still there, gone down, gone. The base is last year's list and not this year's.
>
> Before you give anything to a mid customer, look at what he did this year: blocking calls, looking up bills, coming to the counter, opening the app. Each of these is answered by something else. Whoever has not agreed to marketing is not on the list.
"""

# %% [markdown] id="p-moving" lang="zh" part="practice"
"""
## 守住了几成，拿什么守
先读矩阵，再配四样东西。
"""

# %% [markdown] id="p-moving" lang="en"
"""
## How much is held, and by what
First read the matrix, then match four offers.
"""

# %% id="imports-moving-practice"
from casekit.course.segmentation import moving
from casekit.course.segmentation.moving import methods
from synthetic.catalogue import CATALOGUE

# %% id="moves-shown"
moving.matrix(mart)

# %% id="q-held-in-band" question="held_in_band"
q.held_in_band  # EXERCISE
# SOLUTION BEGIN
mid = methods.of_the_year(mart).loc["mid"]
q.held_in_band.check((mid["mass"] + mid["gone"]) / mid.sum())
# SOLUTION END

# %% id="kinds-shown"
moving.personas(mart)

# %% id="offers-shown"
moving.offers()

# %% id="q-value-exchange" question="value_exchange"
q.value_exchange  # EXERCISE
# SOLUTION BEGIN
offered = ["care_call", "bill_credit", "club", "security_service"]
kinds = ["security", "price", "service", "brand"]
suits = {kind: max(offered, key=lambda one, kind=kind: CATALOGUE[one].fit[kind]) for kind in kinds}
q.value_exchange.check(suits)
# SOLUTION END
