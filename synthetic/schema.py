"""The tables of a dataset, in one place: names, types, units, ranges, keys, and a line each in zh and en.

The Parquet writers, the data contract and the data dictionary are derived from `TABLES`.
Months are billing months written as whole numbers, yyyymm (202503 is March 2025).
Money is in yuan, rounded to the fen. Tables marked `truth` hold what no operator could know:
they are written under `truth/` and only verdicts may read them.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 2
FIRST_MONTH, LAST_MONTH = 200001, 209912
"""Raised when a table or the meaning of a column changes; a dataset of another version does not open."""

NEEDS = ("security", "price", "service", "brand")
CHANNELS = ("store", "agent", "online", "telesales", "campus")
CREDIT_GRADES = ("A", "B", "C", "D")
CUSTOMER_CLASSES = ("mass", "mid", "high")
STATUSES = ("active", "suspended")
STAGES = ("acquired", "growing", "mature", "declining", "leaving")
"""The five stages of the lifecycle (A–E in the course's sources)."""
GROUP_CLASSES = ("A", "B", "C")
BRANDS = ("premium", "youth", "basic")
INDUSTRIES = ("government", "manufacturing", "trade", "education", "health", "services")
CONTRACT_MODES = (
    *("monthly_return", "kept_deposit", "large_deposit", "cross_subsidy"),
    *("discount_agreement", "guarantee", "tenure_reward", "step_reward"),
)
"""The eight ways in which a bundling contract binds: 分月返还、保留预存、大额预存、交叉补贴、优惠协议、
担保协议、时间成本、台阶奖励."""
VALUE_ADDED = (
    *("ringback", "music", "video", "reading"),
    *("cloud", "security", "game", "news"),
)
SERVICES = (*VALUE_ADDED, "broadband", "tv")
GENERATIONS = ("2g", "3g", "4g", "5g")
PRICE_CLASSES = ("entry", "middle", "high", "flagship")
LEAVE_KINDS = ("ported", "silent", "closed", "arrears")
DESTINATIONS = ("rival_a", "rival_b", "unknown")
REASONS = ("price", "network", "service", "bill", "contract", "friends", "personal")
TOPICS = ("network", "bill", "service", "tariff", "contract", "porting", "points")
CONTACT_KINDS = ("complaint", "enquiry", "survey")
KANO_FEATURES = ("coverage", "fair_bill", "quick_service", "fraud_guard", "vip_care", "skins")
KANO_ANSWERS = ("like", "expect", "neutral", "tolerate", "dislike")
TIE_KINDS = ("kin", "work", "other")
OFFERS = (
    *("care_call", "bill_credit", "contract"),
    *("club", "security_service", "plan_up", "bundle"),
)
RULES = ("random", "high_bill", "complained", "low_use")
ARMS = ("control", "treated")


@dataclass(frozen=True)
class Column:
    """One column: `dtype` is an Arrow type name, or "category" with its `values`."""

    name: str
    dtype: str
    zh: str
    en: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    values: tuple[str, ...] = ()
    optional: bool = False
    """True where a value may be missing (null)."""

    @property
    def is_month(self) -> bool:
        """Whether it holds account months, yyyymm."""
        return self.high == LAST_MONTH


@dataclass(frozen=True)
class Table:
    """One table: what a row is, the columns that identify it, and the tables its keys point to."""

    name: str
    grain: str
    key: tuple[str, ...]
    zh: str
    en: str
    columns: tuple[Column, ...]
    references: tuple[tuple[str, str], ...] = ()
    """(column, table) pairs: each value must stand in the key of that table (0 means none)."""
    by_month: bool = False
    truth: bool = False

    def __getitem__(self, column: str) -> Column:
        for candidate in self.columns:
            if candidate.name == column:
                return candidate
        raise KeyError(f"{self.name} has no column {column!r}")

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


SUBSCRIBER = Column("subscriber", "int32", "客户编号", "subscriber number", low=1)


def _month(name: str, zh: str, en: str, optional: bool = False) -> Column:
    return Column(name, "int32", zh, en, low=FIRST_MONTH, high=LAST_MONTH, optional=optional)


MONTH = _month("month", "账期（年月）", "billing month, yyyymm")


def _money(name: str, zh: str, en: str, high: float = 5000.0, low: float = 0.0) -> Column:
    return Column(name, "float32", zh, en, unit="yuan", low=low, high=high)


def _flag(name: str, zh: str, en: str) -> Column:
    return Column(name, "bool", zh, en)


def _choice(name: str, values: tuple[str, ...], zh: str, en: str, optional: bool = False) -> Column:
    return Column(name, "category", zh, en, values=values, optional=optional)


def _count(
    name: str, zh: str, en: str, high: float, dtype: str = "int16", unit: str = ""
) -> Column:
    return Column(name, dtype, zh, en, unit=unit, low=0, high=high)


def _share(name: str, zh: str, en: str, low: float = 0.0) -> Column:
    return Column(name, "float32", zh, en, unit="share", low=low, high=1.0)


SUBSCRIBERS = Table(
    "subscribers",
    "subscriber",
    ("subscriber",),
    "客户",
    "subscribers",
    (
        SUBSCRIBER,
        _month("join_month", "入网账期", "month of joining, yyyymm"),
        Column(
            "birth_year",
            "int16",
            "出生年份",
            "year of birth",
            unit="year",
            low=1930,
            high=2015,
            optional=True,
        ),
        _choice("gender", ("F", "M"), "性别", "gender", optional=True),
        Column("city", "int8", "城市", "city", low=1, high=99),
        Column("area", "int8", "片区", "area", low=1, high=99),
        _choice("channel", CHANNELS, "入网渠道", "channel of acquisition", optional=True),
        _choice("brand", BRANDS, "品牌", "brand"),
        _choice(
            "customer_class", CUSTOMER_CLASSES, "客户级别（按入网套餐）", "class, by first tariff"
        ),
        Column("household", "int32", "家庭编号", "household", low=1),
        Column("group", "int32", "集团编号（0 为无）", "company group (0: none)", low=0),
        _flag("key_contact", "集团关键联系人", "key contact of the group"),
        _choice("credit_grade", CREDIT_GRADES, "信用等级", "credit grade"),
        Column("plan_at_start", "int8", "起始套餐", "first tariff seen", low=1, high=99),
    ),
    references=(("household", "households"), ("group", "groups"), ("plan_at_start", "plans")),
)

PLANS = Table(
    "plans",
    "tariff",
    ("plan",),
    "套餐（本网与竞争对手）",
    "tariffs, own and rivals'",
    (
        Column("plan", "int8", "套餐编号", "tariff number", low=1, high=99),
        _choice("owner", ("own", "rival_a", "rival_b"), "所属运营商", "operator"),
        Column("tier", "int8", "档位（1–5）", "tier, 1 to 5", low=1, high=5),
        _money("fee", "月费", "monthly fee"),
        _count("voice_minutes", "含语音", "voice included", 10_000, unit="minutes"),
        Column("data_gb", "float32", "含流量", "data included", unit="GB", low=0, high=1000),
        _money("voice_price", "超出语音单价（元/分钟）", "price of a minute over", 10),
        _money("data_price", "超出流量单价（元/GB）", "price of a GB over", 100),
        _flag("broadband_included", "含宽带", "broadband included"),
    ),
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
        _choice("status", STATUSES, "状态（正常／停机）", "status"),
        Column("plan", "int8", "当月套餐", "tariff of the month", low=1, high=99),
        _money("fee", "月费", "monthly fee"),
        _money("overage_fee", "超套费用", "charges over the allowance"),
        _money("vas_fee", "增值业务费", "value-added services"),
        _money("roaming_fee", "漫游费", "roaming"),
        _money("bill", "出账收入", "bill of the month", 20_000),
        _money("paid", "当月缴费", "paid in the month", 20_000),
        _money("balance", "账户余额（负为欠费）", "balance (negative: owed)", 20_000, -20_000),
        _money("arrears", "欠费", "unpaid so far", 20_000),
        _count("minutes_out", "主叫分钟", "minutes of calls made", 20_000, unit="minutes"),
        _count("minutes_in", "被叫分钟", "minutes of calls received", 20_000, unit="minutes"),
        _count("calls_out", "主叫次数", "calls made", 10_000, unit="calls"),
        _count("calls_in", "被叫次数", "calls received", 10_000, unit="calls"),
        _count("contacts", "通话对象数", "different people called or calling", 5000, unit="people"),
        _share("off_net_share", "异网通话占比", "share of calls with rivals' customers"),
        _count(
            "rival_calls", "拨打异网客服次数", "calls to rivals' hotlines", 100, "int8", "calls"
        ),
        _count("sms", "短信条数", "text messages", 10_000, unit="messages"),
        Column("data_gb", "float32", "流量", "data used", unit="GB", low=0, high=5000),
        Column(
            "over_gb", "float32", "超套流量", "data over the allowance", unit="GB", low=0, high=5000
        ),
        _count("active_days", "活跃天数", "days with use", 31, "int8", "days"),
        Column(
            "quality",
            "float32",
            "网络质量评分",
            "network quality score",
            unit="points",
            low=0,
            high=100,
        ),
        _count("complaints", "投诉次数", "complaints", 20, "int8", "times"),
        _count("service_calls", "拨打客服次数", "calls to our hotline", 50, "int8", "calls"),
        _count("handset_age", "终端使用月数", "age of the handset", 240, unit="months"),
        _count(
            "contract_left",
            "合约剩余月数（0 为无合约或当月到期）",
            "months of contract left",
            60,
            "int8",
            "months",
        ),
        _flag("contract_ends", "合约当月到期", "contract ends this month"),
        _flag("broadband", "有宽带", "has broadband"),
        _flag("tv", "有电视", "has TV"),
        _count("points_earned", "当月积分", "points earned", 30_000, unit="points"),
        _count("points_redeemed", "兑换积分", "points redeemed", 900_000, "int32", "points"),
        _count("points_cleared", "清零积分", "points cleared", 900_000, "int32", "points"),
        _count("points_balance", "积分余额", "points left", 900_000, "int32", "points"),
        _count(
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

CONTRACTS = Table(
    "contracts",
    "contract",
    ("subscriber", "start_month"),
    "合约",
    "contracts",
    (
        SUBSCRIBER,
        _choice("mode", CONTRACT_MODES, "合约类型", "kind of contract"),
        _month("start_month", "起始账期", "first month, yyyymm"),
        _month("end_month", "到期账期", "last month, yyyymm"),
        _money("deposit", "预存款", "deposit", 20_000),
        _money("subsidy", "补贴", "subsidy"),
        _money("monthly_return", "每月返还", "monthly return"),
        _money("penalty", "违约金", "early-exit charge"),
    ),
    references=(("subscriber", "subscribers"),),
)

HOUSEHOLDS = Table(
    "households",
    "household",
    ("household",),
    "家庭",
    "households",
    (
        Column("household", "int32", "家庭编号", "household", low=1),
        Column("area", "int8", "片区", "area of the city", low=1, high=99),
        _count("lines", "号码数", "lines in the base", 50, "int8", "lines"),
        _flag("broadband", "有宽带", "has broadband"),
    ),
)

GROUPS = Table(
    "groups",
    "group",
    ("group",),
    "集团客户",
    "company groups",
    (
        Column("group", "int32", "集团编号", "group", low=1),
        _choice("industry", INDUSTRIES, "行业", "industry"),
        _count("members", "成员数", "members in the base", 10_000, unit="lines"),
        _choice("group_class", GROUP_CLASSES, "集团级别", "class of the group"),
        _month("contract_end", "集团协议到期账期", "end of the group's contract, yyyymm"),
        _month("rival_bid", "对手参与竞标的账期", "month of a rival's bid, yyyymm", optional=True),
    ),
)

DEVICES = Table(
    "devices",
    "holding",
    ("subscriber", "from_month"),
    "终端",
    "handsets",
    (
        SUBSCRIBER,
        _month("from_month", "启用账期", "first month of use, yyyymm"),
        _month("to_month", "停用账期", "last month of use, yyyymm", optional=True),
        _choice("generation", GENERATIONS, "制式", "generation"),
        _choice("price_class", PRICE_CLASSES, "价位", "price class"),
    ),
    references=(("subscriber", "subscribers"),),
)

SERVICES_HELD = Table(
    "services",
    "holding",
    ("subscriber", "service", "from_month"),
    "业务订购",
    "services held",
    (
        SUBSCRIBER,
        _choice("service", SERVICES, "业务", "service"),
        _month("from_month", "开通账期", "first month, yyyymm"),
        _month("to_month", "退订前最后账期", "last month, yyyymm", optional=True),
        _money(
            "fee",
            "月功能费（宽带、电视由家庭账户付）",
            "monthly fee (broadband and TV: on the household's account)",
            200,
        ),
    ),
    references=(("subscriber", "subscribers"),),
)

IDENTITIES = Table(
    "identities",
    "subscriber",
    ("subscriber",),
    "虚构身份（仅客户信息保护一课与角色扮演使用）",
    "fictitious identities (for the lesson on protection and the role-plays only)",
    (
        SUBSCRIBER,
        Column("name", "string", "姓名（虚构）", "name (fictitious)"),
        Column("phone", "string", "号码（虚构号段）", "number (of a range that does not exist)"),
        Column("address", "string", "地址（虚构）", "address (fictitious)"),
        Column(
            "document",
            "string",
            "证件号（地区码不存在）",
            "document (of a district that does not exist)",
        ),
    ),
    references=(("subscriber", "subscribers"),),
)

TIES = Table(
    "ties",
    "pair × quarter",
    ("quarter", "subscriber", "other"),
    "通话关系（网内，按季）",
    "calls between subscribers, by quarter",
    (
        _month("quarter", "季度首月", "first month of the quarter, yyyymm"),
        SUBSCRIBER,
        Column("other", "int32", "对端客户编号", "the other subscriber", low=1),
        _count("calls", "通话次数", "calls", 20_000, unit="calls"),
        _count("minutes", "通话分钟", "minutes", 30_000, unit="minutes"),
        _count("messages", "短信条数", "text messages", 20_000, unit="messages"),
    ),
    references=(("subscriber", "subscribers"), ("other", "subscribers")),
)

CONTACTS = Table(
    "contacts",
    "event",
    ("subscriber", "month", "kind"),
    "客户接触（投诉、咨询、调查）",
    "contacts: complaints, enquiries and surveys",
    (
        SUBSCRIBER,
        MONTH,
        _choice("kind", CONTACT_KINDS, "类型", "kind"),
        _choice("topic", TOPICS, "主题", "topic of a complaint or an enquiry", optional=True),
        Column(
            "phrase",
            "int16",
            "客户原话编号",
            "what was said, number of the phrase",
            low=1,
            high=999,
            optional=True,
        ),
        Column(
            "satisfaction",
            "int8",
            "满意度（1–10）",
            "satisfaction, 1 to 10",
            "points",
            1,
            10,
            optional=True,
        ),
        Column(
            "recommend",
            "int8",
            "推荐意愿（0–10）",
            "would recommend, 0 to 10",
            "points",
            0,
            10,
            optional=True,
        ),
        _choice(
            "kano_feature",
            KANO_FEATURES,
            "Kano 问到的功能",
            "feature of the Kano questions",
            optional=True,
        ),
        _choice(
            "kano_with",
            KANO_ANSWERS,
            "有这项功能时的感受",
            "answer if it were there",
            optional=True,
        ),
        _choice(
            "kano_without",
            KANO_ANSWERS,
            "没有这项功能时的感受",
            "answer if it were not",
            optional=True,
        ),
    ),
    references=(("subscriber", "subscribers"), ("phrase", "phrases")),
)

PHRASES = Table(
    "phrases",
    "phrase",
    ("phrase",),
    "客户原话",
    "what customers say",
    (
        Column("phrase", "int16", "编号", "number", low=1, high=999),
        _choice("kind", ("complaint", "enquiry"), "类型", "kind"),
        _choice("topic", TOPICS, "主题", "topic"),
        Column("zh", "string", "中文", "Chinese"),
        Column("en", "string", "英文", "English"),
    ),
)

CAMPAIGNS = Table(
    "campaigns",
    "campaign",
    ("campaign",),
    "营销活动",
    "campaigns",
    (
        Column("campaign", "int8", "活动编号", "campaign number", low=1, high=99),
        _choice("offer", OFFERS, "措施", "offer"),
        _choice("rule", RULES, "选人规则（random 为随机试验）", "who is called (random: by lot)"),
        MONTH,
        _share("base_share", "进入试验的在网客户比例", "share of the base that took part"),
        _share("treated_share", "其中分到外呼组的比例", "of these, share assigned to be contacted"),
        _money("contact_cost", "每次接触成本", "cost of one contact"),
        _money("offer_cost", "每次接受成本", "cost when the offer is accepted"),
        _count("horizon", "观察期", "months of observation", 24, "int8", "months"),
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
        _choice("arm", ARMS, "分组", "arm"),
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
        _flag("contacted", "已接通", "was reached"),
        _flag("accepted", "已接受", "accepted the offer"),
        _money("cost", "成本", "cost"),
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
        _month("month", "离网账期（当月末已不在网）", "month of leaving, yyyymm"),
        _choice("kind", LEAVE_KINDS, "离网方式", "how the line ended"),
        _choice("destination", DESTINATIONS, "去向", "where to"),
        _choice("stated_reason", REASONS, "客户自述原因", "reason stated", optional=True),
    ),
    references=(("subscriber", "subscribers"),),
)

TRUE_PEOPLE = Table(
    "people",
    "subscriber",
    ("subscriber",),
    "客户真实特征",
    "true traits",
    (
        SUBSCRIBER,
        _choice("need", NEEDS, "真实需求类型", "true need"),
        Column("stability", "float32", "稳定性", "stability (standard units)", low=-6, high=6),
        Column("income", "float32", "收入水平", "income (standard units)", low=-6, high=6),
        Column(
            "sociability", "float32", "社交活跃度", "sociability (standard units)", low=-6, high=6
        ),
        _flag("sleeping_dog", "一打反而走", "contact wakes the wish to leave"),
        _flag("arbitrage", "套利号码", "line kept for gain"),
    ),
    truth=True,
)

TRUE_STATE = Table(
    "state",
    "subscriber × month",
    ("subscriber", "month"),
    "真实状态（月末）",
    "true state at month end",
    (
        SUBSCRIBER,
        MONTH,
        _share("hazard", "当月萌生去意的概率", "probability of deciding to leave in the month"),
        _share(
            "leave_3m",
            "未来三个月主动离网的真实概率",
            "true probability of leaving by choice in the next 3 months",
        ),
        _flag("decided", "已决定离开", "has decided to leave"),
        _choice("stage", STAGES, "真实生命周期阶段", "true stage of the lifecycle"),
        _count(
            "shifted",
            "转用副卡的月数（0 为无）",
            "months since use moved to another line (0: none)",
            120,
            "int8",
        ),
        Column(
            "satisfaction",
            "float32",
            "真实满意度",
            "true satisfaction (standard units)",
            low=-10,
            high=10,
        ),
    ),
    by_month=True,
    truth=True,
)

TRUE_CAUSES = Table(
    "causes",
    "subscriber × quarter",
    ("quarter", "subscriber"),
    "去意的成因（季末）",
    "what makes up the wish to leave, at the end of a quarter",
    (
        _month("quarter", "季度首月", "first month of the quarter, yyyymm"),
        SUBSCRIBER,
        *(
            _share(f"cause_{reason}", f"成因占比：{zh}", f"share of the hazard: {reason}")
            for reason, zh in zip(
                REASONS, ("价格", "网络", "服务", "账单", "合约", "亲友", "个人"), strict=True
            )
        ),
    ),
    truth=True,
)

TRUE_RECORDS = Table(
    "records",
    "subscriber",
    ("subscriber",),
    "客户资料的真实值",
    "what the operator's records of a subscriber should say",
    (
        SUBSCRIBER,
        Column(
            "birth_year", "int16", "出生年份", "year of birth", unit="year", low=1930, high=2015
        ),
        _choice("gender", ("F", "M"), "性别", "gender"),
        _choice("channel", CHANNELS, "入网渠道", "channel of acquisition"),
    ),
    truth=True,
)

TRUE_LEAVING = Table(
    "leaving",
    "subscriber",
    ("subscriber",),
    "真实离网原因",
    "why they really left",
    (
        SUBSCRIBER,
        _month("decided_month", "萌生去意账期", "month of deciding, yyyymm"),
        Column("fading_months", "int8", "用量衰减月数", "months of fading use", "months", 0, 12),
        _choice("reason", REASONS, "真实原因", "true reason"),
    ),
    truth=True,
)

TRUE_EFFECTS = Table(
    "effects",
    "subscriber × campaign",
    ("campaign", "subscriber"),
    "措施的个体效果",
    "individual effect of the offer",
    (
        Column("campaign", "int8", "活动编号", "campaign number", low=1, high=99),
        SUBSCRIBER,
        _share("propensity", "分到外呼组的真实概率", "true probability of being treated"),
        _share(
            "risk_untreated", "不接触时观察期内离网的概率", "probability of leaving if left alone"
        ),
        _share("risk_treated", "接触时观察期内离网的概率", "probability of leaving if treated"),
        _share(
            "effect", "接触带来的变化（负为留住）", "change by treating (negative: kept)", low=-1.0
        ),
        _share("accept", "外呼后接受措施的概率", "probability of accepting if treated"),
        _flag("leaves_untreated", "不接触时是否离网（已实现）", "leaves if left alone (realised)"),
        _flag("leaves_treated", "接触时是否离网（已实现）", "leaves if treated (realised)"),
    ),
    truth=True,
)

TRUE_TIES = Table(
    "tie_kinds",
    "pair",
    ("subscriber", "other"),
    "关系的真实类型",
    "true kind of each tie",
    (
        SUBSCRIBER,
        Column("other", "int32", "对端客户编号", "the other subscriber", low=1),
        _choice("kind", TIE_KINDS, "关系类型", "kind of tie"),
        Column(
            "strength",
            "float32",
            "关系强度（月均通话次数）",
            "strength (calls a month)",
            low=0,
            high=1000,
        ),
    ),
    truth=True,
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        SUBSCRIBERS,
        PLANS,
        MONTHLY,
        CONTRACTS,
        HOUSEHOLDS,
        GROUPS,
        TIES,
        DEVICES,
        SERVICES_HELD,
        IDENTITIES,
        PHRASES,
        CONTACTS,
        CAMPAIGNS,
        TREATMENTS,
        CHURN,
        TRUE_PEOPLE,
        TRUE_RECORDS,
        TRUE_STATE,
        TRUE_CAUSES,
        TRUE_LEAVING,
        TRUE_EFFECTS,
        TRUE_TIES,
    )
}
