# %% [markdown] id="twelve-on-the-desk" lang="zh"
"""
周四下午，高价值名单明天上会。今年的规矩改了：**不讲道理，先排座位**。十二位客户的卡片摆在桌上，席位只有四个。

你是中高端客户部经理。两分钟，排完锁定；下面有答案：此后一年，他们各付了多少钱。
"""

# %% [markdown] id="twelve-on-the-desk" lang="en"
"""
Thursday afternoon; the high-value list goes to the meeting tomorrow. This year there is a new rule: **no arguments, seats first**. Twelve customers lie on the desk, and there are four seats.

You head the mid and high-end department. Take two minutes, then lock your seats. What each of them paid in the year after stands below.
"""

# %% [markdown] id="note-the-list" lang="zh" tags=["instructor"]
"""
**问**：排完先别开，每组报一位“没让他坐、最舍不得”的，说一句为什么。理由写上白板：钱、忠诚、家里人、快走了。
**常见错答**：“老客户该照顾。”“这位快走了，赶紧给个席位。”席位是给值钱的，还是给管了有用的？先别答，这两问留给后面。
**提醒**：十二位按规则从数据里挑，每种一位，换一份数据就换十二位；没有姓名，也不用。
**白板**：把四种理由留到散课，看每种理由最后值多少。
**时间**：排座位 2 分钟，看图和表 2 分钟。
**换了种子**：十二位会换人。试过的五个种子里，付得最多的三位里，至少有两位，账单也排在前三；第四席各有不同：账单大的也有走掉的。
"""

# %% [markdown] id="note-the-list" lang="en" tags=["instructor"]
"""
**Ask**: before anybody opens the chart, each team names the one it was most sorry not to seat, and why. Write the reasons on the flip chart: money, loyalty, family, about to go.
**Common wrong answers**: “Old customers deserve it.” “This one is leaving: quick, a seat.” Is a seat for those who are worth most, or for those whom care can change? Do not answer yet; both come later.
**Warn them**: the twelve are chosen by rule, one of each kind, and other data have another twelve. They have no names and need none.
**Flip chart**: keep the four reasons to the end of the day, and see what each was worth.
**Timing**: seats 2 minutes, chart and table 2.
**Another seed**: other customers. On the five seeds we tried, at least two of the three who paid most also had one of the three highest bills. The fourth seat differs: customers with large bills leave, too.
"""

# %% id="g-four-seats" question="four_seats"
q.four_seats

# %% id="imports-the-list"
from casekit.course.segmentation import the_list

# %% [markdown] id="what-you-knew" lang="zh"
"""
那天知道的，和后来付的：
"""

# %% [markdown] id="what-you-knew" lang="en"
"""
What was known on the day, and what they paid since:
"""

# %% id="the-twelve"
the_list.shown(mart)

# %% [markdown] id="monday-the-list" lang="zh"
"""
> **周一就做**：从去年的名单上抽十二位，盖住后来的账单，让部门里每人排四个席位；再翻开。谁的理由最值钱，一目了然。
>
> 这张表只说了**这条线自己的钱**。他走了谁跟着走，管他有没有用，一个字也没说：排完座位，这两问还欠着。
"""

# %% [markdown] id="monday-the-list" lang="en"
"""
> **On Monday**: draw twelve from last year's list, cover what they paid since, and have everybody in the department give out four seats. Then uncover it: you see at once whose reasons are worth most.
>
> The table tells of the **line's own money** only. Who follows it out, and whether care would change its mind, it does not say. You still owe an answer to both.
"""
