import {serverTime} from '/js/sync.js';
import {chanceOf} from './chance.js';
import {claim} from './claims.js';
import {Driver} from './driver.js';
import {Model} from './model.js';

// Random parties in random weather. At the end the weather is fine, and the page must show what the server has.

const STEPS = 40;

/** From the last trouble on: a socket's silence, a restart's rest and a poll may have to pass. */
const CONVERGES_MS = 120_000;

/** Runs the seeds from one to another; says which have failed, with the way there. */
export function simulate(from, count) {
  const failures = [];
  const seen = {};
  for (let seed = from; seed < from + count && failures.length < 3; seed++) {
    try {
      const outcome = party(seed);
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    } catch (error) {
      failures.push(`seed ${seed}: ${error.stack}\n${(error.log ?? []).slice(-60).join('\n')}`);
    }
  }
  return {failures, seen};
}

function party(seed) {
  const chance = chanceOf(seed);
  const server = new Model(chance, chance.pick(['host', 'player', 'player']));
  const driver = new Driver(chance, server);
  server.driver = driver;
  try {
    server.weather = weatherOf(chance);
    const blocked = server.weather.socketsBlocked;
    driver.take({type: 'started'});
    for (let i = 0; i < STEPS; i++) {
      driver.run(chance.is(0.6) ? chance.between(0, 300) : chance.between(0, 20_000));
      happen(chance, server, driver);
    }
    return calmDown(chance, server, driver, blocked);
  } catch (error) {
    error.log = driver.log;
    throw error;
  }
}

function calmDown(chance, server, driver, socketsBlocked) {
  server.calm({socketsBlocked});
  if (chance.is(0.1)) {
    driver.take({type: 'stopped'});
    claim(driver.stopped !== null, 'it does not stop');
  } else if (chance.is(0.3) && driver.stopped === null) {
    server.end(server.role === 'player' ? chance.pick(['kicked', 'left', 'gone', 'unauthorized']) : 'gone');
  } else {
    server.change();
  }
  driver.run(CONVERGES_MS);
  if (driver.stopped === 'closed') {
    return 'closed';
  }
  if (server.ended !== null) {
    claim(driver.stopped === server.ended, `the end was ${server.ended}, and the page says ${driver.stopped}`);
    claim(driver.status.kind === server.ended, `the end was ${server.ended}, and the status says ${driver.status.kind}`);
    return server.ended;
  }
  const {epoch, version} = server;
  claim(
    driver.view?.epoch === epoch && driver.view.version === version,
    `the server has ${epoch}/${version}, the page shows ${driver.view?.epoch}/${driver.view?.version}`,
  );
  const kind = driver.status.kind;
  claim(kind === (socketsBlocked || driver.state.farewell ? 'polling' : 'live'), `all is well, and the status says ${kind}`);
  const off = serverTime(driver.state, driver.now + driver.clockAhead) - driver.now;
  claim(Math.abs(off) <= (driver.clockWasSet ? 2_500 : 1_400), `the server's clock is taken to be ${off} ms off`);
  return kind;
}

function weatherOf(chance) {
  const often = () => (chance.is(0.5) ? 0 : chance.next() * 0.6);
  return {
    latency: chance.is(0.8) ? [5, 80] : [200, 4_000],
    hintsLost: often(),
    hintsDoubled: often(),
    hintDelay: chance.is(0.5) ? [0, 20] : [0, 2_000],
    stale: often(),
    getsFail: often(),
    getsHang: chance.is(0.8) ? 0 : 0.2,
    socketsFail: often(),
    socketsBlocked: chance.is(0.25),
    away: false,
  };
}

function happen(chance, server, driver) {
  const what = chance.below(22);
  if (what < 10) {
    const times = chance.is(0.8) ? 1 : chance.below(30);
    for (let i = 0; i < times; i++) {
      server.change();
    }
    return;
  }
  const rare = [
    () => server.cut(chance.is(0.5)),
    () => server.restart(),
    () => (server.weather.away = !server.weather.away),
    () => (server.weather = {...weatherOf(chance), socketsBlocked: server.weather.socketsBlocked}),
    () => driver.take({type: 'woke', online: chance.is(0.3)}),
    () => driver.take({type: 'answered', epoch: server.epoch, version: server.version}),
    () => driver.take({type: 'refetch'}),
    () => server.forge(forgery(chance, server)),
    () => server.forge(forgery(chance, server)),
    () => chance.is(0.3) && server.newEpoch(),
    () => sleep(chance, driver),
    () => chance.is(0.3) && driver.setClock(chance.pick([-3_600_000, -1_500, 1_500, 3_600_000])),
  ];
  rare[what - 10]();
}

/** A frozen page: what was due in the meantime comes at once when it wakes, in its order. */
function sleep(chance, driver) {
  driver.now += chance.between(0, 180_000);
  if (chance.is(0.8)) {
    driver.take({type: 'woke'});
  }
}

/** What a socket may say and no server of ours does. */
export const GARBAGE = [
  undefined,
  null,
  '',
  '{',
  'null',
  '[]',
  '7',
  '"hello"',
  '{}',
  '{"type":"ping"}',
  '{"type":"hello","epoch":7,"version":"x"}',
  '{"type":"session.changed","epoch":"e1","version":-1}',
  '{"type":"session.changed","epoch":"e1","version":1e300}',
  '{"type":{"type":"bye"}}',
  '{"type":"byebye","code":"kicked","reconnect":"no"}',
  JSON.stringify({type: 'session.changed', epoch: 'e1', version: 99, padding: 'x'.repeat(5_000)}),
];

export function forgery(chance, server) {
  return chance.pick([
    () => chance.pick(GARBAGE),
    () => JSON.stringify({v: 1, type: 'phase.game_over', epoch: server.epoch, version: server.version + chance.below(1e6)}),
    () => JSON.stringify({v: 1, type: 'phase.lie_started', epoch: `forged${chance.below(3)}`, version: 1 + chance.below(99)}),
    () => JSON.stringify({type: 'hello', epoch: server.epoch, version: 1, ping_ms: chance.pick([-1, 1e12, 'x', null])}),
    () => JSON.stringify({type: 'bye', code: chance.pick(['kicked', 'session_closed', 'x', 7]), reconnect: chance.pick([true, false, 0])}),
  ])();
}
