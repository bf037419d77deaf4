"""The features of a decision month: every column with its meaning in Chinese and English.

“Month” is the decision month; “before” means the three months before it. Three rules for gaps:
a mean takes the months that are known; a count over three months is unknown (NaN) while the data
go back less than that; a trend, change or swing is unknown without an earlier month.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Feature:
    """One column of `features`: its name, what it says, its unit ("flag" for 0 or 1)."""

    name: str
    zh: str
    en: str
    unit: str = ""
    may_be_missing: bool = False
    """True where the value may be unknown (NaN) however long the data reach back."""


FEATURES: tuple[Feature, ...] = (
    # Who the subscriber is.
    Feature("tenure_months", "在网时长", "tenure", "months"),
    Feature("age", "年龄", "age", "years"),
    Feature("class_level", "客户级别（1 大众，2 中端，3 高端）", "class (1 mass, 2 mid, 3 high)", "level"),
    Feature("broadband", "有宽带", "has broadband", "flag"),
    Feature("family_lines", "同户其他在网号码数", "other lines in the household", "lines"),
    Feature("group_member", "集团成员", "member of a group account", "flag"),
    Feature("key_contact", "集团关键联系人", "key contact of the group account", "flag"),
    # Contract.
    Feature("contract_left", "合约剩余月数（0 为无合约或当月到期）", "months of contract left (0: none, or ends now)", "months"),
    Feature("contract_ends_within_1", "合约当月或下月到期", "contract ends this month or next", "flag"),
    Feature("contract_ends_within_3", "合约三个月内到期", "contract ends within 3 months", "flag"),
    Feature("months_since_contract_end", "合约到期后的月数（在约或从未签约为空）", "months since the contract ended (missing: under contract, or never had one)", "months", True),
    # Bill and price.
    Feature("plan_tier", "套餐档位（1–5）", "tariff tier, 1 to 5", "level"),
    Feature("bill_mean_3m", "近三月平均账单（客户价值）", "mean bill over 3 months (value)", "yuan"),
    Feature("bill_trend", "当月账单与前三月均值之比", "bill vs. previous 3-month mean", "ratio", True),
    Feature("bill_swing", "近三月账单波动（极差与均值之比）", "bill swing over 3 months (range ÷ mean)", "ratio", True),
    Feature("over_gb_months_3m", "近三月超套次数", "months over the data allowance, of 3", "months"),
    Feature("beyond_fee_share", "近三月账单中月费以外的占比", "share of the bill beyond the fee, 3 months", "share"),
    Feature("overage_to_fee", "当月超套费用与月费之比", "overage this month ÷ monthly fee", "ratio"),
    Feature("arrears_3m", "近三月欠费合计", "unpaid over 3 months", "yuan"),
    Feature("suspended_3m", "近三月停机次数", "months suspended, of 3", "months"),
    Feature("rival_saving", "按近三月用量改用竞争对手最便宜套餐可省", "monthly saving on rivals' cheapest tariff, at 3-month usage", "yuan"),
    Feature("rival_saving_share", "可省金额占本网套餐支出比例", "that saving as a share of tariff and overage paid", "share", True),
    # Use.
    Feature("minutes_out_3m", "近三月平均主叫分钟", "outgoing minutes, 3-month mean", "minutes"),
    Feature("minutes_out_trend", "当月主叫分钟与前三月均值之比", "outgoing minutes vs. previous 3-month mean", "ratio", True),
    Feature("calls_out_trend", "当月主叫次数与前三月均值之比", "calls made vs. previous 3-month mean", "ratio", True),
    Feature("data_gb_3m", "近三月平均流量", "data used, 3-month mean", "GB"),
    Feature("data_trend", "当月流量与前三月均值之比", "data used vs. previous 3-month mean", "ratio", True),
    Feature("active_days", "当月活跃天数", "days with use", "days"),
    Feature("active_days_trend", "当月活跃天数与前三月均值之比", "days with use vs. previous 3-month mean", "ratio", True),
    Feature("contacts", "当月通话对象数", "people called or calling", "people"),
    Feature("contacts_trend", "当月通话对象数与前三月均值之比", "people called or calling vs. previous 3-month mean", "ratio", True),
    Feature("off_net_share", "当月异网通话占比", "share of calls with rivals' customers", "share"),
    Feature("off_net_change", "异网通话占比较前三月均值的变化", "off-net share minus previous 3-month mean", "share", True),
    Feature("rival_calls", "当月拨打异网客服次数", "calls to rivals' hotlines", "calls"),
    Feature("rival_calls_3m", "近三月拨打异网客服次数", "calls to rivals' hotlines in 3 months", "calls"),
    Feature("incoming_share", "当月被叫分钟占比", "incoming share of minutes", "share", True),
    Feature("incoming_change", "被叫分钟占比较前三月的变化", "incoming share of minutes minus previous 3-month mean", "share", True),
    Feature("handset_age", "终端使用月数", "handset age", "months"),
    Feature("handset_new", "近三月换机", "new handset in the last 3 months", "flag"),
    # Experience.
    Feature("quality_3m", "近三月平均网络质量评分", "network quality score, 3-month mean", "points"),
    Feature("complaints_3m", "近三月投诉次数", "complaints in 3 months", "times"),
    Feature("service_calls_3m", "近三月拨打客服次数", "calls to our hotline in 3 months", "calls"),
    Feature("surveyed", "做过满意度调查", "has answered a survey", "flag"),
    Feature("satisfaction_last", "最近一次满意度（1–10）", "satisfaction in the last survey, 1 to 10", "points", True),
    # Circle.
    Feature("friends", "通话圈人数（上一完整季度）", "people in the calling circle, last full quarter", "people"),
    Feature("friends_left_3m", "近三月主动离网的通话圈成员数", "circle members who left by choice in the last 3 months", "people"),
)  # fmt: skip
"""All features in the order of the columns."""

SIGNALS: tuple[Feature, ...] = (
    # What the line brings.
    Feature("margin_3m", "近三月月均毛利（账单减成本）", "mean monthly margin over 3 months (bill less costs)", "yuan"),
    # What binds it: see signals/binding.py.
    Feature("contract_mode", "在约合约类型（按约定顺序编号，不在约为空）", "kind of the running contract (code; missing: none)", "level", True),
    Feature("months_to_end", "距合约到期月数（当月到期为 0，不在约为空）", "months to the end of the contract (0: this month; missing: none)", "months", True),
    Feature("months_since_end", "合约到期后的月数（在约或从未签约为空）", "months since the contract ended (missing: one runs, or never was)", "months", True),
    Feature("exit_penalty", "下月离网要付的违约金", "early-exit charge if leaving next month", "yuan"),
    Feature("exit_deposit", "下月离网要放弃的预存款", "deposit given up if leaving next month", "yuan"),
    Feature("exit_returns", "下月离网要放弃的返还", "returns given up if leaving next month", "yuan"),
    Feature("exit_cost", "下月离网的合约成本（以上三项合计）", "what leaving next month costs by contract (the three together)", "yuan"),
    # What the subscriber did.
    Feature("bill_checks_3m", "近三月查账单次数", "times the bill was looked up, 3 months", "times"),
    Feature("packs_3m", "近三月优惠包订购数", "discount packs bought, 3 months", "packs"),
    Feature("blocked_calls_3m", "近三月拦截骚扰电话数", "nuisance calls blocked, 3 months", "calls"),
    Feature("counter_visits_3m", "近三月到厅次数", "visits to a counter, 3 months", "times"),
    Feature("app_days_3m", "近三月登录 App 天数", "days with the app opened, 3 months", "days"),
    # How the bill is paid.
    Feature("late_6m", "近六月平均迟缴天数", "days late with the bill, mean of 6 months", "days"),
    Feature("suspended_12m", "近十二月停机月数", "months suspended, of 12", "months"),
    # Lines that belong together: see signals/together.py.
    Feature("home_lines", "同户在网号码数（含本机）", "lines of the home on the network, this one included", "lines"),
    Feature("home_bill", "同户当月账单合计", "bills of the home this month, together", "yuan"),
    Feature("payer", "替全家付费", "pays for all of the home", "flag"),
    Feature("group_lines", "所在集团在网号码数（不在集团为空）", "lines of the company group on the network (missing: no group)", "lines", True),
    Feature("group_bill", "所在集团当月账单合计（不在集团为空）", "bills of the company group this month, together (missing: no group)", "yuan", True),
    Feature("group_end", "距集团协议到期月数（当月到期为 0，不在集团或已到期为空）", "months to the end of the group's contract (0: this month; missing: no group, or ended)", "months", True),
    Feature("unvisited", "客户经理上次走访集团以来的月数（从未走访为空）", "months since a manager called on the group (missing: never)", "months", True),
    # Who spoke with whom.
    Feature("complained_3m", "近三月投诉过", "complained within 3 months", "flag"),
    Feature("quiet_6m", "近六月没投诉、没来电、没到厅", "no complaint, call or visit in 6 months", "flag"),
    Feature("last_contact", "距上次活动接通的月数（从未接通为空）", "months since a campaign last reached the customer (missing: never)", "months", True),
    Feature("last_answer", "上次接通后接受了措施", "accepted the offer when last reached", "flag", True),
)  # fmt: skip
"""All signals in the order of the columns: what decisions need beside the features that warn."""

BY_NAME: dict[str, Feature] = {one.name: one for one in (*FEATURES, *SIGNALS)}
"""Features and signals by name."""
