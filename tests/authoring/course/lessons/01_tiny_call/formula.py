# %% [markdown] id="formula" lang="zh"
r"""
$\frac{\alpha}{\beta}$，分母是月初在网用户。答题见 `q.months_known`。
"""

# %% [markdown] id="formula" lang="en"
r"""
$\frac{\alpha}{\beta}$, over those active at the start. The question is `q.months_known`.
"""

# %% id="latest-month"
mart.months[-1]
