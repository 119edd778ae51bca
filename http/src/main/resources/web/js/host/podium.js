// The end: the best three on their blocks, and everybody else beneath.

import {html, nothing} from 'lit/html.js';
import {letters} from '../parts/letters.js';
import {marks} from '../parts/marks.js';
import {t} from '../words.js';

const STEPS = 3;

export function finished(screen) {
  const rows = screen.view.leaderboard;
  const winners = rows.filter(row => row.rank === 1);
  const best = rows.slice(0, STEPS);
  const rest = rows.slice(STEPS);
  return html`
    <section class="won" data-fit="1.2" data-fit-key=${rows[0]?.player_id}>
      <h2>${t('host.won', {count: winners.length, names: listOf(winners.map(row => row.nickname))})}</h2>
    </section>
    <ol class="podium ${screen.fresh ? 'staged' : ''}" data-fit="1.2" data-fit-key=${best.length}>${best.map((row, at) => block(row, at))}</ol>
    ${rest.length > 0 ? html`<ol class="rest ${rest.length > 6 ? 'many' : ''}" data-fit="1.2" data-fit-key=${rest.length}
      .style=${`--rows:${rest.length > 6 ? Math.ceil(rest.length / 2) : rest.length}`}>${rest.map(line)}</ol>` : nothing}`;
}

function block(row, at) {
  return html`<li class="block place-${row.rank} slot-${at + 1}" data-wpp="leaderboard-row" data-player-id=${row.player_id}>
    <span class="name display" dir="auto">${row.rank === 1 ? marks.crown : nothing}<span>${row.nickname}</span></span>
    <span class="plinth cut"><span class="rank">${letters(row.rank)}</span><span class="score display">${row.score}</span></span>
  </li>`;
}

function line(row) {
  return html`<li class="line" data-wpp="leaderboard-row" data-player-id=${row.player_id}>
    <span class="rank display">${row.rank}</span><span class="who display" dir="auto">${row.nickname}</span><span class="score display">${row.score}</span></li>`;
}

function listOf(names) {
  return new Intl.ListFormat(document.documentElement.lang, {type: 'conjunction'}).format(names);
}
