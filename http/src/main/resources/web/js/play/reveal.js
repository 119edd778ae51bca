import {html, nothing} from 'lit/html.js';
import {marks} from '../parts/marks.js';
import {language, t} from '../words.js';
import {heading, won} from './pieces.js';
import {namesOf, roundOf} from './results.js';
import {questionOf, watching} from './round.js';
import {isolate, listed} from './text.js';

/** The screen of the phase `reveal`: what the round was for this player. The show itself is on the big screen. */
export function revealScreen(seat) {
  const {view, me} = seat;
  const round = roundOf(view, me.id);
  const plays = me.status !== 'waiting';
  return html`
    ${plays ? verdict(view, round) : html`${watching()}`}
    ${plays ? html`
      <p class="earned"><span class="my-points" data-wpp="my-points">${won(round.points)}</span>
        <span>${t('play.points_of_round')}</span></p>
      ${ownLie(view, round)}` : nothing}
    ${questionOf(seat, {small: true})}
    <p class="explanation">${view.question.explanation}</p>`;
}

function verdict(view, round) {
  if (round.found) return html`<div class="verdict good">${marks.done}${heading(t('play.reveal_found'))}</div>`;
  if (round.picked === null) return html`<div class="verdict">${heading(t('play.reveal_no_pick'))}</div>`;
  const names = namesOf(view, round.authors);
  const fell = names.length === 0
    ? t('play.reveal_fell_house') : t('play.reveal_fell', {names: listed(names, language())});
  return html`
    <div class="verdict">${marks.cross}${heading(fell)}</div>
    <p class="pick">${t('play.reveal_pick', {text: isolate(round.picked.text)})}</p>`;
}

function ownLie(view, round) {
  if (round.lie === null) return html`<section class="slip cut"><h2 class="slip-title">${t('play.reveal_no_lie')}</h2></section>`;
  const names = namesOf(view, round.fooled);
  return html`
    <section class="slip cut">
      <h2 class="slip-title">${t('play.reveal_your_lie')}</h2>
      <p class="slip-text" dir="auto">${round.lie.text}</p>
      <p class="slip-note">${names.length === 0
        ? t('play.reveal_fooled_nobody')
        : t('play.reveal_fooled', {names: listed(names, language()), count: names.length})}</p>
    </section>`;
}
