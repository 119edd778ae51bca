import {commandsOf} from './commands.js';
import {browser} from './settle.js';
import {initial, serverTime, step} from './sync.js';
import {wakeLock} from './wakelock.js';

// Connects js/sync.js to the browser: fetch, WebSocket, timers, the life of the page.

/** A page's tie to its party, by the token. `onChange` is called after each change of `view`, `status` or `working`. */
export function connect({code, token, onChange}) {
  const path = `/lobby/sessions/${code}`;
  const timers = new Map();
  const life = new AbortController();
  const lock = wakeLock();
  let state = initial();
  let view = null;
  let status = state.status;
  let socket = null;
  let getting = null;

  const commands = commandsOf({code, token, view: () => view}, {onChange: changed, onOutcome: learn});

  function take(event) {
    const [next, effects] = step(state, {...event, at: Date.now()}, Math.random());
    state = next;
    for (const effect of effects) {
      perform[effect.do](effect);
    }
    if (effects.some(effect => effect.do === 'show' || effect.do === 'status')) {
      changed();
    }
  }

  const perform = {
    get: effect => get(effect),
    abortGet: () => getting?.abort(),
    openSocket: ({id}) => openSocket(id),
    closeSocket: () => closeSocket(),
    sendAuth: () => socket?.send(JSON.stringify({type: 'auth', token})),
    sendPong: () => socket?.readyState === WebSocket.OPEN && socket.send('{"type":"pong"}'),
    setTimer({name, ms}) {
      clearTimeout(timers.get(name));
      timers.set(name, setTimeout(() => take({type: 'timer', name}), ms));
    },
    clearTimer: ({name}) => clearTimeout(timers.get(name)),
    show(effect) {
      view = effect.view;
      lock.want(view.phase !== 'finished');
    },
    status(effect) {
      if (status.kind === 'away') {
        browser.hurry();
      }
      status = effect.status;
    },
    stop() {
      lock.want(false);
      life.abort();
    },
  };

  async function get({id, etag}) {
    getting = new AbortController();
    const headers = {Accept: 'application/json, application/problem+json', Authorization: `Bearer ${token}`};
    if (etag !== null) {
      headers['If-None-Match'] = etag;
    }
    const options = {headers, cache: 'no-store', credentials: 'omit', redirect: 'error', signal: getting.signal};
    let answer = {type: 'failed'};
    try {
      const response = await browser.fetch(path, options);
      const json = response.status === 304 ? null : await response.json();
      answer = {type: 'got', ...answerOf(response, json)};
    } catch {
      // No answer, or none of our server's.
    }
    take({...answer, id});
  }

  function openSocket(id) {
    try {
      socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}/events`);
    } catch {
      // Blocked: said later, as every other socket that does not open, and not in the middle of a step.
      setTimeout(() => take({type: 'closed', id}));
      return;
    }
    socket.onopen = () => take({type: 'opened', id});
    socket.onmessage = ({data}) => take({type: 'message', id, text: data});
    socket.onclose = () => take({type: 'closed', id});
  }

  function closeSocket() {
    if (socket !== null) {
      const old = socket;
      socket = null;
      old.onopen = old.onmessage = old.onclose = null;
      // At the end no other socket waits for this one, and closed before it is open it would leave a warning on the console.
      if (state.stage === 'stopped' && old.readyState === WebSocket.CONNECTING) {
        old.onopen = () => old.close();
      } else {
        old.close();
      }
    }
  }

  /** What an outcome says about the party: a newer version, or that what was shown no longer holds. */
  function learn(outcome) {
    const session = outcome.body?.session;
    if (outcome.ok && session) {
      take({type: 'answered', epoch: session.epoch, version: session.version});
    } else if (outcome.ok || outcome.problem.retry === 'after_refetch' || [401, 403, 404].includes(outcome.problem.status)) {
      take({type: 'refetch'});
    }
  }

  function changed() {
    try {
      onChange();
    } catch (error) {
      // A page that cannot draw must not take the connection with it.
      (globalThis.reportError ?? console.error)(error);
    }
  }

  function watchPage() {
    const on = (target, type, listener) => target.addEventListener(type, listener, {signal: life.signal});
    on(document, 'visibilitychange', () => document.visibilityState === 'visible' && take({type: 'woke'}));
    on(document, 'resume', () => take({type: 'woke'}));
    on(window, 'pageshow', event => event.persisted && take({type: 'woke'}));
    on(window, 'online', () => take({type: 'woke', online: true}));
  }

  watchPage();
  // Not before the page has what connect returns.
  queueMicrotask(() => take({type: 'started'}));

  return {
    get view() {
      return view;
    },
    /** {kind}: 'starting' 'live' 'polling' 'reconnecting' 'away' 'kicked' 'left' 'gone' 'unauthorized'. */
    get status() {
      return state.stage === 'running' && commands.isTroubled() ? {kind: 'away'} : status;
    },
    get working() {
      return commands.working;
    },
    serverNow: () => serverTime(state, Date.now()),
    command: commands.command,
    close: () => take({type: 'stopped'}),
  };
}

function answerOf(response, json) {
  const {status, headers} = response;
  const seconds = Number(headers.get('Retry-After') ?? 0);
  return {
    status,
    view: status === 200 ? json : null,
    problem: status >= 400 ? json : null,
    etag: headers.get('ETag'),
    date: headers.get('Date'),
    retryAfter: seconds > 0 ? seconds * 1000 : 0,
  };
}
