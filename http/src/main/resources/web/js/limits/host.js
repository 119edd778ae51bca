// The bounds and waits of whoever opens and shows a party. The phones load js/limits.js alone.

/** What a party may be opened with: the protocol's bounds and defaults. */
export const openLimits = Object.freeze({
  roundsLeast: 1,
  roundsMost: 20,
  rounds: 7,
  playersLeast: 2,
  playersMost: 16,
  players: 8,
  secondsLeast: 5,
  secondsMost: 600,
  lieSeconds: 60,
  guessSeconds: 45,
});

/** The shared screen: js/host. What the phones keep in step with is in js/limits.js. */
export const stageLimits = Object.freeze({
  /** Rows of the scoreboard slide to their new places. */
  overtake: 1_100,
  /** The podium's button rests for longer than others: an Enter too many must not open a rematch over it. */
  restAfterFinish: 3_000,
});

/** QR codes: js/parts/qr.js. */
export const qrLimits = Object.freeze({
  keptMax: 8,
  /** A code that is not there by then does not come. */
  answerMax: 10_000,
  /** A code that did not come is asked for again after this. */
  again: 5_000,
});
