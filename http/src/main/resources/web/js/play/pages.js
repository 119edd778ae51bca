import {html, nothing} from 'lit/html.js';
import {roundOfGame} from '../game.js';
import {languageSwitch, statusLine} from '../parts/foot.js';
import {letters} from '../parts/letters.js';
import {head} from '../parts/marks.js';
import {t} from '../words.js';
import {guessScreen} from './guess.js';
import {lieScreen} from './lie.js';
import {lobbyScreen} from './lobby.js';
import {errorLine, heading, points, workButton} from './pieces.js';
import {revealScreen} from './reveal.js';
import {finishedScreen, scoreboardScreen} from './standing.js';

// The colour of a screen that is none of the phases.
const SPOTS = {join: 'lobby', starting: 'lobby', left: 'finished', kicked: 'lie', gone: 'finished', unauthorized: 'lie'};

/** The phase colour that floods the page. */
export const spotOf = screen => SPOTS[screen] ?? screen;

/** The page of a phone that has no seat yet. */
export function joinPage(form, before) {
  return html`
    <main class="screen" data-wpp="phase" data-phase="join">
      <p class="brand" aria-hidden="true">${head}${letters('Weirsoe')}</p>
      ${form.template(before)}
    </main>
    ${foot(form.isAway() ? statusLine({kind: 'away'}) : nothing)}`;
}

/** The page of a phone that has a seat. `exits` are the ways out: leave, and what follows an end. */
export function seatPage(seat, exits) {
  const {screen} = seat;
  const plays = seat.view !== null && screen === seat.view.phase;
  return html`
    ${plays ? strip(seat) : nothing}
    <main class="screen ${screen}" data-wpp="phase" data-phase=${screen}>${body(seat, exits)}</main>
    ${foot(statusLine(seat.party.status, screen === 'finished'), plays
      ? html`<button class="button bare" type="button" data-wpp="leave" @click=${exits.ask}>${t('play.leave')}</button>` : nothing)}
    ${plays ? leaveDialog(seat, exits) : nothing}`;
}

function body(seat, exits) {
  switch (seat.screen) {
    case 'starting': return html`<section class="hello">${heading(t('play.starting_title'))}<p>${t('play.starting_text')}</p></section>`;
    case 'lobby': return lobbyScreen(seat);
    case 'lie': return lieScreen(seat);
    case 'guess': return guessScreen(seat);
    case 'reveal': return revealScreen(seat);
    case 'scoreboard': return scoreboardScreen(seat);
    case 'finished': return finishedScreen(seat, anotherButton(exits));
    default: return endedScreen(seat.screen, html`${againButton(seat, exits)}${anotherButton(exits)}`);
  }
}

// The screens after which nothing comes by itself: left, kicked, gone, unauthorized.
function endedScreen(screen, again) {
  return html`
    <section class="ended cut">
      ${heading(t(`play.${screen}_title`))}
      <p>${t(`play.${screen}_text`)}</p>
      <div class="choices">${again}</div>
    </section>`;
}

// Who one is, what one has, and how far the game is.
function strip({view, me, screen}) {
  const shows = screen === 'lie' || screen === 'guess' || screen === 'reveal';
  return html`
    <header class="strip">
      <p class="strip-name"><bdi>${me.nickname}</bdi></p>
      ${shows ? html`<p class="strip-round">${t('play.round_of', {round: roundOfGame(view), total: view.settings.rounds})}</p>` : nothing}
      ${shows ? html`<p class="label">${points(me.score)} <span class="unseen">${t('play.points')}</span></p>`
        : html`<p class="strip-code">${view.code}</p>`}
    </header>`;
}

function foot(status, leave = nothing) {
  return html`<footer class="foot">${status}<div class="foot-choices">${leave}${languageSwitch()}</div></footer>`;
}

function againButton(seat, exits) {
  return seat.screen === 'gone' ? nothing
    : html`<button class="button primary" type="button" @click=${exits.again}>${t('play.again')}</button>`;
}

function anotherButton(exits) {
  return html`<p><button class="button" type="button" @click=${exits.another}>${t('play.another')}</button></p>`;
}

function leaveDialog(seat, exits) {
  const working = seat.party.working.has(`remove:${seat.me.id}`);
  return html`
    <dialog id="leave" aria-labelledby="leave-title">
      <h2 id="leave-title">${t('play.leave_title')}</h2>
      <p>${t(seat.screen === 'lobby' ? 'play.leave_text_lobby' : 'play.leave_text')}</p>
      ${errorLine('leave-error', seat.faultAt('leave'))}
      <form class="choices" method="dialog">
        <button class="button" data-wpp="cancel" autofocus>${t('play.leave_no')}</button>
        ${workButton({hook: 'confirm', kind: 'danger', working, label: t('play.leave_yes'), busy: t('play.leaving'), act: exits.leave})}
      </form>
    </dialog>`;
}
