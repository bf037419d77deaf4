# %% [markdown] id="fishbone" lang="zh"
"""
副总把三个部门叫到一间屋里：客户走了，算谁的？营销部说投诉没人办；服务部拿着投诉单，账单最多，该修出账；网络与支撑调出离网回访，价格最多，该怪营销。每张表都是真的。

散会前要定一件事：**下个季度的钱，该不该全给其中一家？** 三家都有数：营销（维系在内）、服务、网络与支撑（网络、系统、出账）。可三家加起来，等于 100 吗？先押一个总数。
"""

# %% [markdown] id="fishbone" lang="en"
"""
The vice president has called three departments into one room. Customers are leaving: whose fault is it? Marketing says complaints are left lying. Service holds up the complaints: the bill comes first, so fix billing. Network and IT brings up the calls made to leavers: price comes first, so blame marketing. Every one of these tables is true.

One thing has to be settled before they go: **should all of next quarter's money go to one of them?** Suppose we work out what share of leavers each department could have prevented: marketing (including retention), service, and network and IT (network, systems, billing). Do the three shares add up to 100%? Place your bet on the total.
"""

# %% [markdown] id="note-fishbone" lang="zh" tags=["instructor"]
"""
**问**：三组各当一个部门，各报一个数，写上白板再加总。超过 100，说明都在抢；不到 100，问一句“剩下的是谁的”。
**常见错答**：谁投诉得响修谁；都推给系统；“别家便宜，没办法”；给个人原因也派一个负责人。
**会争的**：“合约到期没续上”归谁？日期在系统里，条件和电话在营销和维系手里；本节约定归营销，先约定再摆，摆完再争。“离网原因没人记”归服务，因为回访电话是他们打的。
**白板**：画一条鱼，鱼头写“离网”，三根骨头，鱼身外画一个框。本节只让大家带走这张图。
**时间**：开场和纸上的猜 1 分钟，读表 1 分钟，卡片 3 分钟，排序 2 分钟，看鱼骨图 1 分钟。
**换了种子**：试过的五个种子里，谁也修不了的（个人原因）占三分之一多一点，是原因里最大的一项；营销那根骨头三成上下，服务两成上下，网络与支撑一成上下。价格和服务有时只差一两个点，所以差不到 3 个点的不分先后。
"""

# %% [markdown] id="note-fishbone" lang="en" tags=["instructor"]
"""
**Ask**: form three groups, one for each department. Each calls out a figure; write them on the board and add them up. If the total is above 100, they all claim the same leavers; if it is below, ask who owns the rest.
**Common wrong answers**: fix whatever is loudest; blame it all on the system; “the others are cheaper, there is nothing we can do”; name an owner for personal reasons too.
**They will argue** about who owns “Contract ended, not renewed”: the date is in a system, while the terms and the call lie with marketing and retention. In this section it is marketing's by agreement; sort first and argue afterwards. “Reason for leaving not recorded” is service's, because they make the calls to leavers.
**Flip chart**: draw a fish with “leaves” on its head, three bones, and a box outside the fish. This picture is what the room takes home.
**Timing**: 1 minute for the opening and the guess on paper, 1 for reading the table, 3 for the card, 2 for the order, 1 for the fish.
**Another seed**: on the five seeds we tried, somewhat more than a third leave over personal reasons, which nobody can fix and which are the largest single reason. Marketing's bone has about three in ten, service about a fifth, and network and IT about a tenth. Price and service are sometimes only a point or two apart, which is why a gap of less than three points counts as a tie.
"""

# %% id="g-mendable" question="mendable" covers="W8"
q.mendable

# %% id="imports-fishbone"
from casekit.course.churn_warning import fishbone

# %% [markdown] id="read-fishbone" lang="zh"
"""
鱼骨图常被画成“原因大全”，开会时谁的声音大，谁身上的就少。换一个问法：**谁改一样东西，这个数就会下来？** 这条发现就归谁。谁也改不了的，放到鱼身外面。这家运营商的十一条：
"""

# %% [markdown] id="read-fishbone" lang="en"
"""
A fishbone often turns into a list of everything that could be wrong, and in the meeting the loudest department gets the fewest findings. Try a better question: **who could change one thing and bring this figure down?** That department owns the finding. What nobody can change goes off the fish. Here are this operator's eleven findings:
"""

# %% id="read-findings" covers="W8"
fishbone.findings_read(fishbone.findings(mart))

# %% id="bare-fish" covers="W8"
fishbone.bare_fish(fishbone.findings(mart))

# %% [markdown] id="monday-fishbone" lang="zh"
"""
摆好以后再数人：每根骨头真正流失了多少客户，后面“三个部门要分活”里的两张卡片会告诉你。三个部门报的数，加起来不必是 100：有一块谁也修不了，它有多大，卡片后面摆好的鱼骨图上也有。

> **周一就做**：三个部门各领自己那根骨头，每条发现写上一个人名、一个日期。鱼身外面的，和走之前的记录核对过，定挽留目标时扣掉。
>
> 十一条发现可以换成本公司的数：导入本公司的数据（办法见课程首页的说明文件 README，“用自己的数据”一节），上面的表会重算。每根骨头流失了多少客户算不出来：真实原因只有模拟数据才有；本公司的，拿回访的话和走之前的投诉、账单、合约记录对着看。
"""

# %% [markdown] id="monday-fishbone" lang="en"
"""
Once the findings are sorted, count people: the two practice cards (“Three departments share out the work”) show how many leavers each bone really costs. The shares of the three departments need not add up to 100%, because there is a part that nobody can fix.

> **On Monday**: each department takes its own bone and puts a name and a date to every finding. Check what is off the fish against the records before the customers left, then take it out of the retention target.
>
> You can put your own company's figures in place of the eleven findings: import your data (see “Bring your own data” in the README) and the table above is recalculated. How many leavers each bone costs cannot be calculated, because only simulated data has true reasons; at work, compare what leavers say with their complaints, bills and contracts.
"""

# %% [markdown] id="p-fishbone" lang="zh" part="practice"
"""
## 三个部门要分活：每条发现归谁
这十一条发现，都是从这份客户数据里算出来的。先在纸上摆，再交卡片。
"""

# %% [markdown] id="p-fishbone" lang="en"
"""
## Three departments share out the work: who owns each finding?
These eleven findings all come from this customer base. Sort them on paper first, then hand in the card.
"""

# %% id="imports-fishbone-practice"
from casekit.course.churn_warning import fishbone

# %% id="p-findings" covers="W8"
fishbone.findings_read(fishbone.findings(mart))

# %% id="q-fishbone" question="fishbone"
q.fishbone  # EXERCISE
# SOLUTION BEGIN
# zh: 看鱼骨图时问一句：谁改一样东西，这个数就会下来？
# en: For each finding: who can change one thing and bring the figure down?
q.fishbone.check(fishbone.FINDINGS)
# SOLUTION END

# %% [markdown] id="p-mend-first" lang="zh"
"""
骨头摆好了，再数人。同样一批客户（全部账期里主动离网、说出过原因的），三种数法：投诉过什么，走的时候怎么说，真正为什么走。“投诉过什么”只数这批客户走之前的投诉，和上表“占全部投诉”基数不同；“–”是投诉单上没有这一类；真正的原因，只有模拟数据才知道。没说出原因的不在里面，结论只对说出原因的客户成立。
"""

# %% [markdown] id="p-mend-first" lang="en"
"""
The findings are sorted; now count people. The table looks at one group of customers, those who left by choice in any month of the data and gave a reason, and counts them in three ways: what they had complained about, what they said when they left, and why they truly left. It counts only the complaints that these leavers made, so the base differs from “all complaints” in the table above. A “–” means that complaints have no such category. The true reasons are known only because the data are simulated. Those who gave no reason are left out, so the result holds only for those who did.
"""

# %% id="p-reasons-by-bone" covers="W8"
fishbone.reasons_opened(mart)

# %% id="q-mend-first" question="mend_first"
q.mend_first  # EXERCISE
# SOLUTION BEGIN
five = fishbone.true_reasons(mart)[["price", "service", "personal", "bill", "network"]]
q.mend_first.check(list(five.sort_values(ascending=False).index))
# SOLUTION END

# %% id="p-open-fish" covers="W8"
fishbone.open_fish(q.fishbone, q.mend_first)

# %% [markdown] id="code-fishbone" lang="zh" part="code"
"""
## 代码线：鱼骨上的一条发现
“合约到期没续上”是最安静的一条：投诉单上没有这一类。从两张表里把它算出来。
"""

# %% [markdown] id="code-fishbone" lang="en"
"""
## Code track: one finding on the fishbone
“Contract ended, not renewed” is the quietest finding of all: complaints have no category for it. Work it out from two tables.
"""

# %% id="imports-fishbone-code" tags=["show-code"]
import pandas as pd

from synthetic.calendar import add_months

# %% id="c-contracts" tags=["show-code"]
contracts, churn = mart.contracts, mart.churn
contracts[["subscriber", "start_month", "end_month"]].head()

# %% id="c-churn" tags=["show-code"]
churn[["subscriber", "month", "kind"]].head()

# %% id="q-unrenewed" question="unrenewed" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: share
# zh: 两个月还没过完的不算：只数到最后一个账期之前两个月
# en: Both months must be over: count up to two months before the last one
last = add_months(mart.months[-1], -2)
ended = contracts[contracts["end_month"].between(mart.months[0], last)]
# zh: 到期时人已离网的，没有机会续约
# en: Customers who had left by the end could not renew
left = ended["subscriber"].map(churn.set_index("subscriber")["month"])
ended = ended[~(left <= ended["end_month"])]
pairs = ended.merge(contracts, on="subscriber", suffixes=("", "_new"))
later = pairs["start_month_new"] > pairs["start_month"]
soon = pairs["start_month_new"] <= add_months(pairs["end_month"], 2)
renewed = pd.MultiIndex.from_frame(pairs.loc[later & soon, ["subscriber", "end_month"]])
share = 1 - pd.MultiIndex.from_frame(ended[["subscriber", "end_month"]]).isin(renewed).mean()
# SOLUTION END
q.unrenewed.check(share)
