// The frame of the shared screen: the masthead, the stage of the phase, and the controls.

import {html, nothing} from 'lit/html.js';
import {letters} from '../parts/letters.js';
import {t} from '../words.js';
import {controls} from './controls.js';
import {dialog} from './dialogs.js';
import {lobby} from './lobby.js';
import {guess, lie} from './round.js';
import {reveal} from './reveal.js';
import {scoreboard} from './scoreboard.js';
import {finished} from './podium.js';
import {joinAddress} from './seat.js';

const STAGES = {lobby, lie, guess, reveal, scoreboard, finished};

export function page(screen) {
  const {view} = screen;
  const phase = view?.phase;
  return html`
    <header class="masthead">
      <h1 tabindex="-1" data-wpp="phase" data-phase=${phase ?? nothing}>${letters(phase ? t(`host.title.${phase}`) : 'Weirsoe')}</h1>
      ${view ? rounds(screen) : nothing}
      ${view && phase !== 'lobby' && phase !== 'finished' ? stillOpen(screen) : nothing}
    </header>
    <main class="stage ${phase ? `on-${phase}` : ''}">${phase ? STAGES[phase](screen) : nothing}</main>
    ${controls(screen)}
    ${dialog(screen)}`;
}

/** Which round of the game it is, in words and as a row of squares. */
function rounds(screen) {
  const {view} = screen;
  if (view.round === 0 || view.phase === 'lobby' || view.phase === 'finished') return nothing;
  const all = view.settings.rounds;
  const now = screen.roundOfGame;
  return html`<div class="rounds">
    <p>${t('host.round_of', {round: now, rounds: all})}</p>
    <ol aria-hidden="true">${Array.from({length: all}, (_, at) => html`<li class=${at + 1 < now ? 'past' : at + 1 === now ? 'now' : ''}></li>`)}</ol>
  </div>`;
}

/** Whoever comes late still finds the way in. */
function stillOpen(screen) {
  return html`<p class="still-open"><span>${joinAddress()}</span> <strong data-wpp="code">${letters(screen.code)}</strong></p>`;
}
