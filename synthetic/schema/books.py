"""What is seen, and stands: an operator's books on subscribers, homes, groups, tariffs and holdings."""

from __future__ import annotations

from synthetic.schema.codes import (
    AREA_KINDS,
    BRANDS,
    CHANNELS,
    CONTRACT_MODES,
    COST_ITEMS,
    COST_UNITS,
    CREDIT_GRADES,
    CUSTOMER_CLASSES,
    GENERATIONS,
    GROUP_CLASSES,
    INDUSTRIES,
    MAKERS,
    ORDERED_BY,
    PRICE_CLASSES,
    SERVICES,
    STAFF_ROLES,
    TOPICS,
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

SUBSCRIBERS = Table(
    "subscribers",
    "subscriber",
    ("subscriber",),
    "客户",
    "subscribers",
    (
        SUBSCRIBER,
        month("join_month", "入网账期", "month of joining, yyyymm"),
        Column(
            "birth_year",
            "int16",
            "出生年份",
            "year of birth",
            unit="year",
            low=1920,
            high=2020,
            optional=True,
        ),
        choice("gender", ("F", "M"), "性别", "gender", optional=True),
        Column("city", "int8", "城市", "city", low=1, high=99),
        Column("area", "int8", "片区", "area", low=1, high=99),
        choice("channel", CHANNELS, "入网渠道", "channel of acquisition", optional=True),
        Column("referrer", "int32", "推荐人（0 为无）", "on whose word (0: nobody's)", low=0),
        choice("brand", BRANDS, "品牌", "brand"),
        choice(
            "customer_class", CUSTOMER_CLASSES, "客户级别（按入网套餐）", "class, by first tariff"
        ),
        Column("household", "int32", "家庭编号", "household", low=1),
        Column("group", "int32", "集团编号（0 为无）", "company group (0: none)", low=0),
        flag("key_contact", "集团关键联系人", "key contact of the group"),
        flag("do_not_disturb", "不愿被打扰", "would rather not be called"),
        flag("marketing_consent", "同意接受营销联系", "has agreed to be contacted for marketing"),
        flag("club", "俱乐部会员", "member of the club"),
        choice("credit_grade", CREDIT_GRADES, "信用等级", "credit grade"),
        Column("plan_at_start", "int8", "起始套餐", "first tariff seen", low=1, high=99),
    ),
    references=(("household", "households"), ("group", "groups"), ("plan_at_start", "plans")),
)

AREAS = Table(
    "areas",
    "area",
    ("area",),
    "片区",
    "areas of the city",
    (
        Column("area", "int8", "片区", "area", low=1, high=99),
        choice("kind", AREA_KINDS, "类型（城区／校园／乡镇）", "kind"),
        count("stores", "营业厅数", "stores", 99, "int8", "stores"),
        Column(
            "rival_index",
            "float32",
            "对手同档价格（我们为 1）",
            "rivals' price for a like tariff, ours = 1",
            low=0,
            high=3,
        ),
    ),
)

RIVAL_NETWORKS = Table(
    "rival_networks",
    "area",
    ("area",),
    "对手网络路测",
    "how good the rivals' network is, by drive tests",
    (
        Column("area", "int8", "片区", "area", low=1, high=99),
        Column(
            "quality", "float32", "网络质量（0–100）", "network quality, 0 to 100", low=0, high=100
        ),
    ),
    references=(("area", "areas"),),
)

OUTAGES = Table(
    "outages",
    "area × month",
    ("area", "month"),
    "网络故障",
    "network outages",
    (
        Column("area", "int8", "片区", "area", low=1, high=99),
        MONTH,
        Column("points", "float32", "网络质量扣分", "points of quality lost", low=0, high=100),
        Column("hours", "float32", "影响时长", "hours affected", unit="hours", low=0, high=744),
    ),
    references=(("area", "areas"),),
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
        count("lines", "号码数", "lines in the base", 50, "int8", "lines"),
        Column("payer", "int32", "付费号码", "the line that pays for all", low=1),
        flag("broadband", "有宽带", "has broadband"),
    ),
    references=(("payer", "subscribers"),),
)

GROUPS = Table(
    "groups",
    "group",
    ("group",),
    "集团客户",
    "company groups",
    (
        Column("group", "int32", "集团编号", "group", low=1),
        choice("industry", INDUSTRIES, "行业", "industry"),
        count("members", "成员数", "members in the base", 10_000, unit="lines"),
        choice("group_class", GROUP_CLASSES, "集团级别", "class of the group"),
        month("contract_end", "集团协议到期账期", "end of the group's contract, yyyymm"),
        Column(
            "service_score",
            "float32",
            "服务评分（标准分）",
            "how well it is served (standard units)",
            low=-6,
            high=6,
        ),
        Column(
            "price_gap",
            "float32",
            "对手报价通常低多少",
            "what a rival's bid is usually below our price (share)",
            low=-1,
            high=1,
        ),
        share("firm_paid", "单位付费的号码占比", "share of its lines that the firm pays for"),
        month("rival_bid", "对手参与竞标的账期", "month of a rival's bid, yyyymm", optional=True),
    ),
)

VISITS = Table(
    "visits",
    "group × month",
    ("group", "month"),
    "集团走访",
    "managers calling on groups",
    (
        Column("group", "int32", "集团编号", "group", low=1),
        MONTH,
    ),
    references=(("group", "groups"),),
)

STAFF = Table(
    "staff",
    "member of staff",
    ("staff",),
    "员工",
    "staff",
    (
        Column("staff", "int8", "工号", "staff number", low=1, high=99),
        choice("role", STAFF_ROLES, "岗位", "role"),
        Column("area", "int8", "片区（0 为全市）", "area (0: the whole city)", low=0, high=99),
        Column("team", "int8", "班组（0 为无）", "team (0: none)", low=0, high=99),
        month("trained_month", "最近一次安全培训的账期", "month of the last training in security"),
    ),
)

PORTFOLIOS = Table(
    "portfolios",
    "group",
    ("group",),
    "集团客户经理分工",
    "who looks after which group",
    (
        Column("group", "int32", "集团编号", "group", low=1),
        Column("staff", "int8", "客户经理工号", "staff number of its manager", low=1, high=99),
    ),
    references=(("group", "groups"), ("staff", "staff")),
)

POINTS_AT_START = Table(
    "points_at_start",
    "subscriber × month of earning",
    ("subscriber", "earned_month"),
    "期初积分",
    "points at the start, by the month of earning",
    (
        SUBSCRIBER,
        month("earned_month", "产生积分的账期", "month in which they were earned"),
        count("points", "积分", "points", 900_000, "int32", "points"),
    ),
    references=(("subscriber", "subscribers"),),
)

PLANS = Table(
    "plans",
    "tariff",
    ("plan",),
    "套餐（本网与竞争对手）",
    "tariffs, own and rivals'",
    (
        Column("plan", "int8", "套餐编号", "tariff number", low=1, high=99),
        choice("owner", ("own", "rival_a", "rival_b"), "所属运营商", "operator"),
        Column("tier", "int8", "档位（1–5）", "tier, 1 to 5", low=1, high=5),
        money("fee", "月费", "monthly fee"),
        count("voice_minutes", "含语音", "voice included", 10_000, unit="minutes"),
        Column("data_gb", "float32", "含流量", "data included", unit="GB", low=0, high=1000),
        money("voice_price", "超出语音单价（元/分钟）", "price of a minute over", 10),
        money("data_price", "超出流量单价（元/GB）", "price of a GB over", 100),
        money("cap", "超出流量每月封顶", "most that data over may cost a month", 500),
        flag("broadband_included", "含宽带", "broadband included"),
        money("rights", "会员权益的一般价值（元/月）", "what its memberships are worth to most"),
        count(
            "cards",
            "可共用的副卡数",
            "other lines of the home that may share it",
            9,
            "int8",
            "lines",
        ),
    ),
)

CONTRACTS = Table(
    "contracts",
    "contract",
    ("subscriber", "start_month"),
    "合约",
    "contracts",
    (
        SUBSCRIBER,
        choice("mode", CONTRACT_MODES, "合约类型", "kind of contract"),
        month("start_month", "起始账期", "first month, yyyymm"),
        month("end_month", "到期账期", "last month, yyyymm"),
        money("deposit", "预存款", "deposit", 20_000),
        money("subsidy", "补贴", "subsidy"),
        money("monthly_return", "每月返还", "monthly return"),
        money("penalty", "违约金", "early-exit charge"),
        money(
            "exit_cost_at_start", "签约时的离网成本", "what leaving would cost at signing", 20_000
        ),
        Column(
            "campaign",
            "int8",
            "由哪次活动签下（0 为无）",
            "campaign that won it (0: none)",
            low=0,
            high=99,
        ),
    ),
    references=(("subscriber", "subscribers"),),
)

COSTS = Table(
    "costs",
    "item",
    ("item",),
    "成本",
    "what things cost",
    (
        choice("item", COST_ITEMS, "项目", "item"),
        choice("unit", COST_UNITS, "计量单位", "unit"),
        Column(
            "yuan",
            "float64",
            "每单位金额（占比项为比例）",
            "yuan a unit; of a fee, the share",
            low=0,
            high=5000,
            places=4,
        ),
        Column("zh", "string", "中文", "Chinese"),
        Column("en", "string", "英文", "English"),
    ),
)

ACCOUNTS = Table(
    "accounts",
    "subscriber",
    ("subscriber",),
    "账户",
    "accounts",
    (
        SUBSCRIBER,
        flag("autopay", "开通自动缴费", "bills are paid by standing order"),
        money("top_up", "每次充值金额", "filled up by multiples of", 1000),
        Column(
            "document",
            "int32",
            "开户证件代号（同号即同一证件）",
            "papers it was opened on (coded: the same number, the same papers)",
            low=1,
        ),
    ),
    references=(("subscriber", "subscribers"),),
)

MODELS = Table(
    "models",
    "model",
    ("model",),
    "终端型号",
    "handset models",
    (
        Column("model", "int8", "型号编号", "model number", low=1, high=99),
        choice("maker", MAKERS, "厂商", "maker"),
        choice("generation", GENERATIONS, "制式", "generation"),
        money("price", "裸机价", "price without a contract", 20_000),
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
        month("from_month", "启用账期", "first month of use, yyyymm"),
        month("to_month", "停用账期", "last month of use, yyyymm", optional=True),
        Column("model", "int8", "型号编号", "model number", low=1, high=99),
        choice("generation", GENERATIONS, "制式", "generation"),
        choice("price_class", PRICE_CLASSES, "价位", "price class"),
        flag("second_sim", "检出第二张卡", "a second SIM was seen in it"),
    ),
    references=(("subscriber", "subscribers"), ("model", "models")),
)

SERVICES_HELD = Table(
    "services",
    "holding",
    ("subscriber", "service", "from_month"),
    "业务订购",
    "services held",
    (
        SUBSCRIBER,
        choice("service", SERVICES, "业务", "service"),
        month("from_month", "开通账期", "first month, yyyymm"),
        month("to_month", "退订前最后账期", "last month, yyyymm", optional=True),
        money(
            "fee",
            "月功能费（宽带、电视由家庭账户付）",
            "monthly fee (broadband and TV: on the household's account)",
            200,
        ),
        choice(
            "ordered_by",
            ORDERED_BY,
            "由谁订购（customer 本人、clerk 店员代办、trial 试用期满转收费）",
            "ordered by: the customer, a clerk, a trial that ran on",
        ),
        flag("confirmed", "有本人二次确认记录", "the customer's confirmation is on record"),
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

PHRASES = Table(
    "phrases",
    "phrase",
    ("phrase",),
    "客户原话",
    "what customers say",
    (
        Column("phrase", "int16", "编号", "number", low=1, high=9999),
        choice("kind", ("complaint", "enquiry"), "类型", "kind"),
        choice("topic", TOPICS, "主题", "topic"),
        Column(
            "template",
            "int16",
            "句式编号（同一句式只换几个词）",
            "number of the wording (sentences of one differ in a few words)",
            low=1,
            high=999,
        ),
        Column(
            "emotion",
            "int8",
            "投诉情绪（1 平静，2 不满，3 激动）",
            "emotion of a complaint (1 calm, 2 annoyed, 3 furious)",
            low=1,
            high=3,
            optional=True,
        ),
        Column("zh", "string", "中文", "Chinese"),
        Column("en", "string", "英文", "English"),
    ),
)
