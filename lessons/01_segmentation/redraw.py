# %% [markdown] id="redraw-scene" lang="zh"
"""
周一上午九点，东州移动（虚构）一家省公司。客服部争来 **1,200 个专属席位**：坐上去的客户，一年里有专人管。去年的名单是按账单排的，今年的今天要报给副总经理。他只问一句：“这些位子换一批人坐，我们挣的钱会不会多？”

先押一个数，封起来；交完自己的名单，再回来打开。
"""

# %% [markdown] id="redraw-scene" lang="en"
"""
Monday, nine o'clock, a provincial company of Dongzhou Mobile (fictional). Customer service has won **1,200 seats of care**: whoever gets one is looked after by somebody for a year. Last year's list went by the bill; this year's is due to the deputy general manager today, who asks one thing: “If other people had these seats, would we earn more?”

Write down a figure and seal it. Once your own list is in, come back and open it.
"""

# %% [markdown] id="note-redraw" lang="zh" tags=["instructor"]
"""
**问**：各组先说一句，“我们的席位买的是什么？”写在白板上：买感谢、买收入，还是买一个改了的主意。
**常见错答**：账单最高的（他们本来就不走）；最可能走的（好些已经定了主意）；网龄最长的（成了谢礼）；综合评分（把“值钱”和“拴得牢”加在一起）；刚投诉的（要人管的多数不投诉）。
**提醒**：别替他们说出“服务型”。卡住的组，请他们翻回“他花多少，还是他要什么？”，看同一通电话哪种客户留住得多，再问：这种人平时做什么？
**白板**：三个词，**值多少、会不会走、管了有没有用**。前两个每家公司都有一列，第三个多数没有。
**时间**：押数 1 分钟，资料 2 分钟，名单 10 分钟（三次机会），打开 2 分钟。
**换了种子**：试过的五个种子里，按账单都不到一成半，按风险不到一成，圈住常找人办事的都在三成四以上；只看中等风险的，一成七到两成六，不过线。
"""

# %% [markdown] id="note-redraw" lang="en" tags=["instructor"]
"""
**Ask**: each team says in one sentence what a seat buys. On the board: gratitude, revenue, or a mind that was changed.
**Common wrong answers**: the largest bills (they were not leaving); the likeliest to leave (many have made up their minds); the longest with us (the seat becomes a present); points (they add “worth much” to “tied to us”); those who complained (most who want somebody do not).
**Warn yourself**: do not say “service-minded” for them. Send a team that is stuck back to “What they spend, or what they want?”: whom does one call keep most of, and what do such people do all year?
**Flip chart**: three words: **worth, leaving, changeable**. Every company has a column for the first two; most have none for the third.
**Timing**: the bet 1 minute, the room 2, the list 10 (three attempts), the truth 2.
**Another seed**: on the five seeds we tried the list by bill had less than 15%, by risk less than 10%, and those who ask for somebody 34% and more. Medium risk alone had 17 to 26% and does not pass.
"""

# %% id="g-list-by-bill" question="list_by_bill" covers="K17"
q.list_by_bill

# %% [markdown] id="p-redraw" lang="zh" part="practice"
"""
## 重划名单
资料室有三样东西。先看**去年那张名单**，一年过去，坐在上面的和没坐的，各走了多少（去年的席位只是名义，谁也没有真配人）：
"""

# %% [markdown] id="p-redraw" lang="en"
"""
## Redraw the list
There are three exhibits. First, **last year's list**: a year on, how many have left of those on it and of all others? (Last year the seats were a title only; nobody was looked after.)
"""

# %% id="imports-redraw"
from casekit.course.segmentation import redraw

# %% id="p-last-year" covers="G22"
case = lesson.case("decision")
redraw.last_years_list(case)

# %% [markdown] id="p-who-asks" lang="zh"
"""
第二样，**谁常来找人办事**（今年 6 月末可以联系的客户，没同意营销的已经剔除）：
"""

# %% [markdown] id="p-who-asks" lang="en"
"""
Second, **who asks for somebody** (customers at the end of June who may be contacted; those who have not agreed to marketing are out):
"""

# %% id="p-asked" covers="G2"
redraw.asked_for_help(case)

# %% [markdown] id="p-redraw-decide" lang="zh"
"""
第三样是一句提醒：同一通关怀电话，有一种客户留住的是别人的好几倍，前面量过；他们是谁没人写在脸上，可他们做的事看得见。席位就是一年的关怀。可以定了：写一条规则，名单和花费随手变，定好再点“检查”。
"""

# %% [markdown] id="p-redraw-decide" lang="en"
"""
Third, a reminder: of one kind of customers a care call keeps several times as many as of the others, as you have measured. It is written on nobody's face, but what they do can be seen. A seat is a year of care. Now decide: write one rule, watch the list and its cost, and press *Check* when you are happy with it.
"""

# %% id="q-redraw-list" question="redraw_list"
q.redraw_list  # EXERCISE
# SOLUTION BEGIN
rule = [{"who": [["help", ">=", 4]], "rank": "with_along", "offer": "seat", "cap": 1200}]
q.redraw_list.check(rule)
# SOLUTION END

# %% [markdown] id="p-redraw-debrief" lang="zh"
"""
### 打开真相
名单通过，或三次交齐，下面就打开。看三件事：席位换来了谁；谁因为有人管才留下；公司名单上换下去的是什么人。
"""

# %% [markdown] id="p-redraw-debrief" lang="en"
"""
### See the true answer
This opens when your list has passed, or after three attempts. Look for three things: whom a seat keeps, who stays because somebody cares, and who gave up a seat of the company's.
"""

# %% id="p-redraw-opened" covers="G2,G22,K17"
redraw.open_truth(q.redraw_list)

# %% [markdown] id="monday-redraw" lang="zh"
"""
> **周一就做**：把你们的高价值名单和“一年里打过客服、到过厅几次”并在一起看，数一数名单上有多少人一次也没找过你们。常找人办事的里面抽签：一半给席位，一半不给，过一年比两边各走了多少；每边一千多户，才看得清。
>
> 名单、理由、规则都在卡片的 Excel 里，可以带走。
"""

# %% [markdown] id="monday-redraw" lang="en"
"""
> **On Monday**: put your high-value list beside one column, “times they called the hotline or came to a counter within a year”, and count those on it who never did. Then draw lots among those who do: seats for one half, none for the other, and compare who has left in a year. It takes more than a thousand on either side to see it.
>
> The Excel on the card has the names, the reasons and the rule: take it along.
"""
