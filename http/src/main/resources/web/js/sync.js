import {offsetOf, readClock, unknownClock} from './clock.js';
import {syncLimits as limits} from './limits.js';

// How a page keeps up with its party, as a pure state machine: no clock, no chance, no network in it. An event comes in with
// the time `at` (milliseconds) and a number `chance` in [0, 1); out come the next state and effects for js/party.js.
//
// Events                                           Effects
//   started                                          {do: 'get', id, etag}       fetch the view, answer with got or failed
//   opened {id}, closed {id}, message {id, text}     {do: 'abortGet', id}
//   got {id, status, view, etag, problem, date,      {do: 'openSocket', id}, {do: 'closeSocket', id}
//        retryAfter}, failed {id}                    {do: 'sendAuth', id}, {do: 'sendPong', id}
//   timer {name}                                     {do: 'setTimer', name, ms}, {do: 'clearTimer', name}
//   woke {online}                                    {do: 'show', view}
//   answered {epoch, version}, refetch               {do: 'status', status}
//   stopped                                          {do: 'stop', reason}        nothing follows it
//
// Messages are hints: whatever they say, what is shown and how it ends comes from a GET.

/** The state before `started`. */
export function initial() {
  return {
    stage: 'new',
    reason: null,
    // What is shown: have. The highest version of its epoch that was heard of: want.
    view: null,
    have: null,
    etag: null,
    want: null,
    // A GET is due that starts later than what made it necessary.
    owed: false,
    staleAnswers: 0,
    get: null,
    getAt: -Infinity,
    getDue: null,
    failures: 0,
    ids: 0,
    socket: null,
    tries: 0,
    restUntil: 0,
    farewell: null,
    clock: unknownClock,
    status: {kind: 'starting'},
  };
}

/** Milliseconds since 1970 by the server's clock, when ours says `at`. */
export function serverTime(state, at) {
  return at + offsetOf(state.clock);
}

export function step(state, event, chance) {
  if (state.stage === 'stopped' || (state.stage === 'new') !== (event.type === 'started')) {
    return [state, []];
  }
  const run = new Run(state, event.at, chance);
  run.take(event);
  run.tell();
  return [run.next, run.effects];
}

/** One step: what has become of the state so far, and the effects so far. */
class Run {
  constructor(state, at, chance) {
    this.next = {...state};
    this.at = at;
    this.chance = chance;
    this.effects = [];
  }

  emit(what, more) {
    this.effects.push({do: what, ...more});
  }

  take(event) {
    switch (event.type) {
      case 'started':
        this.next.stage = 'running';
        this.openSocket();
        return this.get();
      case 'opened':
        return this.isOurs(event) && this.opened();
      case 'closed':
        return this.isOurs(event) && this.lostSocket(0);
      case 'message':
        return this.isOurs(event) && this.heard(parsed(event.text));
      case 'got':
        return this.isAwaited(event) && this.got(event);
      case 'failed':
        return this.isAwaited(event) && this.failed(0);
      case 'timer':
        return this.rang(event.name);
      case 'woke':
        return this.woke(event.online === true);
      case 'answered':
        return isStamp(event) && this.raise(event);
      case 'refetch':
        return this.owe();
      case 'stopped':
        return this.stop('closed');
      default:
        throw new Error(`there is no event ${event.type}`);
    }
  }

  isOurs(event) {
    return this.next.socket?.id === event.id;
  }

  isAwaited(event) {
    return this.next.get?.id === event.id;
  }

  rang(name) {
    const {next} = this;
    switch (name) {
      case 'get':
        next.getDue = null;
        return next.get === null && this.get();
      case 'getMax':
        if (next.get !== null) {
          this.emit('abortGet', {id: next.get.id});
          this.failed(0);
        }
        return;
      case 'silence':
        return next.socket !== null && this.lostSocket(0);
      case 'reconnect':
        return next.socket === null && next.farewell === null && this.openSocket();
    }
  }

  // ── What is heard ──────────────────────────────────────────────────────────────────────────────────────────────────

  heard(message) {
    const {next} = this;
    if (typeof message?.type !== 'string') {
      return;
    }
    if (message.type === 'bye') {
      return this.bye(message);
    }
    if (!isStamp(message)) {
      return;
    }
    if (message.type === 'hello') {
      this.hello(message);
    }
    this.awaitNoise(silenceOf(next.socket.ping));
    if (message.type === 'ping') {
      this.emit('sendPong', {id: next.socket.id});
    }
    this.raise(message);
  }

  opened() {
    this.next.socket = {...this.next.socket, authAt: this.at};
    this.emit('sendAuth', {id: this.next.socket.id});
  }

  hello(message) {
    const {next} = this;
    const ping = Number.isFinite(message.ping_ms) ? clamp(message.ping_ms, limits.pingMin, limits.pingMax) : limits.ping;
    const time = Date.parse(message.server_time);
    next.clock = readClock(next.clock, {asked: next.socket.authAt, heard: this.at, earliest: time, latest: time});
    if (!next.socket.up) {
      next.socket = {...next.socket, up: true, upAt: this.at, ping};
      if (next.failures > 0) {
        this.owe();
      } else if (next.getDue?.isPoll) {
        this.unplan();
        this.poll();
      }
    }
  }

  /** A version was heard of, in a hint or in a command's answer. */
  raise({epoch, version}) {
    const {next} = this;
    if (next.have !== null && epoch !== next.have.epoch) {
      next.want = null;
      next.etag = null;
      return this.owe();
    }
    if (next.have !== null && version <= next.have.version) {
      return;
    }
    if (next.want !== null && next.want.epoch === epoch && version <= next.want.version) {
      return;
    }
    next.want = {epoch, version};
    next.staleAnswers = 0;
    if (next.get === null) {
      this.plan(this.hintDelay());
    }
  }

  /** A GET that starts from now on. */
  owe() {
    if (this.next.get === null) {
      this.plan(0);
    } else {
      this.next.owed = true;
    }
  }

  hintDelay() {
    return this.next.view?.you?.role === 'host' ? 0 : this.chance * limits.hintDelayMax;
  }

  // ── GET ────────────────────────────────────────────────────────────────────────────────────────────────────────────

  get() {
    const {next} = this;
    this.unplan();
    next.ids++;
    next.get = {id: next.ids, at: this.at, want: next.want, etag: next.etag};
    next.getAt = this.at;
    next.owed = false;
    this.emit('get', {id: next.ids, etag: next.etag});
    this.emit('setTimer', {name: 'getMax', ms: limits.getMax});
  }

  /** The next GET, in so many milliseconds unless one is due before; not too close behind the last one. */
  plan(ms, isPoll = false) {
    const {next} = this;
    const wait = Math.max(ms, Math.min(next.getAt + limits.getGap - this.at, limits.getGap));
    const at = this.at + wait;
    // One that should have been before now is a clock that was set: it says nothing.
    if (next.getDue !== null && next.getDue.at >= this.at && next.getDue.at <= at) {
      return;
    }
    if (wait <= 0) {
      return this.get();
    }
    next.getDue = {at, isPoll};
    this.emit('setTimer', {name: 'get', ms: wait});
  }

  unplan() {
    if (this.next.getDue !== null) {
      this.next.getDue = null;
      this.emit('clearTimer', {name: 'get'});
    }
  }

  poll() {
    const {next} = this;
    if (next.socket?.up) {
      return this.plan(limits.pollSocketUp, true);
    }
    const said = next.view?.poll_after_ms;
    const every = Number.isFinite(said) ? clamp(said, limits.pollMin, limits.pollMax) : limits.pollSocketDown;
    this.plan(every * (1 + (2 * this.chance - 1) * limits.pollSpread), true);
  }

  answeredGet() {
    const {get} = this.next;
    this.next.get = null;
    this.emit('clearTimer', {name: 'getMax'});
    return get;
  }

  failed(retryAfter) {
    const {next} = this;
    this.answeredGet();
    const longest = Math.min(limits.awayFirst * 2 ** Math.min(next.failures, 10), limits.awayMost);
    next.failures++;
    next.owed = false;
    this.plan(Math.max(longest * (0.5 + this.chance / 2), Math.min(retryAfter, limits.serverWaitMax)));
  }

  got(event) {
    const {next} = this;
    this.readDate(event.date);
    if (event.status === 200 && isStamp(event.view)) {
      return this.gotView(this.answeredGet(), event.view, event.etag);
    }
    if (event.status === 304 && next.get.etag !== null) {
      const get = this.answeredGet();
      return this.gotView(get, next.view, get.etag);
    }
    const end = endOf(event.problem);
    if (end !== null) {
      this.answeredGet();
      return this.stop(end);
    }
    this.failed(event.retryAfter ?? 0);
  }

  gotView(get, view, etag) {
    const {next} = this;
    const wasAway = next.failures > 0;
    next.failures = 0;
    if (next.have === null || view.epoch !== next.have.epoch || view.version > next.have.version) {
      next.view = view;
      next.have = {epoch: view.epoch, version: view.version};
      next.etag = etag;
      this.emit('show', {view});
    } else if (view.version === next.have.version) {
      next.etag = etag;
    }
    if (hasLeft(view)) {
      return this.stop('left');
    }
    if (wasAway && next.socket === null && next.farewell === null) {
      // The server is back: no reason to sit out a long wait. The one that it asked for is kept.
      next.tries = 0;
      this.reconnect(0);
    }
    this.afterView(get);
  }

  afterView(get) {
    const {next} = this;
    const {want, have} = next;
    if (want !== null && (want.epoch !== have.epoch || want.version <= have.version)) {
      next.want = null;
    }
    if (next.owed) {
      next.owed = false;
      return this.plan(0);
    }
    if (next.want === null) {
      next.staleAnswers = 0;
      return this.poll();
    }
    if (get.want !== next.want) {
      return this.plan(this.hintDelay());
    }
    if (next.staleAnswers < limits.staleRetries.length) {
      return this.plan(limits.staleRetries[next.staleAnswers++]);
    }
    next.want = null;
    next.staleAnswers = 0;
    this.poll();
  }

  readDate(date) {
    const time = Date.parse(date);
    const {get} = this.next;
    this.next.clock = readClock(this.next.clock, {asked: get.at, heard: this.at, earliest: time, latest: time + 999});
  }

  // ── The socket ─────────────────────────────────────────────────────────────────────────────────────────────────────

  openSocket() {
    const {next} = this;
    this.emit('clearTimer', {name: 'reconnect'});
    next.ids++;
    next.socket = {id: next.ids, at: this.at, up: false, authAt: this.at, upAt: null, ping: limits.ping};
    this.emit('openSocket', {id: next.ids});
    this.awaitNoise(limits.socketOpenMax);
  }

  awaitNoise(ms) {
    this.emit('setTimer', {name: 'silence', ms});
  }

  dropSocket() {
    const {next} = this;
    if (next.socket !== null) {
      this.emit('clearTimer', {name: 'silence'});
      this.emit('closeSocket', {id: next.socket.id});
      next.socket = null;
    }
  }

  /** The socket is no more. Opens another one after the wait that is due, `restMs` at the least. */
  lostSocket(restMs) {
    const {next} = this;
    const {socket} = next;
    this.dropSocket();
    next.tries = socket.up && this.at - socket.upAt >= limits.socketStable ? 0 : next.tries;
    next.restUntil = this.at + restMs;
    this.reconnect(restMs);
    next.tries++;
    if (next.get === null && next.failures === 0) {
      this.poll();
    }
  }

  reconnect(restMs) {
    const {next} = this;
    const longest = Math.min(limits.reconnectFirst * 2 ** Math.min(next.tries, 10), limits.reconnectMost);
    const ms = restMs > 0 ? restMs : Math.max(this.chance * longest, Math.min(next.restUntil - this.at, limits.serverWaitMax));
    this.emit('setTimer', {name: 'reconnect', ms});
  }

  bye(message) {
    const {next} = this;
    if (message.reconnect === true) {
      return this.lostSocket(restOf(message, this.chance));
    }
    // No socket any more until somebody wakes the page. Whether the party goes on without one, a GET says.
    this.dropSocket();
    next.farewell = String(message.code);
    this.owe();
  }

  woke(online) {
    const {next} = this;
    if (next.get !== null && (online || this.at - next.get.at > limits.getStaleAtWake)) {
      this.emit('abortGet', {id: next.get.id});
      this.answeredGet();
    }
    if (next.get === null) {
      this.plan(0);
    }
    const age = next.socket === null ? Infinity : Math.abs(this.at - next.socket.at);
    if (age >= limits.wakeGap) {
      this.dropSocket();
      next.farewell = null;
      next.tries = 0;
      next.restUntil = 0;
      this.openSocket();
    }
  }

  // ── Status and end ─────────────────────────────────────────────────────────────────────────────────────────────────

  stop(reason) {
    const {next} = this;
    if (next.get !== null) {
      this.emit('abortGet', {id: next.get.id});
      this.answeredGet();
    }
    this.dropSocket();
    this.unplan();
    this.emit('clearTimer', {name: 'reconnect'});
    next.stage = 'stopped';
    next.reason = reason;
    this.tell();
    this.emit('stop', {reason});
  }

  tell() {
    const kind = kindOf(this.next);
    if (kind !== this.next.status.kind) {
      this.next.status = {kind};
      this.emit('status', {status: this.next.status});
    }
  }
}

function kindOf(state) {
  if (state.stage === 'stopped') {
    return state.reason === 'closed' ? state.status.kind : state.reason;
  }
  if (state.failures > 0) {
    return 'away';
  }
  if (state.view === null) {
    return 'starting';
  }
  if (state.socket?.up) {
    return 'live';
  }
  if (state.farewell !== null || state.tries > limits.triesUntilPolling) {
    return 'polling';
  }
  return state.tries === 0 && state.status.kind === 'starting' ? 'starting' : 'reconnecting';
}

/** How it has ended, when a GET is answered with this problem; null: it has not, the server is in trouble. */
function endOf(problem) {
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
function hasLeft(view) {
  if (view.you?.role !== 'player' || !Array.isArray(view.players)) {
    return false;
  }
  const me = view.players.find(player => player?.id === view.you.player_id);
  return me === undefined || me.status === 'left';
}

/** How long to stay away after a bye: what the server says, and where it sends everybody away, spread. */
function restOf({code, after_ms: after}, chance) {
  const said = Number.isFinite(after) ? clamp(after, 0, limits.serverWaitMax) : 0;
  if (code !== 'restarting') {
    return said;
  }
  return said >= limits.restartMin ? said : limits.restartMin + chance * (limits.restartMax - limits.restartMin);
}

function silenceOf(ping) {
  return 2 * ping + limits.silenceExtra;
}

function isStamp(value) {
  return typeof value?.epoch === 'string' && Number.isSafeInteger(value.version) && value.version > 0;
}

function parsed(text) {
  if (typeof text !== 'string' || text.length > limits.messageCharsMax) {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
