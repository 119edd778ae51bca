// The lobby: the way in as large as it goes, and the seats as they fill.

import {html} from 'lit/html.js';
import {letters} from '../parts/letters.js';
import {qrCode} from '../parts/qr.js';
import {t} from '../words.js';
import {playerTag} from './roster.js';
import {joinAddress, joinLink} from './seat.js';

export function lobby(screen) {
  const {view} = screen;
  const players = view.players.filter(player => player.status !== 'left');
  const free = Math.max(0, view.settings.max_players - players.length);
  return html`
    <section class="way-in" data-fit="1" data-fit-key=${joinAddress()}>
      <p class="step display">${t('host.lobby.go_to')}</p>
      <p class="address display">${joinAddress()}</p>
      <p class="step display">${t('host.lobby.type_code')}</p>
      <p class="code"><span class="unseen" data-wpp="code">${screen.code}</span>${[...screen.code].map(letter => html`<span
        class="tile cut" aria-hidden="true">${letters(letter)}</span>`)}</p>
    </section>
    <figure class="scan cut">
      ${qrCode(joinLink(screen.code), t('host.lobby.qr'), screen.draw)}
      <figcaption class="display">${t('host.lobby.or_scan')}</figcaption>
    </figure>
    <section class="seats ${view.settings.max_players > 8 ? 'many' : ''}" data-fit="1.2">
      <h2>${t('host.lobby.seats', {count: players.length, most: view.settings.max_players})}</h2>
      <ul class="tags">
        ${players.map(player => playerTag(screen, player, false))}
        ${Array.from({length: free}, () => html`<li class="seat-free" aria-hidden="true"></li>`)}
      </ul>
    </section>`;
}
