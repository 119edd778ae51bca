// What the shared screen knows beside the view: the dialog that is open, the last refusal, the show, and the pause after
// each change of phase in which the second click of a double click does nothing.

import {roundOfGame} from '../game.js';
import {screenLimits as limits} from '../limits.js';
import {stageLimits} from '../limits/host.js';
import {connect} from '../party.js';
import {seats} from '../seats.js';
import {revealOrder} from './reveal-order.js';
import {startShow} from './show.js';

const ENDS = new Set(['gone', 'unauthorized', 'kicked', 'left']);
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Connects, and calls `draw` after each change. */
export function startScreen({code, token}, draw) {
  let phaseKey = null;
  let ready = false;
  let proven = false;
  let pause = null;
  let ticking = null;
  const screen = {
    code,
    token,
    dialog: null,
    /** The problem of the last command that was refused, until the next one. */
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
    /** Whether the party is no longer this browser's to show. */
    get isOver() {
      return ENDS.has(screen.status.kind);
    },
    working: name => screen.party.working.has(name),
    async command(name, args) {
      screen.fault = null;
      const outcome = await screen.party.command(name, args);
      if (!outcome.ok) {
        screen.fault = outcome.problem;
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
  };

  function enterPhase(view) {
    const key = `${view.game}/${view.round}/${view.phase}`;
    if (key === phaseKey) return;
    screen.fresh = phaseKey !== null;
    phaseKey = key;
    screen.fault = null;
    screen.show?.stop();
    screen.show = null;
    if (view.phase === 'reveal' && screen.fresh && !still()) screen.show = startShow(revealOrder(view.options).steps, turnPage);
    if (screen.fresh) rest(view.phase === 'finished' ? stageLimits.restAfterFinish : limits.restAfterPhase);
    else ready = true;
  }

  /** At the end of the show the large button is another one: what was meant for the show must not press it. */
  function turnPage() {
    if (!screen.show.running) rest(limits.restAfterPhase);
    draw();
  }

  function rest(ms) {
    ready = false;
    clearTimeout(pause);
    // Counted from when the new phase has been drawn: on a slow machine the drawing itself outlasts a double click.
    pause = setTimeout(() => {
      pause = setTimeout(wake, ms);
    });
  }

  function wake() {
    ready = true;
    draw();
  }

  /** The screen is drawn again and again only while there is a time to tell. */
  function tick() {
    const wanted = !screen.isOver && Boolean(screen.view?.deadline_at);
    if (wanted === (ticking !== null)) return;
    clearInterval(ticking);
    ticking = wanted ? setInterval(draw, limits.tick) : null;
  }

  /** A seat that has ended is forgotten, and one that this browser has beside it is tried. */
  function end() {
    clearTimeout(pause);
    ready = true;
    screen.show?.stop();
    seats.forgetHost(code, screen.token);
    const other = seats.host(code);
    if (screen.status.kind === 'unauthorized' && other) sit(other.token);
  }

  /** A seat is kept once a view has proven it. */
  function prove() {
    if (proven) return;
    proven = true;
    if (seats.host(code)?.token !== screen.token) seats.keepHost(code, screen.token);
  }

  function changed() {
    if (screen.isOver) {
      end();
    } else if (screen.view) {
      prove();
      enterPhase(screen.view);
    }
    tick();
    draw();
  }

  function sit(onToken) {
    screen.token = onToken;
    proven = false;
    screen.party = connect({code, token: onToken, onChange: changed});
  }

  sit(token);
  return screen;
}
