import {html, nothing} from 'lit/html.js';
import {letters} from '../parts/letters.js';
import {language, t} from '../words.js';
import {heading, won} from './pieces.js';
import {namesOf, roundOf} from './results.js';
import {questionOf, watching} from './round.js';
import {listed} from './text.js';

const LONG_TEXT = 24;

/** The screen of the phase `reveal`: what the round was for this player. The show itself is on the big screen. */
export function revealScreen(seat) {
  const {view, me} = seat;
  return html`
    ${me.status === 'waiting' ? watching() : personal(view, roundOf(view, me.id))}
    ${questionOf(seat, {small: true})}
    <p class="explanation">${view.question.explanation}</p>`;
}

function personal(view, round) {
  return html`
    ${heading(verdict(view, round))}
    ${round.picked === null ? nothing : slip(t('play.reveal_your_pick'), round.picked.text, stamp(round.found))}
    <p class="earned"><span class="my-points" data-wpp="my-points">${won(round.points)}</span>
      <span>${t('play.points_of_round')}</span></p>
    ${ownLie(view, round)}`;
}

function verdict(view, round) {
  if (round.found) return t('play.reveal_found');
  if (round.picked === null) return t('play.reveal_no_pick');
  const names = namesOf(view, round.authors);
  return names.length === 0 ? t('play.reveal_fell_house') : t('play.reveal_fell', {names: listed(names, language())});
}

function ownLie(view, round) {
  if (round.lie === null) return html`<p class="wait">${t('play.reveal_no_lie')}</p>`;
  const names = namesOf(view, round.fooled);
  return slip(t('play.reveal_your_lie'), round.lie.text, html`<p class="slip-note">${names.length === 0
    ? t('play.reveal_fooled_nobody')
    : t('play.reveal_fooled', {names: listed(names, language()), count: names.length})}</p>`);
}

function slip(title, text, note) {
  return html`
    <section class="slip cut">
      <h2 class="slip-title">${title}</h2>
      <p class="slip-text ${text.length > LONG_TEXT ? 'long' : ''}" dir="auto">${text}</p>
      ${note}
    </section>`;
}

function stamp(found) {
  return html`<p class="slip-stamp"><span class="stamp now ${found ? '' : 'false'}">${
    letters(t(found ? 'play.reveal_true' : 'play.reveal_false'))}</span></p>`;
}
