# %% [markdown] id="riskiest" lang="zh"
"""
这周 320 通维系电话，周一先打 200 通。名单过完了，离网评分也有了：从高到低打，理所当然吧？
"""

# %% [markdown] id="riskiest" lang="en"
"""
Of this week's 320 retention calls, 200 go out on Monday. The list has been scrubbed, and everyone on it has a churn score. So you dial from the highest score down, don't you?
"""

# %% [markdown] id="note-riskiest" lang="zh" tags=["instructor"]
"""
**问**：“评分最高的人打了之后走了，说明什么？没走，又说明什么？”都说明不了：要和不打的时候比。
**常见错答**：“至少三成。”最前面 50 位大多已经决定，电话来晚了；后面的人里又有一些，本来不走，一打反而想起来比价。
**出处**：两个现场试验得出同样的结论：按风险排不如按“打了有没有用”排（Ascarza 2018，Journal of Marketing Research）。另一家运营商主动推荐套餐，三个月离网率从 6% 升到 10%（Ascarza 等 2016）。
**说清真相从哪来**：每个人“打与不打”两种结局，现实中只能看到一种；这里是模拟数据，两种都知道。真实工作里只能靠[[randomised_campaign]]估，人少就估不准，公司那次试点就是例子（选看）。
**收尾**：上过“周五下午五点”的，让大家把当时写的两个数翻出来，再把图上的数填到白板右边。案例“合约断崖前夜”就是这道题：300 个名额，合约集中到期。
**时间**：6 分钟：写数 1 分钟，两张图 3 分钟，对账 2 分钟，不要拖；试点和面板有空再看。
**换了种子**：试过的五个种子里，最前一档留下的不到最好一档的一半，最好的一档在它后面，具体哪一档会变。
"""

# %% [markdown] id="note-riskiest" lang="en" tags=["instructor"]
"""
**Ask**: “You called the highest score and they left. What does that prove? And if they stayed?” Neither proves anything until you compare with those who were not called.
**Common wrong answer**: “A third at least.” Most of the 50 at the very top have decided, and the call comes too late; further down, some were staying until the call set them shopping around.
**Sources**: two field experiments came to the same conclusion: rank by whether calling helps, not by risk (Ascarza 2018, Journal of Marketing Research). At another operator, recommending tariffs raised churn from 6% to 10% in three months (Ascarza et al. 2016).
**Say where the true answers come from**: each customer is either called or not, so life shows you only one outcome; these data are simulated, and both are known. At work only a [[randomised_campaign]] can tell, and with few people it tells you little: the company's own pilot is an example, if there is time.
**Close**: those who were there for “Five o'clock on Friday” look up the two figures they wrote down; then fill in the right side of the flip chart. The case, the eve of the cliff, asks this question again: 300 calls, and a great many contracts ending at once.
**Timing**: 6 minutes and no more: 1 for writing down a figure, 3 for the two charts, 2 for the two accounts. Pilot and panel only if there is time.
**Another seed**: on the five seeds we tried, the top band keeps less than half of what the best band keeps, and the best band comes after it; which band that is varies.
"""

# %% id="g-kept-of-100" question="kept_of_100" covers="W3,W11"
q.kept_of_100

# %% id="imports-riskiest"
from casekit.analysis import campaigns
from casekit.course.churn_warning import riskiest

# %% [markdown] id="after-bands" lang="zh"
"""
右边画的就是[[uplift]]，它的次序和左边的风险不一样：最前面的人已经拿定主意，一通 8 元多半白花；往后还在犹豫的人，电话才管用：“打到第几名为止？”一节的 13% 就是估给他们的。这里量得出来，扣掉一打反而想走的，真正的还低些，一成上下。

那一节说净收益是上限。数据是程序生成的，6 月末这一回每个人打与不打的结局都知道，那就换到 6 月末，用同样三个数再划一次线，把两笔账对一遍：
"""

# %% [markdown] id="after-bands" lang="en"
"""
The right-hand chart shows the [[uplift]], and its order is not that of the risk on the left. The people at the very top have already made up their minds, so most of those 8-yuan calls are wasted. Further down are the waverers, whom a call can keep. The 13% in “How far down the list do you call?” was assumed for them; here it can be measured, and net of those whom a call prompts to leave it is rather less, about a tenth.

That section called its profit an upper limit. These data are simulated, and for the end of June both outcomes are known for everyone, called or not. So draw the line again at the end of June, with the same three figures, and compare the two accounts:
"""

# %% id="two-books" covers="W3"
riskiest.two_books(mart)

# %% [markdown] id="same-calls" lang="zh"
"""
所以那条线两头都要修。上头：已经拿定主意的，跳过去。下头：停在哪，看上面分档的图里哪一档还挣；可一档只有几十到几百人，是赚是赔带着运气，换一批客户就变，要靠试点来量。先不管停在哪，同样 200 通，换几种排法：
"""

# %% [markdown] id="same-calls" lang="en"
"""
So the line needs mending at both ends. At the top, skip the people who have decided. At the bottom, look in the right-hand chart for the bands that still pay; but a band is only a few dozen or a few hundred people, so luck plays a part, other customers would give other figures, and only a pilot can tell. Leave the stopping point aside for now, take 200 calls and build the list in different ways:
"""

# %% id="list-duel" covers="W3,W11"
lists = riskiest.debrief.kept_by_list(mart, 200)
riskiest.charts.kept_by_list(lists, 200, *campaigns.span(mart))

# %% [markdown] id="after-duel" lang="zh"
"""
“评分高、用量还没往下掉”这一张，从高分往下数，用量类报警（八盏灯里除了合约到期的七盏）亮了两盏以上的跳过，让给挽留坐席：他们多半拿定了主意。可哪一张离理论最优都还差一大截，因为评分只问“会不会走”，没问“打了有没有用”。能问后一句的只有随机试点。

条上的元把账单高低也算进去了：留得多，不一定赚得多。案例里的名单就按净值打分。
"""

# %% [markdown] id="after-duel" lang="en"
"""
“High score, not fading yet” counts down from the highest score and skips everyone with two or more alarms of use (the eight lights but for the end of a contract): they have mostly decided, and are left to the save desk. Even so, all of these lists fall far short of the best possible, because a score tells you who will leave, not whom a call would keep. Only a randomised campaign can tell you that.

The yuan on the bars take the size of the bills into account: the list that keeps most need not earn most. The case scores your list by its net value.
"""

# %% [markdown] id="own-pilot" lang="zh" tags=["extra"]
"""
抽签决定打谁，这份数据里的公司做过；其中一次是这样：
"""

# %% [markdown] id="own-pilot" lang="en" tags=["extra"]
"""
The company in these data has run pilots in which a draw decided who was called. Here is one of them:
"""

# %% id="pilot" covers="W3" tags=["extra"]
tried, law = campaigns.outcomes(mart, campaign=1), campaigns.campaign_of(mart, 1)
riskiest.pilot(tried, int(law["month"]), campaigns.save_probability(tried))

# %% [markdown] id="try-duel" lang="zh" tags=["extra"]
"""
拖一拖：跳过最前面的几十名再往下打，多留住几位？再多跳一些呢？（该跳几名，打之前没人知道，所以它不在上面那几张里。）
"""

# %% [markdown] id="try-duel" lang="en" tags=["extra"]
"""
Try it: skip the first few dozen people on the list and start calling from there. How many more stay? And what if you skip more? (Nobody knows beforehand how many to skip, so this is not one of the lists above.)
"""

# %% id="play-duel" covers="W11" tags=["extra"]
riskiest.list_duel(mart)

# %% id="whom-first" covers="W3,W11"
riskiest.whom_first(mart, 200, calls_a_week=320)

# %% [markdown] id="monday-riskiest" lang="zh"
"""
> **周一就做**：照这张排法，名单拉到通数的两倍（打 200 通就拉 400 位），抽签打一半、留一半，一通也不多花；两半的名单都留着，一轮一轮攒。

想亲手做一回，有案例“合约断崖前夜”：夏天，一大批合约同时到期，300 通电话，一张名单，下班前交。
"""

# %% [markdown] id="monday-riskiest" lang="en"
"""
> **On Monday**: draw up that list, make it twice as long as your calls (400 names for 200 calls), draw lots, call one half and leave the other. It costs no call more. Keep both halves on file, and add up round after round.

If you would like to try it yourself, there is a case, the eve of the cliff: it is summer, a great many contracts end at once, and you have 300 calls and one list to hand in before you go home.
"""
