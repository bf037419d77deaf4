"""The style sheet of cards and explorers; each brings its own copy, so that none depends on another."""

import html
import json

import ipywidgets as widgets

from casekit.classroom.speech import say

# Descriptions may be sentences; the stock style sheet would cut them off after one line. What a
# number in a list is for is seen: its label is only for those who hear the page.
_CSS = """
.casekit .widget-label, .casekit .widget-radio-box label, .casekit .widget-checkbox label {
  white-space: normal; height: auto; line-height: 1.5; max-width: 44em; overflow: visible; }
.casekit .widget-box { overflow: visible; }
.casekit .widget-radio-box, .casekit .widget-radio { width: auto; height: auto; }
.casekit .widget-radio-box { margin: 2px 0; gap: 3px; }
.casekit .widget-radio-box label { display: flex; }
.casekit .widget-radio-box label input { order: -1; flex: none; font: inherit;
  margin: calc(.75em - 7px) 8px 0 1px; }
.casekit .widget-checkbox { width: auto; height: auto; min-height: 0; margin: 3px 2px; }
.casekit .widget-checkbox label { display: flex; width: 100%; max-width: 56em; }
.casekit .widget-checkbox label input[type='checkbox'] {
  flex: none; align-self: flex-start; margin: 4px 8px 0 0; }
.casekit .widget-checkbox label span { flex: 1; text-align: left; }
.casekit .widget-html-content { line-height: 1.5; }
.casekit .widget-html-content p { margin: 4px 0; max-width: 58em; }
.casekit .widget-html:has(> .widget-html-content:empty) { display: none; }
.casekit .widget-inline-hbox .widget-label { text-align: left; line-height: 1.35; }
.casekit .place .widget-label { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
.casekit .piece, .casekit .field-head, .casekit .place-in {
  height: auto; min-height: 32px; white-space: normal; overflow-wrap: anywhere; line-height: 1.35;
  padding: 4px 10px; margin: 0; max-width: 100%; border-radius: 4px; text-align: left; }
.casekit .piece { border: 1px solid #9CA3AF; }
.casekit .piece.picked { background: #0072B2; border-color: #0072B2; color: white; }
.casekit .picker { padding: 2px 0 8px 12px; margin: 0; align-items: center; }
.casekit .place-in { border: 1px dashed #0072B2; color: #0072B2; background: transparent; }
.casekit .field { border: 1px solid #9CA3AF80; border-radius: 6px; padding: 6px; gap: 4px;
  min-height: 78px; }
.casekit .pool { min-height: 0; }
.casekit .field-head { width: 100%; font-weight: bold; background: #9CA3AF26; }
.casekit .field-head:disabled { opacity: 1; }
.casekit .field-head:not(:disabled) { outline: 2px dashed #0072B2; outline-offset: -2px; }
.casekit .field-head.over { color: #D55E00; }
.casekit .cells { border-top: 1px solid #9CA3AF80; overflow: visible; width: max-content; }
.casekit .cells > * { border-bottom: 1px solid #9CA3AF80; padding: 2px 10px 2px 0;
  min-height: 30px; align-content: center; }
.casekit .around { overflow-x: auto; max-width: 100%; }
.casekit .cells .widget-checkbox { position: relative; }
.casekit .cells .widget-checkbox label { align-items: center; white-space: nowrap; }
.casekit .cells .widget-checkbox label input[type='checkbox'] { align-self: center; margin: 0 6px; }
.casekit .cell-head, .casekit .cell-row { font-weight: bold; }
.casekit .cell-row { position: sticky; left: 0; z-index: 1; background: var(--jp-layout-color0, white); }
.casekit .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.casekit .widget-slider { height: auto; min-height: 28px; align-items: center; }
.casekit .widget-readout { min-width: 3.5em; }
.casekit .grid { margin: 6px 0; overflow: visible; }
.casekit .grid-line { align-items: center; max-width: 52em; border-bottom: 1px solid #9CA3AF40; }
.casekit .grid-line > .widget-inline-hbox { flex: 1 1 auto; }
.casekit .price { min-width: 6em; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.casekit .grid-cells { flex: 1 1 auto; max-width: 60em; }
.casekit .grid-cells > * { border-bottom: 1px solid #9CA3AF40; min-height: 38px; align-items: center;
  margin: 0; padding-right: 12px; }
.casekit .rule-line { border: 1px solid #9CA3AF80; border-radius: 6px; padding: 4px 10px;
  margin: 4px 0; }
.casekit .rule-row { flex-flow: row wrap; gap: 0 10px; overflow: visible; }
.casekit .rule-count { font-variant-numeric: tabular-nums; }
.casekit .rule-words { margin: 0; padding-left: 1.6em; }
.casekit .grid-cells .widget-html-content { align-self: center; }
.casekit .brief { border: 1px solid #9CA3AF80; border-radius: 6px; padding: 2px 12px; max-width: 58em; }
.casekit .brief table { border-collapse: collapse; display: block; overflow-x: auto; }
.casekit .brief th, .casekit .brief td { padding: 1px 10px; text-align: left; word-break: keep-all; }
.casekit .talk { display: flex; flex-direction: column-reverse; overflow-y: auto; max-height: 22em;
  border: 1px solid #9CA3AF80; border-radius: 6px; padding: 6px 10px; margin: 4px 0; }
.casekit .bubble { width: fit-content; max-width: 85%; padding: 4px 10px; margin: 4px 0; border-radius: 8px; }
.casekit .bubble.customer { background: #9CA3AF33; }
.casekit .bubble.agent { background: #0072B226; margin-left: auto; }
.casekit .stopped { padding: 2px 10px; margin: 4px 0; }
.casekit .say { height: auto; min-height: 36px; white-space: normal; text-align: left; line-height: 1.4;
  padding: 6px 12px; margin: 3px 2px; border: 1px solid #0072B2; border-radius: 6px; background: transparent;
  max-width: 58em; color: inherit; }
.casekit .say:hover { background: #0072B21A; }
.casekit .observed .widget-inline-hbox, .casekit .below.widget-inline-hbox { flex-wrap: wrap; height: auto; }
.casekit .observed .widget-inline-hbox > .widget-label, .casekit .below > .widget-label {
  width: 100% !important; max-width: none; font-weight: bold; }
.casekit .observed .widget-slider { margin-top: 14px; }
.casekit .quiz-item { border-top: 1px solid #9CA3AF40; padding: 6px 0; }
.casekit .quiz-asks { max-width: 58em; }
.casekit .quiz-why { max-width: 58em; }
.casekit .runs-out { animation: casekit-runs-out linear forwards; }
@keyframes casekit-runs-out { from { width: 100%; } to { width: 0; } }
.casekit .quiet .widget-label { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
@media (min-width: 641px) { .casekit .grid-cells .widget-label { position: absolute; width: 1px;
  height: 1px; overflow: hidden; clip-path: inset(50%); } }
@media (max-width: 640px) {
  .casekit .grid-cells { display: block; }
  .casekit .grid-cells > .cell-head { display: none; }
  .casekit .grid .widget-inline-hbox { flex-wrap: wrap; height: auto; margin: 4px 2px; }
  .casekit .grid .widget-inline-hbox > .widget-label { width: 100% !important; max-width: none; }
  .casekit .grid .widget-inline-hbox > select { width: 100%; min-height: 34px; }
  .casekit .price { min-width: 4.5em; }
  .casekit .rule-row > * { max-width: 100%; }
  .casekit .rule-row > .widget-dropdown.short { flex: 1 1 5em; width: auto !important; }
  .casekit .rule-row > .widget-slider.short { flex: 8 1 10em; flex-wrap: nowrap; width: auto !important; }
  .casekit .rule-row select { min-height: 34px; }
  .casekit .brief th, .casekit .brief td { padding: 1px 6px; } }
.casekit table.dataframe { font-variant-numeric: tabular-nums; }
.casekit table.dataframe th, .casekit table.dataframe td {
  padding: 2px 10px; vertical-align: top; }
.casekit textarea { font: inherit; }
.casekit.casekit :focus-visible { outline: 2px solid #0072B2 !important; outline-offset: 1px; }
"""

# A notebook that is opened again shows its widgets as they were, and nothing answers: say so.
_ASLEEP = """
.casekit.jupyter-widgets-disconnected::before { content: none; }
.casekit .jupyter-widgets-disconnected::before { content: none; }
.casekit.jupyter-widgets-disconnected::after {
  content: %s; color: #0072B2; font-weight: bold; padding: 6px 0; }
.casekit.jupyter-widgets-disconnected button, .casekit.jupyter-widgets-disconnected input,
.casekit.jupyter-widgets-disconnected select, .casekit.jupyter-widgets-disconnected textarea {
  pointer-events: none; opacity: .6; }
"""

# ipywidgets names drop-downs, fields and boxes by their label, but neither a slider's handle, the
# number beside it, a set of options nor a card or panel; and nothing that a widget may carry reaches them.
_ON_PAGE = """
const named = (box) => {
  const name = (part, role, from) => {
    if (!part || !from) return;
    part.setAttribute('role', role);
    part.setAttribute('aria-label', from.textContent);
  };
  const title = box.querySelector('b');
  name(box, 'group', title);
  // An icon is a letter of its font, and would be read out in place of what the button is called.
  box.querySelectorAll('button i').forEach(icon => icon.setAttribute('aria-hidden', 'true'));
  box.querySelectorAll('.widget-radio').forEach(one => name(one, 'radiogroup', title));
  box.querySelectorAll('.widget-slider').forEach(slider => {
    const label = slider.querySelector('.widget-label');
    name(slider.querySelector('.noUi-handle'), 'slider', label);
    name(slider.querySelector('.widget-readout'), 'textbox', label);
  });
};
// Below a long card a verdict would appear out of sight, as if nothing had happened.
const unseen = (box) => [...box.querySelectorAll('.said:not([data-seen])')].map(
  one => { one.dataset.seen = 'yes'; return one; });
// The box gets its class a moment after it is on the page, at times later than this is run.
const begin = () => {
  const box = this.closest('.casekit');
  if (!box) return this.isConnected && setTimeout(begin, 20);
  // A card that is laid elsewhere is made anew on the page, and would take the keyboard with it. After
  // a press on the board the focus goes to where it goes on, until the reader does something else.
  let following = false;
  // JupyterLab listens at the document: what it shall not take has to be taken before.
  const undo = press => {
    if (!box.isConnected) return window.removeEventListener('keydown', undo, true);
    const at = document.activeElement, button = box.querySelector('.undo');
    const asked = (press.ctrlKey || press.metaKey) && !press.shiftKey && press.key === 'z';
    if (!asked || !button || !box.contains(at)) return;
    if (at.matches('textarea, input:not(.place input)')) return;
    press.preventDefault();
    press.stopImmediatePropagation();
    button.click();
    following = true; // the card that had the focus may be made anew
  };
  const follow = () => {
    const next = following && box.querySelector('.next');
    if (next && next !== document.activeElement) next.focus();
  };
  named(box);
  unseen(box);
  new MutationObserver(() => {
    named(box);
    unseen(box).forEach(one => {
      one.scrollIntoView({block: 'nearest'});
      if (one.hasAttribute('tabindex')) one.focus({preventScroll: true});
    });
  }).observe(box, {childList: true, subtree: true});
  const classes = {attributes: true, attributeFilter: ['class'], childList: true, subtree: true};
  new MutationObserver(follow).observe(box, classes);
  window.addEventListener('keydown', undo, true);
  for (const does of ['pointerdown', 'keydown'])
    box.addEventListener(does, () => { following = false; }, true);
  box.addEventListener('click', press => {
    following = Boolean(press.target.closest('.piece, .place-in, .field-head'));
  }, true);
};
begin();
"""


def style_sheet() -> widgets.HTML:
    """Return the style sheet as a widget, to be put into a box with the class `casekit`.

    Once it is on the page it also names the box's sliders for those who hear the page, and brings
    each new verdict, hint or solution into sight. On a board the focus moves on with the cards, and
    where moves can be taken back, Ctrl+Z does so as long as the focus is in the box.
    """
    asleep = _ASLEEP % json.dumps(say("card.asleep"), ensure_ascii=False)
    hidden = widgets.Layout(display="none")
    sheet = f'<style onload="{html.escape(_ON_PAGE)}">{_CSS}{asleep}</style>'
    return widgets.HTML(sheet, layout=hidden)
