# %% [markdown] id="who-tells" lang="zh"
"""
市场部要办一场口碑活动，请**人脉广**的客户来体验新业务，回去替我们说话。手册里有现成的**活跃度**：通话次数、通话分钟、短信、新业务，四列各排名次，按 4:3:2:1 加权（权重是本课程约定）。

名额是两成客户。照活跃度发请柬，请得到该请的人吗？
"""

# %% [markdown] id="who-tells" lang="en"
"""
Marketing plans an event: customers who **know many people** are to try the new services, and to talk about them afterwards. The handbook has an **activity** score ready: calls, minutes, text messages and new services, each turned into a rank, weighted 4:3:2:1 (the weights are this course's own).

There are places for a fifth of the customers. If the invitations go out by activity, do they reach the right people?
"""

# %% [markdown] id="note-activity" lang="zh" tags=["instructor"]
"""
**问**：“你们的活跃度，是哪几列、什么权重？拿它做过什么决定？”
**常见错答**：“列多更全面。”四列里，短信和新业务找到的和抽签差不多，和另外两列一样重时，把它们冲淡了。
**提醒**：活跃度各家都有，用处却不同。要找人脉广的，数人；要看谁快走了，看活跃天数跌没跌，那是离网预警的事。
**白板**：写下“要量什么”和“哪一列直接数它”，让学员填自己公司的。
**时间**：猜 1 分钟，图 2 分钟，练习一题 4 分钟。
**换了种子**：数会变几个百分点；试过的五个种子里，通话对象数一列都找到四成半上下，老公式三成多。
"""

# %% [markdown] id="note-activity" lang="en" tags=["instructor"]
"""
**Ask**: “Your activity score: which columns, which weights? What have you decided by it?”
**Common wrong answer**: “More columns, a fuller picture.” Of the four, text messages and new services find about as many as lots do; weighed like the other two, they dilute them.
**Warn them**: every operator has an activity score, for different uses. To find those who know many people, count people; to see who is leaving, watch active days fall, which is a matter of churn warning.
**Flip chart**: write “what do we want to measure” and “which column counts it”, and let them fill in their own.
**Timing**: guess 1 minute, chart 2, one question 4.
**Another seed**: figures move by a few points. On the five seeds we tried, the people called find about 45 per cent by themselves, and the old score a third or so.
"""

# %% id="g-activity-finds" question="activity_finds" covers="G10"
q.activity_finds

# %% [markdown] id="what-it-measures" lang="zh"
"""
**打得多**和**认识得多**是两件事：一个人可以天天给同一个人打电话。加权平均有个脾气：不带信息的列，权重越大，越把带信息的冲淡。该怎么配，你来试。
"""

# %% [markdown] id="what-it-measures" lang="en"
"""
**Calling much** and **knowing many** are two things: one can call the same person every day. And a weighted mean has a habit: a column that tells nothing dilutes those that tell something, the more so the more it weighs. How would you weigh them? Try it.
"""

# %% [markdown] id="monday-activity" lang="zh"
"""
> **周一就做**：把自己的活跃度拆开，每列单独排一次前两成，看和你要的结果（到场的、转介绍过人的）各重合多少；和抽签差不多的列，从公式里拿掉。
>
> 谁和谁通话是个人信息：这里只数人数，不看是谁。请柬只发给同意营销的。
"""

# %% [markdown] id="monday-activity" lang="en"
"""
> **On Monday**: take your own activity score apart. Sort by each column alone, and see how much of the top fifth is what you wanted (came to the event, brought a friend). Strike out the columns that find no more than lots.
>
> Who calls whom is personal data: we only count how many, and do not look at whom. Send invitations only to those who have agreed to marketing.
"""

# %% [markdown] id="p-activity" lang="zh" part="practice"
"""
## 请柬发给谁
五列，五个权重。找到人脉广的人。
"""

# %% [markdown] id="p-activity" lang="en"
"""
## Who gets an invitation?
Five columns, five weights. Find those who know many people.
"""

# %% id="imports-activity-practice"
from casekit.course.segmentation import activity

# %% id="q-activity-mix" question="activity_mix"
q.activity_mix  # EXERCISE
# SOLUTION BEGIN
columns = activity.columns(mart)
alone = {name: activity.found(mart, columns[name]) for name in columns}
best = max(alone, key=alone.get)
q.activity_mix.check({name: 5 if name == best else 0 for name in columns})
# SOLUTION END
