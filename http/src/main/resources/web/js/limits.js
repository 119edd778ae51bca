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
  /** A player's refetch after a hint waits at random up to this: a room of phones must not ask in one instant. */
  hintDelayMax: 150,
  /** After answers that were older than what was heard of; then the page polls. */
  staleRetries: Object.freeze([100, 200, 400, 800]),
  /** Two fetches start at least this far apart. */
  getGap: 100,
  getMax: 10_000,
  /** An older one is given up when the page wakes: its connection slept too. */
  getStaleAtWake: 2_000,
  pollSocketUp: 30_000,
  /** Until a view has said how often; and the bounds of what it may say. */
  pollSocketDown: 3_000,
  pollMin: 500,
  pollMax: 60_000,
  pollSpread: 0.2,
  /** While the server is away: half of this to all of it, doubling up to the most. */
  awayFirst: 1_000,
  awayMost: 15_000,
  /** Of what Retry-After and after_ms ask for. */
  serverWaitMax: 60_000,
  socketOpenMax: 15_000,
  /** Until hello has said how often; and the bounds of what it may say. */
  ping: 20_000,
  pingMin: 1_000,
  pingMax: 120_000,
  /** After two pings and this a silent socket is dead. */
  silenceExtra: 5_000,
  /** At random up to the first, doubling up to the most. */
  reconnectFirst: 1_000,
  reconnectMost: 20_000,
  /** After a socket that was up for this long it starts with the first wait again. */
  socketStable: 10_000,
  /** When a node stops, its sockets come back at random between these. */
  restartMin: 5_000,
  restartMax: 30_000,
  /** One waking is told by several events. */
  wakeGap: 1_000,
  /** After this many lost sockets in a row the page says that it polls. */
  triesUntilPolling: 2,
  /** A Date header is of whole seconds, and may be a little late. */
  dateLag: 1_000,
  messageCharsMax: 4_096,
});

/** How a command is repeated: js/commands.js. */
export const commandLimits = Object.freeze({
  attemptMax: 12_000,
  /** Half of this to all of it, doubling up to the most. */
  retryFirst: 500,
  retryMost: 10_000,
  retryAfterMax: 60_000,
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
  /** The second click of a double click, or an Enter too many, skips nothing. */
  restAfterPhase: 600,
  /** Two clicks within this time, and so many pixels, are a double click. */
  doubleClick: 400,
  doubleClickReach: 24,
  /** The steps of the reveal; the truth stays. */
  showStep: Object.freeze({idle: 5_000, lie: 6_500}),
  /** The phones wait for the show, but no longer than this: the host may have skipped it. */
  holdBackMax: 20_000,
});

/** What is half-typed: js/play/drafts.js. A person may type more than a lie may hold, and cut it down. */
export const draftLimits = Object.freeze({
  keptMax: 8,
  charsMax: 2_000,
});
