// The end: the first three ranks on their blocks, equals on one, and everybody else beside them.

import {html, nothing} from 'lit/html.js';
import {letters} from '../parts/letters.js';
import {listed, t} from '../words.js';
import {marks} from './marks.js';
import {podiumSteps} from './ranking.js';

export function finished(screen) {
  const rows = screen.view.leaderboard;
  const winners = rows.filter(row => row.rank === 1);
  const {steps, rest} = podiumSteps(rows);
  const key = steps.map(step => step.rows.length).join();
  return html`
    ${scraps(screen.fresh)}
    <section class="won ${screen.fresh ? 'staged' : ''}" data-fit="2.4" data-fit-key=${winners.map(row => row.player_id).join()}>
      <h2>${t('host.won', {count: winners.length, names: listed(winners.map(row => row.nickname))})}</h2>
    </section>
    <ol class="podium ${screen.fresh ? 'staged' : ''}" data-steps=${steps.length}>${steps.map(step => podiumStep(step, key))}</ol>
    ${rest.length > 0 ? html`<ol class="rest" data-fit="1.7" data-fit-key=${rest.length}>${rest.map(line)}</ol>` : nothing}`;
}

/** Longer than this a name does not stand well in one line on a block. */
const LONG_NAME = 10;

function podiumStep({rank, rows}, key) {
  return html`<li class="step-up place-${rank}" .style=${`--share:${(1 + (rows.length - 1) * 0.45).toFixed(2)}`}>
    <ul class="on-top ${crowd(rows.length)}" .style=${`--columns:${rows.length > 6 ? 4 : 2}`} data-fit=${rank === 1 ? 4.6 : 2.9} data-fit-key=${key}>${rows.map(row => html`<li class="name display" data-wpp="leaderboard-row"
      data-player-id=${row.player_id}>${rank === 1 ? marks.crown : nothing}<bdi>${inHalves(row.nickname)}</bdi><span class="unseen"> ${rank}. ${row.score}</span></li>`)}</ul>
    <div class="plinth cut" aria-hidden="true"><div class="face" data-fit="7" data-fit-key=${key}><span class="rank">${letters(rank)}</span>
      <span class="score">${letters(rows[0].score)}</span></div></div>
  </li>`;
}

const SCRAPS = 46;

/** Paper scraps behind everything: evenly strewn by the golden ratio, the same on each drawing. */
function scraps(thrown) {
  return html`<div class="scraps ${thrown ? 'thrown' : ''}" aria-hidden="true">${Array.from({length: SCRAPS}, (_, at) => scrap(at + 3))}</div>`;
}

function scrap(at) {
  const x = (at * 61.803) % 98;
  const y = (at * at * 7.31 + at * 23.7) % 94;
  return html`<i .style=${`--x:${x.toFixed(1)}%;--y:${y.toFixed(1)}%;--turn:${(at * 137) % 180}deg;--size:${0.5 + (at % 4) * 0.25};--wait:${(at * 53) % 900}ms`}></i>`;
}

/** How many share a block: two stand above each other, three to six in two columns, more in four. */
function crowd(count) {
  if (count <= 2) return '';
  return count <= 6 ? 'many few' : 'many';
}

function line(row) {
  return html`<li class="line" data-wpp="leaderboard-row" data-player-id=${row.player_id}>
    <span class="rank display">${row.rank}</span><span class="who display ${row.nickname.length <= LONG_NAME ? 'short' : ''}" dir="auto">${inHalves(row.nickname)}</span><span class="score display">${row.score}</span></li>`;
}

/** A long name without spaces may be set in two lines, and is never broken anywhere else. */
function inHalves(name) {
  if (!globalThis.Intl?.Segmenter || name.includes(' ')) return name;
  const characters = [...new Intl.Segmenter().segment(name)].map(({segment}) => segment);
  if (characters.length <= LONG_NAME) return name;
  const half = Math.ceil(characters.length / 2);
  return html`${characters.slice(0, half).join('')}<wbr>${characters.slice(half).join('')}`;
}
