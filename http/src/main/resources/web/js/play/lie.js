import {html, nothing} from 'lit/html.js';
import {draftLimits, limits} from '../limits.js';
import {t} from '../words.js';
import {draftKey, drafts} from './drafts.js';
import {errorLine, workButton} from './pieces.js';
import {clockOf, peopleStillAt, questionOf, sentSlip, watching} from './round.js';
import {byteLength, count, tidy} from './text.js';

// The draft that each field was filled with.
const filled = new WeakMap();

/** The screen of the phase `lie`: the field, or what was sent and whom one waits for. */
export function lieScreen(seat) {
  const {view, me} = seat;
  if (me.status === 'waiting') {
    return html`${clockOf(seat)}${watching()}${questionOf(seat)}${peopleStillAt(seat, 'play.lie_waiting')}`;
  }
  if (view.my_lie !== null) {
    const title = t(view.my_lie.house ? 'play.lie_sent_house' : 'play.lie_sent');
    return html`${clockOf(seat)}${sentSlip(seat, title, view.my_lie.text)}${peopleStillAt(seat, 'play.lie_waiting')}`;
  }
  return html`${clockOf(seat)}${questionOf(seat)}${composer(seat)}`;
}

function composer(seat) {
  const {view} = seat;
  const key = draftKey(view);
  const working = seat.busy('lie');
  const spent = seat.spent();
  const fault = seat.faultAt('lie');
  return html`
    <form class="composer cut" novalidate @submit=${event => submit(event, seat, key)}>
      <div class="field">
        <label for="lie" aria-hidden="true">${t('play.lie_label')}</label>
        <textarea class="input" id="lie" data-wpp="lie-text" data-draft=${key} rows="2" maxlength=${draftLimits.charsMax} dir="auto" autocomplete="off"
          autocapitalize="sentences" enterkeyhint="send" aria-label=${t('play.lie_label')}
          aria-invalid=${fault === null ? nothing : 'true'} ?readonly=${working}
          aria-describedby=${fault === null ? 'lie-count' : 'lie-error lie-count'}
          @input=${event => typed(event.target, seat, key)} @beforeinput=${enter}></textarea>
        ${errorLine('lie-error', fault)}
      </div>
      <div class="send">
        ${counter(drafts.get(key))}
        ${workButton({hook: 'lie-submit', submit: true, working: working && !seat.byHouse,
          blocked: working || spent, kind: 'primary', label: t('play.lie_submit'), busy: t('play.lie_sending')})}
      </div>
    </form>
    <div class="house">
      <p id="house-hint">${t('play.lie_house_hint')}</p>
      ${workButton({hook: 'lie-house', kind: spent ? 'primary' : '', working: working && seat.byHouse,
        blocked: working || seat.isResting(), label: t('play.lie_house'), busy: t('play.lie_sending'),
        act: () => seat.sendLie({house: true}, key)})}
    </div>`;
}

/** Puts the draft into a field that has just appeared, or is now for another round. From then on it is the person's own. */
export function fillDraft(root) {
  const field = root.querySelector('[data-draft]');
  if (field === null || filled.get(field) === field.dataset.draft) return;
  filled.set(field, field.dataset.draft);
  field.value = drafts.get(field.dataset.draft);
}

function typed(field, seat, key) {
  drafts.keep(key, field.value);
  seat.typing();
}

// A lie is one line, so "enter" sends it. This event comes only after an input method is done composing.
function enter(event) {
  if (event.inputType !== 'insertLineBreak' && event.inputType !== 'insertParagraph') return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function submit(event, seat, key) {
  event.preventDefault();
  if (seat.busy('lie') || seat.spent()) return;
  const text = tidy(event.target.elements.lie.value);
  if (text === '') seat.refuse('lie', {key: 'errors.lie_empty'});
  else if (count(text) > limits.lieCharacters || byteLength(text) > limits.lieBytes) seat.refuse('lie', {key: 'errors.lie_too_long'});
  else seat.sendLie({text}, key);
}

function counter(text) {
  const left = limits.lieCharacters - count(tidy(text));
  const words = left < 0 ? t('play.lie_over', {over: -left}) : t('play.lie_left', {left});
  return html`<p class="counter ${left < 0 ? 'over' : ''}" id="lie-count">${words}</p>`;
}
