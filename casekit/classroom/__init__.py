'''The exercise engine: questions, verdicts, cards, progress. It knows no module and no generator.

A module declares its questions in `casekit/course/<module>/<topic>/questions.py`, a function each.
The function computes the right answer from the mart at hand; nothing is typed in, so every data
seed works::

    from casekit.classroom import Answer, Choice, Number, Policy, Setting, Slider, Table, Targets, question

    @question(Number(unit="%", decimals=1), covers="W3", minutes=6)          # track="decide"
    def churn_rate(mart):
        """Leavers in the month over subscribers active at its start."""
        return Answer(left / at_start, month=202503, base=at_start)          # facts for {slots}
        # or just: return left / at_start

    @churn_rate.mistake
    def divided_by_month_end(mart):                  # what one gets after this slip
        return left / at_end                         # (may be an Answer with facts of its own)

    @churn_rate.mistake(when=lambda mart, value: value > 0.2)   # and other answers that show it,
    def counted_suspended(mart): ...                            # "23%", 23 and 0.23 all as 0.23

`question(kind, *, covers, minutes, track="decide"|"code", case=None, needs_truth=False)`.
`case="expiry_cliff"` asks the question on that scenario's dataset. A question that reads the truth
says `needs_truth=True` and steps aside on data that come without.

Kinds, with what a reference and a mistake return (and what `.check()` takes):

    Number(unit="%", relative=0.005, absolute=0, decimals=None, digits=2, low=None, high=None)
        a number; a share for "%" (0.031; learners may say 3.1 too, and 3 where `digits` allows it).
        Units: see `units` in text.yml
    Table(keys=(), relative=1e-4, heed=())         DataFrame, Series or dict group → figure
    Function(on=cases, returns=Number(...), seconds=5)      a function; on(mart) → list of argument
        tuples that the learner has not seen; results are compared as `returns` does
    Model(on=rows)                                 a fitted model or function rows → scores, compared
        by rank (for skill use Policy(takes=Model(...)))
    Policy(score=f, takes=Targets(most=300) | Model(on=...) | Setting(...), pass_mark=0.85)
        anything that decides; f(mart, value) → share of the oracle, or Grade(False, share, {facts});
        value is a frozenset for Targets, a tuple of score arrays (one a case) for Model, a dict for
        Setting. The reference must reach the pass mark, mistakes must not.
    Choice(options=("a", "b"))                     an option's key; or options=lambda mart: [202503, …]
        with label="{value:month}", or label=a function value → text
    MultipleChoice(options=…)                      a set or list of keys; with options=Cells(f), a
        set of cells (row, column) of the table f(mart), which the card shows with boxes to tick
    Ordering(options=…)                            a list of all keys, the first one first; with
        before=(("a", "b"), …) or a function mart → pairs, any order that keeps these pairs is right;
        with ties=f, level=3, what lies no further apart may stand either way: f(mart) → {"a": 41.5, …};
        with judge=f, within=0.03, what costs at most so much more than the reference: f(mart, order)
        → yuan, or a Grade
    Matching(left=("a", "b"), right=("x", "y"))    {"a": "x", "b": "y"}: pairs, one to one
    Board(cards=("a", "b", "c"), fields=("x", "y"), capacity={"x": 2})
        {"a": "x", "b": "y", "c": "x"}: many cards to few fields. A reference may name several fields
        for a card, each of them right: {"b": ("x", "y")}. cards may be a function mart → values,
        labelled by label, as with Choice. judge=f, pass_mark=0.9: f(mart, {card: field}) → share of
        the best layout, or a Grade; spare=True: cards may be left over once the fields are full
    Chips(count=10, fields=("x", "y"), bands=f)    {"x": 7, "y": 3}; f(mart) → {"x": (5, 8), …}, both
        ends included; or judge=, pass_mark= and capacity= as with Board
    Setting(controls={"cut_off": Slider(0, 1, 0.5, step=0.01, unit="%")}, judge=f, shows=g)
        {"cut_off": 0.3}; f(mart, setting) → bool or Grade(passed, facts={…}); g(mart, setting) →
        figure, table or text shown while turning. Controls: Slider, Pick, Switch, Grid; or a
        function mart → controls
    Guess(Number(unit="%"), shows=g, sure=False, opens_at="")      whatever `of` takes; g(mart, guess)
        → the chart with the guess marked on it (guess None: “show me”). Stands in the topic's
        guess.py and in the lecture; locked, then compared and never marked. Its mistakes are what
        many believe; its texts are title, prompt, mistakes and `opened` (what it means).
    FreeText(musts=("who", "when"), extras=("cost",), least=60)     Memo("text", ticked={"who", …})
        with figures={"saving": Stated(f, Number(unit="yuan", absolute=1))} the text must state f(mart),
        as 1,200, 1.2千, 0.12万, 12 %, 百分之十二 …; what forbids=("for_free",) names it must not claim.
        A `when` may ask `value.states(figure, number)`

A Dialogue is a call played on one customer's record; its texts are a YAML file a card, with shared
nodes by include, told in `casekit.classroom.dialogue.reading`::

    P1 = Dialogue("casekit.course.churn_warning.save_desk.cards", "P1.yml", facts=record, after=outcomes)

    @question(P1, covers="W12", minutes=8, needs_truth=True)
    def card_p1(mart):                       # facts: mart → {"bill": 88, "contract": False, …}
        return P1.best(mart)                 # the moves of the best talk on this record

    @card_p1.mistake(when=lambda mart, talk: "porter_price" in talk.flags)    # or talk.said, .slips,
    def special_price(mart):                                                  # .score.earned, .end
        return P1.through(mart, "offer.special")          # the best talk in which that is said there

    dialogue.faults(P1.script, [record(mart) for mart in five_seeds])         # in a test: every path
    observers_form("…cards", "desk.yml")     # its second face, for three people: own score, observer's, gap

A zero flag has its reason from the rubric; a `when` that is about something else says `and not
talk.flags`, or it would hide that.

Rules are a policy's lines, each "these people, ranked so, the first so many, get this", worked
through from above; live while editing: who matches, who is taken by lines above, what it costs.
`sheet(mart)` is an `analysis.rules.Sheet`; with `lines=1` there it is a list builder::

    Policy(score=f, takes=Rules(sheet=call_sheet))           # f(mart, planned): planned.done.table …
        [{"who": [["risk", ">=", 0.1]], "rank": "risk", "offer": "care_call", "cap": 100}, …]

A column that only the truth knows is refused by name; over the budget counts as no try.

A Quiz draws some items of a pool, each section met; who passes can print a certificate::

    LAWFUL = Quiz(
        sections={"words": TEXTS.node("sections.words"), …},
        items={"rival": Item("words", "no"), "over": Item("sums", right=f, facts=g), …},  # f(mart) → option
        draw=10, pass_mark=0.8,
    )                                     # texts: options: {yes: …, no: …}; items.<key>: asks, because
    LAWFUL.right(mart)                    # the reference: item → option of a draw
    LAWFUL.wrong(mart, {"rival": "yes", "special": "yes", "stall": "yes"})      # a mistake

A Grid is like controls in rows, or in rows and columns, with a running sum and a cap::

    def tiers(mart):                                       # rows and costs may come from the data
        return Grid(rows={1: "Acme", …}, each=Pick({"a": …, "b": …, "c": …}, "c"),
                    cost=lambda group, tier: …, cap=9000, unit="yuan")
    Policy(score=f, takes=Setting(controls=lambda mart: {"tier": tiers(mart)}))   # {1: "a", 2: "c", …}
    Grid(rows=…, columns=…, each=Slider(0, 40, 0, unit="hours"))                  # {(row, column): 3}

Over the cap it says so while turning, and is refused without counting a try. `Pick(options, None)`
has to be chosen in every cell. The best setting is found by search and kept on disk::

    @kept                                                  # casekit.analysis.models.keeping
    def best_tiers(mart):
        return searched_by_cell(tiers(mart), lambda group, tier: …)    # exact: cells add up
        return searched(tiers(mart), lambda cells: …)                  # any worth of a whole setting

    def tier_plan(mart):                                   # the reference
        return {"tier": best_tiers(mart)}

Texts stand in the module's text.yml, both languages side by side; every question needs them all::

    questions:
      churn_rate:
        title: {zh: 月离网率, en: Monthly churn rate}
        prompt: {zh: "{month:month}的离网率是多少？", en: "What was the churn rate in {month:month}?"}
        hints: [{zh: …, en: …}, {zh: …, en: …}]                  # from the gentle to the plain
        solution: {zh: "{reference}：……", en: "{reference}: …"}   # {reference}: here and in passed only
        passed: {zh: "对，{answer}。……", en: "Right, {answer}. …"}
        mistakes:                                                # what we saw → why → next step
          divided_by_month_end: {zh: "你算出 {answer}。…… → ……", en: "You have {answer}. … → …"}
        options: {a: {zh: …, en: …}}        # Choice, MultipleChoice, Ordering with fixed keys
        rows: {…}                           # Cells, and columns: {…}, where their keys are texts
        left: {…}                           # Matching, and right: {…}
        cards: {…}                          # Board with fixed cards
        fields: {…}                         # Board, Chips
        controls: {cut_off: {zh: …, en: …}} # Setting
        rubric: {who: {zh: …, en: …}}       # FreeText
        figures: {saving: {zh: …, en: …}}   # FreeText with figures
        forbids: {for_free: {pattern: {zh: 免费|白送, en: …}, example: {…}, why: {…}}}   # and with claims

Slots: the reference's facts everywhere; in `passed` and `mistakes` also what describes the learner's
answer ({answer}; Table: {rows} {columns}; Ordering: {first} {last}, with before {early} {late}, with
judge {cost} {over}; Setting: each control by name, of a Grid {name_sum} too; Targets: {count}; Quiz:
{right} {count} {sections}; Rules: {count} {cost} {lines} {held_out}; Dialogue: {points} {turns} and
each criterion; Policy, judged Board or Chips: {share}; FreeText: {length} {ticked}), the mistake's own
facts and the Grade's;
{those} in a mistake: the options that its `when` returned, as a list; a dict that it
returned fills the slots of its names.
Formats: {answer:.1%}, {base:,}, {month:month}; a number without one is rounded sensibly, {answer} of a
Number has its unit. Account months need `:month` (or `:d`), else 202503 becomes 202,503.

Panels (panel.py of a topic) are declared in the same spirit: what is known of a mart → controls →
pure function → view::

    CONTROLS = {"cut_off": Slider(0, 1, 0.5, step=0.01, unit="%"), "month": Pick((202501, …), 202501,
                template="{value:month}"), "contract": Switch(False)}
    panel = Panel(of=known_of, controls=CONTROLS, compute=compute, draw=draw, says=words, texts=TEXTS,
                  takeaway=table_of)
    panel(mart)                                                          # opened: it answers

`compute(known, **values)` is the method, `draw(result)` gives a `casekit.drawing.figures.figure`, a
DataFrame, Markdown or a list of these, `says(result)` one line that tells the state in words. Labels
are `panel.controls.<name>`, the heading `panel.title`, the table's file `panel.file`; of several
panels in a topic each has a `key=` of its own instead of `panel`. Tests walk
`every_end(controls)` of an opened one, call `set(**setting)` and look at `fault`.
`Setting(controls=CONTROLS)` asks for a setting. What would give an answer away waits for it:
`opened_after([q.churn_rate], parts, TEXTS)`.

Learners get `q = casekit.start(...).q`: `q.churn_rate` shows the card; `.check(answer)`, `.hint()`,
`.solution()`. Module tests run `derived.checks(questions)`, and the like for panels and charts: see
`casekit/classroom/derived/`.
'''

from casekit.classroom.asked import AskedQuestion
from casekit.classroom.blank import BLANK, Blank
from casekit.classroom.controls import Pick, Slider, Switch
from casekit.classroom.debrief import opened_after
from casekit.classroom.explorer import Explorer
from casekit.classroom.grid import Grid
from casekit.classroom.kinds import (
    Board,
    Cells,
    Chips,
    Choice,
    Dialogue,
    FreeText,
    Function,
    Grade,
    Guess,
    Item,
    Kind,
    Matching,
    Memo,
    Model,
    MultipleChoice,
    Number,
    Ordering,
    Policy,
    Quiz,
    Rules,
    Scores,
    Setting,
    Stated,
    Table,
    Targets,
)
from casekit.classroom.observer import observers_form
from casekit.classroom.panel import Panel
from casekit.classroom.question import Answer, Question, QuestionError, faults_of, question
from casekit.classroom.searching import searched, searched_by_cell
from casekit.classroom.sheet import QuestionSheet, questions_of
from casekit.classroom.verdict import Outcome, Verdict

__all__ = [
    "BLANK",
    "Answer",
    "AskedQuestion",
    "Blank",
    "Board",
    "Cells",
    "Chips",
    "Choice",
    "Dialogue",
    "Explorer",
    "FreeText",
    "Function",
    "Grade",
    "Grid",
    "Guess",
    "Item",
    "Kind",
    "Matching",
    "Memo",
    "Model",
    "MultipleChoice",
    "Number",
    "Ordering",
    "Outcome",
    "Panel",
    "Pick",
    "Policy",
    "Question",
    "QuestionError",
    "QuestionSheet",
    "Quiz",
    "Rules",
    "Scores",
    "Setting",
    "Slider",
    "Stated",
    "Switch",
    "Table",
    "Targets",
    "Verdict",
    "faults_of",
    "observers_form",
    "opened_after",
    "question",
    "questions_of",
    "searched",
    "searched_by_cell",
]
