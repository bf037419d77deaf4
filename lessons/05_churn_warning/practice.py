# %% [markdown] id="p-how" lang="zh" minutes="1"
"""
## 怎么用这份练习
从头到尾不用写代码：看上面的面板或表，在卡片里作答，点“检查”。答错会告诉你错在哪、下一步看什么。灰底的代码行不用管，运行过就行。想写代码的，做完案例往下是“代码线”。
"""

# %% [markdown] id="p-how" lang="en"
"""
## How to use this practice
No code to write from here to the case: read the panel or table, answer on the card, press *Check*. A wrong answer tells you what went wrong and where to look next. Take no notice of the grey lines of code, as long as they have run. Those who like to write code find the *code track* below the case.
"""

# %% id="p-imports"
import pandas as pd

from casekit.course.churn_warning import (
    alarm_evaluation,
    alarms,
    cut_off,
    gain_ratio,
    panel,
    reasons,
    reference,
    splits,
    timeline,
    tree,
    tree_rules,
    value_loss,
    widgets,
    zones,
)
from casekit.course.churn_warning.questions import exhibits
from casekit.mart import truth
from synthetic.calendar import add_months

# %% [markdown] id="p-alarms" lang="zh"
"""
## 周一例会：这张名单打不打
外呼组长把八项预警全打开，名单一千多户，一周打不完。“你说，报几项才算数？”阈值用[[alarm|预警信号]]的课程约定值，先不动。
"""

# %% [markdown] id="p-alarms" lang="en"
"""
## Monday's meeting: do we call this list?
With all eight alarms on, the head of outbound has over a thousand names and a week too short for them. “So how many alarms count?” The thresholds of the [[alarm|alarms]] are the course's own; leave them for now.
"""

# %% id="p-alarm-panel" covers="W1"
widgets.alarm_panel(mart)

# %% id="q-wasted-calls" question="wasted_calls"
q.wasted_calls  # EXERCISE
# SOLUTION BEGIN
month, left = reference.judged(mart).month, reference.judged(mart).leaves
fired = alarms.fire(alarms.signals(alarms.history(mart, month), month))
listed = alarms.combined(fired, at_least=3)
q.wasted_calls.check(1 - left[listed].mean())
# SOLUTION END

# %% id="q-alarm-count" question="alarm_count"
q.alarm_count  # EXERCISE
# SOLUTION BEGIN
names = alarm_evaluation.by_count(fired, left)["alarmed"]
q.alarm_count.check(int(names.index[names <= 300].min()))
# SOLUTION END

# %% id="p-lead-chart" covers="W1"
exhibits.warning_leads(mart)

# %% id="q-lead-order" question="lead_order"
q.lead_order  # EXERCISE
# SOLUTION BEGIN
rang = alarms.fire(alarm_evaluation.signals_by_month(mart, panel.decision_months(mart.months)))
leads = alarm_evaluation.lead_summary(alarm_evaluation.lead_times(rang, mart.churn))
early = leads["ahead_2"] + leads["ahead_3"]
four = early.reindex(["call_frequency", "traffic", "off_net", "contract_expiry"])
q.lead_order.check(list(four.sort_values(ascending=False).index))
# SOLUTION END

# %% [markdown] id="p-reasons" lang="zh"
"""
## 市场部要降价：离网真是因为贵吗
离网问卷里“价格”居首，降价方案明天上会。开会前，你拿到了现实里拿不到的东西：每位离网客户的[[true_reason|真实原因]]。
"""

# %% [markdown] id="p-reasons" lang="en"
"""
## Marketing wants a price cut: is price the reason?
“Price” heads the exit survey, and the cut is on tomorrow's agenda. Before it you get what real life never gives: each leaver's [[true_reason|true reason]].
"""

# %% id="p-reason-gap" covers="W2"
exhibits.reasons_told(mart)

# %% id="p-reasons-crossed" covers="W2"
exhibits.reasons_crossed(mart)

# %% id="q-price-is-true" question="price_is_true"
q.price_is_true  # EXERCISE
# SOLUTION BEGIN
crossed = reasons.confusion(mart.churn, truth.of(mart).leaving)
q.price_is_true.check(crossed.loc["price", "price"] / crossed["price"].sum())
# SOLUTION END

# %% [markdown] id="p-records" lang="zh"
"""
下表是另一份证据：真因某种原因走的人，账单和投诉系统里有这种记录的比例，是全部离网客户的几倍（1 为一样多）。
"""

# %% [markdown] id="p-records" lang="en"
"""
More evidence: among those who truly left for a reason, how many times as often as among all leavers the systems hold such a record (1 is as often).
"""

# %% id="p-records-behind" covers="W2"
exhibits.records_behind(mart)

# %% id="q-reason-claims" question="reason_claims"
q.reason_claims  # EXERCISE
# SOLUTION BEGIN
total = crossed.to_numpy().sum()
stated, true = crossed.sum(axis=0) / total, crossed.sum(axis=1) / total
why = truth.of(mart).leaving.set_index("subscriber")["reason"]
lift = reasons.evidence_lift(reasons.evidence(mart), why)
holds = {
    "most_say_price": stated.idxmax() == "price",
    "most_mean_price": crossed.loc["price", "price"] > crossed["price"].sum() / 2,
    "service_hides": true["service"] > 1.5 * stated["service"],
    "cheaper_keeps_half": true["price"] > 0.5,
    "end_shows": lift.loc["contract_ended", "contract"] > 3,
}
q.reason_claims.check([claim for claim, held in holds.items() if held])
# SOLUTION END

# %% [markdown] id="p-models" lang="zh"
"""
## 供应商的模型：信不信，打到哪
供应商说 AUC 很高，财务等着拿分数算预算，外呼组等着知道打到第几名。三件事一件一件定。
"""

# %% [markdown] id="p-models" lang="en"
"""
## The vendor's model: believe it, and how far to call?
The vendor reports a high AUC, finance waits to multiply the scores, outbound waits to hear where the list stops. One thing at a time.
"""

# %% id="q-honest-trials" question="honest_trials"
q.honest_trials  # EXERCISE
# SOLUTION BEGIN
split = reference.split(mart)
# zh: 开考时结果还没揭晓的月份；随机抽行时同一客户两边都有；换客户不换月份，行情已经见过
# en: Months whose outcome is not known when judging begins; customers on both sides; months seen
after = [month for month in panel.decision_months(mart.months) if split.train[-1] < month]
unready = splits.unready_months([month for month in after if month < split.test[0]], split.test[0])
rows = panel.panel(mart, split.train[-1:] + split.test[:2])
learnt, judged_rows = splits.random_rows(rows)
people = [set(part.index.get_level_values("subscriber")) for part in (learnt, judged_rows)]
doubtful = {
    "later_period": bool(splits.unready_months(split.train, split.test[0])),
    "random_rows": bool(people[0] & people[1]),
    "unready_months": bool(unready),
    "other_customers": True,
    "old_model_new_month": bool(splits.unready_months(split.train, split.test[-1])),
}
q.honest_trials.check([trial for trial, doubt in doubtful.items() if not doubt])
# SOLUTION END

# %% id="p-model-reader" covers="W3"
widgets.model_reader(mart)

# %% id="p-models-compared" covers="W3"
exhibits.models_compared(mart)

# %% id="q-not-for-money" question="not_for_money"
q.not_for_money  # EXERCISE
# SOLUTION BEGIN
kinds = ("logistic", "cart", "boosting", "boosting_half")
off = {kind: abs(reference.score(mart, kind).mean() - left.mean()) for kind in kinds}
q.not_for_money.check(max(off, key=off.get))
# SOLUTION END

# %% id="p-cut-off-explorer" covers="W3"
widgets.cut_off_explorer(mart)

# %% id="q-best-cut-off" question="best_cut_off"
q.best_cut_off  # EXERCISE
# SOLUTION BEGIN
money = cut_off.Economics(contact_cost=6, save_probability=0.20, value=300)
q.best_cut_off.check(money.best_cut_off)
# SOLUTION END

# %% [markdown] id="p-rules" lang="zh"
"""
## 营业厅要几条能念的规则
分公司要把规则贴上墙，前台照着念。外包商先交来一棵树。先看它第一问问得对不对，再看[[decision_tree|规则]]在真实客户身上灵不灵。
"""

# %% [markdown] id="p-rules" lang="en"
"""
## The shops want rules to read aloud
The branch puts rules on the wall for the counter to read. A contractor has sent a tree. First its first question, then whether its [[decision_tree|rules]] work on real customers.
"""

# %% id="p-columns" covers="W5"
exhibits.columns_to_choose(mart)

# %% id="q-first-question" question="first_question"
q.first_question  # EXERCISE
# SOLUTION BEGIN
known = mart.subscribers.set_index("subscriber").loc[fired.index]
columns = fired[["call_frequency", "traffic", "off_net"]].join(known[["household", "birth_year"]])
columns["subscriber"] = columns.index
ratios = {name: gain_ratio.gain_ratio(columns[name], left) for name in columns}
q.first_question.check(max(ratios, key=ratios.get))
# SOLUTION END

# %% id="p-rules-on-the-wall" covers="W5"
exhibits.rules_on_the_wall(mart)

# %% id="q-rules-hit-rate" question="rules_hit_rate"
q.rules_hit_rate  # EXERCISE
# SOLUTION BEGIN
history = reference.learning_panel(mart)
X, y = tree.balanced(history.drop(columns="leaves"), history["leaves"])
grown = tree.GainRatioTree(max_depth=4, min_leaf=100).fit(X, y)
customers = reference.judged(mart).features
on_the_wall = tree_rules.leaving(grown)
named = pd.concat([rule.matches(customers) for rule in on_the_wall], axis=1).any(axis=1)
q.rules_hit_rate.check(left[named].mean())
# SOLUTION END

# %% [markdown] id="p-loss" lang="zh"
"""
## 人没走，钱走了
另一张名单找的是[[value_loss|价值流失]]：人还在网，账单连着两个月塌下去。模型验收近乎满分，上线就掉下来。毛病出在时间上。
"""

# %% [markdown] id="p-loss" lang="en"
"""
## The customer stays, the money leaves
Another list looks for [[value_loss|value loss]]: still on the network, with the bill down two months running. The model was nearly perfect at acceptance and fell in use. The fault is one of time.
"""

# %% id="q-loss-months" question="loss_months"
q.loss_months  # EXERCISE
# SOLUTION BEGIN
q.loss_months.check(list(value_loss.windows(month).history))
# SOLUTION END

# %% id="p-window-builder" covers="W4"
widgets.window_builder(mart)

# %% id="q-leaking-column" question="leaking_column"
q.leaking_column  # EXERCISE
# SOLUTION BEGIN
afterwards = value_loss.loss_panel(mart, [month], leak=True).columns
on_the_day = value_loss.loss_panel(mart, [month]).columns
suspects = ("bill_current", "bill_trend", "arrears_3m", "contract_left")
late = [name for name in suspects if name in afterwards.difference(on_the_day)]
q.leaking_column.check(late[0])
# SOLUTION END

# %% [markdown] id="p-zones" lang="zh"
"""
## 五区：先管谁
客户经理的时间比外呼的电话还少。把离网概率和账单叠起来，分成[[zone|五区]]，先看规矩，再定红区多大。
"""

# %% [markdown] id="p-zones" lang="en"
"""
## Five zones: who comes first?
Account managers have even less time than outbound has calls. Score and bill together make [[zone|five zones]]; first the rule, then the size of the red one.
"""

# %% id="q-zone-of" question="zone_of"
q.zone_of  # EXERCISE
# SOLUTION BEGIN
five = pd.DataFrame(
    {
        "score": [0.31, 0.31, 0.07, 0.02, None],
        "value": [96.0, 28.0, 96.0, 150.0, 59.0],
    },
    index=["likely_big", "likely_small", "perhaps_big", "unlikely_big", "just_joined"],
)
q.zone_of.check(zones.assign(five["score"], five["value"]).astype(str).to_dict())
# SOLUTION END

# %% id="p-zone-editor" covers="W6"
widgets.zone_editor(mart)

# %% id="q-red-border" question="red_border"
q.red_border  # EXERCISE
# SOLUTION BEGIN
scored = reference.zoned(mart)
worth_a_visit = scored.loc[scored["value"] >= 60, "score"]
borders = [step / 200 for step in range(1, 120)]
q.red_border.check(next(b for b in borders if (worth_a_visit >= b).sum() <= 40))
# SOLUTION END

# %% [markdown] id="p-timing" lang="zh"
"""
## 什么时候打
离网最多的是到期后两三个月，于是有人说“等到期再打”。可那时走的人，主意是什么时候定的？
"""

# %% [markdown] id="p-timing" lang="en"
"""
## When to call
Most leave two or three months after the contract's end, so some say “wait until it has ended”. But when did those who leave then decide?
"""

# %% id="p-call-timeline" covers="W11"
widgets.call_timeline(mart)

# %% id="q-call-month" question="call_month"
q.call_month  # EXERCISE
# SOLUTION BEGIN
hazard = timeline.hazard(timeline.contract_timeline(mart))
kept = timeline.call_plan(hazard, fading=1, lasting=2)["saved_per_1000"]
q.call_month.check(int(kept.loc[-6:4].idxmax()))
# SOLUTION END

# %% [markdown] id="p-case" lang="zh" minutes="10"
"""
## 案例：合约断崖前夜
东州移动（虚构）一家地市分公司。两年前夏天的购机活动签下了近三成客户，24 个月的合约在今年 7、8 月集中到期；对手已经定了 7、8 月的携转活动。

今天是 2025 年 6 月 30 日。存量室的林越 18 点前要把名单交给外呼中心：**最多 300 户**。一通电话 3 元，接受续约再花 20 元。预算够打满，再多一通也没有。

资料室有三样东西。先看**合约什么时候到期**（6 月末在网客户；离网概率由 3 月及以前的月份训练，只看未来三个月）：
"""

# %% [markdown] id="p-case" lang="en"
"""
## The case: the eve of the cliff
A city branch of Dongzhou Mobile (made up). Two summers ago a handset campaign signed up nearly three customers in ten; their 24-month contracts all end this July and August, and a rival's porting campaign is set for the same months.

It is 30 June 2025. Lin Yue of the existing-customer room owes the call centre a list by 18:00: **300 names at most**. A call costs 3 yuan, an accepted renewal 20 more. There is money for all 300 and for not one more.

The data room holds three things. First, **when contracts end** (customers at the end of June; the score learnt from months up to March and looks three months ahead):
"""

# %% id="p-case-ends" covers="W11"
case = lesson.case("expiry_cliff")
exhibits.ends_by_month(case)

# %% [markdown] id="p-case-pilot" lang="zh"
"""
第二，**3 月的[[randomised_campaign|随机试点]]**：同一个续约优惠，谁接电话由抽签决定，看六个月离网率。括号里是 95% 区间，跨过零就说不准有没有用。
"""

# %% [markdown] id="p-case-pilot" lang="en"
"""
Second, **the [[randomised_campaign|pilot]] of March**: the same renewal offer, called or not by lot, and who left within six months. In brackets the 95 % interval; where it spans zero, nobody can say that the call helped.
"""

# %% id="p-case-pilot-table" covers="W11"
exhibits.pilot_by_end(case)

# %% [markdown] id="p-case-decide" lang="zh"
"""
第三，你刚做完的“什么时候打”。可以定了：卡片里筛选、排序、封顶，名单随手变，定好再点“检查”。
"""

# %% [markdown] id="p-case-decide" lang="en"
"""
Third, “when to call”, which you have just done. Decide: filter, rank and cap on the card, watch the list change, and press *Check* when it is yours.
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
交过名单再勾选。看三件事：谁是因为电话才留下的；电话对谁管用；主意定了以后还剩多少用。
"""

# %% [markdown] id="p-case-debrief" lang="en"
"""
### Open the truth
Tick the box once your list is in. Look for three things: who stayed because of the call, whom it moves, and what is left of it once the mind is made up.
"""

# %% id="p-debrief" covers="W3,W6,W11"
exhibits.debrief(q.target_list, case)

# %% [markdown] id="p-case-close" lang="zh"
"""
**带走三句话。** 离网概率回答“谁会走”，名单要问的是“谁会因为这通电话留下”。主意一定，要走的人里电话能留住的就少得多，所以要赶在前面打。试点太小，就别替它下结论：先按价值排，同时把下一次试点做大。

要把名单带回去，用下面的面板：筛选和卡片一样，可下载 Excel。
"""

# %% [markdown] id="p-case-close" lang="en"
"""
**Three things to take home.** A score answers “who will leave?”; a list must ask “who will stay because of this call?”. Once the mind is made up, a call keeps far fewer of those who would leave: be there before. Where a pilot is too small, draw no conclusion from it: rank by value, and make the next pilot larger.

To take a list away, use the panel below: the same filters as on the card, with a download for Excel.
"""

# %% id="p-target-rules" covers="W6"
widgets.target_rules(case)

# %% [markdown] id="p-code" lang="zh" track="code"
"""
## 代码线（一）：预警与原因
给要自己跑数的分析师和自学者，课堂两天不含。每题都和上面的一个决定对应；函数会用你没见过的月份来考。
"""

# %% [markdown] id="p-code" lang="en"
"""
## Code track 1: alarms and reasons
For analysts and for self-study, outside the two days. Each question belongs to a decision above; functions are tried on months that you have not seen.
"""


# %% id="q-spend-alarm" question="spend_alarm" tags=["show-code"]
# -- your turn --
def spend_alarm(monthly, month):
    # SOLUTION BEGIN
    now = monthly[(monthly["month"] == month) & (monthly["status"] == "active")]
    now = now.set_index("subscriber")["bill"]
    earlier = monthly[monthly["month"].between(add_months(month, -3), add_months(month, -1))]
    before = earlier.groupby("subscriber")["bill"].mean().reindex(now.index)
    return 1 - now / before >= 0.20
    # SOLUTION END


q.spend_alarm.check(spend_alarm)

# %% id="c-alarm-data" tags=["show-code"]
judged = reference.judged(mart)
history_rows = alarms.history(mart, judged.month)
fired, left = alarms.fire(alarms.signals(history_rows, judged.month)), judged.leaves
fired.head()

# %% id="q-alarm-scorecard" question="alarm_scorecard" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: scorecard
hits = fired.mul(left, axis=0).sum()
scorecard = pd.DataFrame({"precision": hits / fired.sum(), "recall": hits / left.sum()})
scorecard = scorecard.rename_axis("alarm").reset_index()
# SOLUTION END
q.alarm_scorecard.check(scorecard)

# %% id="c-records" tags=["show-code"]
records = reasons.evidence(mart)
records.head()

# %% id="q-reason-table" question="reason_table" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: by_reason
answered = records.dropna(subset="stated_reason")
by_reason = answered.groupby("stated_reason", observed=True).mean().reset_index()
# SOLUTION END
q.reason_table.check(by_reason)

# %% [markdown] id="p-code-models" lang="zh" track="code"
"""
## 代码线（二）：模型与分界线
标签、训练月份、校准、分界线：四个函数，模型上线前各检查一遍。
"""

# %% [markdown] id="p-code-models" lang="en"
"""
## Code track 2: models and the cut-off
Labels, months to learn from, calibration, cut-off: four functions to go through before a model is used.
"""


# %% id="q-left-labels" question="left_labels" tags=["show-code"]
# -- your turn --
def left_labels(churn, subscribers, month):
    # SOLUTION BEGIN
    ahead = churn["month"].between(add_months(month, 1), add_months(month, 3))
    by_choice = churn["kind"].isin(["ported", "silent", "closed"])
    gone = subscribers.isin(churn.loc[ahead & by_choice, "subscriber"])
    return pd.Series(gone.to_numpy(), index=pd.Index(subscribers, name="subscriber"))
    # SOLUTION END


q.left_labels.check(left_labels)


# %% id="q-training-months" question="training_months" tags=["show-code"]
# -- your turn --
def training_months(months, first_test):
    # SOLUTION BEGIN
    earliest, latest = add_months(months[0], 3), add_months(first_test, -3)
    return [month for month in months if earliest <= month <= latest]
    # SOLUTION END


q.training_months.check(training_months)

# %% id="q-calibration-error" question="calibration_error" tags=["show-code"]
import numpy as np


# -- your turn --
def calibration_error(score, left):
    # SOLUTION BEGIN
    groups = np.array_split(np.argsort(score, kind="stable"), 10)
    gaps = [abs(score[group].mean() - left[group].mean()) for group in groups]
    return np.average(gaps, weights=[len(group) for group in groups])
    # SOLUTION END


q.calibration_error.check(calibration_error)


# %% id="q-cut-off-rule" question="cut_off_rule" tags=["show-code"]
# -- your turn --
def cut_off_rule(cost, save, value):
    # SOLUTION BEGIN
    return min(cost / (save * value), 1.0)
    # SOLUTION END


q.cut_off_rule.check(cut_off_rule)

# %% [markdown] id="p-code-rules" lang="zh" track="code"
"""
## 代码线（三）：规则、价值流失、五区、时点
"""

# %% [markdown] id="p-code-rules" lang="en"
"""
## Code track 3: rules, value loss, zones, timing
"""


# %% id="q-gain-ratio" question="gain_ratio" tags=["show-code"]
# -- your turn --
def my_gain_ratio(values, labels):
    # SOLUTION BEGIN
    counts = pd.crosstab(values, labels).to_numpy()

    def entropy(numbers):
        share = numbers[numbers > 0] / numbers.sum()
        return -(share * np.log2(share)).sum()

    sizes = counts.sum(axis=1)
    inside = sum(size / sizes.sum() * entropy(row) for size, row in zip(sizes, counts, strict=True))
    split = entropy(sizes)
    return (entropy(counts.sum(axis=0)) - inside) / split if split > 0 else 0.0
    # SOLUTION END


q.gain_ratio.check(my_gain_ratio)

# %% id="c-wall" tags=["show-code"]
wall, base_rate = exhibits.wall_to_work_on(mart), judged.leaves.mean()
wall

# %% id="q-rule-lift" question="rule_lift" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: lifts
rate = wall["leavers"] / wall["customers"]
lifts = pd.DataFrame({"rule": wall["rule"], "lift": rate / base_rate})
# SOLUTION END
q.rule_lift.check(lifts)


# %% id="q-loss-label" question="loss_label" tags=["show-code"]
# -- your turn --
def loss_label(bills, month):
    # SOLUTION BEGIN
    before = [add_months(month, step) for step in (-2, -1, 0)]
    after = [add_months(month, step) for step in (1, 2)]
    wide = bills.pivot(index="subscriber", columns="month", values="bill")
    wide = wide.reindex(columns=[*before, *after]).dropna()
    usual = wide[before].mean(axis=1)
    return wide[after].lt(0.70 * usual, axis=0).all(axis=1)[usual > 0]
    # SOLUTION END


q.loss_label.check(loss_label)

# %% id="c-people" tags=["show-code"]
people = reference.zoned(mart).dropna(subset="score").rename(columns={"value": "bill"})
people["zone"] = zones.assign(people["score"], people["bill"])
people.head()

# %% id="q-zone-table" question="zone_table" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: by_zone
stake = people["score"] * people["bill"] * 12 * 0.40
by_zone = stake.groupby(people["zone"], observed=True).agg(["size", "mean"]).reset_index()
by_zone.columns = ["zone", "customers", "stake_per_customer"]
# SOLUTION END
q.zone_table.check(by_zone)

# %% id="c-timeline" tags=["show-code"]
rows_around_the_end = timeline.contract_timeline(mart)
rows_around_the_end.head()

# %% id="q-expiry-hazard" question="expiry_hazard" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: hazards
left_by_month = rows_around_the_end.groupby("relative")["left"].mean()
hazards = left_by_month.rename("hazard").reset_index()
# SOLUTION END
q.expiry_hazard.check(hazards)

# %% [markdown] id="p-code-case" lang="zh" track="code"
"""
## 代码线（四）：案例，自己定名单
规则卡片给出的名单已经合格。写代码，能不能再多挣一点？`room` 的各列：`score` 离网概率，`bill` 月均账单，`ends_in` 距合约到期月数（负为已到期，99 为没有合约），`alarms` 用量报警项数，`saving` 转网每月可省。
"""

# %% [markdown] id="p-code-case" lang="en"
"""
## Code track 4: the case, with a list of your own
The rules on the card make a sound list. Can code earn more? Columns of `room`: `score`, `bill` (mean), `ends_in` (months to the contract's end; negative: since; 99: no contract), `alarms` (of use), `saving` (a month, at a rival).
"""

# %% id="c-room" tags=["show-code"]
room = exhibits.room(case)
room.head()

# %% id="q-free-list" question="free_list" tags=["show-code"]
# -- your turn --
# SOLUTION BEGIN: targets
about_to_end = room[room["ends_in"].between(0, 3)]
targets = about_to_end.nlargest(300, "bill").index
# SOLUTION END
q.free_list.check(targets)
