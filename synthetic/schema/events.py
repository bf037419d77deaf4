"""What is seen, and happens: months, calls, contacts, campaigns and leaving."""

from __future__ import annotations

from synthetic.schema.codes import (
    ARMS,
    CHANNELS,
    CONTACT_CHANNELS,
    CONTACT_KINDS,
    CREDIT_GRADES,
    DESK_SCRIPTS,
    DESK_TOPICS,
    DESTINATIONS,
    FACTORS,
    KANO_ANSWERS,
    KANO_FEATURES,
    LEAVE_KINDS,
    OFFERS,
    REASONS,
    RETURN_OFFERS,
    RULES,
    SCENES,
    STATUSES,
    SURVEY_MODULES,
    TICKET_KINDS,
    TOPICS,
    YES_NO,
)
from synthetic.schema.column import (
    MONTH,
    SUBSCRIBER,
    Column,
    Table,
    choice,
    count,
    flag,
    money,
    month,
    share,
)

MONTHLY = Table(
    "monthly",
    "subscriber × month",
    ("subscriber", "month"),
    "月度账单与使用（月末在网客户）",
    "monthly bill and use (subscribers on the network at month end)",
    (
        SUBSCRIBER,
        MONTH,
        choice("status", STATUSES, "状态（正常／停机）", "status"),
        Column("plan", "int8", "当月套餐", "tariff of the month", low=1, high=99),
        money("fee", "月费", "monthly fee"),
        money("overage_fee", "超套费用", "charges over the allowance"),
        money("vas_fee", "增值业务费", "value-added services"),
        money("roaming_fee", "漫游费", "roaming"),
        money("bill", "出账收入", "bill of the month", 20_000),
        money("returned", "合约返还（负）", "given back by contract (0 or less)", 0.0, -5000),
        money("refunded", "退费（负）", "refunded: charges nobody ordered (0 or less)", 0.0, -500),
        money("deposit_used", "预存款抵扣（自己的钱）", "own deposit taken for bills", 20_000),
        money("paid", "当月缴费", "paid in the month", 20_000),
        count("days_late", "迟缴天数", "days late in paying", 90, "int8", "days"),
        money("balance", "账户余额（负为欠费）", "balance (negative: owed)", 20_000, -20_000),
        money("arrears", "欠费", "unpaid so far", 20_000),
        count("minutes_out", "主叫分钟", "minutes of calls made", 20_000, unit="minutes"),
        count("minutes_in", "被叫分钟", "minutes of calls received", 20_000, unit="minutes"),
        count("calls_out", "主叫次数", "calls made", 10_000, unit="calls"),
        count("calls_in", "被叫次数", "calls received", 10_000, unit="calls"),
        count("contacts", "通话对象数", "different people called or calling", 5000, unit="people"),
        share("off_net_share", "异网通话占比", "share of calls with rivals' customers"),
        count("rival_calls", "拨打异网客服次数", "calls to rivals' hotlines", 100, "int8", "calls"),
        count("sms", "短信条数", "text messages", 10_000, unit="messages"),
        Column("data_gb", "float32", "流量", "data used", unit="GB", low=0, high=5000),
        Column(
            "over_gb", "float32", "超套流量", "data over the allowance", unit="GB", low=0, high=5000
        ),
        flag("warned_over", "超套前已提醒", "was warned before charges over the allowance"),
        count("active_days", "活跃天数", "days with use", 31, "int8", "days"),
        Column(
            "quality",
            "float32",
            "网络质量评分",
            "network quality score",
            unit="points",
            low=0,
            high=100,
        ),
        count("complaints", "投诉次数", "complaints", 20, "int8", "times"),
        count("service_calls", "拨打客服次数", "calls to our hotline", 50, "int8", "calls"),
        count("bill_checks", "查账单次数", "times the bill was looked up", 100, "int8", "times"),
        count("packs", "优惠包订购数", "discount packs bought", 20, "int8", "packs"),
        count("blocked_calls", "拦截骚扰电话数", "nuisance calls blocked", 500, unit="calls"),
        count("counter_visits", "到厅次数", "visits to a counter", 20, "int8", "times"),
        count("app_days", "登录 App 天数", "days with the app opened", 31, "int8", "days"),
        count("handset_age", "终端使用月数", "age of the handset", 240, unit="months"),
        count(
            "contract_left",
            "合约剩余月数（0 为无合约或当月到期）",
            "months of contract left",
            60,
            "int8",
            "months",
        ),
        flag("contract_ends", "合约当月到期", "contract ends this month"),
        flag("broadband", "有宽带", "has broadband"),
        flag("tv", "有电视", "has TV"),
        count("points_earned", "当月积分", "points earned", 30_000, unit="points"),
        count("points_redeemed", "兑换积分", "points redeemed", 900_000, "int32", "points"),
        count("points_cleared", "清零积分", "points cleared", 900_000, "int32", "points"),
        count("points_balance", "积分余额", "points left", 900_000, "int32", "points"),
        count(
            "family_lines",
            "同户其他在网号码数",
            "other lines of the household",
            20,
            "int8",
            "lines",
        ),
    ),
    references=(("subscriber", "subscribers"), ("plan", "plans")),
    by_month=True,
)

_HOURS = (
    share("evening", "晚间通话占比", "share of the calls in the evening"),
    share("weekend", "周末通话占比", "share of the calls at weekends"),
    count("days", "有通话的天数", "days with a call", 92, "int8", "days"),
)

TIES = Table(
    "ties",
    "pair × quarter",
    ("quarter", "subscriber", "other"),
    "通话关系（网内，按季）",
    "calls between subscribers, by quarter",
    (
        month("quarter", "季度首月", "first month of the quarter, yyyymm"),
        SUBSCRIBER,
        Column("other", "int32", "对端客户编号", "the other subscriber", low=1),
        count("calls", "通话次数", "calls", 20_000, unit="calls"),
        count("minutes", "通话分钟", "minutes", 30_000, unit="minutes"),
        count("messages", "短信条数", "text messages", 20_000, unit="messages"),
        *_HOURS,
    ),
    references=(("subscriber", "subscribers"), ("other", "subscribers")),
)

OUTSIDE_TIES = Table(
    "outside_ties",
    "number called × quarter",
    ("quarter", "subscriber", "number"),
    "与异网号码的固定往来（按季）",
    "steady calls with numbers of other operators, by quarter",
    (
        month("quarter", "季度首月", "first month of the quarter, yyyymm"),
        SUBSCRIBER,
        Column("number", "int32", "异网号码（脱敏）", "number of another operator, coded", low=1),
        count("calls", "通话次数", "calls", 20_000, unit="calls"),
        count("minutes", "通话分钟", "minutes", 30_000, unit="minutes"),
        count("messages", "短信条数", "text messages", 20_000, unit="messages"),
        *_HOURS,
    ),
    references=(("subscriber", "subscribers"),),
)

CONTACTS = Table(
    "contacts",
    "event",
    ("subscriber", "month", "kind"),
    "客户接触（投诉、咨询）",
    "contacts: complaints and enquiries",
    (
        SUBSCRIBER,
        MONTH,
        choice("kind", CONTACT_KINDS, "类型", "kind"),
        choice("channel", CONTACT_CHANNELS, "接触渠道", "channel of the contact"),
        Column("day", "int8", "日期（几号）", "day of the month", low=1, high=31),
        Column("hour", "int8", "几点", "hour of the day", low=0, high=23),
        choice("topic", TOPICS, "主题", "topic of a complaint or an enquiry", optional=True),
        Column(
            "phrase",
            "int16",
            "客户原话编号",
            "what was said, number of the phrase",
            low=1,
            high=9999,
            optional=True,
        ),
    ),
    references=(("subscriber", "subscribers"), ("phrase", "phrases")),
)


def _mark(name: str, zh: str, en: str, low: int) -> Column:
    return Column(name, "int8", zh, en, "points", low, 10, optional=True)


SURVEYS = Table(
    "surveys",
    "event",
    ("subscriber", "month"),
    "满意度调查（发出的都在，没答的留空）",
    "surveys (all that were sent; no answer is empty)",
    (
        SUBSCRIBER,
        MONTH,
        choice("module", SURVEY_MODULES, "问卷的加问部分", "module of the questionnaire"),
        flag("answered", "答了", "answered"),
        _mark("satisfaction", "满意度（1–10）", "satisfaction, 1 to 10", 1),
        _mark("recommend", "推荐意愿（0–10）", "would recommend, 0 to 10", 0),
        *(
            choice(name, values, zh, en, optional=True)
            for name, values, zh, en in (
                ("kano_feature", KANO_FEATURES, "Kano 问到的功能", "feature of the Kano questions"),
                ("kano_with", KANO_ANSWERS, "有这项功能时的感受", "answer if it were there"),
                ("kano_without", KANO_ANSWERS, "没有这项功能时的感受", "answer if it were not"),
                ("kbf_1", FACTORS, "选运营商最看重的", "what is looked at first"),
                ("kbf_2", FACTORS, "第二看重的", "what is looked at second"),
                ("kbf_3", FACTORS, "第三看重的", "what is looked at third"),
                ("scene", SCENES, "询价的使用场景", "use for which a price was asked"),
            )
        ),
        Column("price_asked", "int8", "问的价格", "price asked", "yuan", 1, 100, optional=True),
        choice("would_buy", YES_NO, "这个价会不会买", "would buy at that price", optional=True),
    ),
    references=(("subscriber", "subscribers"),),
)

TICKETS = Table(
    "tickets",
    "subscriber × month",
    ("subscriber", "month"),
    "服务工单（每户每月记最重的一张）",
    "service tickets (the gravest of a line and month)",
    (
        SUBSCRIBER,
        MONTH,
        choice("kind", TICKET_KINDS, "类型（投诉／到厅／来电）", "kind"),
        Column("team", "int8", "受理班组", "team that served", low=1, high=99),
        Column(
            "wait", "float32", "等待分钟", "minutes of waiting", unit="minutes", low=0, high=600
        ),
        flag("solved", "一次解决", "solved at once"),
        flag("kept", "投诉按承诺时限答复", "complaint answered when promised"),
        flag("reopened", "上月没解决又来", "came again, for it was not solved"),
        Column("rating", "int8", "客户打分（1–5）", "rating, 1 to 5", low=1, high=5, optional=True),
    ),
    references=(("subscriber", "subscribers"),),
    by_month=True,
)

DESK_CALLS = Table(
    "desk_calls",
    "subscriber × month",
    ("subscriber", "month"),
    "挽留台来电（脚本按随机）",
    "calls to the save desk (script by lot)",
    (
        SUBSCRIBER,
        MONTH,
        Column("day", "int8", "日期（几号）", "day of the month", low=1, high=31),
        choice("topic", DESK_TOPICS, "来电要办什么", "what was asked for"),
        choice("script", DESK_SCRIPTS, "脚本（照办／倾听）", "script"),
        choice(
            "offer", OFFERS, "给的措施（照办时没有）", "offer (none under process)", optional=True
        ),
        flag("accepted", "当场接受了措施", "accepted the offer in the call"),
        money("cost", "措施的成本", "what the accepted offer costs"),
    ),
    references=(("subscriber", "subscribers"),),
)

CAMPAIGNS = Table(
    "campaigns",
    "campaign",
    ("campaign",),
    "营销活动",
    "campaigns",
    (
        Column("campaign", "int8", "活动编号", "campaign number", low=1, high=99),
        choice("offer", OFFERS, "措施", "offer"),
        choice("rule", RULES, "选人规则（random 为随机试验）", "who is called (random: by lot)"),
        MONTH,
        share("base_share", "进入试验的在网客户比例", "share of the base that took part"),
        share("treated_share", "其中分到外呼组的比例", "of these, share assigned to be contacted"),
        money("contact_cost", "每次接触成本", "cost of one contact"),
        money("offer_cost", "每次接受成本", "cost when the offer is accepted"),
        count("horizon", "观察期", "months of observation", 24, "int8", "months"),
        Column(
            "eligible",
            "string",
            "谁可以进入（all 为所有人）",
            "who may take part (all: everybody)",
        ),
        flag("apart", "与其他活动不同的客户", "at other people than other campaigns"),
    ),
)

PRICE_TESTS = Table(
    "price_tests",
    "area × month",
    ("area", "month"),
    "优惠包试价（价格按月随机）",
    "price tests of discount packs (price by lot)",
    (
        Column("area", "int8", "片区", "area", low=1, high=99),
        MONTH,
        money("price", "优惠包售价", "price of a pack", 100),
    ),
)

PILOT_STANDING = (
    *("tenure_months", "channel", "credit_grade", "club", "do_not_disturb"),
    *("autopay", "second_sim"),
)
"""What stands for good of a participant of a province pilot."""
PILOT_SEEN = (
    *("plan", "fee", "overage_fee", "vas_fee", "bill", "days_late", "minutes_out", "contacts"),
    *("off_net_share", "rival_calls", "data_gb", "active_days", "quality", "complaints"),
    *("service_calls", "bill_checks", "packs", "blocked_calls", "counter_visits", "app_days"),
    *("handset_age", "contract_left", "contract_ends", "broadband", "family_lines"),
)
"""Columns of `monthly` that are told of a participant, as they were in the month before the contact."""

PILOT_PEOPLE = Table(
    "pilot_people",
    "participant",
    ("participant",),
    "省级试点的参与者（外地客户，只记结局）",
    "participants of the province's pilots (customers elsewhere: the outcome only)",
    (
        Column("participant", "int32", "参与者编号", "participant", low=1),
        choice("offer", OFFERS, "措施", "offer"),
        MONTH,
        count("tenure_months", "在网时长", "months on the network", 1200, unit="months"),
        choice("channel", CHANNELS, "入网渠道", "channel of acquisition"),
        choice("credit_grade", CREDIT_GRADES, "信用等级", "credit grade"),
        flag("club", "俱乐部会员", "member of the club"),
        flag("do_not_disturb", "不愿被打扰", "would rather not be called"),
        flag("autopay", "开通自动缴费", "bills are paid by standing order"),
        flag("second_sim", "检出第二张卡", "a second SIM was seen"),
        *(MONTHLY[name] for name in PILOT_SEEN),
        choice("arm", ARMS, "分组（按随机）", "arm, by lot"),
        flag("contacted", "已接通", "was reached"),
        flag("accepted", "已接受", "accepted the offer"),
        flag("left", "观察期内主动离网", "left by choice within the horizon"),
        money(
            "margin",
            "观察期毛利（已扣成本）",
            "margin of the horizon, less what was spent",
            20_000,
            -20_000,
        ),
    ),
)

TREATMENTS = Table(
    "treatments",
    "subscriber × campaign",
    ("campaign", "subscriber"),
    "活动执行记录",
    "who was treated",
    (
        Column("campaign", "int8", "活动编号", "campaign number", low=1, high=99),
        SUBSCRIBER,
        MONTH,
        Column("day", "int8", "日期（几号）", "day of the month", low=1, high=31),
        choice("arm", ARMS, "分组", "arm"),
        Column(
            "propensity",
            "float32",
            "分到外呼组的概率（只在随机试验中可知）",
            "probability of being treated (known only where the lot decided)",
            "share",
            0,
            1,
            optional=True,
        ),
        flag("contacted", "已接通", "was reached"),
        flag("accepted", "已接受", "accepted the offer"),
        money("cost", "成本", "cost"),
        Column(
            "level",
            "float32",
            "补贴档（按随机；对照组是本会给的；别的措施没有）",
            "level of the subsidy, by lot (control: what would have been offered; empty for other offers)",
            "yuan",
            0,
            600,
            optional=True,
        ),
    ),
    references=(("campaign", "campaigns"), ("subscriber", "subscribers")),
)

CHURN = Table(
    "churn",
    "leaver",
    ("subscriber",),
    "离网记录",
    "leavers",
    (
        SUBSCRIBER,
        month("month", "离网账期（当月末已不在网）", "month of leaving, yyyymm"),
        Column("day", "int8", "日期（几号）", "day of the month", low=1, high=31),
        choice("kind", LEAVE_KINDS, "离网方式", "how the line ended"),
        choice("destination", DESTINATIONS, "去向", "where to"),
        choice("stated_reason", REASONS, "客户自述原因", "reason stated", optional=True),
        money("penalty", "应收违约金", "early-exit charge due"),
        money("penalty_paid", "已收违约金", "early-exit charge paid"),
        money("deposit_lost", "放弃的预存款", "deposit given up", 20_000),
    ),
    references=(("subscriber", "subscribers"),),
)

WIN_BACK = Table(
    "win_back",
    "leaver",
    ("subscriber",),
    "赢回试验（主动离网、同意营销联系、已到联系月的客户）",
    "win-back trial: leavers by choice who may be contacted and whose month of contact has come",
    (
        SUBSCRIBER,
        month("month", "联系账期", "month of the contact, yyyymm"),
        choice(
            "offer",
            RETURN_OFFERS,
            "随机分到的措施（alone 不联系、price_back 原价回归、apology 致歉专人、together 亲友同享）",
            "offer by lot (alone: none; price_back: the former price; apology: with a person to turn "
            "to; together: a tariff shared with friends and kin)",
        ),
        flag("contacted", "已接通", "was reached"),
        count(
            "calls",
            "离网后到联系前打来热线",
            "calls to the hotline from leaving to the contact",
            3,
            "int8",
            "calls",
        ),
        month(
            "returned_month",
            "回网账期（新号码，按证件认出；空为数据期内没回）",
            "month of coming back, yyyymm (under a new number, known by the papers; empty: not yet)",
            optional=True,
        ),
    ),
    references=(("subscriber", "subscribers"),),
)
