import {html, nothing} from 'lit/html.js';
import {withMoves} from '../game.js';
import {letters} from '../parts/letters.js';
import {marks} from '../parts/marks.js';
import {t} from '../words.js';
import {heading, points, won} from './pieces.js';
import {liar} from './round.js';

const PODIUM = 3;

/** The screen of the phase `scoreboard`: one's own place first, then everybody's. */
export function scoreboardScreen(seat) {
  const rows = withMoves(seat.view.leaderboard);
  const own = rows.find(row => row.player_id === seat.me.id);
  return html`
    ${own ? place(own, rows) : nothing}
    ${table(seat, rows)}
    <p class="wait">${t(last(seat.view) ? 'play.scoreboard_last' : 'play.scoreboard_wait')}</p>
    ${own ? liar(own.score / Math.max(1, rows[0].score)) : nothing}`;
}

/** The screen of the phase `finished`: the podium as this player stands on it. */
export function finishedScreen(seat, another) {
  const rows = seat.view.leaderboard;
  const own = rows.find(row => row.player_id === seat.me.id);
  return html`
    ${own ? final(own, rows) : heading(t('play.finished'))}
    ${table(seat, rows)}
    <p class="wait">${t('play.finished_thanks')}</p>
    ${another}`;
}

function final(own, rows) {
  return html`
    <section class="final">
      <p class="place-number ${own.rank <= PODIUM ? 'burst' : ''}" aria-hidden="true">${letters(own.rank)}</p>
      ${own.rank === 1 ? heading(letters(t('play.finished_won')), 'shout')
        : heading(t('play.finished_place', {rank: own.rank, all: rows.length}))}
      ${scoreOf(own)}
    </section>`;
}

function place(own, rows) {
  return html`
    <section class="place">
      <p class="place-number" aria-hidden="true">${letters(own.rank)}</p>
      <div>
        ${heading(t('play.place_of', {rank: own.rank, all: rows.length}))}
        ${scoreOf(own, html` <span class="label">${won(own.delta)}</span>`)}
        ${own.moved === null ? nothing : html`<p class="moved">${moveMark(own.moved)} ${moveWords(own.moved)}</p>`}
      </div>
    </section>`;
}

function scoreOf(own, note = nothing) {
  return html`<p class="score-line"><span class="my-points" data-wpp="my-points">${points(own.score)}</span> ${t('play.points')}${note}</p>`;
}

function table({me}, rows) {
  return html`
    <ol class="board cut" role="list">
      ${rows.map(row => html`
        <li class=${row.player_id === me.id ? 'own' : ''} data-wpp="leaderboard-row" data-player-id=${row.player_id} aria-current=${row.player_id === me.id ? 'true' : nothing}>
          <span class="rank">${row.rank}</span>
          <span class="who"><bdi>${row.nickname}</bdi>${row.player_id === me.id
            ? html` <span class="label">${t('play.you')}</span>` : nothing}</span>
          <span class="tally">
            ${row.delta > 0 ? html`<span class="delta">${won(row.delta)}</span>` : nothing}
            <span class="score">${points(row.score)}</span>
          </span>
        </li>`)}
    </ol>`;
}

const last = view => view.round >= view.total_rounds;
const moveMark = moved => (moved > 0 ? marks.up : moved < 0 ? marks.down : marks.same);
const moveWords = moved => (moved === 0
  ? t('play.moved_not') : t(moved > 0 ? 'play.moved_up' : 'play.moved_down', {places: Math.abs(moved)}));
