# %% [markdown] id="friday-list" lang="zh" minutes="6"
"""
## 周五下午五点，200 个名额
外呼中心周一能打 200 通维系电话，名单今天下班前要交。全部在网客户都在表里，你只有二十分钟。

先举手：你们公司会怎么排？**账单最高**、**网龄最长**、**投诉最多**，还是**账单跌得最多**？再在纸上写两个数：哪张名单里三个月内真会走的人最多，有几位；哪张最少，比抽签多还是少。
"""

# %% [markdown] id="friday-list" lang="en"
"""
## Five o'clock on Friday, 200 calls
On Monday the call centre can make 200 retention calls, and it wants the list before you go home. Everybody on the network is in the table; you have twenty minutes.

Hands up: how does your company sort? By **highest bill**, **longest tenure**, **most complaints**, or **largest fall of the bill**? Then write down two figures. Which list holds most of those who will be gone in three months, and how many? Which holds fewest, and is that more or less than drawing lots?
"""

# %% [markdown] id="note-friday" lang="zh" tags=["instructor"]
"""
**问**：“周一这 200 通，你们现在是按什么排的？”让三个人说完再往下翻。
**常见错答**：“先打账单最高的，保住高价值。”账单高和要走是两件事：账单最高的 200 位里，三个月内走的比抽签还少。
**白板**：左边写大家猜的两个数，右边留空，等图出来填。整堂课都会回到这 200 通，最后一节再算一次。
**时间**：开场 2 分钟，口径 1 分钟，看图和玩面板 3 分钟。
**换了种子**：几种排法的人数会变；试过的五个种子里都是“账单跌得最多”在前，“账单最高”垫底（有时并列）。以图上的标题为准，别背数字。
"""

# %% [markdown] id="note-friday" lang="en" tags=["instructor"]
"""
**Ask**: “Monday's 200 calls: how are they sorted today?” Hear three people before you scroll.
**Common wrong answer**: “Highest bills first, that is where the value is.” A high bill and a wish to leave are two things: of the 200 highest bills fewer leave within three months than of 200 drawn by lot.
**Flip chart**: their two guesses on the left; leave the right empty until the chart is there. The lecture keeps coming back to these 200 calls; the last section counts them again.
**Timing**: opening 2 minutes, definitions 1, chart and panel 3.
**Another seed**: the figures change; on the five seeds that were tried the fall of the bill comes first and the highest bill last, at times in a tie. Read the chart's title, quote no figure from memory.
"""

# %% id="imports"
from casekit.course.churn_warning import (
    alarm_counts,
    alarm_evaluation,
    alarms,
    call_lists,
    charts,
    column_choice,
    cut_off,
    evaluation,
    high_end,
    panel,
    reasons,
    reference,
    splits,
    targeting,
    timeline,
    tree,
    tree_rules,
    trial,
    value_loss,
    widgets,
    zones,
)
from casekit.course.churn_warning.labels import headed
from casekit.judging import auc_skill
from casekit.mart import features, truth
from synthetic.calendar import add_months

# %% [markdown] id="who-counts" lang="zh"
"""
先把口径说死，不然后面每个数都要吵架。以下是**本课程约定**：

- **走了** = 主动[[churn|离网]]：携转、销户、沉默。欠费拆机是另一件事，不算。
- **看多远** = 从[[decision_month|决策月]]月末起，往后三个月。
- **谁在分母里** = 决策月月末状态正常的用户；停机的不在内。
"""

# %% [markdown] id="who-counts" lang="en"
"""
First pin the definitions down, or every later figure is an argument. They are **this course's own convention**:

- **Left** = [[churn]] by choice: ported, closed, gone silent. Lines cut off for unpaid bills are another matter and do not count.
- **How far ahead** = three months from the end of the [[decision_month]].
- **The base** = subscribers active at the end of the decision month; suspended lines are not in it.
"""

# %% id="base"
day = reference.judged(mart)
charts.said(
    "base",
    month=day.month,
    customers=len(day.leaves),
    leavers=int(day.leaves.sum()),
    rate=day.leaves.mean(),
    names=200,
    drawn=200 * day.leaves.mean(),
)

# %% id="habits"
lists = call_lists.by_habit(day.features, names=200)
charts.habit_bars(call_lists.leavers_found(lists, day.leaves))

# %% [markdown] id="after-habits" lang="zh"
"""
不用模型，光换一列排序，抓到的人就能差好几倍。账单高说明他**值钱**，不说明他**要走**；两件事要分开量，后面画地图时再合起来。

自己试：把名单拉长一倍，多抓到的人值不值那一倍的电话？
"""

# %% [markdown] id="after-habits" lang="en"
"""
No model yet, only another column to sort by, and the catch differs several times over. A high bill says what a customer is **worth**, not whether he is **leaving**. Measure the two apart; a later section puts them on one map.

Try it: make the list twice as long. Are the extra leavers worth twice the calls?
"""

# %% id="play-lists"
widgets.list_maker(mart)

# %% [markdown] id="monday-lists" lang="zh"
"""
> **周一就做**：翻出三个月前那张外呼名单，数一数上面走了几位，再和同样人数的抽签比。低于抽签的排法，今天就停。
"""

# %% [markdown] id="monday-lists" lang="en"
"""
> **On Monday**: take the call list of three months ago, count who has left, and set it against as many names drawn by lot. Any sorting that loses to the lottery stops today.
"""

# %% [markdown] id="eight-alarms" lang="zh" minutes="13"
"""
## 八盏灯，开哪几盏？
监控大屏上有八盏[[alarm|预警灯]]。厂商说：“八盏全开，亮一盏就打，一个都不放过。”运营总监问你：开哪几盏？几盏亮了才打？

灯是现成的名目，什么时候亮要自己定。下表的算法和[[threshold|阈值]]是**本课程约定**：都拿决策月和前三个月的均值比，不偷看之后的月份。
"""

# %% [markdown] id="eight-alarms" lang="en"
"""
## Eight lights: which do you switch on?
The monitoring screen has eight [[alarm|alarm lights]]. The vendor says: “Switch all eight on, call at the first light, miss nobody.” Your director asks: which ones, and how many must be lit before we call?

The names are the trade's; when each light goes on is ours to say. The rules and [[threshold|thresholds]] below are **this course's own convention**: the decision month against the mean of the three before it, with no look at later months.
"""

# %% [markdown] id="note-alarms" lang="zh" tags=["instructor"]
"""
**问**：看图之前每人投两票：哪盏灯**最准**（亮了的人里，真走的比例最高），哪盏**抓得最多**（走的人里，亮过的比例最高）。
**常见错答一**：“合约到期最准，到期的人都会走。”多数人到期后续约或不动，它离[[base_rate]]不远；它的价值在提前期，讲外呼时机时再用。
**常见错答二**：“灯越多越保险。”第三张图：灯越多，来得越晚。
**白板**：画一个 2×2：亮／没亮 × 走了／没走。[[precision]]是横着除，[[recall]]是竖着除。谁做分母，写大一点。
**时间**：灯表 2 分钟，投票 1 分钟，三张图各 2–3 分钟，面板 3 分钟。
**换了种子**：试过的五个种子里，最准的都是异网呼叫，抓得最多的都是通话频次；要是换了别的，就请台下解释为什么。
"""

# %% [markdown] id="note-alarms" lang="en" tags=["instructor"]
"""
**Ask**: before the chart, two votes each. Which light is **most often right** (the largest share of those lit leaves)? Which **catches most** (the largest share of leavers had been lit)?
**Common wrong answer 1**: “Contract expiry is the surest, they all go at the end.” Most renew or stay put, and it is not far from the [[base_rate]]. Its worth is in the lead time: wait for the section on when to call.
**Common wrong answer 2**: “More lights, more safety.” Third chart: the more lights, the later.
**Flip chart**: a 2 × 2, lit or not × left or not. [[precision|Precision]] divides along the row, [[recall]] down the column. Write the denominator large.
**Timing**: table 2 minutes, votes 1, three charts 2–3 each, panel 3.
**Another seed**: on the five seeds that were tried off-net calls are the most precise and call frequency the widest. If not, let the room say why.
"""

# %% id="alarm-rules" covers="W1"
charts.alarm_definitions(unknown=alarms.unknown(mart))

# %% id="alarm-worth" covers="W1"
fired = alarms.fire(alarms.signals(alarms.history(mart, day.month), day.month))
charts.alarm_bars(alarm_evaluation.scorecard(fired, day.leaves))

# %% [markdown] id="after-worth" lang="zh"
"""
准和全，一盏灯占不全。[[precision]]低，就是把客服的时间花在本来不走的人身上；[[recall]]低，就是要走的人从你眼皮底下过去。

两个数都要先和[[base_rate]]比。离网本来就少，“整体判对率 95%”什么也说明不了：谁都不报，也能判对这么多。

那么一起用呢？“至少亮几盏才打”，先猜：从一盏加到四盏，名单短几倍？
"""

# %% [markdown] id="after-worth" lang="en"
"""
No light is both sure and complete. Low [[precision]] spends the agents' time on people who were staying; low [[recall]] lets those who leave walk past you.

Set both against the [[base_rate]] first. Leaving is rare, so “95 % of our verdicts are right” says nothing: so does a screen on which no light ever goes on.

And together? “Call when at least so many are lit”: guess first how many times shorter the list gets from one light to four.
"""

# %% id="by-count" covers="W1"
by_count = alarm_evaluation.by_count(fired, day.leaves)
charts.count_table(by_count)

# %% id="count-and-lead" covers="W1"
all_fired = alarms.fire(alarm_evaluation.signals_by_month(mart, mart.months[3:]))
charts.count_lines(by_count, alarm_counts.lead_by_count(all_fired, mart.churn))

# %% [markdown] id="after-count" lang="zh"
"""
这就是“灯越多越好”的代价：加码到最后，报的个个都对，可那时他们的通话已经少了一半还多。[[lead_time]]才是预警的“预”字。
"""

# %% [markdown] id="after-count" lang="en"
"""
That is the price of “more alarms, more sure”: at the end every alarm is right, about people whose traffic has fallen by more than half. The [[lead_time]] is what makes a warning a warning.
"""

# %% id="lead" covers="W1"
charts.lead_bars(alarm_evaluation.lead_summary(alarm_evaluation.lead_times(all_fired, mart.churn)))

# %% [markdown] id="try-alarms" lang="zh"
"""
轮到你：假定周一能打 250 通，用下面的面板找一组阈值和“至少几盏”，让名单装得下，提前期又不太短。
"""

# %% [markdown] id="try-alarms" lang="en"
"""
Your turn: suppose 250 calls on Monday. Find thresholds and a “how many lights” that fit, without the lead time becoming too short.
"""

# %% id="play-alarms" covers="W1"
widgets.alarm_panel(mart)

# %% [markdown] id="monday-alarms" lang="zh"
"""
> **周一就做**：给每盏灯记三个数：查准率、查全率、提前几个月。三个数都答不上来的灯，先关掉。
"""

# %% [markdown] id="monday-alarms" lang="en"
"""
> **On Monday**: keep three figures for every light: precision, recall, months ahead. A light for which nobody can give them goes off.
"""

# %% [markdown] id="reasons" lang="zh" minutes="9"
"""
## 一半人说“价格”，那就降价？
营业厅的离网登记表汇总上来，“价格”排第一，遥遥领先。市场部的提案已经写好：存量客户普降月租。签，还是不签？

先想一想：在柜台前办携转，你会说哪句话？“你们的信号在我家一格都没有，我投诉过两次没人管”，还是“那边便宜”？
"""

# %% [markdown] id="reasons" lang="en"
"""
## They say “price”: do we cut the price?
The exit forms are in, and “price” is far ahead. Marketing has a proposal ready: lower fees for everybody already here. Do you sign?

Think first. At the counter, porting out, which do you say: “There is no signal in my home and two complaints led to nothing”, or “the others are cheaper”?
"""

# %% [markdown] id="note-reasons" lang="zh" tags=["instructor"]
"""
**问**：“谁自己换过运营商？当时怎么说的，真正为什么换的？”留两分钟，比图管用。
**常见错答**：“那就别问原因了。”原因要问，只是不能当真；要拿走之前的记录去对。
**别说过头**：记录对得上，也不等于那就是原因；留下来的人里也有投诉、也有账单突增。记录的用处是排查，不是定罪。
**白板**：左边“他说的”，右边“记录里的”，中间画一座断桥。
**时间**：开场 2 分钟，四张图 5 分钟，面板 2 分钟。
**换了种子**：试过的五个种子里“价格”都被多算；少算得最多的是“服务”还是“个人原因”会变。自述“网络”“合约”的人少，倍数会跳，看大小，别抠小数。
"""

# %% [markdown] id="note-reasons" lang="en" tags=["instructor"]
"""
**Ask**: “Who has changed operator? What did you say, and why was it really?” Give it two minutes; it does more than a chart.
**Common wrong answer**: “Then stop asking.” Do ask, but do not take it as fact; hold it against the records of the months before.
**Do not overclaim**: a record that fits is not the cause either; stayers complain and have bill shocks, too. Records are for ruling out, not for convicting.
**Flip chart**: “what they said” on the left, “what the records say” on the right, a broken bridge between.
**Timing**: opening 2 minutes, four charts 5, panel 2.
**Another seed**: “price” is over-counted on the five seeds that were tried; whether service or personal reasons are hidden most will vary. Few say “network” or “contract”, so their multiples jump: read the size, not the decimals.
"""

# %% id="records" covers="W2"
records = reasons.evidence(mart)
said = records["stated_reason"].value_counts()
charts.evidence_heat(reasons.evidence_lift(records, records["stated_reason"]), said)

# %% [markdown] id="read-heat" lang="zh"
"""
一行一种记录，一列一种说法，格子里是倍数：说这句话的人，有这条记录的比例是全体离网客户的几倍。1 就是和大家一样。

有几种说法，记录里真能对上：找颜色最深的格子。再看“价格”那一列呢？
"""

# %% [markdown] id="read-heat" lang="en"
"""
A row for each kind of record, a column for each thing said; the cell is how many times as often those who said it have that record, compared with all leavers. 1 means: like everybody.

Some answers do show in the records: look for the darkest cells. And the column “price”?
"""

# %% id="price-records" covers="W2"
charts.said(
    "with_a_cause",
    share=reasons.with_a_cause(records, "price"),
    everybody=records[list(reasons.EVIDENCE)].any(axis=1).mean(),
)

# %% [markdown] id="open-truth" lang="zh"
"""
现实里只能查到这一步。这份数据是模拟的，可以把[[true_reason|真相]]打开看一眼，只此一次。
"""

# %% [markdown] id="open-truth" lang="en"
"""
In real life one gets no further. These data are simulated, so for once we may open the [[true_reason|truth]].
"""

# %% id="true-reasons" covers="W2"
said_and_true = reasons.confusion(mart.churn, truth.of(mart).leaving)
charts.reason_gap(said_and_true)

# %% id="mix-ups" covers="W2"
charts.confusion_heat(said_and_true)

# %% id="high-end-reasons" covers="W2"
valuable = mart.churn["subscriber"].isin(high_end.high_end_leavers(mart))
charts.high_end(
    *(reasons.confusion(mart.churn[who], truth.of(mart).leaving) for who in (valuable, ~valuable))
)

# %% [markdown] id="after-reasons" lang="zh"
"""
[[stated_reason]]里的“价格”装了一大堆别的事。普降月租，钱发给了全体在网客户，而真正为价格走的只是其中一小份；为服务走的人，降价治不了他的病。

在下面换一种说法看看：说这句话的人，背后到底是什么？
"""

# %% [markdown] id="after-reasons" lang="en"
"""
“Price” among the [[stated_reason|stated reasons]] is a box with many other things in it. A cut for all pays everybody on the network, for the sake of the few who leave over price; what drives others away over service it does not mend.

Choose another answer below: what stands behind those who give it?
"""

# %% id="play-reasons" covers="W2"
widgets.reason_reader(said_and_true)

# %% [markdown] id="monday-reasons" lang="zh"
"""
> **周一就做**：抽 30 个说“价格”的离网客户，把他们走之前四个月的投诉、网络、账单、合约记录摊在桌上。提案先放一放。
"""

# %% [markdown] id="monday-reasons" lang="en"
"""
> **On Monday**: take 30 leavers who said “price” and lay four months of their complaints, network, bills and contracts on the table. The proposal can wait.
"""

# %% [markdown] id="honest-split" lang="zh" minutes="11"
"""
## 厂商的模型 AUC 接近 0.9，买不买？
演示很漂亮：“用贵司自己的数据验证，[[auc|AUC]] 接近 0.9。”合同就在桌上。你只许问一个问题，问什么？

先记下你的问题，再往下看。提示：不是“用了什么算法”。
"""

# %% [markdown] id="honest-split" lang="en"
"""
## The vendor's model has an AUC near 0.9: do you buy?
The demonstration shines: “validated on your own data, [[auc|AUC]] close to 0.9.” The contract is on the table. You may ask one question. Which?

Write it down before you read on. It is not “what algorithm is it?”
"""

# %% [markdown] id="note-split" lang="zh" tags=["instructor"]
"""
**答案**：“验证用的是训练之后的月份吗？训练的最后一个月，那时结果出来了没有？”一个问题，两半。
**常见错答**：“用了深度学习没有？”“样本够不够大？”算法和样本量都救不了错误的切法。
**讲清为什么**：一个客户在表里有很多行，每月一行，前后几乎一样。随机抽行，同一个人一半在训练里、一半在考卷里，模型背下来的是人，不是规律。
**白板**：画一条时间轴，今天画一道竖线，三个月结果窗画成括号；让学员上来把能用的训练月涂黑。
**时间**：开场 2 分钟，日历 3 分钟，图 3 分钟（跑图要几秒到十几秒，趁这时候让大家猜哪个模型掉得最多），面板 3 分钟。
**换了种子**：差距有大有小；试过的五个种子里，死记硬背的模型都差得最多，逻辑回归差不到 0.01，因为它背不下来；CART 有两个种子反过来，那是抽样的巧合。
"""

# %% [markdown] id="note-split" lang="en" tags=["instructor"]
"""
**Answer**: “Was it judged on months after those it learnt from, and was the outcome of the last learning month known by then?” One question, two halves.
**Common wrong answers**: “Is it deep learning?” “Is the sample large enough?” Neither algorithm nor size saves a wrong split.
**Say why**: a customer stands in the table once a month, almost the same each time. Draw rows at random and half of the same person is in the lessons, half in the exam: the model has learnt people, not patterns.
**Flip chart**: a time line, a stroke for today, a bracket for the three months of outcome; let somebody shade the months that may be learnt from.
**Timing**: opening 2 minutes, calendar 3, chart 3 (it takes some seconds to run, on a slow machine more than ten: meanwhile let them bet on the model that drops most), panel 3.
**Another seed**: the gap varies; on the five seeds that were tried the model with room to learn by heart drops most and logistic regression by less than 0.01, since it cannot. CART comes out the other way round on two of them, by chance of the draw.
"""

# %% id="calendar" covers="W3"
split = reference.split(mart)
charts.split_calendar(split, mart.months)

# %% [markdown] id="after-calendar" lang="zh"
"""
[[temporal_split]]有两道关。第一道谁都知道：检验的月份要在训练之后。第二道常被漏掉：结果要等三个月才揭晓，所以紧挨着检验月的那几个月**当时还没有答案**，拿来训练就是作弊。

错的切法差多少？同样的客户、同样的算法，只换切法：
"""

# %% [markdown] id="after-calendar" lang="en"
"""
A [[temporal_split]] has two gates. Everybody knows the first: judge on months after those you learn from. The second is often missed: outcomes take three months to be known, so the months just before the judged ones **had no answer yet** on that day; learning from them is cheating.

How much does a wrong split matter? The same customers and algorithms, only the split differs:
"""

# %% id="optimism" covers="W3"
recent = panel.panel(mart, split.train[-8:] + split.test)
kinds = ("logistic", "cart", "boosting_deep")
charts.optimism_bars({kind: splits.optimism(recent, split, kind) for kind in kinds})

# %% [markdown] id="after-optimism" lang="zh"
"""
随机抽行的成绩单上，最会背书的模型最好看，按时间检验掉得也最多。可见“AUC 高”本身不是买的理由。

后面几节用一个老实的[[gradient_boosting]]：只学日历上蓝色的月份。它离天花板还有多远？
"""

# %% [markdown] id="after-optimism" lang="en"
"""
On random rows the model that learns by heart looks best, and judged by time it loses most. A high AUC alone is no reason to buy.

From here on we use an honest model, [[gradient_boosting]] on the blue months of the calendar. How far is it from the ceiling?
"""

# %% id="skill" covers="W3"
score = reference.score(mart)
reached = auc_skill(mart, day.month, score)
charts.said(
    "skill",
    model=reached.model,
    random=reached.random,
    oracle=reached.oracle,
    skill=reached.skill,
)

# %% id="play-models" covers="W3"
widgets.model_reader(mart)

# %% [markdown] id="monday-split" lang="zh"
"""
> **周一就做**：给每个在用的模型补一张日历：学到哪个月，结果看到哪个月，在哪几个月上验的。补不出来的，按没验过算。
"""

# %% [markdown] id="monday-split" lang="en"
"""
> **On Monday**: draw the calendar of every model in use: learnt up to which month, outcomes up to which, judged on which. If nobody can, treat it as never judged.
"""

# %% [markdown] id="one-number" lang="zh" minutes="12"
"""
## 打到第几名为止？
模型给每位客户一个[[score]]。数据组说：“大于 0.5 算要走，软件默认的。”财务说：“一通电话要花钱，打多少通你们算过没有？”

先猜：[[cost_cut_off|成本分界点]]在 50% 的上面还是下面？假定一通 8 元，打中要走的人能留住四分之一，留住一户值 240 元。（三个数是本课程的算例；你们公司的自己填。）
"""

# %% [markdown] id="one-number" lang="en"
"""
## How far down the list do you call?
The model gives every customer a [[score]]. The data team says: “Above 0.5 counts as leaving, that is the default.” Finance says: “Calls cost money; have you worked out how many?”

Guess first: is the [[cost_cut_off]] above 50 % or below? Suppose 8 yuan a call, one in four would-be leavers kept, 240 yuan for a customer kept. (The three figures are this course's example; put in your own.)
"""

# %% [markdown] id="note-number" lang="zh" tags=["instructor"]
"""
**算给大家看**：打一通的期望收益 = 评分 × 挽留成功率 × 价值；等于成本的地方就是分界点：8 ÷ (0.25 × 240) ≈ 13%。这个数由成本定，和种子无关。
**常见错答一**：“50%，一半以上才算要走。”评分在 13% 到 50% 之间的人，打了不亏，照 50% 划就全放掉了。
**常见错答二**：“选 F1 最大的地方。”F1 不认识钱。
**要点**：只有校准过的评分才能乘以元。一比一抽样训练出来的模型排序不差，概率却大出好几倍，照它算，会打一大堆亏本电话。
**白板**：公式一行，三个数各画一个框，让学员换成自己公司的数再算一遍。
**时间**：猜 1 分钟，四张图各 2 分钟，面板 3 分钟。
**换了种子**：分界点不变，打几通、赚多少会变。
"""

# %% [markdown] id="note-number" lang="en" tags=["instructor"]
"""
**Work it out aloud**: a call is expected to bring score × save rate × value; where that equals the cost is the cut-off: 8 ÷ (0.25 × 240) ≈ 13 %. It follows from the costs, not from the seed.
**Common wrong answer 1**: “50 %, more likely than not.” That drops everybody between 13 % and 50 %, for whom a call pays.
**Common wrong answer 2**: “Where F1 is largest.” F1 has never heard of money.
**The point**: only calibrated scores may be multiplied by yuan. A model trained half-and-half ranks well, but its scores are several times too high; by them one makes a great many calls at a loss.
**Flip chart**: the formula on one line, a box round each figure; let them put in their own company's.
**Timing**: guess 1 minute, four charts 2 each, panel 3.
**Another seed**: the cut-off stays; calls and profit change.
"""

# %% id="curves" covers="W3"
charts.two_curves(score, day.leaves, names=200)

# %% [markdown] id="after-curves" lang="zh"
"""
左边是 [[roc_curve]]，右边是查准率对查全率。离网少，左图看不出浪费，右图才看得见。但两张图都没有“元”，所以都定不了名单有多长。

要和钱相乘，先过一关：模型说 10%，是不是真有 10% 的人走？这叫[[calibration]]。
"""

# %% [markdown] id="after-curves" lang="en"
"""
On the left the [[roc_curve]], on the right precision against recall. With few leavers the left one hides the waste; it shows on the right. Neither has yuan on it, so neither says how long the list should be.

Before multiplying by money, one more gate: where the model says 10 %, do 10 % leave? That is [[calibration]].
"""

# %% id="calibration" covers="W3"
scores = {kind: reference.score(mart, kind) for kind in ("boosting", "boosting_half")}
charts.calibration_lines(
    {kind: evaluation.calibration_table(s, day.leaves) for kind, s in scores.items()},
    {kind: evaluation.mean_calibration_error(s, day.leaves) for kind, s in scores.items()},
)

# %% id="lift" covers="W3"
charts.lift_bars(evaluation.lift_table(score, day.leaves))

# %% [markdown] id="after-lift" lang="zh"
"""
[[lift]]回答“排得好不好”：头一组远高于平均，后面很快就和抽签差不多。现在把三个钱数放进去，划线：
"""

# %% [markdown] id="after-lift" lang="en"
"""
[[lift|Lift]] says how well the list is sorted: the first tenth is far above average, the rest soon no better than a draw. Now put the three amounts in and draw the line:
"""

# %% id="profit" covers="W3"
economics = cut_off.Economics(contact_cost=8, save_probability=0.25, value=240)
charts.profit_line(cut_off.profit_curve(score, day.leaves, economics), economics)

# %% [markdown] id="try-cut-off" lang="zh"
"""
换成你们的数：外呼成本翻一倍，分界点往哪边走？挽留成功率只有一成呢？把名单下载下来，看看最后几位值不值得打。
"""

# %% [markdown] id="try-cut-off" lang="en"
"""
Put your own figures in. The cost of a call doubles: where does the cut-off go? And at a save rate of one in ten? Download the list and look at the last few names: would you call them?
"""

# %% id="play-cut-off" covers="W3"
widgets.cut_off_explorer(mart)

# %% [markdown] id="monday-number" lang="zh"
"""
> **周一就做**：向财务要三个数：一通多少钱、打中能留几成、留一户值多少。有了它们，名单长度是算出来的，不是拍出来的。
"""

# %% [markdown] id="monday-number" lang="en"
"""
> **On Monday**: get three figures from finance: what a call costs, what share you keep, what a kept customer is worth. With them the length of the list is worked out, not decreed.
"""

# %% [markdown] id="read-aloud" lang="zh" minutes="9"
"""
## 大区经理要一句能念的话
“模型我信，可营业厅的人要一句话：什么样的客户进来，要多留他两分钟？三条规则，贴墙上。”

提升树念不出来，[[decision_tree]]可以。树每一步都在问：先问哪一列？先猜：拿“用户编号”去切，一人一枝，算不算最好的切法？
"""

# %% [markdown] id="read-aloud" lang="en"
"""
## The regional manager wants a sentence to read aloud
“I believe the model. But the people in the shop need a sentence: when who walks in do they take two minutes more? Three rules, on the wall.”

Boosting cannot be read out; a [[decision_tree]] can. At each step it asks: which column first? Guess: is the subscriber number, a branch for everybody, the best split of all?
"""

# %% [markdown] id="note-rules" lang="zh" tags=["instructor"]
"""
**问**：“用户编号能不能预测离网？”大家都笑，可[[gain_ratio|信息增益]]就是选它：一人一枝，每枝都纯。这就是 C4.5、C5.0 改用增益率的原因。
**常见错答**：“规则在训练数据里九成多准，可以上墙。”那是一比一抽样里的九成多，真实客户里走的人少得多。
**讲清剪枝**：只有几十个人的枝，可能只是巧合；剪枝就是对人少的枝打折扣，折完还赢才留。
**时间**：增益率 3 分钟，规则表和图 3 分钟，面板 3 分钟。
**白板**：请一位学员把第一条规则念成一句营业厅能用的话，写下来。
**换了种子**：第一条规则的列会变（流量、主叫、活跃天数轮着来，再加上异网占比），都是“淡出”的痕迹；后面的规则还会用到账单。之后几个月符合的不到 30 人次的规则，别认真。
"""

# %% [markdown] id="note-rules" lang="en" tags=["instructor"]
"""
**Ask**: “Can a subscriber number foretell churn?” They laugh, yet information gain picks it: a branch for everybody, and each one pure. That is why C4.5 and C5.0 use the [[gain_ratio]].
**Common wrong answer**: “The rule is right more than 90 % of the time in training, put it up.” That is in a half-and-half sample; among real customers leavers are far fewer.
**Say what pruning does**: a branch of a few dozen may be mere chance; pruning marks small branches down, and only those that still win stay.
**Timing**: gain ratio 3 minutes, rules and chart 3, panel 3.
**Flip chart**: let somebody turn the first rule into a sentence for the shop, and write it down.
**Another seed**: the columns of the first rule change (data, calls made and days with use take turns, beside the off-net share); all are traces of fading. Later rules use the bill, too. Take no rule seriously that is met by fewer than 30 customer-months later on.
"""

# %% id="gain" covers="W5"
learnt = reference.learning_panel(mart)
last = learnt.loc[split.train[-1]]
people = mart.subscribers.set_index("subscriber").reindex(last.index)
charts.gain_bars(
    column_choice.gains(
        people[["area", "birth_year", "join_month"]].assign(subscriber=last.index),
        last[["minutes_out_trend", "off_net_change", "rival_calls"]],
        last["leaves"],
    )
)

# %% [markdown] id="after-gain" lang="zh"
"""
[[gain_ratio]]把增益除以“切得有多碎”，碎的占不了便宜。按它长树，再[[pruning|剪枝]]，规则就短到能念了。本课程的树是 C5.0 的思路，简化过，不是 C5.0 本身。
"""

# %% [markdown] id="after-gain" lang="en"
"""
The [[gain_ratio]] divides the gain by how finely a split chops, so chopping no longer pays. Grow a tree by it, [[pruning|prune]] it, and the rules are short enough to read. The course's tree follows the idea of C5.0, simplified; it is not C5.0 itself.
"""

# %% id="rules" covers="W5"
later = splits.by_time(recent, split)[1]
pruned = tree.GainRatioTree().fit(*tree.balanced(learnt.drop(columns="leaves"), learnt["leaves"]))
found = tree_rules.leaving(pruned)
worth = tree_rules.measured(found, later.drop(columns="leaves"), later["leaves"])
charts.rule_table(found[:5], worth.head(5))

# %% id="claims" covers="W5"
worth["claimed"] = [rule.leavers / rule.cases for rule in found]
charts.claimed_and_real(worth.head(5).set_axis(range(1, len(worth.head(5)) + 1)))

# %% [markdown] id="after-claims" lang="zh"
"""
浅色是训练样本里的承诺，深色是之后几个月的兑现（同一批客户，往后的月份）。承诺是在“走的和留的各一半”的样本里算的，天然偏高；人少的规则，兑现的数本身也不稳。

念得出来，要付多少准头？
"""

# %% [markdown] id="after-claims" lang="en"
"""
The light bar is what the learning sample promised, the dark one what later months delivered (the same base, further on). The promise comes from a sample of half leavers, half stayers, so it is too high by design; where few meet a rule, what it delivered is uncertain itself.

And what accuracy does being readable cost?
"""

# %% id="tree-size" covers="W5"
grown = pruned.pruned(1.0)
charts.said(
    "tree",
    grown=grown.leaves,
    pruned=pruned.leaves,
    auc_grown=evaluation.auc(grown.probability(day.features), day.leaves),
    auc_pruned=evaluation.auc(pruned.probability(day.features), day.leaves),
    boosting=evaluation.auc(score, day.leaves),
)

# %% id="play-tree" covers="W5"
widgets.tree_pruner(mart)

# %% [markdown] id="monday-rules" lang="zh"
"""
> **周一就做**：挑三条规则上墙，每条下面写清“之后几个月，每 100 位这样的客户里走了几位”，注明验证的月份，半年换一次。
"""

# %% [markdown] id="monday-rules" lang="en"
"""
> **On Monday**: three rules on the wall, each with “in later months, of 100 customers like this so many left” and which months these were. New ones every half-year.
"""

# %% [markdown] id="value-loss" lang="zh" minutes="9"
"""
## 人没走，钱走了
季报出来：中高端客户[[retention_rate|保有率]]达标，收入却在掉。人都在，账单没了，用量去了另一张卡。这叫[[value_loss]]，离网模型不管这件事。

现在是月末，你要报一张“快要掉价值”的名单。第一问：掉一个月算不算？先举手。
"""

# %% [markdown] id="value-loss" lang="en"
"""
## The customer stays, the money leaves
The quarter's report: [[retention_rate|retention]] of mid and high-end customers is on target, revenue is falling. They are all here; the spend has gone to another SIM. That is [[value_loss]], and it is not what a churn model looks for.

It is month end and you are to list those about to lose value. First question: does one low month count? Hands up.
"""

# %% [markdown] id="note-loss" lang="zh" tags=["instructor"]
"""
**问**：“上个月账单掉了一半的客户，这个月打不打？”出差、放假、换套餐结算，都可能掉一个月。
**口径**：三个月看、两个月掉，是行业里的做法；“低于均值七成”“月均 60 元以上算中高端”是本课程约定。
**常见错答**：“当前月的账单最新，当然要进模型。”当前月正是要预测的头一个月：事后拉宽表，它就在那儿；做决定那天，它还没出账。
**白板**：五个格子一排，前三个写“看”，后两个写“猜”，中间画一道墙，墙上写“今天”。
**时间**：开场 2 分钟，曲线 2 分钟，穿越 3 分钟，面板 2 分钟。
**换了种子**：试过的五个种子里，穿越模型实验室里都接近 1，上线都掉到正确模型之下；以标题为准。
"""

# %% [markdown] id="note-loss" lang="en" tags=["instructor"]
"""
**Ask**: “A bill fell by half last month: do we call?” A business trip, a holiday, a change of tariff may each make one low month.
**Definitions**: three months in and two out is the trade's; “under 70 % of the mean” and “mid and high-end from 60 yuan a month” are this course's own.
**Common wrong answer**: “The current month is the latest, so it belongs in the model.” It is the first of the months to be foreseen. Pull the table afterwards and there it is; on the day of the decision it has not been billed.
**Flip chart**: five boxes in a row, “look” in three, “guess” in two, a wall between with “today” on it.
**Timing**: opening 2 minutes, paths 2, leak 3, panel 2.
**Another seed**: on the five seeds that were tried the leaking model is close to 1 in the lab and falls below the honest one in use. Read the title.
"""

# %% id="paths" covers="W4"
look, guess = value_loss.windows(day.month)
bills = mart.window([*look, *guess], ["subscriber", "month", "bill"])
dear = day.features.index[day.features["bill_mean_3m"] >= value_loss.MID_HIGH]
charts.bill_paths(bills[bills["subscriber"].isin(dear)], day.month)

# %% [markdown] id="after-paths" lang="zh"
"""
掉一个月的比连掉两个月的多，其中有的只是出差、放假、停用几天。连着两个月都低才算，名单不到一半长。

第二问：用哪些列？有人把“当前月账单”也放进了宽表，检验成绩好得惊人：
"""

# %% [markdown] id="after-paths" lang="en"
"""
More customers have one low month than two in a row, and some of those were only travelling or on holiday. Counting only two in a row makes the list less than half as long.

Second question: which columns? Somebody put “the bill of the current month” into the table, and the results are astonishing:
"""

# %% id="leak" covers="W4"
honest = [value_loss.loss_panel(mart, months) for months in split]
leaky = [value_loss.loss_panel(mart, months, leak=True) for months in split]
charts.leak_bars(
    value_loss.leak_report(tuple(honest), tuple(leaky), value_loss.as_in_use(leaky[1], mart))
)

# %% [markdown] id="after-leak" lang="zh"
"""
这就是[[leakage]]，行话叫“穿越”：检验时用了做决定那天还没有的数。上线那天只好拿上个月的顶替，成绩就露了馅。

亲手试一次：打开“穿越”开关，再关上；把“两个月都低”换成“任一个月低”，看名单大几倍。
"""

# %% [markdown] id="after-leak" lang="en"
"""
This is [[leakage]]: the test used figures that did not exist on the day of the decision. In use last month's have to stand in, and the result shows it.

Try it: switch the leak on and off, then change “both months” to “either month” and see how the list grows.
"""

# %% id="play-windows" covers="W4"
widgets.window_builder(mart)

# %% [markdown] id="monday-loss" lang="zh"
"""
> **周一就做**：让数据组给宽表的每一列加一个“出数日期”。晚于决策日的列，一律不许进模型。
"""

# %% [markdown] id="monday-loss" lang="en"
"""
> **On Monday**: have the data team write beside every column the day on which its figure is there. Columns later than the decision stay out of the model.
"""

# %% [markdown] id="five-zones" lang="zh" minutes="7"
"""
## 两支队伍，一张地图
手上有两支队伍：人工外呼，贵，人少；短信和 App，便宜，不限量。同一张名单，谁归谁？

业内常画[[zone|五个区]]：红、黄、蓝、绿、白。颜色是行业的，含义和界线是**本课程约定**：

| 区 | 评分 | 月均账单 | 怎么办 |
|---|---|---|---|
| 红 | 高 | 高 | 本周人工外呼 |
| 黄 | 中 | 高 | 低成本触达，下月再看 |
| 蓝 | 中或高 | 低 | 短信与 App |
| 绿 | 低 | 不论 | 不打扰 |
| 白 | 算不出 | 不论 | 先补数据 |

先排个队：按**每位客户**压着的钱，哪个区第一、哪个第二？黄还是蓝？
"""

# %% [markdown] id="five-zones" lang="en"
"""
## Two teams, one map
You have two teams: agents who call, dear and few; text message and app, cheap and without limit. One list: who gets whom?

The trade draws [[zone|five zones]], red, yellow, blue, green and white. The colours are the trade's; the meanings and borders are **this course's own convention**:

| Zone | Score | Mean bill | What to do |
|---|---|---|---|
| Red | high | high | a person calls this week |
| Yellow | middling | high | cheap contact, look again next month |
| Blue | middling or high | low | text message and app |
| Green | low | any | leave alone |
| White | cannot be told | any | get the data first |

Rank them first, by the money at stake in **each customer**: which zone comes first, which second? Yellow or blue?
"""

# %% [markdown] id="note-zones" lang="zh" tags=["instructor"]
"""
**问**：“黄和蓝谁先？”让两边各说一条理由再开图。
**常见错答**：照红绿灯排：红、黄、蓝、绿。颜色不是优先级，户均风险价值才是。
**风险价值** = 评分 × 留住一户的价值（12 个月 × 四成毛利 × 月均账单，本课程约定）。
**提醒**：风险价值还不是“打了能赚的钱”：它没问打了有没有用。最后一节补上。
**白板**：一横一竖画十字，请学员把五种颜色的贴纸贴上去。
**时间**：排队 2 分钟，图和表 3 分钟，面板 2 分钟。
**换了种子**：试过的五个种子里，蓝的户均都排在黄前面：账单虽低，风险高得多。界线一动，名次可能对调，正好说明颜色不是次序。
"""

# %% [markdown] id="note-zones" lang="en" tags=["instructor"]
"""
**Ask**: “Yellow or blue first?” Hear one reason from each side before the chart.
**Common wrong answer**: by the traffic light: red, yellow, blue, green. Colour is not priority; stake per customer is.
**Stake** = score × value of a kept customer (12 months × 40 % margin × mean bill, the course's own).
**Warn**: the stake is not yet what a call earns: nobody has asked whether calling helps. The last section does.
**Flip chart**: a cross; let them put five coloured notes on it.
**Timing**: ranking 2 minutes, map and table 3, panel 2.
**Another seed**: on the five seeds that were tried blue comes before yellow: low bills, but far more risk. Move the borders and they may change places, which makes the point that colour is no order.
"""

# %% id="map" covers="W6"
customers, cuts = reference.zoned(mart), zones.Cuts()
zone = zones.assign(customers["score"], customers["value"], cuts)
summary = zones.summary(zone, customers["score"], customers["value"], customers["leaves"])
charts.zone_map(customers["score"], customers["value"], zone, summary, cuts)

# %% id="zone-table" covers="W6"
headed(
    summary,
    {"customers": "n", "churn_rate": "%", "mean_value": "yuan", "value_at_stake": "yuan",
     "stake_per_customer": "yuan", "priority": "n"},
    "zones",
)  # fmt: skip

# %% [markdown] id="after-zones" lang="zh"
"""
总额和户均是两回事。总额大的区适合便宜的渠道一次铺过去；户均高的区才值得人一个个打。排[[priority]]看户均，排预算看总额。

拖一拖界线：让红区正好装进 100 通，哪条线动起来最管用？
"""

# %% [markdown] id="after-zones" lang="en"
"""
The sum and the stake of each are two things. A zone with a large sum suits a cheap channel that reaches all; a zone with a high stake each is worth a person's call. [[priority|Priority]] goes by each, budgets by the sum.

Drag the borders until red fits into 100 calls: which one does most?
"""

# %% id="play-zones" covers="W6"
widgets.zone_editor(mart)

# %% [markdown] id="monday-zones" lang="zh"
"""
> **周一就做**：红区名单交外呼，蓝区名单交短信和 App，绿区当月不许任何部门打扰。
"""

# %% [markdown] id="monday-zones" lang="en"
"""
> **On Monday**: red goes to the callers, blue to text message and app, and no department may disturb green this month.
"""

# %% [markdown] id="when-to-call" lang="zh" minutes="8"
"""
## 到期前打，到期打，还是到期后打？
两年的终端合约要到期了。客户经理的习惯是“到期那个月打”，也有人说“等他露出要走的样子再打，不然是提醒他”。哪个月打，留下的人最多？写下一个月份：到期前第几个月，或到期后第几个月。
"""

# %% [markdown] id="when-to-call" lang="en"
"""
## Before the contract ends, when it ends, or after?
Two-year handset contracts are about to end. Account managers call “in the month it ends”; others say “wait until he shows signs, or you only remind him”. In which month does a call keep most? Write one down: so many months before the end, or after.
"""

# %% [markdown] id="note-when" lang="zh" tags=["instructor"]
"""
**问**：“图上哪个月走得最多，就哪个月打，对不对？”
**常见错答**：按离网高峰打。高峰是“走”的时间；心思早一两个月就定了，中间在[[rival_hotline|打听]]、换卡、慢慢不用。
**假定**：从决定到离开平均 2 个月，打电话能影响之后 3 个月里的决定；没决定的留住三成，已决定的留住百分之五。四个数都是本课程约定，面板里可以改。
**行业数字**：一项研究统计了 60 多万份离网申请，挽留坐席完全留住了 45.5%（Gerpott 2015）。那是客户**自己打进来**的；外呼打给已经决定的人，没有这么高。
**白板**：时间轴上画“想走 → 决定 → 淡出 → 离开”，问“电话该落在哪一段”。
**时间**：写月份 1 分钟，两张图 4 分钟，面板 3 分钟。
**换了种子**：试过的五个种子里，高峰在到期后 2–3 个月，最佳外呼在到期前 1–2 个月，会差一格；都是电话在前，高峰在后。
"""

# %% [markdown] id="note-when" lang="en" tags=["instructor"]
"""
**Ask**: “Most leave in that month, so that is when we call, isn't it?”
**Common wrong answer**: call at the peak. The peak is when they go; minds were made up a month or two before, and in between they [[rival_hotline|asked around]], changed SIMs and used us less.
**Assumed**: two months from deciding to leaving; a call weighs on decisions of the next three months; of those who have not decided three in ten are kept, of those who have, one in twenty. All four are this course's own and can be changed in the panel.
**A figure from the trade**: of some 600,000 notices to leave, a save desk restored 45.5 % in full (Gerpott 2015). Those customers had **called in**; outbound calls to the decided do not come near.
**Flip chart**: “thinks of it → decides → fades → goes” on a line; where should the call fall?
**Timing**: writing a month down 1 minute, two charts 4, panel 3.
**Another seed**: on the five seeds that were tried the peak is two or three months after the end and the best call one or two before: a month either way, the call before the peak.
"""

# %% id="hazard" covers="W11"
hazard = timeline.hazard(timeline.contract_timeline(mart))
charts.hazard_line(hazard)

# %% [markdown] id="after-hazard" lang="zh"
"""
[[hazard]]在约时很低，合约一到期就抬头，之后才到峰。可这条线画的是**离开**。决定在前，淡出在中间；等看见离开，电话已经打给一个空壳。

把“淡出两个月”算进去，再问哪个月打：
"""

# %% [markdown] id="after-hazard" lang="en"
"""
The [[hazard]] is low under contract, lifts as it ends and peaks later. But this line draws **going**. Deciding came first, fading in between; by the time you see them go, the call reaches an empty shell.

Take two months of fading into account and ask again when to call:
"""

# %% id="call-plan" covers="W11"
charts.plan_bars(timeline.call_plan(hazard), peak=int(hazard["hazard"].idxmax()))

# %% id="play-timeline" covers="W11"
widgets.call_timeline(mart)

# %% [markdown] id="monday-when" lang="zh"
"""
> **周一就做**：到期清单不等到期那个月才拉，提前几个月，照上面那张图自己的数定，外呼档期跟着往前挪；到期后才冒头的，转挽留坐席。
"""

# %% [markdown] id="monday-when" lang="en"
"""
> **On Monday**: do not wait for the month of the end to draw the expiry list. How many months ahead, let a chart like the one above of your own figures say, and move the call slots with it. Those who surface after the end go to the save desk.
"""

# %% [markdown] id="riskiest" lang="zh" minutes="6"
"""
## 最危险的，不等于最该打的
回到周五那 200 通。现在有模型了：按离网评分从高到低打，理所当然吧？

先写一个数：评分最高的 50 位，每打 100 通，**因为这通电话**留下来的有几位？
"""

# %% [markdown] id="riskiest" lang="en"
"""
## The riskiest are not the best to call
Back to Friday's 200 calls. Now there is a model: dial from the highest score down, surely?

Write one figure first. Among the 50 with the highest scores, how many for 100 calls stay **because of the call**?
"""

# %% [markdown] id="note-riskiest" lang="zh" tags=["instructor"]
"""
**问**：“评分最高的人打了之后走了，说明什么？没走，又说明什么？”都说明不了：要和不打的时候比。
**常见错答**：“至少三成。”最前面 50 位大多已经决定，电话来晚了；后面的人里又有一些，本来不走，一打反而想起来比价。
**出处**：两个现场试验得出同样的结论：按风险排不如按“打了有没有用”排（Ascarza 2018，Journal of Marketing Research）。另一家运营商主动推荐套餐，三个月离网率从 6% 升到 10%（Ascarza 等 2016）。
**说清真相从哪来**：每个人“打与不打”两种结局，现实中只能看到一种；这里是模拟数据，两种都知道。真实工作里只能靠[[randomised_campaign]]估，人少就估不准，下面那句话就是例子。
**收尾**：让大家把开头写的两个数翻出来，再把这张图上的数填到白板右边。案例就是这道题：300 个名额，合约集中到期。
**时间**：6 分钟，不要拖；案例会把它做一遍。
**换了种子**：试过的五个种子里，最前一档留下的不到最好一档的一半，最好的一档在它后面，具体哪一档会变。
"""

# %% [markdown] id="note-riskiest" lang="en" tags=["instructor"]
"""
**Ask**: “You called the highest score and he left. What does that prove? And if he stayed?” Neither proves anything without those who were not called.
**Common wrong answer**: “A third at least.” Of the 50 at the very top most have decided and the call is late; further down there are some who were staying until the call set them comparing.
**Sources**: two field experiments found the same: rank by whether calling helps, not by risk (Ascarza 2018, Journal of Marketing Research). At another operator recommending tariffs raised churn from 6 % to 10 % in three months (Ascarza et al. 2016).
**Say where the truth is from**: of “called” and “not called” life shows one; here the data are simulated and both are known. At work only a [[randomised_campaign]] can tell, and with few people it tells little: see the sentence below.
**Close**: let them look up their two figures from the beginning; fill in the right side of the flip chart. The case is this question again: 300 calls, and a great many contracts ending at once.
**Timing**: 6 minutes and no more; the case does it at length.
**Another seed**: on the five seeds that were tried the top band keeps less than half of what the best one keeps, and the best one comes after it; which one varies.
"""

# %% id="eve" covers="W3,W11"
campaign = trial.campaign_of(mart, 1)
eve = int(add_months(int(campaign["month"]), -1))
effects = truth.of(mart).effects.query("campaign == 1").set_index("subscriber")
ranked = targeting.case_score(mart, eve)
ranked = ranked[ranked.index.isin(effects.index)]
charts.kept_by_band(
    trial.true_effect_by(effects.reindex(ranked.index), call_lists.rank_bands(ranked))
)

# %% [markdown] id="after-bands" lang="zh"
"""
左边是风险，右边是[[uplift]]：打一百通，多留住几位。两边的次序不一样。同样 200 通，换几种排法：
"""

# %% [markdown] id="after-bands" lang="en"
"""
On the left the risk, on the right the [[uplift]]: how many more stay for a hundred calls. The orders differ. The same 200 calls, drawn up in several ways:
"""

# %% id="list-duel" covers="W3,W11"
usage = alarms.fire(alarms.signals(alarms.history(mart, eve), eve)).drop(columns="contract_expiry")
bill = features(mart, eve)["bill_mean_3m"].reindex(ranked.index)
drawn = call_lists.by_score(ranked, bill, usage.sum(axis=1), calls=200)
charts.kept_by_list(call_lists.kept(drawn, effects.reindex(ranked.index), calls=200), calls=200)

# %% [markdown] id="after-duel" lang="zh"
"""
离上限还差一大截，因为评分只问“会不会走”，没问“打了有没有用”。能问后一句的只有随机试点。公司真做过一次：
"""

# %% [markdown] id="after-duel" lang="en"
"""
All are far from the limit: a score asks who leaves, not whom a call would keep. Only a randomised campaign can ask that. The company did run one:
"""

# %% id="pilot" covers="W3"
tried = trial.outcomes(mart, campaign=1)
charts.pilot(tried, int(campaign["month"]), cut_off.save_probability(tried))

# %% [markdown] id="try-duel" lang="zh"
"""
拖一拖：跳过最前面的几名再往下打，多留住几位？
"""

# %% [markdown] id="try-duel" lang="en"
"""
Try it: skip the first so many ranks and call on from there. How many more stay?
"""

# %% id="play-duel" covers="W11"
widgets.list_duel(ranked, effects)

# %% [markdown] id="monday-riskiest" lang="zh"
"""
> **周一就做**：下一轮外呼留出一成客户不打，抽签决定。三个月后，你就有了全公司第一张说得清“打了有没有用”的表。

练习的最后是案例：夏天，一大批合约同时到期，300 通电话，一张名单，下班前交。
"""

# %% [markdown] id="monday-riskiest" lang="en"
"""
> **On Monday**: in the next round leave one customer in ten uncalled, drawn by lot. In three months you have the company's first table that can say whether calling helps.

The practice ends with the case: summer, a great many contracts ending at once, 300 calls, one list, due before you go home.
"""
