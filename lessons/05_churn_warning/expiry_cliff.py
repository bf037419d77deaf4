# %% [markdown] id="case-scene" lang="zh"
"""
东州移动（虚构）的一家地市分公司，6 月 30 日，下午。两年前夏天的购机合约马上集中到期，对手的携转活动也定在同两个月。外呼中心只有 300 通电话，名单 18 点前交。

隔壁办公室说：“按离网概率从高到低，前 300 名，现成的。”先押一个数，封起来；在练习里交完自己的名单，再回来打开。
"""

# %% [markdown] id="case-scene" lang="en"
"""
It is the afternoon of 30 June at a city branch of Dongzhou Mobile (fictional). The handset contracts of two summers ago are about to end together, and a rival's porting campaign is set for the same months. The call centre has 300 calls to make, and the list is due at 18:00.

The team next door says: “Take the 300 highest scores, and you're done.” Write down a figure and seal it. Once you have submitted your own list in the practice, come back and open it.
"""

# %% id="g-list-by-score" question="list_by_score" covers="W3"
q.list_by_score

# %% [markdown] id="p-case" lang="zh" part="practice"
"""
## 交名单：300 通打给谁
东州移动（虚构）一家地市分公司。两年前夏天的购机活动签下了三成左右的客户，24 个月的合约在今年 7、8 月集中到期；对手已经定了 7、8 月的携转活动。

今天是 2025 年 6 月 30 日。存量室的林越 18 点前要把名单交给外呼中心：**最多 300 户**。拨一通 3 元，接受续约再花 90 元。预算够打满，再多一通也没有。前几节的 8 元是聊上五分钟的关怀电话；这一通只念续约条件，谈成了另付 90 元。留住的人重新签 24 个月，所以一户按 24 个月账单算，不按前几节的 18 个月。

资料室有三样东西。先看**合约什么时候到期**（6 月末在网客户，没同意营销联系的、不愿被打扰的已经剔除；离网概率由 3 月及以前的月份训练，只看未来三个月）：
"""

# %% [markdown] id="p-case" lang="en"
"""
## The list is due: who gets the 300 calls?
You are at a city branch of Dongzhou Mobile (fictional). Two summers ago a handset campaign signed up about three customers in ten; their 24-month contracts all end this July and August, and a rival's porting campaign is set for the same months.

It is 30 June 2025. Lin Yue of the base-management team owes the call centre a list by 18:00: **300 names at most**. A call costs 3 yuan, and an accepted renewal costs 90 more. There is money for all 300 calls and not one more. The 8 yuan of earlier sections paid for a care call with five minutes of talk; this one is shorter, as it only states the renewal offer, and every customer who accepts costs another 90 yuan. Customers who stay sign for 24 months, so each one counts 24 bills here, not 18.

The data room holds three things. First, it shows **when contracts end** (customers at the end of June, without those who have not agreed to marketing or would rather not be called; the score is trained on months up to March and looks three months ahead):
"""

# %% id="imports-expiry-cliff-practice"
from casekit.course.churn_warning import expiry_cliff

# %% id="p-case-ends" covers="W11"
case = lesson.case("expiry_cliff")
expiry_cliff.ends_by_month(case)

# %% [markdown] id="p-case-pilot" lang="zh"
"""
第二，**去年 6 月的[[randomised_campaign|随机试点]]**：同一个续约优惠，谁接电话由抽签决定，看六个月离网率。括号里是 95% 区间，跨过零就说不准有没有用。
"""

# %% [markdown] id="p-case-pilot" lang="en"
"""
Second, there is **the [[randomised_campaign|pilot]] of June last year**: customers were called with the same renewal offer or left uncalled, at random, and the table shows who left within six months. The 95% interval is in brackets; where it spans zero, nobody can say that the call helped.
"""

# %% id="p-case-pilot-table" covers="W11"
expiry_cliff.pilot_by_end(case)

# %% [markdown] id="p-case-decide" lang="zh"
"""
第三样是一句提醒：看见人走，主意早就定了；电话要落在哪个月，“到期前打，到期打，还是到期后打？”一节算过。可以定了：卡片里筛选、排序、封顶，名单随手变，定好再点“检查”。
"""

# %% [markdown] id="p-case-decide" lang="en"
"""
Third, there is a reminder: by the time you see customers go, they had made up their minds long before. The section “Before the contract ends, when it ends, or after?” works out which month to call. Now decide: filter, rank and cap on the card, watch the list change, and press *Check* when you are happy with it.
"""

# %% id="q-target-list" question="target_list"
q.target_list  # EXERCISE
# SOLUTION BEGIN
rule = {
    "ends_from": 0,
    "ends_to": 3,
    "others": False,
    "least_bill": 0,
    "most_alarms": 7,
    "most_score": 1.0,
    "rank_by": "bill",
    "calls": 300,
}
q.target_list.check(rule)
# SOLUTION END

# %% [markdown] id="p-case-debrief" lang="zh"
"""
### 打开真相
名单通过，或三次交齐，下面就打开。看三件事：谁是因为电话才留下的；电话对谁管用；主意定了以后还剩多少用。
"""

# %% [markdown] id="p-case-debrief" lang="en"
"""
### See the true answer
This opens when your list has passed, or after three attempts. Look for three things: who stayed because of the call, whom it moves, and how much of that is left once customers have made up their minds.
"""

# %% id="p-debrief" covers="W3,W6,W11"
expiry_cliff.open_truth(q.target_list)

# %% [markdown] id="p-code-case" lang="zh" part="code"
"""
## 代码线：案例，自己定名单
规则卡片给出的名单已经合格。写代码，能不能再多挣一点？`room` 的各列：`score` 离网概率，`bill` 月均账单，`ends_in` 距合约到期月数（负为已到期，99 为没有合约），`alarms` 用量报警项数，`saving` 转网每月可省。
"""

# %% [markdown] id="p-code-case" lang="en"
"""
## Code track: the case, with a list of your own
The rules on the card make a sound list. Can you earn more with code? The columns of `room` are `score`, `bill` (mean), `ends_in` (months to contract end; negative: since; 99: no contract), `alarms` (usage) and `saving` (a month, at a rival).
"""

# %% id="imports-expiry-cliff-code" tags=["show-code"]
from casekit.course.churn_warning import expiry_cliff

# %% id="c-room" tags=["show-code"]
room = expiry_cliff.room(lesson.case("expiry_cliff"))
room.head()

# %% id="q-free-list" question="free_list" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: targets
about_to_end = room[room["ends_in"].between(0, 3)]
targets = about_to_end.nlargest(300, "bill").index
# SOLUTION END
q.free_list.check(targets)
