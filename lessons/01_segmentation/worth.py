# %% [markdown] id="six-times" lang="zh"
"""
预算会上，一页幻灯片只有一句话：**“拉一个新客户，花的钱是留一个老客户的六倍。”** 结论跟着就来：明年的拉新费用砍一半，全部改打关怀电话，一户不落。

你管中高端客户，这笔钱会划到你名下。签字之前，先猜一个数。
"""

# %% [markdown] id="six-times" lang="en"
"""
One slide at the budget meeting, one sentence: **“Winning a customer costs six times as much as keeping one.”** And so: halve next year's acquisition budget, and put the money into care calls to everybody.

You head the mid and high-end department, and the money would come to you. Before you sign, guess one figure.
"""

# %% [markdown] id="note-worth" lang="zh" tags=["instructor"]
"""
**问**：“‘六倍’这句话你们谁说过？分子分母各是什么，谁算过？”
**常见错答**：“一通电话几块钱，当然便宜。”电话便宜，**留住**不便宜：打的绝大多数是本来就不走的人。“那就只打风险最高的。”最前面的不少已经拿定主意，照样留不住。
**提醒**：别把话讲成“存量不值得做”。挽留台上客户自己打进来，多留一户比拉新便宜；要改的是“留”这个字，不是存量经营。图里“最好的名单”用了真相，现实中谁也排不出，它只说明：再好的名单也有打到头的地方。拉新那边摆的也是平均：便宜的渠道拉满了，下一户就得走贵的。
**白板**：左边写“每户多少元”，右边写“每 1 元换回多少元”，中间写“下一户”。
**时间**：猜 1 分钟，图和表 1 分钟，名单打多深 2 分钟，值多少钱 1 分钟；练习两题 4 分钟。
**换了种子**：试过的五个种子里，撒网打电话多留一户，都要拉新的五倍以上，口号得倒过来念；挽留台都比拉新便宜；最好的名单，平均掉到 1 元的地方，是该停处的三倍深还多。
"""

# %% [markdown] id="note-worth" lang="en" tags=["instructor"]
"""
**Ask**: “Who has said ‘six times’ before? What is above the line, what below, and who has worked it out?”
**Common wrong answers**: “A call is a few yuan, so of course it is cheap.” Calls are cheap; **keeping** is not, for the great majority of those called would have stayed. “Then call the riskiest only.” Many at the top have made up their minds and cannot be kept, either.
**Warn them**: this does not say that the base is not worth the trouble. At the save desk, where customers call in, one more costs less than one won. What has to change is the word “keeping”. The “best list” of the chart uses the truth; nobody has it. All it says is that even the best list comes to an end. Winning is shown by its average, too: once the cheap channels are full, the next one comes by a dearer.
**Flip chart**: “yuan for one customer” on the left, “yuan back for a yuan” on the right, “the next one” in between.
**Timing**: guess 1 minute, chart and table 1, depth of the list 2, worth of a line 1; two questions 4.
**Another seed**: on the five seeds we tried, a customer kept by calls to everybody costs more than five times one won, the reverse of the saying; the save desk is always cheaper than winning; and the best list's average falls to one yuan more than three times as deep as the place to stop.
"""

# %% id="g-a-save-by-calls" question="a_save_by_calls" covers="K17"
q.a_save_by_calls

# %% id="imports-worth"
from casekit.course.segmentation import worth

# %% [markdown] id="cost-and-worth" lang="zh"
"""
一户多少钱，还不是答案：新来的和留下的，值的不一样，新客户头一年走得多。把“值”也摆上，看每花 1 元换回几元：
"""

# %% [markdown] id="cost-and-worth" lang="en"
"""
What one costs is not the answer yet: one won and one kept are not worth the same, for many newcomers leave within the year. Put the worth beside the cost, and see what a yuan brings back:
"""

# %% id="doors" covers="K17"
worth.doors(mart)

# %% id="doors-read" covers="K17"
worth.doors_read(mart)

# %% [markdown] id="next-not-average" lang="zh"
"""
电话也不是不能打，是不能打**到底**。名单越往下，下一户越难留；平均数把前面赚的摊到后面，藏住了亏的那一段。先看按流失概率排的，再换成“打了最有用的在前”，一路打到 100%：蓝线（下一段）和灰线（平均），在哪里分的手？
"""

# %% [markdown] id="next-not-average" lang="en"
"""
Calls can pay, but not **all the way down**. Further down the list the next customer is harder to keep, and the average spreads what the top has earned over what the tail loses. Start with the churn score, then put those first whom a call helps most, and go down to 100%: where do the blue line (the next step) and the grey one (the average) part?
"""

# %% id="how-deep" covers="K17"
worth.how_deep(mart)

# %% id="lists-read" covers="K17"
worth.lists_read(mart)

# %% [markdown] id="four-sources" lang="zh"
"""
还有一问：一户到底**值**多少？老话说存量客户有四样价值：自己继续买，做给身边人看（见证），把朋友带来（转介绍），随口夸几句（免费传播）。账单上只有第一样。看这份数据里的四条线（第三、第四条是小账单里最突出的，别当平均）：
"""

# %% [markdown] id="four-sources" lang="en"
"""
One more question: what is a customer **worth**? There are said to be four sources: goes on buying, sets an example to those around, brings friends, says a good word in passing. The bill shows the first of them. Here are four lines of these data (the third and the fourth stand out most among small bills; do not take them for the average):
"""

# %% id="worth-of-four" covers="G1"
lines = worth.examples(mart)
worth.charts.worth_bars(worth.sources(lines, worth.prices(mart)), lines["own"])

# %% id="worth-read" covers="G1"
worth.worth_read(mart)

# %% [markdown] id="monday-worth" lang="zh"
"""
> **周一就做**：把“留一户多少钱”按做法拆开各算一遍：总花费 ÷ **净多留住的户数**。净多多少，要有一组抽签不打的来比；没有对照组，这个数就算不出来。
>
> 名单排好后分三段，每段抽签留一半不打，半年后比两半各走了几成：多留不到 2 个百分点的那一段起，电话钱就换不回来，名单到此为止。人要够：不打时走 8% 的话，看得出 2 个百分点，每段打的和不打的各要 3,000 户上下；一张名单不够，几个月的并起来看。名单旁边再添两列：替谁付费，带来过谁。
"""

# %% [markdown] id="monday-worth" lang="en"
"""
> **On Monday**: work out “the cost of keeping one” for each way of keeping: total cost over the **net number kept**. What is net, only a group left alone by lot can tell; without one, there is no such figure.
>
> Cut a list into three steps, leave one half of each uncalled by lot, and compare after half a year how many of either half have left. Where calls keep less than 2 points more, they no longer pay: there the list ends. It takes numbers: if 8% leave without a call, seeing 2 points takes some 3,000 called and 3,000 not called in each step; where one list is too short, put several months together. Add two columns to it: whom the line pays for, and whom it brought.
"""

# %% [markdown] id="p-worth" lang="zh" part="practice"
"""
## 打到哪里停，一条线值多少
先定名单打多深，再算一条小账单的线。
"""

# %% [markdown] id="p-worth" lang="en"
"""
## Where to stop, and what a line is worth
First how deep to call, then the worth of a line with a small bill.
"""

# %% id="imports-worth-practice"
from casekit.analysis.money import figure
from casekit.course.segmentation import worth
from casekit.course.segmentation.worth import debrief

# %% id="q-how-far-down" question="how_far_down"
q.how_far_down  # EXERCISE
# SOLUTION BEGIN
back = debrief.returns(debrief.down(mart, "best"), figure("care_call"))
pays = back.index[back["following"] >= 1]
q.how_far_down.check({"depth": pays.max()})
# SOLUTION END

# %% id="line-shown"
worth.line_shown(mart)

# %% id="q-whose-worth" question="whose_worth"
q.whose_worth  # EXERCISE
# SOLUTION BEGIN
line, price = worth.asked(mart).iloc[0], worth.prices(mart)
own = line["own"] * price.margin * price.months
home = line["home"] * price.along * price.margin * price.months
friends = line["friends"] * price.margin * price.months - line["brought"] * price.friend
q.whose_worth.check(own + home + friends)
# SOLUTION END
