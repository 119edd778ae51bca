import {syncLimits as limits} from './limits.js';
import * as fetching from './sync/fetching.js';
import {isStamp, offsetOf, unknownClock} from './sync/reading.js';
import * as socket from './sync/socket.js';

// How a page keeps up with its party, as a pure state machine: no clock, no chance, no network in it. An event comes in with
// the time `at` (milliseconds) and a number `chance` in [0, 1); out come the next state and the effects for js/party.js.
//
// Events: started, once and first · of a socket: opened, closed {id}, message {id, text} · of a GET: failed {id}, got {id,
// status, view, problem, etag, date, retryAfter (ms)} · timer {name} · woke {online}: the page is seen again, or the network is
// back · answered {epoch, version} and refetch, by a command's outcome · stopped: nobody wants to know any more.
//
// Effects: get {id, etag}, abortGet · openSocket {id}, closeSocket, sendAuth, sendPong: at most one is open · setTimer
// {name, ms}, clearTimer {name}: one of a name · show {view} · status {status} · stop {reason}, the last one.
//
// Messages are hints. What is shown, and that it has ended, comes from a GET alone.

/** The state before `started`. */
export function initial() {
  return Object.freeze({
    stage: 'new',
    reason: null,
    view: null,
    have: null,
    want: null,
    etag: null,
    get: null,
    getAt: -Infinity,
    due: null,
    // A GET is needed that starts later than the one that is under way.
    owed: false,
    // Answers in a row that were older than what is wanted.
    staleAnswers: 0,
    // GETs in a row that were not answered with a view.
    failures: 0,
    socket: null,
    // Sockets in a row that did not last.
    tries: 0,
    // The server has asked for no socket until then.
    restUntil: -Infinity,
    // Why the server wants no socket any more.
    farewell: null,
    // No GET has said yet whether that is the end.
    doubted: false,
    clock: unknownClock,
    status: Object.freeze({kind: 'starting'}),
    ids: 0,
  });
}

/** Milliseconds since 1970 by the server's clock, when ours says `at`. */
export function serverTime(state, at) {
  return at + offsetOf(state.clock);
}

/** [the next state, its effects]. The state that is given stays as it is. */
export function step(state, event, chance) {
  if (state.stage === 'stopped' || (state.stage === 'new') !== (event.type === 'started')) {
    return [state, []];
  }
  const effects = [];
  const run = {next: {...state}, at: event.at, chance, emit: (what, more) => effects.push({do: what, ...more})};
  const end = take(run, event);
  if (end !== null) {
    stop(run, end);
  }
  tellStatus(run);
  if (end !== null) {
    run.emit('stop', {reason: end});
  }
  return [run.next, effects];
}

/** Returns how it has ended, or null. */
function take(run, event) {
  const {next} = run;
  const isOfSocket = next.socket !== null && next.socket.id === event.id;
  const isOfGet = next.get !== null && next.get.id === event.id;
  switch (event.type) {
    case 'started':
      next.stage = 'running';
      socket.open(run);
      fetching.get(run);
      break;
    case 'opened':
      if (isOfSocket) socket.opened(run);
      break;
    case 'closed':
      if (isOfSocket) socket.lost(run);
      break;
    case 'message':
      if (isOfSocket) socket.heard(run, event.text);
      break;
    case 'got':
      return isOfGet ? got(run, event) : null;
    case 'failed':
      if (isOfGet) fetching.failed(run);
      break;
    case 'timer':
      rang(run, event.name);
      break;
    case 'woke':
      woke(run, event.online === true);
      break;
    case 'answered':
      if (isStamp(event)) fetching.heardOf(run, event);
      break;
    case 'refetch':
      fetching.owe(run);
      break;
    case 'stopped':
      return 'closed';
    default:
      throw new Error(`there is no event ${event.type}`);
  }
  return null;
}

function got(run, answer) {
  const wasAway = run.next.failures > 0;
  const end = fetching.answered(run, answer);
  if (wasAway && run.next.failures === 0) {
    socket.serverIsBack(run);
  }
  return end;
}

function rang(run, name) {
  const {next} = run;
  if (name === 'get') {
    fetching.due(run);
  } else if (name === 'getMax' && next.get !== null) {
    fetching.abort(run);
    fetching.failed(run);
  } else if (name === 'silence' && next.socket !== null) {
    socket.lost(run);
  } else if (name === 'reconnect' && next.socket === null) {
    socket.open(run);
  }
}

/** A GET that was on its way when the page fell asleep may never come back. */
function woke(run, online) {
  const {get} = run.next;
  if (get !== null && (online || Math.abs(run.at - get.at) > limits.getStaleAtWake)) {
    fetching.abort(run);
  }
  if (run.next.get === null) {
    fetching.owe(run);
  }
  socket.replace(run);
}

function stop(run, reason) {
  fetching.abort(run);
  fetching.unplan(run);
  socket.drop(run);
  run.emit('clearTimer', {name: 'reconnect'});
  run.next.stage = 'stopped';
  run.next.reason = reason;
}

function tellStatus(run) {
  const kind = kindOf(run.next);
  if (kind !== run.next.status.kind) {
    run.next.status = {kind};
    run.emit('status', {status: run.next.status});
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
  if (state.doubted) {
    return state.status.kind;
  }
  if (state.farewell !== null || state.tries > limits.triesUntilPolling) {
    return 'polling';
  }
  return state.tries === 0 && state.status.kind === 'starting' ? 'starting' : 'reconnecting';
}
