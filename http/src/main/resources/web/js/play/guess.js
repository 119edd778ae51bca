import {html, nothing} from 'lit/html.js';
import {working} from '../parts/marks.js';
import {optionFace} from '../parts/option.js';
import {t} from '../words.js';
import {draftKey, drafts} from './drafts.js';
import {errorLine} from './pieces.js';
import {clockOf, peopleStillAt, questionOf, watching} from './round.js';

/** The screen of the phase `guess`: the ballot, or what was picked and whom one waits for. */
export function guessScreen(seat) {
  const {view, me} = seat;
  if (view.my_guess !== null) return html`${clockOf(seat)}${picked(view)}${peopleStillAt(seat, 'play.guess_waiting')}`;
  if (me.status === 'waiting') {
    return html`${clockOf(seat)}${watching()}${questionOf(seat)}
      <ol class="ballot" role="list">${view.options.map((option, index) => html`
        <li class="cut option">${optionFace(option, index)}</li>`)}</ol>
      ${peopleStillAt(seat, 'play.guess_waiting')}`;
  }
  return html`${clockOf(seat)}${questionOf(seat)}${tooLate(seat)}${errorLine('guess-error', seat.faultAt('guess'))}
    <ol class="ballot" role="list" aria-label=${t('play.guess_ballot')}>
      ${view.options.map((option, index) => html`<li class="cut">${ballotButton(seat, option, index)}</li>`)}
    </ol>`;
}

function ballotButton(seat, option, index) {
  const own = option.id === seat.view.my_lie?.option_id;
  const busy = seat.busy('guess');
  const going = busy && seat.picking === option.id;
  const mark = own ? html`<span class="label">${t('play.guess_own')}</span>`
    : going ? html`<span class="going">${working}<span class="unseen">${t('play.guess_sending')}</span></span>` : nothing;
  return html`
    <button class="option ${own ? 'own' : ''} ${going ? 'picked' : ''}" type="button" data-wpp="option"
      data-option-id=${option.id} ?disabled=${own} aria-disabled=${busy ? 'true' : nothing}
      aria-busy=${going ? 'true' : nothing} @click=${() => { if (!busy) seat.sendGuess(option.id); }}>
      ${optionFace(option, index, mark)}
    </button>`;
}

// Who ran out of time finds their text again.
function tooLate({view, code}) {
  const draft = view.my_lie === null ? drafts.get(draftKey(code, view.round)).trim() : '';
  return draft === '' ? nothing : html`<p class="note-strip">${t('play.guess_too_late', {text: draft})}</p>`;
}

function picked(view) {
  const index = view.options.findIndex(each => each.id === view.my_guess.option_id);
  return html`
    <section class="slip cut">
      <h1 class="slip-title" data-arrive tabindex="-1">${t('play.guess_sent')}</h1>
      <p class="slip-text option">${index < 0 ? nothing : optionFace(view.options[index], index)}</p>
    </section>`;
}
