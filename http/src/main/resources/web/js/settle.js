import {commandLimits} from './limits.js';

// A command is sent, the very same request each time, until its outcome is known: an answer of the server that says that it
// was done or refused. A lost connection, a timeout, a 5xx, and what no server of ours answers (a hotel's sign-in page) leave
// it open.

/**
 * The outcome of a request {method, path, token, key, body, patient, goneIsDone}, however long it takes; never rejects:
 * {ok: true, status, body, replayed} or {ok: false, problem: {code, status, params, errors, retry}}. A patient one waits when
 * there were too many. `world` is the browser, or a test.
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

function retryAfterOf(response) {
  const seconds = Number(response.headers.get('Retry-After') ?? 0);
  return seconds > 0 ? Math.min(seconds * 1000, commandLimits.retryAfterMax) : 0;
}

export function parsed(text) {
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
