// Every bound and every wait of the pages; those of the host alone are in js/limits/host.js. Times
// are in milliseconds unless the name says otherwise.

/** What a person may type: the protocol's bounds. Characters are user-perceived ones, bytes are those of UTF-8. */
export const limits = Object.freeze({
  nicknameCharacters: 16,
  nicknameBytes: 64,
  lieCharacters: 60,
  lieBytes: 240,
});

/** How a page keeps up with its party: js/sync.js. */
export const syncLimits = Object.freeze({
  /** A room of phones must not ask in one instant: a player's refetch after a hint waits at random up to this. */
  hintDelayMax: 150,
  /** The waits after answers that were older than what was heard of. After the last one the page polls. */
  staleRetries: Object.freeze([100, 200, 400, 800]),
  /** Two fetches start at least this far apart, whatever the server sends: at most 600 a minute. */
  getGap: 100,
  /** A fetch that is not answered by then has failed. */
  getMax: 10_000,
  /** A fetch that was on its way for longer than this when the page woke is given up: its connection slept too. */
  getStaleAtWake: 2_000,
  /** The safety net while the socket is up. */
  pollSocketUp: 30_000,
  /** Without a socket, until a view has said how often: the same, and the bounds of what a view may say. */
  pollSocketDown: 3_000,
  pollMin: 500,
  pollMax: 60_000,
  /** poll_after_ms is taken ± this share. */
  pollSpread: 0.2,
  /** While the server is away: half of this to all of it, doubling up to the most. */
  awayFirst: 1_000,
  awayMost: 15_000,
  /** More than this no Retry-After and no after_ms can make a page wait. */
  serverWaitMax: 60_000,
  /** From opening a socket to its hello. */
  socketOpenMax: 15_000,
  /** What hello promises, until it has; and the bounds of what it may promise. */
  ping: 20_000,
  pingMin: 1_000,
  pingMax: 120_000,
  /** Added to two pings: then a silent socket is dead. */
  silenceExtra: 5_000,
  /** Reconnecting: at random up to the first, doubling up to the most. */
  reconnectFirst: 1_000,
  reconnectMost: 20_000,
  /** A socket that was up for this long starts again with the first wait. */
  socketStable: 10_000,
  /** A node that stops sends all its sockets away at once: they come back at random between these. */
  restartMin: 5_000,
  restartMax: 30_000,
  /** One waking is told by several events: within this time they replace a socket only once. */
  wakeGap: 1_000,
  /** After this many sockets in a row that did not come up the page says that it polls. */
  triesUntilPolling: 2,
  /** A server may make its Date header once a second, and a little late. */
  dateLag: 1_000,
  /** A longer message on the socket is none of the protocol's. */
  messageCharsMax: 4_096,
});

/** How a command is repeated: js/commands.js. */
export const commandLimits = Object.freeze({
  /** An attempt that is not answered by then has an unknown outcome. */
  attemptMax: 12_000,
  /** Half of this to all of it, doubling up to the most. */
  retryFirst: 500,
  retryMost: 10_000,
  retryAfterMax: 60_000,
  /** Failed attempts after which the page says that it is still trying. */
  triesUntilTold: 1,
  keyBytes: 24,
});

/** What a browser keeps: js/seats.js and the pending requests of js/commands.js. */
export const seatLimits = Object.freeze({
  partiesMax: 10,
  tokenCharsMax: 512,
  nicknameCharsMax: 64,
});

/** What the shared screen and the phones do in step. */
export const screenLimits = Object.freeze({
  /** The countdown is drawn this often. */
  tick: 250,
  /** From here on a countdown hurries. */
  hurrySeconds: 10,
  /** After a change of phase its buttons rest: the second click of a double click, or an Enter too many, skips nothing. */
  restAfterPhase: 600,
  /** How long each step of the reveal stays; the truth stays until the host goes on. */
  showStep: Object.freeze({idle: 5_000, lie: 6_500}),
  /** The phones wait for the show, but no longer than this: the host may have skipped it. */
  holdBackMax: 20_000,
});

/** What is half-typed: js/play/drafts.js. A person may type more than a lie may hold, and cut it down. */
export const draftLimits = Object.freeze({
  keptMax: 8,
  charsMax: 2_000,
});
