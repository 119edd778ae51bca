import {syncLimits as limits} from '../limits.js';
import {heardOf, owe, poll, slowDown} from './fetching.js';
import {fullJitter, isStamp, messageOf, pingOf, readClock, restOf} from './reading.js';

// The event socket: `run.next.socket` is null while there is none. It is up once it has said hello.

export function open(run) {
  const {next} = run;
  next.ids++;
  next.socket = {id: next.ids, at: run.at, authAt: run.at, up: false, upAt: null, ping: limits.ping};
  run.emit('openSocket', {id: next.ids});
  run.emit('setTimer', {name: 'silence', ms: limits.socketOpenMax});
}

export function opened(run) {
  run.next.socket = {...run.next.socket, authAt: run.at};
  run.emit('sendAuth', {id: run.next.socket.id});
}

/** The socket is no more; or it says nothing, which is the same. */
export function lost(run, restMs = 0) {
  const {next} = run;
  const {socket} = next;
  drop(run);
  if (socket.up && run.at - socket.upAt >= limits.socketStable) {
    next.tries = 0;
  }
  next.restUntil = run.at + restMs;
  reconnect(run);
  next.tries++;
  if (next.get === null && next.failures === 0) {
    poll(run);
  }
}

/** Closes the socket if there is one, and opens none. */
export function drop(run) {
  const {next} = run;
  if (next.socket !== null) {
    run.emit('clearTimer', {name: 'silence'});
    run.emit('closeSocket', {id: next.socket.id});
    next.socket = null;
  }
}

/** Opens the next socket after the wait that is due. */
export function reconnect(run) {
  const {next} = run;
  const rest = Math.min(next.restUntil - run.at, limits.serverWaitMax);
  const wait = rest > 0 ? 0 : fullJitter(next.tries, limits.reconnectFirst, limits.reconnectMost, run.chance);
  run.emit('setTimer', {name: 'reconnect', ms: Math.max(rest, wait)});
}

/** After a long wait for a server that is there again, one need not sit out the rest of it; what it asked for is kept. */
export function serverIsBack(run) {
  if (run.next.socket === null && run.next.farewell === null) {
    run.next.tries = 0;
    reconnect(run);
  }
}

/** Somebody has woken the page, so the socket may be dead without knowing it. */
export function replace(run) {
  const {next} = run;
  if (next.socket !== null && Math.abs(run.at - next.socket.at) < limits.wakeGap) {
    return;
  }
  drop(run);
  run.emit('clearTimer', {name: 'reconnect'});
  next.farewell = null;
  next.doubted = false;
  next.tries = 0;
  open(run);
}

export function heard(run, text) {
  const message = messageOf(text);
  if (message?.type === 'bye') {
    bye(run, message);
    return;
  }
  if (message === null || !isStamp(message)) {
    return;
  }
  if (message.type === 'hello') {
    hello(run, message);
  }
  run.emit('setTimer', {name: 'silence', ms: 2 * run.next.socket.ping + limits.silenceExtra});
  if (message.type === 'ping') {
    run.emit('sendPong', {id: run.next.socket.id});
  }
  heardOf(run, message);
}

function hello(run, message) {
  const {next} = run;
  if (next.socket.up) {
    return;
  }
  const time = Date.parse(message.server_time);
  const reading = {asked: next.socket.authAt, heard: run.at, earliest: time, latest: time};
  next.clock = readClock(next.clock, reading);
  next.socket = {...next.socket, up: true, upAt: run.at, ping: pingOf(message)};
  if (next.failures > 0) {
    owe(run);
  } else {
    slowDown(run);
  }
}

/** Why the server closes: a hint, too. Where it wants nobody back, a GET tells whether that is the end. */
function bye(run, message) {
  if (message.reconnect === true) {
    lost(run, restOf(message, run.chance));
    return;
  }
  drop(run);
  run.next.farewell = String(message.code);
  run.next.doubted = true;
  owe(run);
}
