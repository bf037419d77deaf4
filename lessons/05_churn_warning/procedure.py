# %% [markdown] id="before-dialling" lang="zh"
"""
早上九点，坐席小林戴上耳机。屏幕上是一个月前按离网[[score|评分]]拉的名单，最危险的 200 位；开场白也背熟了：“您好，给您申请了一个专属优惠……”手已经放在拨号键上。

先停一停：这 200 位里，今天有几位**不能拨**？再想一句：电话通了，她头一件要做的事是什么？
"""

# %% [markdown] id="before-dialling" lang="en"
"""
It is nine in the morning, and an agent puts on her headset. On her screen are the 200 riskiest customers by churn [[score]], from a list made a month ago. She knows her opening by heart, “I have a special offer for you…”, and her finger is on the key.

Stop her there: how many of the 200 must **not** be called today? And when somebody picks up, what should she do first?
"""

# %% [markdown] id="note-before-dialling" lang="zh" tags=["instructor"]
"""
**问**：“名单到你手上是哪天？上面的人，今天还有几位能打？”再问：“打错一位，代价是什么？”停机的，白打一通；没同意营销的，打了就是违规；投诉没了结的，火上浇油；试验里留着不打的，整个试验作废。
**常见错答**：“十来位吧。”“先报优惠，免得他挂。”
**白板**：写“名单 → 核身 → 原因 → 方案 → 条件 → 同意 → 办理 → 回访”。让大家说，哪两步换了最要命。
**口径**：先后是本课程自己的读法，不是法律意见；公司规范更严的，从严。没同意营销和不愿被打扰是两回事：前一条是法律红线，任何活动都不能破例；后一条是客户意愿，本课程的外呼名单也划掉。两条只管我们打出去的；客户自己打进来，照样接待。要过携转授权码的是客户已经动手转网，本课程三个月内不再外呼（他打进来找挽留台，另有一套规矩）。
**时间**：写数 20 秒，看图 40 秒，排序 3 分钟。
**换了种子**：试过的五个种子里，200 位中不能拨的有 110 到 150 位；最多的一类是“已离网或停机”（45 到 75 位）。没同意营销的和不愿被打扰的，合起来 15 到 40 位。试验一结束，观察期那一类就没有了：照图上的标题念。
"""

# %% [markdown] id="note-before-dialling" lang="en" tags=["instructor"]
"""
**Ask**: “How old is the list on your desk? How many people on it can be called today?” Then: “What does one wrong call cost?” A dead line costs the call; a call without consent to marketing breaks the law; an open complaint gets worse; a call to a customer whom a trial leaves uncalled on purpose costs the trial.
**Common wrong answers**: “A dozen or so.” “Make the offer first, before they hang up.”
**Flip chart**: write “list → verify → reason → offer → conditions → yes → activate → follow up”. Which two do the most harm when you swap them?
**Whose rules**: the order is this course's own and not legal advice; where the company's rules are stricter, they win. Consent is law, and no campaign may make an exception; do-not-disturb is the customer's wish, and this course's outbound lists respect it too. Both are about calls we make; customers who call in are served as ever. Who asked for the porting code has begun to leave, and this course makes no outbound call to them for three months (when they call the save desk, other rules apply).
**Timing**: the figure 20 seconds, the chart 40, the card 3 minutes.
**Another seed**: on the five seeds we tried, 110 to 150 of the 200 must not be called. The largest group is those who have left or are suspended (45 to 75 customers). Those without consent and those who would rather not be called make 15 to 40 together. Once a campaign is over, its group is gone, so go by the chart's title.
"""

# %% id="g-must-not-dial" question="must_not_dial" covers="W13"
q.must_not_dial

# %% [markdown] id="after-struck-off" lang="zh"
"""
名单是一个月前拉的，电话今天才打，中间人走了、停机了、投诉了；还有些人，哪天都不该打。**没同意营销联系**的，依法不得外呼；**不愿被打扰**的，尊重本人意愿，也划掉（客户自己打进来，照样接待）。其余几条是**本课程约定**：数据里没有投诉办结的日期，本月投诉就按没了结算；“找过”指三个月内外呼接通过，或做过调查；活动的观察期是六个月，合约的试验是十二个月，没观察完，外呼的和[[hold_out|对照]]的都先不碰。**要过携转授权码**的，客户已经在办转网，三个月内不去外呼。划掉的位子不空着：按评分往下补名字，补进来的也先过一遍。前面几节导出的名单都没过这一道，拨号前照样要过。

名单有先后，通话也有先后。没核身就报账单，没问原因就推优惠，没讲违约金就要“同意”：话都没说错，**次序**错了，这通电话就废了。所以电话通了，头一件事不是报优惠：先问方不方便，再弄清对面是谁。十一步怎么排，练习里自己试。
"""

# %% [markdown] id="after-struck-off" lang="en"
"""
The list is a month old and the call is made today; in between, people left, were suspended or complained. Others must not be called on any day: by law, those without **consent to marketing**; out of respect, those who **would rather not be called** (if they call in, serve them as ever). The other rules are **this course's own**. The data do not say when a complaint was closed, so a complaint made this month counts as open. “Contacted” means reached by a campaign or surveyed within three months. A campaign is measured for six months, a contract trial for twelve, and until then nobody in it is touched, neither those called nor the [[hold_out]]. Who **asked for the porting code** is on the way out by their own choice, and is not called for three months. The places you clear do not stay empty: take the next names by score, and scrub those too. The lists that earlier sections export have not been scrubbed; do it before you call from one.

The call has its order as well. You read out a bill before verifying, make an offer before you know the reason, or take a yes before you mention the early-exit fee: every sentence may be right, and the **order** still ruins the call. So do not open with the offer. Ask whether it is a good moment, then make sure whom you are talking to. You can try the order of all eleven steps in the practice.
"""

# %% [markdown] id="monday-procedure" lang="zh"
"""
> **周一就做**：外呼名单加一列“今天为什么不能拨”，当天开拨前由一个人填完，填了字的不拨。工位上贴一张十一步，用箭头连起来，能对调的一处括起来（练习卡片的“参考解答”就是这么写的）。
"""

# %% [markdown] id="monday-procedure" lang="en"
"""
> **On Monday**: add a column to the call list, “why not today”. One person fills it in that morning, and anyone with an entry is not called. Put the eleven steps up at each desk, joined by arrows, with the two that may swap places in brackets (as in the solution on the practice card).
"""

# %% [markdown] id="p-procedure" lang="zh" part="practice"
"""
## 哪一步在前
拨号前先过名单：已离网或停机的、没同意营销的、不愿被打扰的、要过携转授权码的、刚投诉的、刚找过的、活动还在观察的，今天都不拨。可这只是十一步里的一步。从名单到首月回访，哪一步换到前面，这通电话就废了？
"""

# %% [markdown] id="p-procedure" lang="en"
"""
## Which step comes first?
Before you dial, scrub the list: anyone who has left or is suspended, has not agreed to marketing or would rather not be called, has asked for the porting code, has just complained, was contacted recently or is in a campaign still being measured is not called today. That is one of eleven steps, from the list to the first bill. Which of them ruins the call when it is done too early?
"""

# %% id="q-eleven-steps" question="eleven_steps"
q.eleven_steps  # EXERCISE
# SOLUTION BEGIN
# zh: 推完方案，先算账还是先讲期限和违约金，都行
# en: After the offer, the two bills or the term and fee may come first
before_the_call = ["clean", "record", "dial"]
on_the_line = ["verify", "reason", "offer", "sum", "term", "consent"]
after_the_yes = ["deliver", "follow_up"]
q.eleven_steps.check([*before_the_call, *on_the_line, *after_the_yes])
# SOLUTION END
