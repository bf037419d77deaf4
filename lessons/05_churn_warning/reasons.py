# %% [markdown] id="reasons" lang="zh"
"""
营业厅的离网登记表汇总上来，“价格”排第一，遥遥领先。市场部的提案已经写好：存量客户普降月租。签，还是不签？

先想一想：在营业厅办携转，你会说哪句话？“你们的信号在我家一格都没有，我投诉过两次没人管”，还是“那边便宜”？
"""

# %% [markdown] id="reasons" lang="en"
"""
The exit forms are in, and “price” is far ahead. Marketing has a proposal ready: lower the fees of every existing customer. Do you sign it?

Think about yourself first. You are at the counter, porting out. Which do you say: “I have no coverage at home and two complaints got me nowhere”, or “the others are cheaper”?
"""

# %% [markdown] id="note-reasons" lang="zh" tags=["instructor"]
"""
**问**：“谁自己换过运营商？当时怎么说的，真正为什么换的？”留两分钟，比图管用。
**常见错答**：“那就别问原因了。”原因要问，只是不能当真；要拿走之前的记录去对。
**别说过头**：记录对得上，也不等于那就是原因；留下来的人里也有投诉、也有账单突增。记录的用处是排查，不是定罪。
**白板**：左边“他说的”，右边“记录里的”，中间画一座断桥。
**时间**：开场 2 分钟，两张图 3 分钟，面板 1 分钟，练习一题 3 分钟。有空再看交叉表和中高端客户。
**换了种子**：试过的五个种子里“价格”都被多算；少算得最多的是“服务”还是“个人原因”会变。自述“网络”“合约”的人少，倍数会跳，看大小，别抠小数。
"""

# %% [markdown] id="note-reasons" lang="en" tags=["instructor"]
"""
**Ask**: “Who here has changed operator? What did you say, and what was the real reason?” Give it two minutes; it does more than a chart.
**Common wrong answer**: “Then let's stop asking.” Do ask, but do not take the answer as fact; check it against the records of the months before.
**Do not overclaim**: a record that fits is not the cause either, because stayers have complaints and bill shocks too. Use records to rule out, not to convict.
**Flip chart**: write “what they said” on the left, “what the records say” on the right, and draw a broken bridge between them.
**Timing**: opening 2 minutes, two charts 3, panel 1, one question 3. The cross-table and the high-end customers only if there is time.
**Another seed**: “price” is over-counted on the five seeds we tried; whether service or personal reasons are hidden the most varies. Few leavers say “network” or “contract”, so their multiples jump: read the size, not the decimals.
"""

# %% id="g-behind-price" question="behind_price" covers="W2"
q.behind_price

# %% id="imports-reasons"
from casekit.course.churn_warning import reasons

# %% [markdown] id="read-heat" lang="zh"
"""
有几种说法，记录里真能对上：卡片图里颜色最深的格子就是。“价格”呢？把说“价格”的人单拿出来看：
"""

# %% [markdown] id="read-heat" lang="en"
"""
Some answers do show in the records: they are the darkest cells of the chart. What about “price”? Take only those who said it:
"""

# %% id="price-records" covers="W2"
reasons.price_records(reasons.evidence(mart))

# %% [markdown] id="open-truth" lang="zh"
"""
现实里只能查到这一步。这份数据是模拟的，可以把[[true_reason|真相]]打开看一眼。
"""

# %% [markdown] id="open-truth" lang="en"
"""
In real life this is as far as you get. But these data are simulated, so for once we can look at the [[true_reason|truth]].
"""

# %% id="true-reasons" covers="W2"
said_and_true = reasons.confusion(mart)
reasons.reason_gap(said_and_true)

# %% id="mix-ups" covers="W2" tags=["extra"]
reasons.confusion_heat(said_and_true)

# %% id="high-end-reasons" covers="W2" tags=["extra"]
reasons.high_end(*reasons.by_worth(mart))

# %% [markdown] id="after-reasons" lang="zh"
"""
[[stated_reason]]里的“价格”装了一大堆别的事。普降月租，钱发给了全体在网客户，而真正为价格走的只是其中一小份；为服务走的人，降价治不了他的病。

在下面换一种说法看看：说这句话的人，背后到底是什么？
"""

# %% [markdown] id="after-reasons" lang="en"
"""
Among the [[stated_reason|stated reasons]], “price” is a box with many other things in it. A price cut for all pays everyone on the network for the sake of the few who leave over price, and it does not mend the service that drives others away.

Choose another answer below. What is behind it?
"""

# %% id="play-reasons" covers="W2"
reasons.reason_reader(mart)

# %% [markdown] id="monday-reasons" lang="zh"
"""
> **周一就做**：抽 30 个说“价格”的离网客户，把他们走之前四个月的投诉、网络、账单、合约记录摊在桌上。提案先放一放。
"""

# %% [markdown] id="monday-reasons" lang="en"
"""
> **On Monday**: take 30 leavers who said “price” and put four months of their complaints, coverage, bills and contracts on the table. The proposal can wait.
"""

# %% [markdown] id="p-reasons" lang="zh" part="practice"
"""
## 市场部要降价：离网真是因为贵吗
离网问卷里“价格”居首，降价方案明天上会。开会前，你拿到了现实里拿不到的东西：每位离网客户的[[true_reason|真实原因]]。
"""

# %% [markdown] id="p-reasons" lang="en"
"""
## Marketing wants a price cut: is price the reason?
“Price” tops the exit survey, and the cut is on tomorrow's agenda. But first you get what real life does not give you: each leaver's [[true_reason|true reason]].
"""

# %% id="imports-reasons-practice"
from casekit.course.churn_warning import reasons

# %% id="p-reason-gap" covers="W2"
reasons.reasons_told(mart)

# %% id="p-reasons-crossed" covers="W2"
reasons.reasons_crossed(mart)

# %% id="q-price-is-true" question="price_is_true"
q.price_is_true  # EXERCISE
# SOLUTION BEGIN
crossed = reasons.confusion(mart)
q.price_is_true.check(crossed.loc["price", "price"] / crossed["price"].sum())
# SOLUTION END

# %% [markdown] id="p-records" lang="zh" tags=["extra"]
"""
下表是另一份证据：真为某种原因走的人，账单和投诉系统里有这种记录的比例，是全部离网客户的几倍（1 为一样多）。
"""

# %% [markdown] id="p-records" lang="en" tags=["extra"]
"""
Here is more evidence. It groups leavers by their true reason; each cell shows how often they have a record compared with all leavers (1 = the same).
"""

# %% id="p-records-behind" covers="W2" tags=["extra"]
reasons.records_behind(mart)

# %% id="q-reason-claims" question="reason_claims" tags=["extra"]
q.reason_claims  # EXERCISE
# SOLUTION BEGIN
total = crossed.to_numpy().sum()
stated, true = crossed.sum(axis=0) / total, crossed.sum(axis=1) / total
lift = reasons.evidence_lift(reasons.evidence(mart), reasons.true_reasons(mart))
holds = {
    "most_say_price": stated.idxmax() == "price",
    "most_mean_price": crossed.loc["price", "price"] > crossed["price"].sum() / 2,
    "service_hides": true["service"] > 1.5 * stated["service"],
    "cheaper_keeps_half": true["price"] > 0.5,
    "end_shows": lift.loc["contract_ended", "contract"] > 3,
}
q.reason_claims.check([claim for claim, held in holds.items() if held])
# SOLUTION END

# %% [markdown] id="code-reasons" lang="zh" part="code"
"""
## 代码线：原因和记录
说法和记录对不对得上，自己算一张表。
"""

# %% [markdown] id="code-reasons" lang="en"
"""
## Code track: reasons and records
Do the records support what leavers say? Build the table yourself.
"""

# %% id="imports-reasons-code" tags=["show-code"]
from casekit.course.churn_warning import reasons

# %% id="c-records" tags=["show-code"]
records = reasons.evidence(mart)
records.head()

# %% id="q-reason-table" question="reason_table" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: by_reason
answered = records.dropna(subset="stated_reason")
by_reason = answered.groupby("stated_reason", observed=True).mean().reset_index()
# SOLUTION END
q.reason_table.check(by_reason)
