'''Lessons become notebooks: one source a section, two languages, several editions.

How a section is written
========================

A section is a decision of a few minutes: somebody at an operator has to decide, guesses, is shown,
plays, decides, and knows what to do on Monday. It is the unit of everything: one source file here,
one topic folder in the module (``casekit/course/<module>/<section>/``), one line of the agenda. It
can be taught alone, opened as a page, or dropped when time is short. A lesson is a folder
``lessons/NN_module/`` of

=================  ==============================================================
``lesson.yml``     title, audience, rows that it finishes, and its sections in order
``NAME.py``        a section: its lecture, then its practice, then its code track
``pairs.yml``      kept by ``casekit build`` (see *Two languages* below)
=================  ==============================================================

All are committed, and so are the notebooks. Nobody edits a built notebook: edit the source, then
``casekit build``.

``lesson.yml``::

    title: {zh: 离网预警, en: Churn warning}
    audience:                     # optional, one line under the title
      zh: 维系经理、客户经理、分析师
      en: retention managers, account managers, analysts
    finishes: [W1, W2, W3]        # rows of casekit/coverage.yml that this lesson teaches in full
    sections:                     # the order of the lesson, which stands nowhere else
      - name: eight_alarms        # of eight_alarms.py, and of the module's topic folder
        title: {zh: 八盏灯，开哪几盏？, en: "Eight lights: which do you switch on?"}
        minutes: 13               # in class, its questions to decide included
        core: true                # whether the two days hold it

Parts
-----

A file holds up to three parts, in this order. A cell's head begins the next one:

============  ===========================  =====================================================
part          begins with                  it becomes
============  ===========================  =====================================================
lecture       the file                     ``notebooks/``, lectures of all sections in order
practice      ``part="practice"``          ``exercises/`` and ``solutions/``: the practices of all
                                           sections in order, for those who decide; then
code track    ``part="code"``              the code tracks of all sections in order, for analysts
============  ===========================  =====================================================

(A section's *page* is its lecture and its practice: :func:`casekit.authoring.editions.section_page`.)

Each part opens with prose for everybody. The first prose of a section gets its title from
``lesson.yml``; a practice or code track behind it begins with a ``## `` heading of its own.

**Every part stands alone.** It finds ``mart``, ``q`` and ``lesson``; whatever else it uses it
imports or makes itself. So its first code cell imports what the part needs, whatever the parts and
sections before it have imported. A section speaks of another by its title, never as “the last one”
or “the next”, and can be understood without it.

Cells
-----

Sources are Python in jupytext's percent format. **Every cell has an ``id``** (lower-case letters,
digits and hyphens, at most 36, no ending ``-card`` or ``-check``), unique in the lesson and never
changed without need: the notebook's cell id is ``<lesson>-<id>-<language>``. Every value in a
cell's head is quoted.

Prose comes twice, zh and en side by side under one id, as triple-quoted strings (``r"""`` where
there are backslashes, as in formulas). Code comes once and serves both languages::

    # %% [markdown] id="why-tenure" lang="zh"
    """
    先看在网时长，还是先看账单？
    """

    # %% [markdown] id="why-tenure" lang="en"
    """
    Tenure first, or the bill?
    """

    # %% id="imports-tenure"
    from casekit.course.churn_warning.tenure import charts

    # %% id="hazard" covers="W11"
    charts.hazard(mart, by="tenure")

    # %% [markdown] id="p-tenure" lang="zh" part="practice"
    """
    ## 周一例会：先打谁
    """

What may stand in a cell's head:

==============  ===================================================================================
``id``          required
``lang``        ``zh`` or ``en``: prose only, required there
``part``        ``practice`` or ``code``: on the prose that begins it, in the language that is first
``covers``      code only: coverage rows that this cell teaches, ``covers="W1,W4"``. A question's
                rows come from its declaration and need not be repeated. Prose finishes no row.
``question``    code: the question that this cell asks; a guess in the lecture, one of track
                ``decide`` in the practice, of track ``code`` in the code track
``tags``        a list, ``tags=["instructor"]``, see below
==============  ===================================================================================

Tags:

=================  ================================================================================
``extra``          outside the section's minutes: a chart, panel or question for when there is
                   time. What is not extra must not need what an extra cell makes.
``instructor``     prose: a speaker's note, only in the instructor's edition
``show-code``      code that is itself the point: not collapsed
``exercise-only``  practice, code track: a cell for the exercise only, but for questions
``solution-only``  practice, code track: a cell for the solution only, but for questions
``check-output``   practice, code track: code whose output nbval compares in the solution, so it
                   must be a table or a text that is the same on every machine
``quote``          prose that shows a wrong term on purpose: the glossary check passes over it
=================  ================================================================================

The build adds by itself, so do not write them: the titles of lesson and sections, how to use an
exercise (``casekit/authoring/text.yml``), the first code cell ::

    import casekit

    lesson = casekit.start("05_churn_warning", lang="zh")
    mart, q = lesson.mart, lesson.q

and at the end of a solution ``lesson.assert_all_passed()``.

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

Markers in practice and code track
----------------------------------

Both are written *solved*. Markers say how the exercise differs. A marker is a comment in capitals,
exactly as here.

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
Names made inside a solution are not there in the exercise: later cells must not need them (a rule
says so). A lecture has no markers; it may show the card of a question that the practice asks
(``q.warm_up`` as the cell's last line).

Minutes
-------

A section's ``minutes`` hold all that is not extra: lecture, panel, and the questions to decide,
whose own minutes stand in their declaration and must fit in. The code track is outside. The core
sections of a module must fit into its share of the two days (``casekit/two_days.yml``);
``casekit agenda`` shows how they stand.

Two languages
-------------

``pairs.yml`` holds a hash of each prose cell in each language as it was when both were last right.
When one side alone changes, nothing is built and the check names the cell. Change the other side
too, or, when the change needs no counterpart (a slip of the pen), ``casekit build --accept ID``.

What the build refuses
----------------------

Each rule is one function in :mod:`casekit.authoring.rules`; all problems are told together, with
file, line, cell id and what to do. Editions: :mod:`casekit.authoring.edition`; execution of
solutions and what ``--check`` compares: :mod:`casekit.authoring.build`; when a solution is stale:
:mod:`casekit.authoring.reach`.
'''
