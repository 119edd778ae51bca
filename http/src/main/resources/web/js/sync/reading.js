import {syncLimits as limits} from '../limits.js';

// What messages, views, problems and the server's clock say. Nothing here is believed before it has its form.

export function messageOf(text) {
  if (typeof text !== 'string' || text.length > limits.messageCharsMax) {
    return null;
  }
  try {
    const message = JSON.parse(text);
    return typeof message?.type === 'string' ? message : null;
  } catch {
    return null;
  }
}

export function isStamp(value) {
  return typeof value?.epoch === 'string' && Number.isSafeInteger(value.version) && value.version > 0;
}

/** How it has ended, when a GET is answered with this problem; null: it has not, and the server is in trouble. */
export function endOf(problem) {
  switch (problem?.code) {
    case 'player_kicked':
      return 'kicked';
    case 'session_not_found':
      return 'gone';
    case 'unauthorized':
    case 'forbidden':
      return 'unauthorized';
    default:
      return null;
  }
}

/** Who left may still read; the view says it. */
export function hasLeft(view) {
  if (view.you?.role !== 'player' || !Array.isArray(view.players)) {
    return false;
  }
  const me = view.players.find(player => player?.id === view.you.player_id);
  return me === undefined || me.status === 'left';
}

/** Milliseconds from one ping to the next, as hello says. */
export function pingOf(hello) {
  return bounded(hello.ping_ms, limits.pingMin, limits.pingMax, limits.ping);
}

/** Milliseconds from one poll to the next without a socket, as the view says. */
export function pollOf(view) {
  return bounded(view?.poll_after_ms, limits.pollMin, limits.pollMax, limits.pollSocketDown);
}

/** Milliseconds to stay away after a bye: what it says, and at random where a node sends everybody away. */
export function restOf(bye, chance) {
  const said = bounded(bye.after_ms, 0, limits.serverWaitMax, 0);
  if (bye.code !== 'restarting') {
    return said;
  }
  return said >= limits.restartMin ? said : limits.restartMin + chance * (limits.restartMax - limits.restartMin);
}

/** Half of the wait to all of it, which doubles with each failure. */
export function backOff(failures, first, most, chance) {
  return Math.min(first * 2 ** Math.min(failures, 16), most) * (0.5 + chance / 2);
}

/** From nothing to the whole wait, which doubles with each try. */
export function fullJitter(tries, first, most, chance) {
  return Math.min(first * 2 ** Math.min(tries, 16), most) * chance;
}

function bounded(value, least, most, otherwise) {
  return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : otherwise;
}

// How far the server's clock is ahead of ours, as an interval that every reading of the server's clock narrows.

/** Nothing is known yet: the two clocks are taken to agree. */
export const unknownClock = Object.freeze({from: -Infinity, to: Infinity});

/**
 * A reading: at some time between `asked` and `heard` (ours), the server's clock stood between `earliest` and `latest`.
 * One that contradicts the earlier ones by more than `slack` replaces them: somebody has set a clock. By less, it is dropped.
 */
export function readClock(clock, {asked, heard, earliest, latest, slack = 0}) {
  const [from, to] = [earliest - heard, latest - asked];
  if (!(from <= to)) {
    return clock;
  }
  const narrowed = {from: Math.max(clock.from, from), to: Math.min(clock.to, to)};
  if (narrowed.from <= narrowed.to) {
    return narrowed;
  }
  return narrowed.from - narrowed.to <= slack ? clock : {from, to};
}

/** What to add to our clock. */
export function offsetOf(clock) {
  return Number.isFinite(clock.from) && Number.isFinite(clock.to) ? (clock.from + clock.to) / 2 : 0;
}
