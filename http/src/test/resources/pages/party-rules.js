import {connect} from '/js/party.js';
import {claim, same} from './claims.js';

// What js/party.js does with a browser: its network and its wake lock are played here, its timers and events are real.

const HOLD_MS_MAX = 8_000;

/** For what the tests play themselves: a test may watch the timers of the others. */
const later = window.setTimeout.bind(window);

class Wire {
  constructor({socketsThrow = false} = {}) {
    this.requests = [];
    this.sockets = [];
    this.version = 1;
    this.phase = 'lobby';
    this.answer = null;
    const wire = this;
    window.fetch = async (path, options = {}) => {
      const request = {path, method: options.method ?? 'GET', headers: options.headers, body: options.body};
      wire.requests.push(request);
      return wire.answer?.(request) ?? wire.view(request);
    };
    window.WebSocket = class extends EventTarget {
      static CONNECTING = 0;
      static OPEN = 1;

      constructor(url) {
        super();
        if (socketsThrow) {
          throw new DOMException('blocked', 'SecurityError');
        }
        Object.assign(this, {url, sent: [], readyState: 1, closed: false});
        wire.sockets.push(this);
        later(() => this.onopen?.());
      }

      send(text) {
        this.sent.push(JSON.parse(text));
        if (this.sent.at(-1).type === 'auth') {
          this.say({type: 'hello', epoch: 'e1', version: wire.version, ping_ms: 20_000, server_time: new Date().toISOString()});
        }
      }

      /** Done when it has been heard, if anybody listens. */
      say(message) {
        return new Promise(resolve => later(() => resolve(this.onmessage?.({data: JSON.stringify(message)}))));
      }

      close() {
        this.closed = true;
      }
    };
  }

  view({headers}) {
    const tag = `"${this.version}"`;
    if (headers['If-None-Match'] === tag) {
      return new Response(null, {status: 304, headers: {ETag: tag}});
    }
    const {version, phase} = this;
    const view = {epoch: 'e1', version, phase, round: 1, poll_after_ms: 500, you: {role: 'host', player_id: null}, players: []};
    return Response.json(view, {headers: {ETag: tag, Date: new Date().toUTCString()}});
  }

  gets() {
    return this.requests.filter(request => request.method === 'GET');
  }
}

function refuse(status, code, retry = 'never') {
  return Response.json({status, code, retry, params: {}}, {status, headers: {'Content-Type': 'application/problem+json'}});
}

async function until(holds, what) {
  const end = performance.now() + HOLD_MS_MAX;
  while (!holds()) {
    claim(performance.now() < end, `never: ${what ?? holds}`);
    await new Promise(resolve => later(resolve, 5));
  }
}

async function live(options) {
  const wire = new Wire(options);
  const seen = [];
  const party = connect({code: 'BCDFGH', token: 'secret', onChange: () => seen.push(party.status.kind)});
  await until(() => party.view !== null && (options?.socketsThrow || party.status.kind === 'live'));
  return {wire, party, seen};
}

/** The ids of the page's timers that have yet to ring, from now until `unwatch`. */
function watchTimers() {
  const running = new Set();
  const {setTimeout: set, clearTimeout: clear} = window;
  window.setTimeout = (ring, ms) => {
    const id = later(() => {
      running.delete(id);
      ring();
    }, ms);
    running.add(id);
    return id;
  };
  window.clearTimeout = id => {
    running.delete(id);
    clear(id);
  };
  return {running, unwatch: () => Object.assign(window, {setTimeout: set, clearTimeout: clear})};
}

export async function theTokenIsTheFirstMessageAndInNoAddress() {
  const {wire, party, seen} = await live();
  same(wire.sockets[0].sent[0], {type: 'auth', token: 'secret'});
  same(wire.sockets[0].url, 'ws://modules.test/lobby/sessions/BCDFGH/events');
  same([wire.requests[0].path, wire.requests[0].headers.Authorization], ['/lobby/sessions/BCDFGH', 'Bearer secret']);
  claim(![...wire.requests.map(({path}) => path), wire.sockets[0].url].some(text => text.includes('secret')), 'in an address');
  same(seen.at(-1), 'live');
  claim(Math.abs(party.serverNow() - Date.now()) < 50, 'the clock');
  party.close();
}

export async function aHintBringsTheNewViewWithTheTagOfTheOld() {
  const {wire, party} = await live();
  wire.version = 2;
  wire.sockets[0].say({v: 1, type: 'phase.lie_started', epoch: 'e1', version: 2, phase: 'forged'});
  await until(() => party.view.version === 2);
  same([wire.gets().at(-1).headers['If-None-Match'], party.view.phase], ['"1"', 'lobby']);
  wire.sockets[0].say({v: 1, type: 'ping', epoch: 'e1', version: 2});
  await until(() => wire.sockets[0].sent.at(-1).type === 'pong');
  party.close();
}

export async function withSocketsBlockedItPolls() {
  const {wire, party} = await live({socketsThrow: true});
  wire.version = 2;
  await until(() => party.view.version === 2);
  await until(() => party.status.kind === 'polling');
  party.close();
}

export async function aCommandIsWorkingUntilItsOutcomeAndBringsTheNewView() {
  const {wire, party, seen} = await live();
  let release;
  wire.answer = request => {
    if (request.method === 'GET') {
      return null;
    }
    wire.version = 2;
    return new Promise(resolve => {
      release = () => resolve(Response.json({session: {epoch: 'e1', version: 2}}));
    });
  };
  const changes = seen.length;
  const first = party.command('rounds.start');
  claim(first === party.command('rounds.start', {}), 'it acts twice');
  claim(party.working.has('rounds.start') && seen.length > changes, 'it is not shown that it works');
  await until(() => release);
  release();
  same([(await first).ok, party.working.size], [true, 0]);
  await until(() => party.view.version === 2);
  same(wire.requests.filter(request => request.method === 'POST').map(request => request.body), ['{"from_round":1}']);
  party.close();
}

export async function aRefusalOfWhatIsOldIsARefetch() {
  const {wire, party} = await live();
  wire.answer = request => (request.method === 'POST' ? refuse(409, 'stale_transition', 'after_refetch') : null);
  wire.version = 2;
  same((await party.command('rounds.next')).problem.code, 'stale_transition');
  await until(() => party.view.version === 2);
  party.close();
}

export async function aCommandThatCannotGetThroughIsSaid() {
  const {wire, party, seen} = await live();
  let failures = 0;
  wire.answer = request => {
    if (request.method === 'GET') {
      return null;
    }
    return failures++ < 1 ? refuse(503, 'outcome_unknown') : Response.json({session: {epoch: 'e1', version: 1}});
  };
  const outcome = party.command('rounds.start');
  await until(() => party.status.kind === 'away');
  same((await outcome).ok, true);
  same([party.status.kind, seen.at(-1)], ['live', 'live']);
  party.close();
}

export async function anAwayServerIsSaidAndTheViewStays() {
  const {wire, party} = await live();
  const {view} = party;
  wire.answer = () => refuse(503, 'unavailable');
  window.dispatchEvent(new Event('online'));
  await until(() => party.status.kind === 'away');
  claim(party.view === view, 'the view is gone');
  wire.answer = () => Promise.reject(new TypeError('Failed to fetch'));
  await until(() => wire.gets().length >= 4);
  same(party.status.kind, 'away');
  wire.answer = null;
  await until(() => party.status.kind === 'live');
  party.close();
}

export async function everythingThatWakesThePageReplacesTheSocket() {
  const wakings = [
    () => document.dispatchEvent(new Event('visibilitychange')),
    () => document.dispatchEvent(new Event('resume')),
    () => window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})),
    () => window.dispatchEvent(new Event('online')),
  ];
  const {wire, party} = await live();
  for (const wake of wakings) {
    // One waking comes as several events: only those that lie apart are two.
    const from = performance.now();
    await until(() => performance.now() - from > 1_050);
    const [gets, sockets] = [wire.gets().length, wire.sockets.length];
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
    same(wire.sockets.length, sockets, 'a first show is no waking');
    wake();
    same([wire.gets().length, wire.sockets.length], [gets + 1, sockets + 1], String(wake));
    claim(wire.sockets.at(-2).closed, 'the old socket is open');
    await until(() => party.status.kind === 'live');
  }
  party.close();
}

export async function theEndIsSaidAndNothingFollows() {
  const {wire, party} = await live();
  wire.answer = () => refuse(403, 'player_kicked');
  wire.sockets[0].say({v: 1, type: 'bye', code: 'kicked', reconnect: false, after_ms: 0});
  await until(() => party.status.kind === 'kicked');
  const {length} = wire.requests;
  window.dispatchEvent(new Event('online'));
  same([wire.requests.length, wire.sockets.length, wire.sockets[0].closed], [length, 1, true]);
}

export async function whoClosesHearsNothingMore() {
  const {running, unwatch} = watchTimers();
  const {wire, party, seen} = await live();
  claim(running.size > 0, 'nothing is awaited while the party is live');
  party.close();
  const before = [seen.length, wire.requests.length];
  wire.version = 2;
  await wire.sockets[0].say({v: 1, type: 'session.changed', epoch: 'e1', version: 2});
  window.dispatchEvent(new Event('online'));
  unwatch();
  // No request, no socket and no timer: there is nothing left from which something could follow.
  same([seen.length, wire.requests.length], before);
  same([running.size, wire.sockets.length, wire.sockets[0].closed, party.view.version], [0, 1, true, 1]);
}

export async function aSocketThatIsNotOpenYetIsClosedOnceItIs() {
  const {wire, party} = await live();
  const socket = wire.sockets[0];
  socket.readyState = 0;
  party.close();
  same(socket.closed, false);
  socket.onopen();
  same([socket.closed, socket.sent.length], [true, 1]);
}

export async function aPageThatCannotDrawKeepsItsConnection() {
  const wire = new Wire();
  const errors = [];
  const hear = event => {
    event.preventDefault();
    errors.push(event.message);
  };
  window.addEventListener('error', hear);
  const party = connect({
    code: 'BCDFGH',
    token: 'secret',
    onChange() {
      throw new Error('cannot draw');
    },
  });
  await until(() => party.status.kind === 'live');
  window.removeEventListener('error', hear);
  claim(errors.length > 0 && errors.every(error => error.includes('cannot draw')), 'the error is swallowed');
  same(wire.sockets.length, 1);
  party.close();
}

export async function theScreenStaysOnWhileThereIsAGame() {
  const locks = [];
  const request = async () => {
    const lock = Object.assign(new EventTarget(), {released: false});
    lock.release = async () => {
      lock.released = true;
      lock.dispatchEvent(new Event('release'));
    };
    locks.push(lock);
    return lock;
  };
  Object.defineProperty(navigator, 'wakeLock', {value: {request}, configurable: true});
  const {wire, party} = await live();
  await until(() => locks.length === 1);
  // As the browser does when the page is hidden; then it is seen again.
  await locks[0].release();
  document.dispatchEvent(new Event('visibilitychange'));
  await until(() => locks.length === 2);
  wire.version = 2;
  wire.phase = 'finished';
  wire.sockets.at(-1).say({v: 1, type: 'phase.game_over', epoch: 'e1', version: 2});
  await until(() => locks[1].released);
  wire.version = 3;
  wire.phase = 'lobby';
  wire.sockets.at(-1).say({v: 1, type: 'session.changed', epoch: 'e1', version: 3});
  await until(() => locks.length === 3 && party.view.phase === 'lobby');
  party.close();
  await until(() => locks[2].released);
  document.dispatchEvent(new Event('visibilitychange'));
  same(locks.length, 3);
}
