# %% [markdown] id="points-or-money" lang="zh"
"""
明年的高价值名单有两成席位，上了名单就有专人管。老办法只有一列：**近三月平均账单**，从高到低。市场部嫌粗，交来一套**综合评分**：收入、[[stickiness]]、新业务收入、潜力，四项各排名次，按 4:3:1:2 加权。你是中高端客户部经理，周四上会要表态：换，还是不换？

四项的口径（**本课程约定**）：收入，近三月平均账单；粘性，在约、有宽带、同户还有别的号、网龄满两年，四项里占几项；新业务收入，近六月增值业务费；潜力，近三月超套几个月，换了新机再加一。
"""

# %% [markdown] id="points-or-money" lang="en"
"""
Next year's high-value list has seats for a fifth of the customers, each with a manager. So far it has had one column: the **mean bill of three months**, highest first. Marketing finds that crude and proposes **points**: revenue, [[stickiness]], new-service revenue and potential, each turned into a rank, weighted 4:3:1:2. You head the mid and high-end department, and on Thursday you must say: change over, or not?

What the four are made of (**this course's own**): revenue, the mean bill of three months; stickiness, how many of four ties there are (a contract, broadband, another line at home, two years with us); new-service revenue, value-added fees of six months; potential, months over the allowance in three, and one more for a new handset.
"""

# %% [markdown] id="note-ranking" lang="zh" tags=["instructor"]
"""
**问**：“你们的高价值名单怎么排？有没有人被它害过？”听三个人说，把各家的排法写上白板，让每人在自己的排法旁边写一个数：前两成明年带来百分之几。
**常见错答**：“综合评分更科学，考虑得全面。”多加的三列，单独拿出来排，最多找到账单的一半上下；折成名次再相加，账单差几倍也只是差几十个百分位。“网龄长的忠诚又值钱”：走得少是真的，值钱不是，他们带来的收入和抽签差不多。
**提醒**：这里评的只是**这条线自己的钱**。他走了谁跟着走、管他有没有用，是另两回事，别塞进评分里。
**白板**：左边是他们的排法和猜的数，图出来再填真的。
**时间**：猜 1 分钟，图 2 分钟，方格 1 分钟，评分台 2 分钟，RFM 1 分钟；练习两题 7 分钟。
**换了种子**：数会变几个百分点。试过的五个种子里，次序都是账单、登记级别、综合评分、网龄；综合评分比账单少找到两成上下的收入。
"""

# %% [markdown] id="note-ranking" lang="en" tags=["instructor"]
"""
**Ask**: “How do you draw up your high-value list? Has anybody been hurt by it?” Hear three people, write their rankings on the flip chart, and have each add a figure: what share of next year's revenue do the top fifth bring?
**Common wrong answers**: “Points are more scientific, they look at everything.” Each of the three added columns, by itself, finds at most about half of what the bill finds, and once all are ranks a bill several times as large is only some dozens of percentiles ahead. “Long tenure is loyal, so it is valuable”: they leave less, true, but bring about as much revenue as a list drawn by lot.
**Warn them**: this rates the **line's own money** only. Who follows when it goes, and whether care would change its mind, are two other matters; do not press them into the score.
**Flip chart**: their rankings and guesses on the left; the true figures once the chart is out.
**Timing**: guess 1 minute, chart 2, grid 1, rating desk 2, RFM 1; two questions 7.
**Another seed**: figures move by a few points. On the five seeds we tried the order is bill, registered class, points, tenure, and the points find about a fifth less revenue than the bill.
"""

# %% id="g-points-hold" question="points_hold" covers="G13"
q.points_hold

# %% id="imports-ranking"
from casekit.course.segmentation import ranking

# %% [markdown] id="two-way" lang="zh"
"""
为什么加了三项反而差？先把[[value_rating|价值评定]]里最要紧的两样摆成方格，**钱 × 粘性**，各格的人后来怎样：
"""

# %% [markdown] id="two-way" lang="en"
"""
Why do three more columns make it worse? Take the two that matter most in a [[value_rating]], **money × stickiness**, and see what became of the customers in each field:
"""

# %% id="grid" covers="G13"
ranking.grid(mart)

# %% id="grid-read" covers="G13"
ranking.grid_read(mart)

# %% [markdown] id="at-the-desk" lang="zh"
"""
坐到评分台前，四个权重随你拨。先把后三项都拨到 0：这就是老办法。再一项一项加回去，看收入涨还是跌，换了多少人。有没有哪一组权重，赢得过账单？

图里还有一条“账单 × 预计在网月数”：粘性**乘**进去，而不是加进去。
"""

# %% [markdown] id="at-the-desk" lang="en"
"""
Sit down at the rating desk; the four weights are yours. First set the last three to 0: that is today's list. Then bring them back one by one: does the revenue rise or fall, and how many names change? Is there a set of weights that beats the bill?

The chart has one more bar, “bill × months expected”: there stickiness is **multiplied** in, and not added.
"""

# %% id="play-desk" covers="G13"
ranking.rating_desk(mart)

# %% [markdown] id="after-desk" lang="zh"
"""
多看几列，没有多找到钱。**钱能排名次，名次不能当钱加**：一折成名次，300 元和 30 元就只差几十个百分位了。乘上预计在网月数，不丢钱的尺度，也就和账单差不多：一个人留不留，改不了几倍的账单。

还有一套现成的分，[[rfm]]：最近一次缴费离现在几个月（R）、近六月有几个月缴过费（F）、缴了多少元（M），各分五档，5 × 5 × 5 共 125 格。它来自直邮：那里的客户买不买、几时买，全凭自己。电信客户月月出账，看看四种缴费习惯：
"""

# %% [markdown] id="after-desk" lang="en"
"""
More columns have found no more money. **Money can be ranked; ranks cannot be added as if they were money**: as ranks, 300 yuan and 30 yuan are only some dozens of percentiles apart. Multiplying by the months expected keeps the scale of money, and comes to about what the bill finds: whether a customer stays does not change the bill several times over.

There is another ready-made score, [[rfm]]: months since the last payment (R), months with a payment in the last six (F), yuan paid (M), in five steps each, which makes 5 × 5 × 5 = 125 cells. It comes from direct mail, where customers buy if and when they like. A telecom customer is billed every month. See four habits of paying:
"""

# %% id="payers" covers="G22"
ranking.payers(mart)

# %% id="payers-read" covers="G22"
ranking.payers_read(mart)

# %% [markdown] id="monday-ranking" lang="zh"
"""
> **周一就做**：翻出一年前的高价值名单和那时的账单，各取前两成，数一数此后十二个月各收了多少钱；评分赢不了账单，就停。席位按钱排，粘性另列一栏，用来定怎么管，不用来定管谁。
>
> 评分台的名单可以存成 Excel，谁是评分加上来的，最后一列写着。名单只排了先后，没同意营销的、不愿被打扰的也在上面：派专人可以，外呼之前先剔掉。
"""

# %% [markdown] id="monday-ranking" lang="en"
"""
> **On Monday**: take the high-value list of a year ago and the bills of that time, the top fifth of each, and add up what both paid in the twelve months since. If the points do not beat the bill, stop using them. Give the seats by money; keep stickiness in a column of its own, to decide how to look after customers and not whom.
>
> The desk's list can be saved as Excel; its last column says who was raised by the points. It is only an order: customers who have not agreed to marketing, or would rather not be disturbed, are on it. They may have a manager, but take them off before anybody makes sales calls.
"""

# %% [markdown] id="p-ranking" lang="zh" part="practice"
"""
## 四张名单，一套 RFM
先排名单，再配权重。下表是一年前四种排法的前两成：那天的大账单占几成，后来走了几成。
"""

# %% [markdown] id="p-ranking" lang="en"
"""
## Four lists, and one RFM
Put the lists in order, then mix the weights. The table shows the top fifth of four rankings a year ago: how many had large bills on the day, and how many have left since.
"""

# %% id="imports-ranking-practice"
import pandas as pd

from casekit.analysis import rfm
from casekit.course.segmentation import ranking
from casekit.course.segmentation.ranking import methods

# %% id="lists-shown"
ranking.four_lists(mart)

# %% id="q-four-rankings" question="four_rankings"
q.four_rankings  # EXERCISE
# SOLUTION BEGIN
table = ranking.lines(mart)
held = {name: methods.held(table, rating) for name, rating in methods.ratings(table).items()}
four = ["tenure", "points", "registered", "bill"]
q.four_rankings.check(sorted(four, key=held.get, reverse=True))
# SOLUTION END

# %% id="q-rfm-mix" question="rfm_mix"
q.rfm_mix  # EXERCISE
# SOLUTION BEGIN
customers = ranking.lines(mart)
scored = rfm.scores(customers)
mixes = [{"recency": 1, "frequency": f, "money": m} for f in range(6) for m in range(6)]
found = pd.Series([methods.held(customers, rfm.mixed(scored, mix)) for mix in mixes])
q.rfm_mix.check(mixes[found.idxmax()])
# SOLUTION END

# %% [markdown] id="code-ranking" lang="zh" part="code"
"""
## 代码线：RFM 表
一张缴费表，一个月份，还你每户的 R、F、M 和总分。
"""

# %% [markdown] id="code-ranking" lang="en"
"""
## Code track: the RFM table
Payments and a month go in; R, F, M and the total of every customer come out.
"""

# %% id="imports-ranking-code" tags=["show-code"]
import numpy as np
import pandas as pd

# %% id="c-payments" tags=["show-code"]
payments = mart.window(mart.months[6:16], ["subscriber", "month", "paid"])
payments.head()


# %% id="q-rfm-table" question="rfm_table" tags=["show-code"]
def rfm_table(payments, month):
    # SOLUTION BEGIN
    lines = pd.Index(payments["subscriber"].unique(), name="subscriber")
    number = payments["month"] // 100 * 12 + payments["month"] % 100
    ago = month // 100 * 12 + month % 100 - number
    paid = payments.assign(ago=ago)[ago.between(0, 5) & (payments["paid"] > 0)]
    table = (
        paid.groupby("subscriber")
        .agg(recency=("ago", "min"), frequency=("month", "nunique"), money=("paid", "sum"))
        .reindex(lines)
        .fillna({"recency": 6, "frequency": 0, "money": 0})
    )
    better = table.assign(recency=-table["recency"])
    scores = np.ceil(5 * better.rank(method="max", pct=True) - 1e-9)
    return table.assign(rfm=scores.sum(axis=1)).reset_index()
    # SOLUTION END


# -- your turn --
q.rfm_table.check(rfm_table)
