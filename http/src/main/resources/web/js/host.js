// The shared screen: finds the host's seat, ties it to the party, and draws what is known after each change.

import {render} from 'lit/html.js';
import {watchDoubleClicks} from './doubleclick.js';
import {enterPresses, focusKeeper, moveFocus} from './host/focus.js';
import {fitAll, watchSize} from './host/fit.js';
import {noSeat, partyOver} from './host/notice.js';
import {page} from './host/page.js';
import {startScreen} from './host/screen.js';
import {takeSeat} from './host/seat.js';
import {watchHandover} from './seats.js';
import {addWords, onLanguage, t} from './words.js';
import * as words from './words/host.js';

addWords(words);

const root = document.getElementById('host');
const say = document.getElementById('say');
const seat = takeSeat(location, history);
let shown = null;

watchDoubleClicks();
watchHandover();
if (seat.token) play();
else still(() => noSeat(seat.code));

function play() {
  const screen = startScreen(seat, draw);
  const focus = focusKeeper(root);
  enterPresses(screen);
  watchSize(() => draw());

  function draw() {
    const ended = partyOver(screen);
    const phase = screen.view?.phase ?? null;
    dress(ended ? null : phase);
    focus.before(screen.dialog);
    render(ended ?? page(screen), root);
    focus.after(screen.dialog);
    fitAll(root);
    const key = ended ? 'ended' : phase && `${phase}/${screen.view.game}/${screen.view.round}`;
    if (key && key !== shown) {
      if (shown !== null) moveFocus(root);
      if (!ended) say.textContent = t(`host.say.${phase}`, {round: screen.roundOfGame, rounds: screen.view.settings.rounds});
      shown = key;
    }
  }

  onLanguage(draw);
  addEventListener('fullscreenchange', draw);
  draw();
}

function still(template) {
  const draw = () => {
    dress(null);
    render(template(), root);
  };
  onLanguage(draw);
  draw();
}

/** The colour of the phase floods the page. */
function dress(phase) {
  document.body.dataset.spot = phase ?? 'lobby';
  document.title = phase ? `${t(`phase.${phase}`)} · ${seat.code} · Weirsoe` : 'Weirsoe';
}

