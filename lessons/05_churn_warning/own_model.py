# %% [markdown] id="own-model" lang="zh"
"""
厂商走了，活还在：分析师手里有两年的账单、一张离网清单、一张价目表，周五要交一份外呼名单。模型半天就能跑出来，跑出来第一件事，大家都看“哪个字段最重要”。

这一页只讲这一步的坑，给要看模型报告的人。从账单到名单的五步（特征、切分、打分、校准、定名单）都要写代码，在“练习和代码题”那本笔记本里，约 53 分钟，给分析师。这里的排序好坏用 [[auc|AUC]] 来量：1 最好，0.5 等于抛硬币。
"""

# %% [markdown] id="own-model" lang="en"
"""
The vendor has gone, but the work hasn't. You have two years of bills, a list of those who left and a cost sheet, and you have until Friday to hand in a call list. A model takes half a day, and then everyone's first question is which column matters most.

This page is about the trap in that question, for anyone who reads model reports. The five steps from bills to list (features, split, scores, calibration, choice) need code. You will find them in the notebook “practice and code track”, about 53 minutes for analysts. How well a model ranks is measured by the [[auc|AUC]] here: 1 is perfect, 0.5 a coin.
"""

# %% [markdown] id="note-own-model" lang="zh" tags=["instructor"]
"""
**问**：“模型说流量变化很重要，那我们送流量，行不行？”
**常见错答**：“行，模型都算出来了。”模型算的是降了的人和没降的人差多少，没见过降了又被送回来的人。
**讲清为什么**：主意先定，流量才降。脚印和脚。
**时间**：开场和猜 2 分钟，图 1 分钟，练习一题 3 分钟。代码线五题约 53 分钟，给分析师课后做，一题一题都能单独做：特征、分数、敢写进合同的 AUC、概率、名单。
**代码线怎么判**：分数那题不看代码，换几种“以后”再问一遍，分数动了就说出是被哪一种打动的；AUC 那题让一个会记笔记的模型替你的函数跑一遍。两样工具（`own_model.peeks`、`own_model.findings`）都能拿回去查自己的函数。
**换了种子**：试过的五个种子里，流量变化都排在前四，比它靠前的是合约剩余月数，有时还有投诉和打对手客服；模型说能降的，比电话真正改变的大好几倍。
"""

# %% [markdown] id="note-own-model" lang="en" tags=["instructor"]
"""
**Ask**: “The model says the change in data use matters. So do we give data away?”
**Common wrong answer**: “Yes, the model has worked it out.” It has worked out how customers whose data use fell differ from those whose use did not. Nobody whose use was given back was among them.
**Say why**: they decide first, and then their data use falls. A footprint is not a foot.
**Timing**: opening and guess 2 minutes, chart 1, one question 3. The code track has five questions, some 53 minutes in all, for analysts after class; each stands alone: features, scores, an AUC for the contract, probabilities, list.
**How the code is judged**: nobody looks at the code of the scores; the check asks for them again in other futures and reports what moves them. The AUC is judged with a model that records what it was shown. You can take both tools (`own_model.peeks`, `own_model.findings`) home for your own functions.
**Another seed**: on the five seeds we tried, the change in data use is among the first four; what comes before it is the months of contract left and, sometimes, complaints and calls to rivals' hotlines; what the model says is several times what a call truly changes.
"""

# %% id="g-leans-most" question="leans_most" covers="W3"
q.leans_most

# %% [markdown] id="after-leaning" lang="zh"
"""
“依赖”的意思是：打乱这一列，排序就变差。它没说：动一动这一列，人就留下了。前一句量过，后一句没有。

“合约剩余月数”排在前面，和“八盏灯，开哪几盏？”里“合约到期”那盏灯不灵并不打架：那盏灯只看“快到期”三个字；模型用的是它的全部取值，离到期还远的人，走得少。反过来，打乱了也不掉多少的列，不等于没用：流量、主叫、活跃天数常常一起往下掉，打乱一列，别的列还替它说着；换个模型、多几列，第一名就可能换成它的同伴。掉到 0 左右的，这个月没有它也排得一样好。
"""

# %% [markdown] id="after-leaning" lang="en"
"""
The model leans on a column if it ranks customers worse once that column is shuffled. Whether changing the column would keep anyone is another question. The first was measured; the second was not.

“Months of contract left” ranks high, and that does not contradict “Eight lights: which do you switch on?”, where the light “contract about to end” did poorly. That light sees only “about to end”; the model uses every value, and customers whose contracts still have long to run leave less. Nor is a column useless because shuffling it costs little: data, calls and days of use tend to fall together, and when one is shuffled, the others still tell the story. With another model or more columns, one of its companions may come first. Where the loss is about 0, the model did as well without the column that month.
"""

# %% [markdown] id="monday-own-model" lang="zh"
"""
> **周一就做**：模型报告里“重要字段”那一页，页脚加一句：“用来找人，不用来定措施；措施有没有用，见随机对照。”
"""

# %% [markdown] id="monday-own-model" lang="en"
"""
> **On Monday**: in every model report, add one line at the foot of the page on important columns: “Use these to find people, not to choose actions. To see whether an action works, look at the control group.”
"""

# %% [markdown] id="p-own-model" lang="zh" part="practice"
"""
## 重要的一列，该不该动
模型报告到了市场部，预算单跟着就来了。
"""

# %% [markdown] id="p-own-model" lang="en"
"""
## A column that matters: do you act on it?
The model report has reached marketing, and a budget request has come back.
"""

# %% id="imports-own-model-practice"
from casekit.course.churn_warning import own_model

# %% id="q-not-a-cause" question="not_a_cause"
q.not_a_cause  # EXERCISE
# SOLUTION BEGIN
from casekit.analysis import campaigns

# zh: 模型说的降幅，和随机试点里量到的差，放在一起看
# en: What the model says next to what a randomised trial measured
found, tried = own_model.leaning(mart), campaigns.outcomes(mart)
said = found.said - found.said_if
rates = tried.groupby("treated")["left"].mean()
measured = rates[False] - rates[True]
q.not_a_cause.check("push_back" if measured > said else "trial")
# SOLUTION END

# %% id="p-open-the-call" covers="W3"
own_model.open_the_call(q.not_a_cause)

# %% [markdown] id="code-own-model" lang="zh" part="code"
"""
## 代码线：从账单到名单，五步
特征 → 分数 → 敢写进合同的 AUC → 概率 → 名单。每一步单独成题，用的表都在格子里给好，不靠前一题的答案；换成自己公司的表，函数原样能用。
"""

# %% [markdown] id="code-own-model" lang="en"
"""
## Code track: from bills to a list in five steps
The steps are features → scores → an AUC for the contract → probabilities → list. Each step is a question of its own, with the tables it needs in its cell, and does not depend on your previous answer. The functions also work as they are on your own company's tables.
"""

# %% id="imports-own-model-code" tags=["show-code"]
import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from casekit.analysis import money
from casekit.course.churn_warning import own_model
from synthetic.calendar import add_months, months_between

# %% id="c-own-monthly" tags=["show-code"]
monthly = mart.monthly[["subscriber", "month", "status", "bill", "data_gb", "rival_calls"]]
monthly.head()


# %% id="q-customer-features" question="customer_features" tags=["show-code"]
# -- your turn --
def customer_features(monthly, months):
    # SOLUTION BEGIN
    def known_at_the_end_of(month):
        # zh: 窗口到决策月为止，以后的行进不来
        # en: The window ends with the decision month: nothing later can come in
        window = monthly[monthly["month"].between(add_months(month, -2), month)]
        now = window[(window["month"] == month) & (window["status"] == "active")]
        now = now.set_index("subscriber")
        three = window.groupby("subscriber")
        two = window[window["month"] < month].groupby("subscriber")["data_gb"]
        before, whole = two.mean().reindex(now.index), two.size().reindex(now.index) == 2
        return pd.DataFrame(
            {
                "month": month,
                "bill": three["bill"].mean().reindex(now.index),
                "data_change": (now["data_gb"] / before - 1).where(whole & (before > 0)),
                "rival_calls": three["rival_calls"].sum().reindex(now.index),
            }
        ).reset_index()

    return pd.concat([known_at_the_end_of(month) for month in months], ignore_index=True)
    # SOLUTION END


q.customer_features.check(customer_features)


# SOLUTION BEGIN
# zh: 另一条路：排好序，shift 取前两行，rolling 看三行，所有月份一次算完
# en: Another way: sort, shift for the two rows before, rolling for three, all months at once
def features_by_shift(monthly, months):
    rows = monthly.sort_values(["subscriber", "month"])
    each = rows.groupby("subscriber")
    # zh: shift 和 rolling 数的是行，不是月：先核对没有断月
    # en: Both count rows, not months: check first that no month is missing
    last = each["month"].shift(1)
    assert (last.isna() | (add_months(last, 1) == rows["month"])).all()
    before = (each["data_gb"].shift(1) + each["data_gb"].shift(2)) / 2
    three = each[["bill", "rival_calls"]].rolling(3, min_periods=1)
    made = three.agg({"bill": "mean", "rival_calls": "sum"}).droplevel(0)
    made[["subscriber", "month"]] = rows[["subscriber", "month"]]
    made["data_change"] = (rows["data_gb"] / before - 1).where(before > 0)
    return made[made["month"].isin(months) & (rows["status"] == "active")]


q.customer_features.check(features_by_shift)
# SOLUTION END


# %% id="c-own-history" tags=["show-code"]
rows, churn = own_model.history(mart), mart.churn[["subscriber", "month", "kind"]]
day = int(rows["month"].unique()[-4])
rows.head()


# %% id="q-own-warning" question="own_warning" tags=["show-code"]
# -- your turn --
def warn(rows, churn, day):
    # SOLUTION BEGIN
    features = [name for name in rows.columns if name not in {"subscriber", "month"}]
    # zh: 三个月还没过完的行，那天还不知道结果
    # en: Rows whose three months are not over: their outcome was not known that day
    known, today = rows[rows["month"] <= add_months(day, -3)], rows[rows["month"] == day]
    # zh: 欠费拆机不是自己要走
    # en: Cut off for arrears is not leaving by choice
    by_choice = churn[churn["kind"].isin(["ported", "silent", "closed"])]
    gone = known["subscriber"].map(by_choice.set_index("subscriber")["month"])
    leaves = months_between(known["month"], gone).between(1, 3)
    # zh: 均值和标准差也是学来的：放进流水线，只从训练行里学
    # en: Means and spreads are learnt too: inside the pipeline, from the training rows alone
    model = make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression())
    model.fit(known[features], leaves)
    return pd.Series(model.predict_proba(today[features])[:, 1], index=today["subscriber"])
    # SOLUTION END


q.own_warning.check(warn)


# SOLUTION BEGIN
# zh: 另一条路：提升树，空值自己会处理，不用缩放；其余三步一样
# en: Another way: boosting handles gaps and needs no scaling; the other steps stay the same
def warn_by_boosting(rows, churn, day):
    features = [name for name in rows.columns if name not in {"subscriber", "month"}]
    known, today = rows[rows["month"] <= add_months(day, -3)], rows[rows["month"] == day]
    model = HistGradientBoostingClassifier(
        max_leaf_nodes=10, min_samples_leaf=60, max_iter=100, random_state=0
    )
    model.fit(known[features], own_model.leaves(known, churn))
    return pd.Series(model.predict_proba(today[features])[:, 1], index=today["subscriber"])


q.own_warning.check(warn_by_boosting)
# zh: 自己的函数，上线前也这样查一遍：空的才放行
# en: Check your own functions this way before production: it should come back empty
own_model.peeks(warn_by_boosting, rows, churn, day)
# SOLUTION END


# %% id="c-own-vendor" tags=["show-code"]
rows, columns, model, first_judged = own_model.vendor(mart)
rows.head()


# %% id="q-auc-to-promise" question="auc_to_promise" tags=["show-code"]
# -- your turn --
def promise(rows, columns, model, first_judged):
    # SOLUTION BEGIN
    # zh: 先切：训练的结果考前都已知道，考的月份全部在后
    # en: Split first: every training outcome is known before, all test months are later
    known = rows[rows["month"] <= add_months(first_judged, -3)]
    judged = rows[rows["month"] >= first_judged]
    fitted = clone(model).fit(known[columns], known["leaves"])
    return roc_auc_score(judged["leaves"], fitted.predict_proba(judged[columns])[:, 1])
    # SOLUTION END


q.auc_to_promise.check(promise)
# SOLUTION BEGIN
# zh: 另一条路：起点逐月往后挪，每次重训；看均值，也看最差的一次
# en: Another way: move the first test month on, refit each time; read the mean and the worst
starts = [int(month) for month in rows["month"].unique()[-6:]]
aucs = pd.Series(
    {m: promise(rows[rows["month"] <= m], columns, model, m) for m in starts}, name="auc"
)
aucs.agg(["mean", "min"]).round(2)
# SOLUTION END


# %% id="c-own-scored" tags=["show-code"]
scored = own_model.half_scored(mart)
scored.head()


# %% id="q-real-probabilities" question="real_probabilities" tags=["show-code"]
# -- your turn --
def probabilities(scored, day):
    # SOLUTION BEGIN
    # zh: 没训练过、那天结果已知的行
    # en: Rows the model was not trained on and whose outcome was known that day
    known = scored[~scored["learnt"] & (scored["month"] <= add_months(day, -3))]
    today = scored[~scored["learnt"] & (scored["month"] == day)]
    line = IsotonicRegression(out_of_bounds="clip").fit(known["score"], known["leaves"])
    return pd.Series(line.predict(today["score"]), index=today["subscriber"])
    # SOLUTION END


q.real_probabilities.check(probabilities)


# SOLUTION BEGIN
# zh: 另一条路：只要一个数，真实离网率；一比一样本里赔率的底是 1
# en: Another way: one figure, the real rate; in a half-and-half sample the base odds are 1
def probabilities_by_odds(scored, day):
    known = scored[~scored["learnt"] & (scored["month"] <= add_months(day, -3))]
    today = scored[~scored["learnt"] & (scored["month"] == day)]
    rate = known["leaves"].mean()
    odds = today["score"] / (1 - today["score"]) * rate / (1 - rate)
    return pd.Series((odds / (1 + odds)).to_numpy(), index=today["subscriber"])


q.real_probabilities.check(probabilities_by_odds)
# SOLUTION END


# %% id="c-own-money" tags=["show-code"]
cost, save_rate = money.figure("care_call"), money.figure("save_undecided")
margin, months = money.figure("margin"), money.figure("save_months")
customers = own_model.customers_of(mart)
customers.head()


# %% id="q-who-to-call" question="who_to_call" tags=["show-code"]
# -- your turn --
def who_to_call(customers, cost, save_rate, margin, months):
    # SOLUTION BEGIN
    # zh: 一户一条线：账单越大，线越低
    # en: A threshold per customer: the larger the bill, the lower
    border = cost / (save_rate * customers["bill"] * margin * months)
    return list(customers.loc[customers["score"] > border, "subscriber"])
    # SOLUTION END


q.who_to_call.check(who_to_call)


# SOLUTION BEGIN
# zh: 另一条路：每通的净收益排序，取大于零的；坐席不够时从上往下截
# en: Another way: sort by net gain per call and take those above zero, from the top down
def by_net_gain(customers, cost, save_rate, margin, months):
    value = customers["bill"] * margin * months
    net = (customers["score"] * save_rate * value - cost).set_axis(customers["subscriber"])
    return list(net[net > 0].sort_values(ascending=False).index)


q.who_to_call.check(by_net_gain)
# SOLUTION END
