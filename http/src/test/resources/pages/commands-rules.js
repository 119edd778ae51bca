import {codeOf} from '/js/code.js';
import {commandsOf, joinSession, listPacks, openSession, requestOf} from '/js/commands.js';
import {storeOf} from '/js/store.js';
import {chanceOf} from './chance.js';
import {claim, same} from './claims.js';

// Commands against a server that applies what it is sent, or not, and says so, or not.

/** A world whose pauses take no time and are written down. `answers` are given one after the other; the last one stays. */
function world(...answers) {
  const requests = [];
  const pauses = [];
  return {
    requests,
    pauses,
    fetch: async (path, options) => {
      requests.push({path, ...options, signal: undefined});
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer(options);
    },
    pause: async (ms, firm = false) => void pauses.push({ms, firm}),
    chance: () => 0.5,
  };
}

const lost = () => Promise.reject(new TypeError('Failed to fetch'));

/** As an answer that is made anew for each request. */
function answer(status, body, headers = {}) {
  return () => new Response(body === null ? null : JSON.stringify(body), {status, headers});
}

function problem(status, code, headers = {}, more = {}) {
  return answer(status, {type: `/problems/${code}`, status, code, retry: 'never', params: {}, ...more}, headers);
}

function hang({signal}) {
  return new Promise((resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

const VIEW = {epoch: 'e1', version: 5, round: 3, phase: 'scoreboard'};

function party(inWorld, view = VIEW) {
  const seen = {changes: 0, outcomes: [], view};
  const commands = commandsOf(
    {code: 'BCDFGH', token: 'secret', view: () => seen.view},
    {world: inWorld, onChange: () => seen.changes++, onOutcome: outcome => seen.outcomes.push(outcome)},
  );
  return {...commands, seen};
}

const DONE = {session: {epoch: 'e1', version: 6}};

export async function eachCommandIsItsRequest() {
  const sent = (name, args = {}) => {
    const {method, path, body} = requestOf(name, args, {code: 'BCDFGH', token: 't', view: VIEW});
    return `${method} ${path.replace('/lobby/sessions/BCDFGH', '')} ${body}`;
  };
  same(
    [
      sent('rounds.start'),
      sent('guess.start'),
      sent('reveal'),
      sent('scoreboard'),
      sent('rounds.next'),
      sent('finish'),
      sent('rematch'),
      sent('lie', {text: 'a "cat"'}),
      sent('lie', {house: true}),
      sent('guess', {option_id: 'k7f2'}),
      sent('remove', {player_id: 'p3'}),
      sent('seat', {player_id: 'p3', generation: 2}),
      sent('delete'),
    ],
    [
      'POST /rounds/start {"from_round":3}',
      'POST /rounds/3/guess/start null',
      'POST /rounds/3/reveal null',
      'POST /rounds/3/scoreboard null',
      'POST /rounds/next {"from_round":3}',
      'POST /finish {"from_round":3}',
      'POST /rematch {"from_round":3}',
      'PUT /rounds/3/lie {"text":"a \\"cat\\""}',
      'PUT /rounds/3/lie {"house":true}',
      'PUT /rounds/3/guess {"option_id":"k7f2"}',
      'DELETE /players/p3 null',
      'POST /players/p3/seat {"generation":2}',
      'DELETE  null',
    ],
  );
}

export async function theSameRequestIsSentUntilTheOutcomeIsKnown() {
  const unknown = [
    lost,
    problem(503, 'outcome_unknown', {'Retry-After': '1'}),
    problem(503, 'unavailable'),
    problem(500, 'internal_error'),
    answer(502, {bad: 'gateway'}),
    answer(504, null),
    () => new Response('<html>sign in</html>', {status: 200}),
    () => new Response('<html>no such page</html>', {status: 404}),
    answer(403, {error: 'a proxy’s'}),
  ];
  const inWorld = world(...unknown, answer(200, DONE, {'Idempotency-Replayed': 'true'}));
  const {command, seen} = party(inWorld);
  const promise = command('rounds.next');
  // What is looked at in the meantime changes nothing about the command.
  seen.view = {...VIEW, round: 4, phase: 'lie'};
  same(await promise, {ok: true, status: 200, body: DONE, replayed: true});
  same(inWorld.requests.length, unknown.length + 1);
  same(new Set(inWorld.requests.map(request => JSON.stringify(request))).size, 1, 'different requests');
  same(inWorld.requests[0].body, '{"from_round":3}');
  same(inWorld.requests[0].headers.Authorization, 'Bearer secret');
}

export async function aRefusalIsTheOutcome() {
  for (const [status, code] of [[400, 'lie_empty'], [401, 'unauthorized'], [403, 'player_kicked'], [404, 'session_not_found'],
    [409, 'stale_transition'], [413, 'body_too_large'], [422, 'idempotency_key_reused']]) {
    const inWorld = world(problem(status, code, {}, {retry: 'after_refetch', params: {phase: 'lie', round: 4}}));
    const {command, seen, working} = party(inWorld);
    const outcome = await command('reveal');
    same(outcome.problem, {code, status, params: {phase: 'lie', round: 4}, errors: [], retry: 'after_refetch'});
    same([inWorld.requests.length, seen.outcomes.length, working.size], [1, 1, 0]);
  }
}

export async function waitsGrowToTenSecondsAndKeepRetryAfter() {
  const failures = Array.from({length: 8}, () => lost);
  const inWorld = world(...failures, problem(503, 'unavailable', {'Retry-After': '30'}), answer(200, DONE));
  await party(inWorld).command('reveal');
  same(
    inWorld.pauses.map(pause => pause.ms),
    [375, 750, 1500, 3000, 6000, 7500, 7500, 7500, 30_250],
  );
}

export async function tooManyRequestsAreWaitedForByAPartysCommands() {
  const inWorld = world(problem(429, 'rate_limited', {'Retry-After': '7'}), answer(200, DONE));
  same((await party(inWorld).command('reveal')).ok, true);
  same(inWorld.pauses, [{ms: 7_250, firm: true}]);
}

export async function tooManyJoinsAreSaidAndTheKeyIsKept() {
  const store = storeOf(() => null);
  const inWorld = world(problem(429, 'rate_limited', {'Retry-After': '42'}), answer(201, {player_token: 't'}));
  const first = await joinSession('bcd-fgh', 'Ada', {world: inWorld, store});
  same([first.problem.code, first.problem.params], ['rate_limited', {seconds: 42}]);
  await joinSession('BCDFGH', 'Ada', {world: inWorld, store});
  same(keys(inWorld).size, 1, 'different keys');
}

export async function anAttemptWithoutAnAnswerEnds() {
  const inWorld = {...world(hang, answer(200, DONE)), attemptMax: 20};
  same((await party(inWorld).command('reveal')).ok, true);
}

export async function whileACommandIsUnderWayItIsTheSameCommand() {
  let release;
  const inWorld = world(() => new Promise(resolve => (release = () => resolve(answer(200, DONE)()))));
  const {command, working} = party(inWorld);
  const first = command('lie', {text: 'a'});
  claim(command('lie', {text: 'b'}) === first, 'another promise');
  claim(command('remove', {player_id: 'p1'}) !== command('remove', {player_id: 'p2'}), 'one promise for two players');
  same([...working], ['lie', 'remove:p1', 'remove:p2']);
  same(inWorld.requests.length, 3);
  release();
}

export async function troubleIsToldWhileItLastsAndNoLonger() {
  let during;
  const inWorld = world(lost, answer(200, DONE));
  const page = party(inWorld);
  inWorld.pause = async () => (during = page.isTroubled());
  same(page.isTroubled(), false);
  await page.command('reveal');
  same([during, page.isTroubled()], [true, false]);
}

export async function aSessionThatIsGoneIsDeleted() {
  const inWorld = world(lost, problem(404, 'session_not_found'));
  same((await party(inWorld).command('delete')).ok, true);
  const other = world(problem(404, 'session_not_found'));
  same((await party(other).command('reveal')).ok, false);
}

export async function anEmptyAnswerIsAnAnswer() {
  const inWorld = world(answer(204, null));
  same(await party(inWorld).command('remove', {player_id: 'p3'}), {ok: true, status: 204, body: null, replayed: false});
}

export async function withoutAViewNothingIsSent() {
  const inWorld = world(answer(200, DONE));
  same((await party(inWorld, null).command('reveal')).problem.code, 'unavailable');
  same(inWorld.requests.length, 0);
}

export async function aReloadInTheMiddleRepeatsTheSameRequest() {
  const store = storeOf(() => null);
  const unanswered = {...world(hang), attemptMax: 60_000};
  openSession({rounds: 3}, {world: unanswered, store});
  const kept = [...keys(unanswered)][0];
  claim(/^[A-Za-z0-9_-]{16,64}$/.test(kept), `the key ${kept}`);

  const reloaded = await freshCommands();
  const after = world(answer(201, {host_token: 't'}));
  same((await reloaded.openSession({rounds: 3}, {world: after, store})).ok, true);
  same(after.requests[0], unanswered.requests[0], 'not the same request');

  const next = world(answer(201, {host_token: 't'}));
  await (await freshCommands()).openSession({rounds: 3}, {world: next, store});
  claim(!keys(next).has(kept), 'the key of a party that is open opens another one');
}

export async function otherMembersHaveAnotherKey() {
  const store = storeOf(() => null);
  const unanswered = {...world(hang), attemptMax: 60_000};
  (await freshCommands()).joinSession('BCDFGH', 'Ada', {world: unanswered, store});
  const after = world(answer(201, {player_token: 't'}));
  await (await freshCommands()).joinSession('BCDFGH', 'Bo', {world: after, store});
  claim(!keys(after).has([...keys(unanswered)][0]), 'the same key');
}

export async function aCodeThatIsNoneIsNotSent() {
  same((await joinSession('ABC', 'Ada', {world: world(lost)})).problem.code, 'session_not_found');
  same([codeOf(' bcd-fgh '), codeOf('BCDFG'), codeOf('AEIOUY'), codeOf(null)], ['BCDFGH', null, null, null]);
}

export async function packsAreListed() {
  const inWorld = world(lost, answer(200, [{id: 'starter-en'}]));
  same((await listPacks({world: inWorld})).body, [{id: 'starter-en'}]);
}

/** A server that remembers what it has answered, behind a network that loses requests and answers. */
export async function whateverIsLostEachCommandHasExactlyOneEffect() {
  for (let seed = 1; seed <= 300; seed++) {
    const chance = chanceOf(seed);
    const effects = [];
    const ledger = new Map();
    const inWorld = {...world(), chance: chance.next, attemptMax: 5};
    inWorld.fetch = async (path, options) => {
      const request = JSON.stringify([options.method, path, options.body, options.headers['Idempotency-Key']]);
      inWorld.requests.push(request);
      if (chance.is(0.3)) {
        throw new TypeError('lost on the way there');
      }
      if (chance.is(0.2)) {
        return problem(503, 'unavailable')();
      }
      const replayed = ledger.has(request);
      if (!replayed) {
        effects.push(request);
        ledger.set(request, JSON.stringify({session: {epoch: 'e1', version: effects.length}}));
      }
      if (chance.is(0.1)) {
        return hang(options);
      }
      if (chance.is(0.4)) {
        throw new TypeError('lost on the way back');
      }
      return chance.is(0.2)
        ? problem(503, 'outcome_unknown')()
        : new Response(ledger.get(request), {status: 200, headers: replayed ? {'Idempotency-Replayed': 'true'} : {}});
    };
    const page = party(inWorld);
    const names = ['rounds.next', 'guess.start', 'reveal', 'scoreboard'];
    const outcomes = await Promise.all([...names, ...names].map(name => page.command(name)));
    claim(outcomes.every(outcome => outcome.ok), `seed ${seed}: not all were done`);
    same([effects.length, new Set(inWorld.requests).size], [names.length, names.length], `seed ${seed}`);
    same([page.working.size, page.isTroubled()], [0, false], `seed ${seed}`);
  }
}

function keys(inWorld) {
  return new Set(inWorld.requests.map(request => request.headers['Idempotency-Key']));
}

let loads = 0;

/** The module as a page has it that was loaded anew. */
function freshCommands() {
  return import(`/js/commands.js?load=${loads++}`);
}
