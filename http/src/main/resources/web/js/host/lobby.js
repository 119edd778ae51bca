// The lobby: the way in as large as it goes, and the seats as they fill.

import {html} from 'lit/html.js';
import {letters} from '../parts/letters.js';
import {qrCode} from '../parts/qr.js';
import {t} from '../words.js';
import {across, tags} from './roster.js';
import {joinAddress, joinLink} from './seat.js';

export function lobby(screen) {
  const {view} = screen;
  const players = view.players.filter(player => player.status !== 'left');
  const {max_players: most} = view.settings;
  const free = Math.max(0, most - players.length);
  return html`
    <section class="way-in" data-fit="1.6" data-fit-key=${joinAddress()}>
      <p class="go-to display"><span class="step">${t('host.lobby.go_to')}</span> <span class="address">${joinAddress()}</span></p>
      <p class="step display">${t('host.lobby.type_code')}</p>
      <p class="code"><span class="unseen" data-wpp="code">${screen.code}</span>${[...screen.code].map(letter => html`<span
        class="tile cut" aria-hidden="true">${letters(letter)}</span>`)}</p>
    </section>
    <figure class="scan cut">
      ${qrCode(joinLink(screen.code), t('host.lobby.qr'), screen.draw)}
      <figcaption class="display">${t('host.lobby.or_scan')}</figcaption>
    </figure>
    <section class="seats ${most > 8 ? 'many' : ''}" data-fit="1.25">
      <h2>${t('host.lobby.seats', {count: players.length, most})}</h2>
      <ul class="tags" .style=${`--across:${across(most)}`}>
        ${tags(screen, players, false)}
        ${Array.from({length: free}, () => html`<li class="seat-free" aria-hidden="true"></li>`)}
      </ul>
    </section>`;
}
