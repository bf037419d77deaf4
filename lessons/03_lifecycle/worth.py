# %% [markdown] id="the-letter" lang="zh"
"""
代理商协会来信：“一户平均在网三年上下，账单加起来一千好几百元。你们毛利六成，**每户给我们账单的四成**，还有两成好赚。”渠道部想签，酬金从年度预算里出。你是渠道经理，最多能答应多少？
"""

# %% [markdown] id="the-letter" lang="en"
"""
The agents' association writes: “A line stays some three years, and its bills add up to well over a thousand yuan. You make 60% on them: **give us 40% of the bills**, and you still keep 20%.” The channel department wants to sign, at the expense of the annual budget. You are the channel manager: what is the most you can agree to?
"""

# %% [markdown] id="note-worth" lang="zh" tags=["instructor"]
"""
**问**：“你们拉一户的上限是谁算的？用的是账单还是毛利，是谁的在网时长？”
**常见错答**：“账单乘在网月数。”那是收入，不是毛利；月数是走了的人待的，里面有十几年的老客户。“每月才走不到 2%。”那是全网的，新客户走得快得多。
**提醒**：上限是再多就赔的数，不是该付的数。每个渠道新来的只有几十到两百来户，账单的平均会差出一两成；签合同前，拿更多的月份再算一遍。
**白板**：上限 = 月毛利 × 值几个月，入网礼也在里面。
**时间**：猜 1 分钟，图 1 分钟，面板 3 分钟；练习两题 7 分钟。
**换了种子**：试过的五个种子里，走的人待的月数许诺得最多，比真值多出四成以上；平均离网率总数都差不到一成，风险最高的五分之一却算成一倍半以上。
"""

# %% [markdown] id="note-worth" lang="en" tags=["instructor"]
"""
**Ask**: “Who has worked out your ceiling for a line? By bill or by margin, and by whose lifetime?”
**Common wrong answers**: “Bill times months.” That is revenue and not margin; and the months are those of leavers, some of whom had been here for ten years. “Churn is under 2% a month.” That is of all; new lines leave far sooner.
**Warn them**: a ceiling is where paying more begins to lose, and not what to pay. There are some dozens to two hundred new lines a channel, and their mean bill may be off by 10 or 20%; before a contract is signed, work it out on more months.
**Flip chart**: ceiling = margin a month × months it is worth, gift included.
**Timing**: guess 1 minute, chart 1, panel 3; two questions 7.
**Another seed**: on the five seeds we tried, the months that leavers lasted promise most, more than 40% above the truth; average churn is less than 10% off in total, and makes the riskiest fifth more than one and a half times what it is.
"""

# %% id="g-most-for-an-agents-line" question="most_for_an_agents_line" covers="L3"
q.most_for_an_agents_line

# %% id="imports-worth"
from casekit.course.lifecycle import worth

# %% [markdown] id="when-it-pays-back" lang="zh"
"""
上限从哪里来，一个月一个月看。开头是“谁也不走”：换成照本渠道的走法，看回本推到第几个月；再换渠道，再把毛利率拉到 40%：
"""

# %% [markdown] id="when-it-pays-back" lang="en"
"""
See month by month where a ceiling comes from. It starts with nobody leaving: let them leave as the channel's lines do, and see in which month a line has paid back; then change the channel, and pull the margin down to 40%:
"""

# %% id="pays-back" covers="L3"
worth.pays_back(mart)

# %% [markdown] id="monday-worth" lang="zh"
"""
> **周一就做**：每个渠道算一行：新客户月账单、满一年还在几成、1 元月毛利值几个月，乘出上限，旁边写现在付的。付得离上限最近的渠道，先谈。
>
> 酬金分两次付，后一半等满半年还在再付：走得快的那些，付一半就够了。
"""

# %% [markdown] id="monday-worth" lang="en"
"""
> **On Monday**: a row for each channel: a new line's bill, how many are still here after a year, the months' margin that is worth; multiply, and write beside it what is paid today. Talk first to the channel that is paid closest to its ceiling.
>
> Pay commission in two parts, the second once the line has been here for half a year: for those who leave early, half is enough.
"""

# %% [markdown] id="p-worth" lang="zh" part="practice"
"""
## 一户的上限，一个基盘的许诺
先算一个渠道的上限，再排四种算法。
"""

# %% [markdown] id="p-worth" lang="en"
"""
## The ceiling of a line, and promises for a base
First the ceiling of a channel, then four ways in order.
"""

# %% id="imports-worth-practice"
from casekit.analysis.money import figure
from casekit.course.lifecycle import worth
from casekit.course.lifecycle.worth import methods as of_worth

# %% id="channels-shown"
worth.channels(mart)

# %% id="q-acquisition-ceiling" question="acquisition_ceiling"
q.acquisition_ceiling  # EXERCISE
# SOLUTION BEGIN
new = of_worth.new_line(mart, "online")
q.acquisition_ceiling.check(figure("margin") * new.bill * of_worth.months_worth(new))
# SOLUTION END

# %% id="q-four-promises" question="four_promises"
q.four_promises  # EXERCISE
# SOLUTION BEGIN
totals = of_worth.promised(mart, mart.months[-1])[list(of_worth.WAYS)].sum()
q.four_promises.check(list(totals.sort_values(ascending=False).index))
# SOLUTION END

# %% id="promises-opened" covers="G25"
worth.promises_opened(q.four_promises)

# %% [markdown] id="code-worth" lang="zh" part="code"
"""
## 代码线：一条线值多少
一条公式，四个数进去，一个数出来。下面是代理商新客户满 1、2、3……个月还在的占比。
"""

# %% [markdown] id="code-worth" lang="en"
"""
## Code track: what a line is worth
One formula: four figures in, one out. Below are the shares of agents' new lines still here after 1, 2, 3 … months.
"""

# %% id="imports-worth-code" tags=["show-code"]
import numpy as np

from casekit.course.lifecycle.worth import methods as of_worth

# %% id="c-staying" tags=["show-code"]
of_worth.new_line(mart, "agent").stays[:12].round(3)


# %% id="q-lifetime-value" question="lifetime_value" tags=["show-code"]
def lifetime_value(bill, margin, staying, discount):
    # SOLUTION BEGIN
    # zh: 第 k 个月的毛利，要满 k 个月还在才拿得到
    # en: The margin of month k comes only from lines still here after k months
    months = np.arange(1, len(staying) + 1)
    return margin * bill * (np.asarray(staying) / (1 + discount) ** months).sum()
    # SOLUTION END


# -- your turn --
q.lifetime_value.check(lifetime_value)
