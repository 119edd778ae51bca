import {codeOf} from './code.js';
import {commandLimits} from './limits.js';
import {browser, parsed, settle} from './settle.js';
import {tabStore} from './store.js';

const EXITS = {'rounds.start': 'rounds/start', 'rounds.next': 'rounds/next', finish: 'finish', rematch: 'rematch'};
const STEPS = {'guess.start': 'guess/start', reveal: 'reveal', scoreboard: 'scoreboard'};

/** The name under which a command is under way: of those that are about a player, one for each. */
export function nameOf(name, args = {}) {
  return name === 'remove' || name === 'seat' ? `${name}:${args.player_id}` : name;
}

/** The request of a command, made once, from what the person was looking at; null where that is nothing yet. */
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
 * The commands of one page. The same command while it is under way gives the same promise. `onOutcome` sees each outcome
 * before who sent the command does.
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

const creating = new Map();

/**
 * Opens a session. The request and its Idempotency-Key are kept until the outcome is known, so that the same call after a
 * reload finds the session that the first one may have opened. `options.onTrouble` is told that it has to be repeated.
 */
export function openSession(members = {}, options = {}) {
  return create('open', '/lobby/sessions', members, options);
}

export function joinSession(code, nickname, options = {}) {
  const of = codeOf(code);
  return of === null
    ? Promise.resolve({ok: false, problem: {code: 'session_not_found', status: 404, params: {}, errors: [], retry: 'never'}})
    : create('join', `/lobby/sessions/${of}/players`, {nickname}, options);
}

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
