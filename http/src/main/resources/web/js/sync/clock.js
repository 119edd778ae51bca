// How far the server's clock is ahead of ours, as an interval that every reading of the server's clock narrows. Pure.

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
