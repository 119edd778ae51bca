import {html} from 'lit/html.js';
import {letters} from '../parts/letters.js';
import {t} from '../words.js';
import {liar, nameTag} from './round.js';
import {count} from './text.js';

/** The screen of the lobby: you are in, who else is, and what happens next. */
export function lobbyScreen({view, me}) {
  return html`
    <section class="hello">
      <h1 data-arrive tabindex="-1"><span class="hello-small">${t('play.lobby_in')}</span>
        <span class="hello-name ${sizeOf(me.nickname)}" dir="auto">${letters(me.nickname)}</span></h1>
      <p class="wait">${t('play.lobby_wait')}</p>
    </section>
    <section class="still">
      <h2>${t('play.lobby_here', {count: view.players.length, most: view.settings.max_players})}</h2>
      <ul class="people" role="list">${view.players.map(player => nameTag(player))}</ul>
    </section>
    ${liar(view.players.length / view.settings.max_players)}`;
}

// The shorter a name, the larger it is printed.
function sizeOf(nickname) {
  const characters = count(nickname);
  return characters <= 5 ? 'huge' : characters <= 9 ? 'large' : '';
}
