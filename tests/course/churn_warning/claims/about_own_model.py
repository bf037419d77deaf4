"""A model of one's own: what it leans on, what a call changes, how an AUC flatters."""

from casekit.analysis import campaigns, money
from casekit.course.churn_warning.own_model import customers_of, half_scored
from casekit.course.churn_warning.own_model.importances import COLUMN, leaning
from casekit.course.churn_warning.own_model.methods import worth_calling
from casekit.course.churn_warning.own_model.questions import promising
from casekit.course.churn_warning.own_model.vendors_model import vendor
from casekit.mart import truth
from course.churn_warning.claims.registry import claim

SAVED = money.figure("save_undecided")


@claim("lecture:note-own-model")
def the_change_of_data_use_is_among_the_first_four(world):
    before = list(leaning(world.mart).lost.index[:4])
    return COLUMN in before and set(before[: before.index(COLUMN)]) <= {
        "contract_left",
        "complaints",
        "rival_calls",
    }


@claim("lecture:note-own-model", "own_model:charts.said_and_done.title", "own_model:debrief.opened")
def the_model_says_several_times_what_a_call_changes(world):
    found, effects = leaning(world.mart), campaigns.true_effects(world.mart, campaigns.KNOWN)
    done = -effects.loc[effects.index.isin(found.faded), "effect"].mean()
    return found.said - found.said_if > 3 * done > 0


@claim(
    "own_model:debrief.opened", "own_model:questions.not_a_cause.mistakes.importance_read_as_cause"
)
def among_the_faded_many_more_have_decided(world):
    found = leaning(world.mart)
    decided = truth.of(world.mart).state_of(found.month, ["decided"])["decided"]
    faded = decided.index.isin(found.faded)
    return decided[faded].mean() > 2 * decided[~faded].mean()


@claim("own_model:questions.auc_to_promise.passed", "own_model:questions.auc_to_promise.solution")
def copies_flatter_most_and_random_rows_flatter(world):
    rows, columns, model, first = vendor(world.mart)
    real = promising.auc_to_promise.reference(world.mart).value(rows, columns, model, first)
    shown, copied = (
        way(rows, columns, model, first) for way in (promising.auc_by_lot, promising.copied_by_lot)
    )
    return copied > shown > real


@claim(
    "own_model:questions.real_probabilities.mistakes.on_the_learnt",
    "own_model:questions.real_probabilities.mistakes.as_they_are",
)
def half_and_half_scores_are_several_times_too_high(world):
    later = half_scored(world.mart).query("not learnt")
    return later["score"].mean() > 4 * later["leaves"].mean()


@claim("own_model:questions.real_probabilities.mistakes.one_rate_for_all")
def of_the_riskiest_tenth_far_more_leave(world):
    later = half_scored(world.mart).query("not learnt")
    top = later[later["score"] >= later["score"].quantile(0.9)]
    return top["leaves"].mean() > 3 * later["leaves"].mean()


@claim("own_model:questions.who_to_call.passed")
def some_are_called_at_lower_scores_than_others_are_left_out_at(world):
    customers = customers_of(world.mart)
    called = customers["subscriber"].isin(worth_calling(customers, 8, SAVED, 0.6, 18))
    return customers.loc[called, "score"].min() < customers.loc[~called, "score"].max()


@claim("own_model:questions.who_to_call.mistakes.save_rate_forgotten")
def without_the_save_rate_the_list_is_several_times_too_long(world):
    customers = customers_of(world.mart)
    right, wrong = (worth_calling(customers, 8, save, 0.6, 18) for save in (SAVED, 1.0))
    return len(wrong) > 3 * len(right)
