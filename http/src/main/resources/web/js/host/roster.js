// The players' names on the shared screen: who is here, who has acted – never what.

import {html, nothing} from 'lit/html.js';
import {repeat} from 'lit/directives/repeat.js';
import {t} from '../words.js';
import {marks} from './marks.js';

export const nameOf = (view, id) => view.players.find(player => player.id === id)?.nickname ?? '?';

export const names = (view, ids) => ids.map(id => nameOf(view, id));

/** A name above this many characters is set smaller, so that it does not make all the others small. */
const LENGTHY = 12;

/** One name with what is known of it. `acts`: whether there is something to wait for in this phase. */
function playerTag(screen, player, acts) {
  const state = player.status === 'waiting' ? 'waiting' : player.submitted ? 'done' : 'thinking';
  return html`<li class="cut tag ${acts ? state : ''}" data-wpp="player" data-player-id=${player.id}>
    ${acts ? STATES[state] : nothing}<span class="nickname ${[...player.nickname].length > LENGTHY ? 'lengthy' : ''}" dir="auto">${player.nickname}</span>
    ${acts ? html`<span class="unseen">${t(`host.player.${state}`)}</span>` : nothing}
    ${kickButton(screen, player)}
  </li>`;
}

/** Each name keeps its own element, and the focus on it, when another one goes. */
export const tags = (screen, players, acts) => repeat(players, player => player.id, player => playerTag(screen, player, acts));

const STATES = {done: marks.done, thinking: marks.pencil, waiting: marks.waiting};

export function kickButton(screen, player) {
  return html`<button type="button" class="kick" data-wpp="kick" data-player-id=${player.id}
    title=${t('host.kick', {name: player.nickname})} aria-label=${t('host.kick', {name: player.nickname})}
    ?disabled=${screen.working(`remove:${player.id}`)} @click=${() => screen.open({kind: 'kick', id: player.id})}>${marks.cross}</button>`;
}

/** The strip of names beneath a question. */
export function whoHasActed(screen) {
  const players = screen.view.players.filter(player => player.status !== 'left');
  const active = players.filter(player => player.status === 'active');
  const done = active.filter(player => player.submitted).length;
  return html`<section class="acted ${players.length > 8 ? 'many' : players.length < 5 ? 'few' : ''}" data-fit="1.25">
    <h2>${t(`host.acted.${screen.view.phase}`, {done, all: active.length})}</h2>
    <ul class="tags" .style=${`--across:${screen.view.phase === 'guess' ? across(players.length, 8) : across(players.length, players.length > 8 ? 8 : 4)}`}>${tags(screen, players, true)}</ul>
  </section>`;
}

/** Names side by side so that rows are full: `most` in a row, and as many rows as that takes. */
export function across(count, most = 4) {
  return Math.max(1, Math.ceil(count / Math.ceil(Math.max(count, 1) / most)));
}
