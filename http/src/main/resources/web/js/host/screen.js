// What the shared screen knows beside the view: the dialog that is open, the last refusal, the show, and the pause after
// each change of phase in which the second click of a double click does nothing.

import {roundOfGame} from '../game.js';
import {screenLimits as limits} from '../limits.js';
import {connect} from '../party.js';
import {seats} from '../seats.js';
import {problemText} from '../words.js';
import {revealOrder} from './reveal-order.js';
import {startShow} from './show.js';

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Connects, and calls `draw` after each change. */
export function startScreen({code, token}, draw) {
  let phaseKey = null;
  let ready = false;
  const screen = {
    code,
    token,
    dialog: null,
    fault: null,
    show: null,
    /** Whether this page saw the phase begin: only then is there something to stage. */
    fresh: false,
    party: null,
    draw,
    get view() {
      return screen.party.view;
    },
    get status() {
      return screen.party.status;
    },
    get now() {
      return screen.party.serverNow();
    },
    get roundOfGame() {
      return roundOfGame(screen.view);
    },
    get resting() {
      return !ready;
    },
    working: name => screen.party.working.has(name),
    async command(name, args) {
      screen.fault = null;
      const outcome = await screen.party.command(name, args);
      if (!outcome.ok) {
        screen.fault = problemText(outcome.problem);
        draw();
      }
      return outcome;
    },
    open(dialog) {
      screen.dialog = dialog;
      draw();
    },
    close() {
      screen.dialog = null;
      draw();
    },
    forget() {
      seats.forgetHost(code);
    },
  };

  function enterPhase(view) {
    const key = `${view.game}/${view.round}/${view.phase}`;
    if (key === phaseKey) return;
    screen.fresh = phaseKey !== null;
    phaseKey = key;
    screen.fault = null;
    screen.show?.stop();
    screen.show = null;
    if (view.phase === 'reveal' && screen.fresh && !still()) screen.show = startShow(revealOrder(view.options).steps, draw);
    rest();
  }

  function rest() {
    ready = !screen.fresh;
    if (ready) return;
    // Counted from when the new phase has been drawn: on a slow machine the drawing itself outlasts a double click.
    setTimeout(() => setTimeout(wake, limits.restAfterPhase));
  }

  function wake() {
    ready = true;
    draw();
  }

  screen.party = connect({
    code,
    token,
    onChange() {
      if (screen.view) enterPhase(screen.view);
      draw();
    },
  });
  setInterval(() => screen.view?.deadline_at && draw(), limits.tick);
  return screen;
}
