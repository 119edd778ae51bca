import {html, nothing} from 'lit/html.js';
import {working} from '../parts/marks.js';
import {optionFace} from '../parts/question.js';
import {t} from '../words.js';
import {draftKey, drafts} from './drafts.js';
import {errorLine} from './pieces.js';
import {clockOf, peopleStillAt, questionOf, sentSlip, watching} from './round.js';

/** The screen of the phase `guess`: the ballot, or what was picked and whom one waits for. */
export function guessScreen(seat) {
  const {view, me} = seat;
  if (view.my_guess !== null) {
    const picked = view.options.find(option => option.id === view.my_guess.option_id);
    return html`${clockOf(seat)}${sentSlip(seat, t('play.guess_sent'), picked?.text)}${peopleStillAt(seat, 'play.guess_waiting')}`;
  }
  if (me.status === 'waiting') {
    return html`${clockOf(seat)}${watching()}${questionOf(seat)}
      <ol class="ballot" role="list">${view.options.map((option, index) => html`
        <li class="cut option">${optionFace(option, index)}</li>`)}</ol>
      ${peopleStillAt(seat, 'play.guess_waiting')}`;
  }
  return html`${clockOf(seat)}${questionOf(seat)}${tooLate(seat)}${errorLine('guess-error', seat.faultAt('guess'))}
    <h2 id="ballot">${t('play.guess_ballot')}</h2>
    <ol class="ballot" role="list" aria-labelledby="ballot">
      ${view.options.map((option, index) => html`<li class=${isOwn(seat, option) ? 'own' : 'cut'}>${ballotButton(seat, option, index)}</li>`)}
    </ol>`;
}

const isOwn = ({view}, option) => option.id === view.my_lie?.option_id;

function ballotButton(seat, option, index) {
  const own = isOwn(seat, option);
  const busy = seat.busy('guess');
  const shut = busy || seat.isResting();
  const going = busy && seat.picking === option.id;
  const mark = own ? html`<span class="label">${t('play.guess_own')}</span>`
    : going ? html`<span class="going">${working}<span class="unseen">${t('play.guess_sending')}</span></span>` : nothing;
  return html`
    <button class="option" type="button" data-wpp="option"
      data-option-id=${option.id} ?disabled=${own} aria-disabled=${shut ? 'true' : nothing}
      aria-busy=${going ? 'true' : nothing} @click=${() => { if (!shut) seat.sendGuess(option.id); }}>
      ${optionFace(option, index, mark)}
    </button>`;
}

// Who ran out of time finds their text again.
function tooLate({view}) {
  const draft = view.my_lie === null ? drafts.get(draftKey(view)).trim() : '';
  return draft === '' ? nothing : html`<p class="note-strip">${t('play.guess_too_late', {text: draft})}</p>`;
}
