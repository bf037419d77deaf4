# %% [markdown] id="five-departments" lang="zh"
"""
明年的联系预算 60 万元，五个部门都要：渠道管获取期，产品管提升期，贵宾管成熟期，维系管衰退期，赢回管离网期。财务总监先问一句没人答得上的：**你那个阶段里，到底有多少客户？**
"""

# %% [markdown] id="five-departments" lang="en"
"""
Next year's contact budget is 600,000 yuan, and five departments want it: channels for those just acquired, products for the growing, VIP for the mature, retention for the declining, win-back for the leaving. The finance director first asks what nobody can answer: **how many customers are in your stage?**
"""

# %% [markdown] id="note-stages" lang="zh" tags=["instructor"]
"""
**问**：“你们报表里的‘老客户’，有几个正在往下走？”
**常见错答**：“衰退的就是快走的。”衰退在前，人是后者的几倍。“网龄长就是成熟。”老客户里有一大块在衰退。
**提醒**：阶段谁也看不见，规则只是猜：用量定的名单，找得出过半真衰退的，也有将近一半是冤枉的。阶段说做什么、归谁做，不说先打给谁。
**白板**：获取 → 提升 → 成熟 ⇄ 衰退 → 离网。
**时间**：猜 1 分钟，图 1 分钟，面板 2 分钟；练习两题 5 分钟。
**换了种子**：试过的五个种子里，真衰退的都在三成上下；成熟的一成五到两成，一年后已走或正在走；衰退的两成多回到成熟。
"""

# %% [markdown] id="note-stages" lang="en" tags=["instructor"]
"""
**Ask**: “Of the ‘loyal customers’ in your reports, how many are on the way down?”
**Common wrong answers**: “Declining means about to go.” Decline comes first and holds several times as many. “Long tenure is mature.” A large part of old lines is declining.
**Warn them**: nobody sees a stage, and a rule only guesses: a list by use finds more than half of the truly declining, and nearly half of it is wrong. A stage says what is done and whose job it is, not whom to call first.
**Flip chart**: acquired → growing → mature ⇄ declining → leaving.
**Timing**: guess 1 minute, chart 1, panel 2; two questions 5.
**Another seed**: on the five seeds we tried, some 30% are truly declining; of the mature 15 to 20% are gone or going a year later; of the declining, more than 20% are mature again.
"""

# %% id="g-base-in-decline" question="base_in_decline" covers="L2"
q.base_in_decline

# %% id="imports-stages"
from casekit.course.lifecycle import stages

# %% [markdown] id="set-the-borders" lang="zh"
"""
规则由你定：和自己最好的时候比，掉多少算衰退（0.4 是少了三分之一）？拉一拉，看名单变多长，看一年前衰退的人现在在哪里：
"""

# %% [markdown] id="set-the-borders" lang="en"
"""
You set the rule: how far below its own best is a line declining (0.4 is a third less)? Move it, and see how long the list gets, and where those who were declining a year ago are now:
"""

# %% id="stage-flow" covers="L2,L14"
stages.stage_flow(mart)

# %% [markdown] id="monday-stages" lang="zh"
"""
> **周一就做**：从“老客户”里挑出用量比自己最好时少三分之一以上的，单列一张，定一个负责的部门。
>
> 一年后回来看：这张名单上，谁自己回来了，谁走了。
"""

# %% [markdown] id="monday-stages" lang="en"
"""
> **On Monday**: from the “loyal customers” take those whose use is a third or more below their own best, list them apart, and name the department that owns them.
>
> Look again in a year: who on that list came back by himself, and who left.
"""

# %% [markdown] id="p-stages" lang="zh" part="practice"
"""
## 十件事，五个人
先把事放进阶段，再把人放进阶段。
"""

# %% [markdown] id="p-stages" lang="en"
"""
## Ten jobs, five people
First put jobs into stages, then people.
"""

# %% id="imports-stages-practice"
from casekit.course.lifecycle import stages
from casekit.course.lifecycle.stages.chosen import FILES
from casekit.course.lifecycle.stages.questions import JOBS

# %% id="q-wider-than-crm" question="wider_than_crm"
q.wider_than_crm  # EXERCISE
# SOLUTION BEGIN
q.wider_than_crm.check(JOBS)
# SOLUTION END

# %% id="files-shown"
stages.files(mart)

# %% id="q-five-files" question="five_files"
q.five_files  # EXERCISE
# SOLUTION BEGIN
q.five_files.check(FILES)
# SOLUTION END
