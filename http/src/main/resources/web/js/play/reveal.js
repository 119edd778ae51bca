import {html, nothing} from 'lit/html.js';
import {screenLimits} from '../limits.js';
import {letters} from '../parts/letters.js';
import {listed, t} from '../words.js';
import {heading, won} from './pieces.js';
import {namesOf, roundOf} from './results.js';
import {liar, questionOf, watching} from './round.js';

const LONG_TEXT = 24;

/** How long the big screen takes to tell the round, in milliseconds; the truth comes last. */
export function storyOf(options) {
  const lies = options.filter(option => !option.truth);
  const believed = lies.filter(option => option.guessed_by.length > 0).length;
  const {idle, lie} = screenLimits.showStep;
  return (believed < lies.length ? idle : 0) + believed * lie;
}

/**
 * The screen of the phase `reveal`: what the round was for this player. Until the big screen has told it there are only the
 * points, so that the room looks up; who cannot wait, or sees no big screen, may ask.
 */
export function revealScreen(seat) {
  const {view, me} = seat;
  if (!seat.isTold()) return untold(seat);
  return html`
    ${me.status === 'waiting' ? watching() : personal(view, roundOf(view, me.id))}
    ${questionOf(seat, {small: true})}
    <p class="explanation">${view.question.explanation}</p>`;
}

function untold(seat) {
  const {view, me} = seat;
  return html`
    ${heading(t('play.reveal_look'))}
    ${me.status === 'waiting' ? nothing : earned(roundOf(view, me.id))}
    <p class="wait">${t('play.reveal_told_there')}</p>
    <p><button class="button" type="button" @click=${seat.tell}>${t('play.reveal_now')}</button></p>
    ${liar(1)}`;
}

function earned(round) {
  return html`<p class="earned"><span class="my-points" data-wpp="my-points">${won(round.points)}</span>
    <span>${t('play.points_of_round')}</span></p>`;
}

function personal(view, round) {
  return html`
    ${heading(verdict(view, round))}
    ${round.picked === null ? nothing : slip(html`${t('play.reveal_your_pick')} ${stamp(round.found)}`, round.picked.text)}
    ${earned(round)}
    ${ownLie(view, round)}`;
}

function verdict(view, round) {
  if (round.found) return t('play.reveal_found');
  if (round.picked === null) return t('play.reveal_no_pick');
  const names = namesOf(view, round.authors);
  return names.length === 0 ? t('play.reveal_fell_house') : t('play.reveal_fell', {names: listed(names)});
}

function ownLie(view, round) {
  if (round.lie === null) return html`<p class="wait">${t('play.reveal_no_lie')}</p>`;
  const names = namesOf(view, round.fooled);
  return slip(t('play.reveal_your_lie'), round.lie.text, html`<p class="slip-note">${names.length === 0
    ? t('play.reveal_fooled_nobody')
    : t('play.reveal_fooled', {names: listed(names), count: names.length})}</p>`);
}

function slip(title, text, note = nothing) {
  return html`
    <section class="slip cut">
      <h2 class="slip-title">${title}</h2>
      <p class="slip-text ${text.length > LONG_TEXT ? 'long' : ''}" dir="auto">${text}</p>
      ${note}
    </section>`;
}

function stamp(found) {
  return html`<span class="stamp now ${found ? '' : 'false'}">${letters(t(found ? 'play.reveal_true' : 'play.reveal_false'))}</span>`;
}
