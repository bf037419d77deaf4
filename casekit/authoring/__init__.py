'''Lessons become notebooks: one source, two languages, three editions.

How a lesson is written
=======================

A lesson is a folder ``lessons/NN_name/`` of three files, written by hand:

=================  ==============================================================
``lesson.yml``     title, audience, and the coverage rows that the lesson finishes
``lecture.py``     becomes ``notebooks/{zh,en}/NN_name.ipynb``
``practice.py``    becomes ``exercises/{zh,en}/…`` and ``solutions/{zh,en}/…``
=================  ==============================================================

and one that ``casekit build`` keeps, ``pairs.yml`` (see *Two languages* below). All are committed,
and so are the notebooks. Nobody edits a built notebook: edit the source, then ``casekit build``.

``lesson.yml``::

    title:
      zh: 离网预警
      en: Churn warning
    audience:                     # optional, one line under the title
      zh: 维系经理、客户经理、分析师
      en: retention managers, account managers, analysts
    finishes: [W1, W2, W3]        # rows of casekit/coverage.yml that this lesson teaches in full

Cells
-----

Sources are Python in jupytext's percent format. **Every cell has an ``id``** (lower-case letters,
digits and hyphens, at most 36, no ending ``-card`` or ``-check``), unique in the lesson and never
changed without need: the notebook's cell id is ``<lesson>-<id>-<language>``. Every value in a
cell's head is quoted.

Prose comes twice, zh and en side by side under one id, as triple-quoted strings (``r"""`` where
there are backslashes, as in formulas). Code comes once and serves both languages::

    # %% [markdown] id="why-tenure" lang="zh" minutes="12"
    """
    ## 为什么先看在网时长
    """

    # %% [markdown] id="why-tenure" lang="en"
    """
    ## Why tenure comes first
    """

    # %% id="hazard" covers="W11"
    methods.plot_hazard(mart, by="tenure")

What may stand in a cell's head:

==============  ===================================================================================
``id``          required
``lang``        ``zh`` or ``en``: prose only, required there
``minutes``     on the cell that opens a section (``## …``), in either language (see *Minutes*)
``covers``      code only: coverage rows that this cell teaches, ``covers="W1,W4"``. A question's
                rows come from its declaration and need not be repeated. Prose finishes no row.
``question``    code in practice or lecture: the question that this cell asks
``track``       ``decide`` (default) or ``code`` on a section's opening cell
``tags``        a list, ``tags=["instructor"]``, see below
==============  ===================================================================================

Tags:

=================  ================================================================================
``instructor``     prose: a speaker's note, only in the instructor's edition
``show-code``      code that is itself the point: not collapsed
``exercise-only``  practice: a cell for the exercise only, but for questions
``solution-only``  practice: a cell for the solution only, but for questions
``check-output``   practice, code: nbval compares its output in the solution, so it must be a table
                   or a text that is the same on every machine
``quote``          prose that shows a wrong term on purpose: the glossary check passes over it
=================  ================================================================================

The build adds by itself, so do not write them: the title (no ``# `` heading in a source), the
remark where the notebook comes from, the first code cell ::

    import casekit

    lesson = casekit.start("05_churn_warning", lang="zh")
    mart, q = lesson.mart, lesson.q

and at the end of a solution ``lesson.assert_all_passed()``. The module's own imports are the
lesson's first code cell, e.g. ``from casekit.course.churn_warning import methods, widgets``.

Prose may name a term of the glossary as ``[[precision]]``: it is shown in the notebook's language,
linked to the glossary with its one-line meaning as a tip. ``[[precision|what it is called here]]``
gives the link a text of its own.

Comments in code are for one reader at a time. A comment line comes in both languages, one after the
other, and each notebook keeps its own::

    # zh: 把 1.2 换成你的成本比
    # en: Put your own cost ratio in place of 1.2
    ratio = 1.2

Any other comment must not hold Chinese, nor may a string: what a learner reads in a chart, a table
or a message comes from the module's ``text.yml``.

Markers in ``practice.py``
--------------------------

The practice is written *solved*. Markers say how the exercise differs. A marker is a comment in
capitals, exactly as here.

A line (or a whole statement, the marker behind its last line)::

    # %% id="q-churn-rate" question="churn_rate"
    # -- your turn --
    churn_rate = left / at_start  # SOLUTION
    q.churn_rate.check(churn_rate)

    exercise: # -- your turn --          (# -- 轮到你了 -- in zh)
              churn_rate = ____
              q.churn_rate.check(churn_rate)
    solution: churn_rate = left / at_start
              q.churn_rate.check(churn_rate)

What the marked statement leaves in the exercise:

===========================================  =====================================
``a = …``, ``a, b = …``, ``a: T = …``        ``a = ____``, ``a = b = ____``, ``a = ____``
``return …``                                 ``return ____``
anything else                                nothing
===========================================  =====================================

``____`` needs no import: the lesson's start provides it, and checking it counts as not attempted.

Several lines: what the rest of the cell needs from the block is left blank. Names can also be
stated, and then exactly those are left (``# SOLUTION BEGIN: targets, cost``)::

    # %% id="q-targets" question="targets"
    # -- your turn --
    # SOLUTION BEGIN
    score = model.predict_proba(features)[:, 1]
    targets = features.index[score > 0.3]
    # SOLUTION END
    q.targets.check(targets)

    exercise: # -- your turn --
              targets = ____
              q.targets.check(targets)

    # %% id="q-rule" question="rule"
    def rule(customers):
        # SOLUTION BEGIN
        late = customers["arrears"] > 0
        return late & (customers["dou"] < 1)
        # SOLUTION END

    q.rule.check(rule)

    exercise: def rule(customers):
                  return ____

              q.rule.check(rule)

A line for the exercise only. A *decide* question shows its card there; the solution finds the
answer in the data, so that it holds for any seed, and checks it::

    # %% id="q-zone" question="zone_cut_off"
    q.zone_cut_off  # EXERCISE
    # SOLUTION BEGIN
    zones = methods.zones(mart, month)
    q.zone_cut_off.check(zones["red"].min())
    # SOLUTION END

    exercise: q.zone_cut_off
    solution: zones = methods.zones(mart, month)
              q.zone_cut_off.check(zones["red"].min())

One question a cell, one cell a question; ``# -- your turn --`` is dropped from the solution.
A question's text comes from ``text.yml``, so do not write it in prose: where a cell does not show
the card itself (coded questions, and every solution), the build puts a cell ``q.targets`` above it.
Names made inside a solution are not there in the exercise: later cells must not need them (the
validator says so). A lecture has no markers; it may show the card of a question that the practice
asks (``q.warm_up`` as the cell's last line).

Minutes
-------

A section opens with ``## `` and lasts until the next. In a lecture each section has ``minutes``.
In a practice a section's time is its ``minutes`` (reading; may be left out where it asks questions)
plus the minutes of its questions. Sections and questions of the code track are counted apart: the
two days hold the decide track.

Two languages
-------------

``pairs.yml`` holds a hash of each prose cell in each language as it was when both were last right.
When one side alone changes, nothing is built and the check names the cell. Change the other side
too, or, when the change needs no counterpart (a slip of the pen), ``casekit build --accept ID``.

What the build refuses
----------------------

Each rule is one function in :mod:`casekit.authoring.rules`; all problems are told together, with
file, line, cell id and what to do. Editions, execution of solutions and what ``--check`` compares:
:mod:`casekit.authoring.build`.
'''
