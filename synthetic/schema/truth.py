"""What is not seen: the truth, which no operator could know."""

from __future__ import annotations

from synthetic.schema.codes import (
    EVENTS,
    INTENTS,
    NEEDS,
    REASONS,
    RECORD_KINDS,
    RECORD_TABLES,
    RETURN_OFFERS,
    ROLES,
    STAGES,
    TIE_KINDS,
    TRADES,
    VALUE_ADDED,
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

_RETURNS = tuple(
    zip(
        RETURN_OFFERS,
        ("不联系", "分到原价回归", "分到致歉专人", "分到亲友同享"),
        (
            "left alone",
            "given the former price by lot",
            "given an apology by lot",
            "given a shared tariff by lot",
        ),
        strict=True,
    )
)

TRUE_PEOPLE = Table(
    "people",
    "subscriber",
    ("subscriber",),
    "客户真实特征",
    "true traits",
    (
        SUBSCRIBER,
        choice("need", NEEDS, "真实需求类型", "true need"),
        Column("stability", "float32", "稳定性", "stability (standard units)", low=-6, high=6),
        Column("income", "float32", "收入水平", "income (standard units)", low=-6, high=6),
        Column(
            "sociability", "float32", "社交活跃度", "sociability (standard units)", low=-6, high=6
        ),
        *(
            Column(f"habit_{need}", "float32", f"习惯：{zh}", f"habit: {en}", low=-8, high=8)
            for need, zh, en in (
                ("security", "求安稳", "wants to be safe"),
                ("price", "算价钱", "looks at the price"),
                ("service", "找人办", "wants somebody to see to it"),
                ("brand", "认牌子", "likes the brand"),
            )
        ),
        Column("taste_fun", "float32", "玩乐的喜好", "taste for fun", low=-8, high=8),
        Column("taste_use", "float32", "实用的喜好", "taste for use", low=-6, high=6),
        Column("tempo", "float32", "成长的快慢", "how slowly the line grows", low=0, high=30),
        share("rival_tie", "与对手的牵连（0 为无副卡）", "tie to a rival (0: no second SIM)"),
        money("wallet", "每月花在对手那里的钱", "yuan a month spent with a rival", high=20_000),
        flag("leads", "集团里说了算的人", "leads the group: others follow"),
        choice("role", ROLES, "家庭角色", "role at home"),
        flag("sleeping_dog", "一打反而走", "contact wakes the wish to leave"),
        flag(
            "bluff", "议价的人：来电要走，其实没打算走", "calls to bargain, with no wish to leave"
        ),
        flag("arbitrage", "套利号码", "line kept for gain"),
        choice(
            "trade",
            TRADES,
            "靠电话谋生的正当行当（none 无、courier 快递外卖、shop 店铺）",
            "honest trade that lives on the phone",
        ),
        flag("gift", "冲着入网礼来", "joined for the welcome gift"),
        flag("fraud", "冒名开户", "opened on false papers"),
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
        share("hazard", "当月萌生去意的概率", "probability of deciding to leave in the month"),
        share(
            "leave_3m",
            "未来三个月主动离网的真实概率",
            "true probability of leaving by choice in the next 3 months",
        ),
        flag("decided", "已决定离开", "has decided to leave"),
        choice("stage", STAGES, "真实生命周期阶段", "true stage of the lifecycle"),
        count(
            "shifted",
            "转用副卡的月数（0 为无）",
            "months since use moved to another line (0: none)",
            120,
            "int8",
        ),
        Column(
            "strain", "float32", "缴费压力", "strain of paying (standard units)", low=-8, high=8
        ),
        Column(
            "satisfaction",
            "float32",
            "真实满意度",
            "true satisfaction (standard units)",
            low=-10,
            high=10,
        ),
        Column("level", "float32", "用量高低（对数）", "level of use (log)", low=-3, high=1),
        Column(
            "harm",
            "float32",
            "被乱收费的怨气（去意对数）",
            "harm of charges nobody ordered (log hazard)",
            low=0,
            high=20,
        ),
    ),
    by_month=True,
    truth=True,
)

TRUE_UNASKED = Table(
    "unasked",
    "holding",
    ("subscriber", "service", "from_month"),
    "没人订过的增值业务",
    "value-added services that nobody ordered",
    (
        SUBSCRIBER,
        choice("service", VALUE_ADDED, "业务", "service"),
        month("from_month", "开始收费账期", "first month charged, yyyymm"),
    ),
    truth=True,
)

TRUE_CAUSES = Table(
    "causes",
    "subscriber × quarter",
    ("quarter", "subscriber"),
    "去意的成因（季末）",
    "what makes up the wish to leave, at the end of a quarter",
    (
        month("quarter", "季度首月", "first month of the quarter, yyyymm"),
        SUBSCRIBER,
        *(
            share(f"cause_{reason}", f"成因占比：{zh}", f"share of the hazard: {reason}")
            for reason, zh in zip(
                REASONS, ("价格", "网络", "服务", "账单", "合约", "亲友", "个人"), strict=True
            )
        ),
    ),
    truth=True,
)

TRUE_RECORDS = Table(
    "records",
    "cell",
    ("table", "column", "subscriber", "month"),
    "记错的格子本应写什么",
    "what each cell that was kept carelessly should say",
    (
        choice("table", RECORD_TABLES, "所在的表", "table"),
        SUBSCRIBER,
        month("month", "账期（合约为起始账期）", "month (of a contract: its first)", optional=True),
        Column("column", "string", "字段", "column"),
        choice("kind", RECORD_KINDS, "毛病的种类", "kind of carelessness"),
        Column(
            "true",
            "string",
            "真实值（重复记录为原编号）",
            "true value (of a second record: the number of the first)",
        ),
    ),
    truth=True,
)

TRUE_INTENTS = Table(
    "intents",
    "subscriber × month",
    ("subscriber", "month"),
    "咨询背后的真实意图",
    "what is behind each enquiry",
    (
        SUBSCRIBER,
        MONTH,
        choice("intent", INTENTS, "真实意图", "true intent"),
    ),
    references=(("subscriber", "subscribers"),),
    truth=True,
)

TRUE_DESK = Table(
    "desk",
    "subscriber × month",
    ("subscriber", "month"),
    "挽留台来电的真相：两种脚本下各会怎样",
    "what is behind calls to the save desk, and what becomes of each under either script",
    (
        SUBSCRIBER,
        MONTH,
        choice("intent", INTENTS, "真实意图", "true intent"),
        share("stay_process", "照办时留下的概率", "probability of staying under process"),
        share("stay_listen", "倾听时留下的概率", "probability of staying under listen"),
        flag("stays_process", "照办时是否留下（同一份运气）", "stays under process (same luck)"),
        flag("stays_listen", "倾听时是否留下（同一份运气）", "stays under listen (same luck)"),
    ),
    references=(("subscriber", "subscribers"),),
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
        month("decided_month", "萌生去意账期", "month of deciding, yyyymm"),
        Column("fading_months", "int8", "用量衰减月数", "months of fading use", "months", 0, 12),
        choice("reason", REASONS, "真实原因", "true reason"),
    ),
    truth=True,
)

TRUE_RETURNS = Table(
    "returns",
    "leaver",
    ("subscriber",),
    "离网后会不会回来（主动离网的客户）",
    "who comes back after leaving by choice",
    (
        SUBSCRIBER,
        Column(
            "regret",
            "float32",
            "后悔程度（对手不如所想，标准分）",
            "regret: how far the rival fell short (standard units)",
            low=-6,
            high=6,
        ),
        *(
            share(
                f"chance_{offer}",
                f"十二个月内回网的概率：{zh}",
                f"probability of coming back within 12 months: {en}",
            )
            for offer, zh, en in _RETURNS
        ),
        *(
            month(
                f"returned_{offer}",
                f"回网账期（已实现，可在数据期后）：{zh}",
                f"month of coming back (realised; it may lie after the data): {en}",
                optional=True,
            )
            for offer, zh, en in _RETURNS
        ),
    ),
    references=(("subscriber", "subscribers"),),
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
        share("propensity", "分到外呼组的真实概率", "true probability of being treated"),
        share(
            "risk_untreated", "不接触时观察期内离网的概率", "probability of leaving if left alone"
        ),
        share("risk_treated", "接触时观察期内离网的概率", "probability of leaving if treated"),
        share(
            "effect", "接触带来的变化（负为留住）", "change by treating (negative: kept)", low=-1.0
        ),
        share(
            "mended",
            "接触平均消去的去意（负为添上的：后悔了）",
            "share of the hazard that a contact takes away (negative: adds, where it is regretted)",
            low=-1.0,
        ),
        Column(
            "woken",
            "float32",
            "接触唤起的去意（对数）",
            "rise of the log hazard by contact",
            low=0,
            high=5,
        ),
        share("accept", "外呼后接受措施的概率", "probability of accepting if treated"),
        money(
            "bill_untreated",
            "不接触时观察期内的账单",
            "bills of the horizon if left alone",
            200_000,
        ),
        money("bill_treated", "接触时观察期内的账单", "bills of the horizon if treated", 200_000),
        money(
            "margin_untreated",
            "不接触时观察期内的毛利（折现）",
            "margin of the horizon if left alone, discounted",
            200_000,
            -200_000,
        ),
        money(
            "margin_treated",
            "接触时观察期内的毛利（折现，已扣成本）",
            "the same if treated, less what it costs",
            200_000,
            -200_000,
        ),
        money(
            "value_effect",
            "接触换来的价值",
            "what treating is worth, the months after the horizon too",
            200_000,
            -200_000,
        ),
        flag("leaves_untreated", "不接触时是否离网（已实现）", "leaves if left alone (realised)"),
        flag("leaves_treated", "接触时是否离网（已实现）", "leaves if treated (realised)"),
    ),
    truth=True,
)

TRUE_TARIFFS = Table(
    "tariffs",
    "subscriber × quarter",
    ("quarter", "subscriber"),
    "套餐合不合身（季末）",
    "how well its tariff suits each line, at the end of a quarter",
    (
        month("quarter", "季度首月", "first month of the quarter, yyyymm"),
        SUBSCRIBER,
        Column("best", "int8", "最合算的套餐", "tariff that costs it least", low=1, high=99),
        money(
            "saving",
            "换到最合算套餐每月省（权益已计）",
            "what that would save a month, rights counted",
        ),
        money(
            "next_surplus",
            "升一档每月合算多少（负为吃亏）",
            "gain a month from the next tariff up (less than 0: a loss)",
            5000,
            -5000,
        ),
        Column(
            "unmet",
            "float32",
            "想用没敢用的流量",
            "data wanted and not used",
            unit="GB",
            low=0,
            high=20_000,
        ),
    ),
    truth=True,
)

TRUE_VALUE = Table(
    "value",
    "subscriber × month",
    ("month", "subscriber"),
    "真实客户价值",
    "true value of each line",
    (
        SUBSCRIBER,
        MONTH,
        money(
            "margin_36m", "未来 36 个月的毛利", "margin of the next 36 months", 500_000, -500_000
        ),
        money(
            "clv",
            "客户生命周期价值（36 个月，折现）",
            "lifetime value: the same, discounted",
            500_000,
            -500_000,
        ),
        share("survival_12m", "一年后仍在网的概率", "chance of still being there in a year"),
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
        choice("kind", TIE_KINDS, "关系类型", "kind of tie"),
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

TRUE_WITHOUT = Table(
    "without",
    "event × leaver",
    ("event", "number", "subscriber"),
    "少了某一事件，谁仍会离网",
    "who would have left had an event not happened",
    (
        choice("event", EVENTS, "事件", "event"),
        Column(
            "number", "int8", "第几个这样的事件", "number of the event of its kind", low=1, high=99
        ),
        SUBSCRIBER,
        month("month", "那样的话，离网账期", "month of leaving in that case, yyyymm"),
    ),
    references=(("subscriber", "subscribers"),),
    truth=True,
)

TRUE_TEAMS = Table(
    "teams",
    "team × month",
    ("team", "month"),
    "班组真实水平与忙闲",
    "what teams can do, and how busy they are",
    (
        Column("team", "int8", "班组", "team", low=1, high=99),
        MONTH,
        Column("skill", "float32", "水平（标准分）", "skill (standard units)", low=-6, high=6),
        Column("load", "float32", "忙闲（标准分）", "load (standard units)", low=-6, high=6),
    ),
    by_month=True,
    truth=True,
)

TRUE_MOVES = Table(
    "moves",
    "subscriber",
    ("subscriber",),
    "搬出去住的成年子女",
    "grown children who moved out of their home",
    (SUBSCRIBER, month("month", "搬出账期", "month of moving out")),
    references=(("subscriber", "subscribers"),),
    truth=True,
)

TRUE_INSIDERS = Table(
    "insiders",
    "member of staff",
    ("staff",),
    "出卖客户资料的员工",
    "staff who sell what customers' records say",
    (
        Column("staff", "int8", "工号", "staff number", low=1, high=99),
        Column("sold", "float32", "平均每天卖几次查询", "look-ups sold a day", low=0, high=20),
    ),
    references=(("staff", "staff"),),
    truth=True,
)
