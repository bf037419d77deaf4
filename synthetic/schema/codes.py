"""The words that a column of categories may hold, in the order of their codes."""

from __future__ import annotations

from synthetic.catalogue import CATALOGUE
from synthetic.costs import COSTS

NEEDS = ("security", "price", "service", "brand")
WON_BY = ("store", "agent", "online", "telesales", "campus")
CHANNELS = (*WON_BY, "referral")
"""How a line was won: by ourselves, or on a friend's word."""
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
ORDERED_BY = ("customer", "clerk", "trial")
GENERATIONS = ("2g", "3g", "4g", "5g")
TICKET_KINDS = ("complaint", "visit", "call")
EVENTS = ("outage", "rival", "cliff", "portability")
MAKERS = ("aurora", "banyan", "cedar", "delta", "ember", "fjord")
PRICE_CLASSES = ("entry", "middle", "high", "flagship")
LEAVE_KINDS = ("ported", "silent", "closed", "arrears")
DESTINATIONS = ("rival_a", "rival_b", "unknown")
REASONS = ("price", "network", "service", "bill", "contract", "friends", "personal")
TOPICS = (
    *("network", "bill", "service", "tariff", "contract", "porting", "points"),
    *("fraud", "nuisance"),
)
CONTACT_KINDS = ("complaint", "enquiry")
CONTACT_CHANNELS = ("hotline", "app", "counter")
INTENTS = ("none", "wavering", "comparing", "bluffing", "decided")
"""What is behind an enquiry: nothing, 徘徊, 打听, 议价, 去意已决."""
SURVEY_MODULES = ("kano", "factors", "price")
FACTORS = ("price", "network", "service", "bill", "benefits", "handset", "family", "safety")
"""What somebody looks at first when he chooses an operator."""
SCENES = ("top_up", "weekend", "gaming", "sharing", "journey")
"""Uses for which a price is asked in surveys."""
YES_NO = ("no", "yes")
DESK_TOPICS = ("port_code", "close", "price", "service", "contract")
"""What a call to the save desk asks for or names: 要授权码、要销户, or a cause."""
DESK_SCRIPTS = ("process", "listen")
"""照办、倾听: the two scripts of the save desk."""
KANO_FEATURES = ("coverage", "fair_bill", "quick_service", "fraud_guard", "vip_care", "skins")
KANO_ANSWERS = ("like", "expect", "neutral", "tolerate", "dislike")
AREA_KINDS = ("town", "campus", "rural")
STAFF_ROLES = ("clerk", "agent", "manager", "back_office", "analyst")
"""营业员、客服坐席、集团客户经理、后台支撑、经营分析."""
ROLES = ("head", "partner", "child", "parent")
RECORD_TABLES = ("subscribers", "identities", "monthly", "contracts")
"""Tables in which records may be careless."""
RECORD_KINDS = (
    *("missing", "wrong", "placeholder", "duplicate"),
    *("plan_mismatch", "end_before_start", "wrong_month", "fen_area"),
)
"""Kinds of carelessness, as the fields of a scenario's `records` call them."""
TRADES = ("none", "courier", "shop")
"""Honest trades that call as many as a line kept for gain."""
TIE_KINDS = ("kin", "work", "other")
OFFERS = tuple(CATALOGUE)
RETURN_OFFERS = ("alone", "price_back", "apology", "together")
"""What the lot gives those who left: nothing, 原价回归, 致歉专人, 亲友同享. (No code is called "none":
in an extract that word says that there is no value.)"""
RULES = ("random", "high_bill", "complained", "low_use")
ARMS = ("control", "treated")
COST_ITEMS = tuple(COSTS)
COST_UNITS = tuple(dict.fromkeys(cost.unit for cost in COSTS.values()))
