// The scores after a round: what it gave, and who overtook whom.

import {html, nothing} from 'lit/html.js';
import {repeat} from 'lit/directives/repeat.js';
import {ref} from 'lit/directives/ref.js';
import {withMoves} from '../game.js';
import {letters} from '../parts/letters.js';
import {t} from '../words.js';
import {marks} from './marks.js';
import {asBefore} from './ranking.js';
import {overtake} from './overtake.js';

export function scoreboard(screen) {
  const {view} = screen;
  const rows = withMoves(view.leaderboard);
  const best = Math.max(1, ...rows.map(row => row.score));
  const key = `${view.game}/${view.round}`;
  const stage = list => list && screen.fresh && overtake(list, asBefore(rows).map(row => row.player_id), key);
  return html`<ol class="board ${rows.length > 8 ? 'many' : ''}" data-fit="1.35" data-fit-key=${`${key}/${rows.length}`}
    .style=${`--rows:${rows.length > 8 ? Math.ceil(rows.length / 2) : rows.length}`} ${ref(stage)}>
    ${repeat(rows, row => row.player_id, row => boardRow(view, row, best))}</ol>`;
}

/** A longer name is set smaller where the board has two columns. */
const LONG_NAME = 12;

function boardRow(view, row, best) {
  const left = view.players.find(player => player.id === row.player_id)?.status === 'left';
  return html`<li class="cut row ${row.rank === 1 ? 'first' : ''} ${row.moved > 0 ? 'rising' : ''}" data-wpp="leaderboard-row" data-player-id=${row.player_id}
    .style=${`--share:${(row.score / best).toFixed(3)}`}>
    <span class="strip" aria-hidden="true"></span>
    <span class="rank">${letters(row.rank)}</span>
    ${move(row.moved)}
    <span class="who display ${row.nickname.length > LONG_NAME ? 'long' : ''}" dir="auto">${row.nickname}${left ? html` <small>${t('host.left')}</small>` : nothing}</span>
    <span class="delta">${row.delta > 0 ? html`+${row.delta}` : nothing}</span>
    <span class="score">${letters(row.score)}</span>
  </li>`;
}

function move(places) {
  if (!places) return html`<span class="move"></span>`;
  const up = places > 0;
  const words = t(up ? 'host.moved_up' : 'host.moved_down', {places: Math.abs(places)});
  return html`<span class="move ${up ? 'up' : 'down'}">${up ? marks.up : marks.down}<span aria-hidden="true">${Math.abs(places)}</span><span class="unseen">${words}</span></span>`;
}
