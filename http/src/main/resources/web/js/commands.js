import {codeOf} from './code.js';
import {commandLimits} from './limits.js';
import {tabStore} from './store.js';

// A command is sent, the very same request each time, until its outcome is known: an answer of the server that says that it
// was done or refused. A lost connection, a timeout, a 5xx, and what no server of ours answers (a hotel's sign-in page) leave
// it open.

/**
 * The outcome of a request, however long it takes; never rejects. Outcomes are
 * {ok: true, status, body, replayed} and {ok: false, problem: {code, status, params, errors, retry}}.
 *
 * @param request {method, path, token, key, body (a text or null), patient: waits when there were too many requests,
 *   goneIsDone: that the session does not exist is what was wanted}
 * @param world {fetch, pause(ms, firm), chance(), attemptMax}: what the browser does, or a test
 * @param onTrouble told after a failed attempt that the request is being repeated
 */
export async function settle(request, world, onTrouble = () => {}) {
  for (let failures = 0; ; failures++) {
    const answer = await attempt(request, world);
    if (answer.outcome) {
      return answer.outcome;
    }
    if (failures + 1 >= commandLimits.triesUntilTold) {
      onTrouble();
    }
    await world.pause(waitAfter(failures, answer, world.chance()), answer.firm);
  }
}

async function attempt(request, world) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), world.attemptMax ?? commandLimits.attemptMax);
  try {
    const response = await world.fetch(request.path, {...asFetched(request), signal: controller.signal});
    return reading(request, response, response.status === 204 ? '' : await response.text());
  } catch {
    return {retryAfter: 0};
  } finally {
    clearTimeout(timer);
  }
}

function asFetched({method, token, key, body}) {
  const headers = {Accept: 'application/json, application/problem+json'};
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (key) {
    headers['Idempotency-Key'] = key;
  }
  if (body !== null) {
    headers['Content-Type'] = 'application/json';
  }
  return {method, headers, body: body ?? undefined, cache: 'no-store', credentials: 'omit', redirect: 'error'};
}

/** What a response says: {outcome}, or {retryAfter (ms), firm} where it leaves the outcome open. */
function reading(request, response, text) {
  const json = parsed(text);
  if (response.ok) {
    return response.status === 204 || json !== undefined
      ? {outcome: {ok: true, status: response.status, body: json ?? null, replayed: isReplayed(response)}}
      : {retryAfter: 0};
  }
  const retryAfter = retryAfterOf(response);
  const problem = problemOf(response.status, json, retryAfter);
  if (problem === null || problem.status >= 500 || problem.status === 408) {
    return {retryAfter};
  }
  if (problem.status === 429 && request.patient) {
    return {retryAfter, firm: true};
  }
  if (problem.code === 'session_not_found' && request.goneIsDone) {
    return {outcome: {ok: true, status: 204, body: null, replayed: true}};
  }
  return {outcome: {ok: false, problem}};
}

function isReplayed(response) {
  return response.headers.get('Idempotency-Replayed') === 'true';
}

function problemOf(status, json, retryAfter) {
  if (typeof json?.code !== 'string' || json.status !== status) {
    return null;
  }
  const params = {...(json.params ?? {})};
  if (status === 429) {
    params.seconds = Math.ceil(retryAfter / 1000);
  }
  const {code, errors, retry} = json;
  return {code, status, params, errors: Array.isArray(errors) ? errors : [], retry: retry ?? 'never'};
}

/** Milliseconds; 0 where the server does not say. */
function retryAfterOf(response) {
  const seconds = Number(response.headers.get('Retry-After') ?? 0);
  return seconds > 0 ? Math.min(seconds * 1000, commandLimits.retryAfterMax) : 0;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function waitAfter(failures, {retryAfter}, chance) {
  const longest = Math.min(commandLimits.retryFirst * 2 ** Math.min(failures, 10), commandLimits.retryMost);
  return Math.max(longest * (0.5 + chance / 2), retryAfter + (retryAfter > 0 ? chance * commandLimits.retryFirst : 0));
}

/** Pauses that end early when there is reason to hope: the page is looked at again, the network is back. */
function pausing() {
  const waiting = new Set();
  return {
    pause: (ms, firm = false) =>
      new Promise(resolve => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        if (!firm) {
          waiting.add(end);
        }
      }),
    hurry: () => [...waiting].forEach(end => end()),
  };
}

const pauses = pausing();

/** The browser. `hurry` sends again at once what waits to be sent again. */
export const browser = {
  fetch: (path, options) => fetch(path, options),
  chance: () => Math.random(),
  ...pauses,
};

globalThis.addEventListener?.('online', pauses.hurry);
globalThis.document?.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    pauses.hurry();
  }
});

// ── Commands of a party ──────────────────────────────────────────────────────────────────────────────────────────────

const EXITS = {'rounds.start': 'rounds/start', 'rounds.next': 'rounds/next', finish: 'finish', rematch: 'rematch'};
const STEPS = {'guess.start': 'guess/start', reveal: 'reveal', scoreboard: 'scoreboard'};

/** The name under which a command is under way: of those that are about a player, one for each. */
export function nameOf(name, args = {}) {
  return name === 'remove' || name === 'seat' ? `${name}:${args.player_id}` : name;
}

/**
 * The request of a command. It is made once, from what the person was looking at, and is the same however often it is sent.
 * Null where it needs a view and there is none.
 */
export function requestOf(name, args, {code, token, view}) {
  const base = `/lobby/sessions/${code}`;
  const request = (method, path, body) => ({
    method,
    path: base + path,
    token,
    key: null,
    body: body === undefined ? null : JSON.stringify(body),
    patient: true,
    goneIsDone: name === 'delete',
  });
  const player = encodeURIComponent(args.player_id);
  switch (name) {
    case 'delete':
      return request('DELETE', '');
    case 'remove':
      return request('DELETE', `/players/${player}`);
    case 'seat':
      return request('POST', `/players/${player}/seat`, {generation: args.generation});
  }
  if (view === null) {
    return null;
  }
  const round = `/rounds/${view.round}`;
  switch (name) {
    case 'lie':
      return request('PUT', `${round}/lie`, args.house ? {house: true} : {text: args.text});
    case 'guess':
      return request('PUT', `${round}/guess`, {option_id: args.option_id});
  }
  if (EXITS[name]) {
    return request('POST', `/${EXITS[name]}`, {from_round: view.round});
  }
  if (STEPS[name]) {
    return request('POST', `${round}/${STEPS[name]}`);
  }
  throw new Error(`there is no command ${name}`);
}

/**
 * The commands of one page. The same command while it is under way is the same command: it gives the same promise.
 *
 * @param party {code, token, view()}
 * @param onChange after each change of `working` and of `troubled`
 * @param onOutcome sees each outcome before who sent the command does
 */
export function commandsOf(party, {world = browser, onChange, onOutcome}) {
  const underWay = new Map();
  const working = new Set();
  const troubled = new Set();

  async function run(name, request) {
    const outcome = await settle(request, world, () => {
      if (!troubled.has(name)) {
        troubled.add(name);
        onChange();
      }
    });
    underWay.delete(name);
    working.delete(name);
    troubled.delete(name);
    onOutcome(outcome);
    onChange();
    return outcome;
  }

  return {
    working,
    isTroubled: () => troubled.size > 0,
    command(plain, args = {}) {
      const name = nameOf(plain, args);
      const running = underWay.get(name);
      if (running) {
        return running;
      }
      const request = requestOf(plain, args, {...party, view: party.view()});
      if (request === null) {
        return Promise.resolve(refused('unavailable', 'later'));
      }
      working.add(name);
      const promise = run(name, request);
      underWay.set(name, promise);
      onChange();
      return promise;
    },
  };
}

function refused(code, retry) {
  return {ok: false, problem: {code, status: 0, params: {}, errors: [], retry}};
}

// ── What needs no party yet ──────────────────────────────────────────────────────────────────────────────────────────

const creating = new Map();

/**
 * Opens a session. The request and its Idempotency-Key are kept until the outcome is known, so that the same call after a
 * reload finds the session that the first one may have opened.
 *
 * @param options {onTrouble}: called when the request has to be repeated
 */
export function openSession(members = {}, options = {}) {
  return create('open', '/lobby/sessions', members, options);
}

/** Takes a seat; as openSession. */
export function joinSession(code, nickname, options = {}) {
  const of = codeOf(code);
  return of === null
    ? Promise.resolve({ok: false, problem: {code: 'session_not_found', status: 404, params: {}, errors: [], retry: 'never'}})
    : create('join', `/lobby/sessions/${of}/players`, {nickname}, options);
}

/** The question packs of the server: an outcome whose body is their list. */
export function listPacks(options = {}) {
  const request = {method: 'GET', path: '/lobby/packs', token: null, key: null, body: null};
  return settle(request, options.world ?? browser, options.onTrouble);
}

function create(what, path, members, {world = browser, store = tabStore, onTrouble}) {
  const running = creating.get(what);
  if (running) {
    return running;
  }
  const slot = `wpp.pending.${what}`;
  const request = keyed(store, slot, path, JSON.stringify(members));
  const promise = settle(request, world, onTrouble).then(outcome => {
    creating.delete(what);
    // Refused for now, the same members still want the same key: an earlier attempt may have been applied.
    if (outcome.ok || outcome.problem.status !== 429) {
      store.remove(slot);
    }
    return outcome;
  });
  creating.set(what, promise);
  return promise;
}

function keyed(store, slot, path, body) {
  const kept = parsed(store.get(slot) ?? '');
  const key = kept?.path === path && kept.body === body && typeof kept.key === 'string' ? kept.key : randomKey();
  store.set(slot, JSON.stringify({path, body, key}));
  return {method: 'POST', path, token: null, key, body};
}

/** Works where crypto.randomUUID does not: a page that came over plain http. */
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(commandLimits.keyBytes));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
