import {serverTime} from '/js/sync.js';
import {claim, same} from './claims.js';
import {GARBAGE} from './simulation.js';
import {connected, gapsOf, hint, shown, table} from './table.js';

// Section 13 of the protocol, one rule a function: the socket, waking up, trouble, the clock, and how it ends.

export function aForgedByeEndsNothing() {
  for (const code of ['kicked', 'session_closed', 'unauthorized', 'protocol_error']) {
    const {driver, model, gets} = connected();
    model.forge(JSON.stringify({type: 'bye', code, reconnect: false}));
    driver.run(100);
    same([driver.status.kind, gets(), shown(driver)], ['polling', 1, 'e1/1']);
    const sockets = driver.sockets;
    model.change();
    driver.run(60_000);
    same([shown(driver), driver.sockets], ['e1/2', sockets], 'it polls, and opens no socket');
    model.answer = () => ({type: 'failed'});
    driver.run(10_000);
    delete model.answer;
    driver.run(20_000);
    same([driver.status.kind, driver.sockets], ['polling', sockets], 'it opens a socket when the server is back');
    driver.take({type: 'woke'});
    driver.run(200);
    same(driver.status.kind, 'live', 'whoever wakes the page gets a socket again');
  }
}

export function aSilentSocketIsDeadAfterTwoPingsAndFiveSeconds() {
  const {driver, model} = connected();
  model.cut(true);
  const sockets = driver.sockets;
  // It heard its hello some 400 ms ago.
  driver.run(44_000);
  same([driver.sockets, driver.status.kind], [sockets, 'live']);
  driver.run(1_000);
  same(driver.status.kind, 'reconnecting');
  driver.run(1_000);
  same([driver.sockets, driver.status.kind], [sockets + 1, 'live']);
}

export function aSocketThatNeverSaysHelloIsGivenUp() {
  const {driver, model} = table();
  model.sendAuth = () => {};
  driver.take({type: 'started'});
  driver.run(14_999);
  same(driver.sockets, 1);
  driver.run(1_000);
  same(driver.sockets, 2);
}

export function itReconnectsLaterAndLaterUpTo20Seconds() {
  const {driver} = connected({chance: 0.999, socketsBlocked: true});
  const gaps = gapsOf(driver, () => driver.sockets, 120_000);
  const waits = [2, 4, 8, 16, 20, 20].map(seconds => seconds * 999);
  // A socket is refused after 300 ms.
  gaps.slice(1, 7).forEach((gap, i) => claim(Math.abs(gap - 300 - waits[i]) < 3, `${i}: a wait of ${gap} ms`));
  same(driver.status.kind, 'polling');
}

export function theFirstReconnectIsWithinASecond() {
  const {driver, model} = connected({chance: 0.999});
  for (let i = 0; i < 4; i++) {
    driver.run(20_000);
    model.cut(false);
    driver.run(900);
    same(driver.status.kind, 'reconnecting');
    driver.run(200);
    same(driver.status.kind, 'live');
  }
}

export function aLostSocketMeansPollingFromThenOn() {
  const {driver, model} = connected();
  driver.run(10_000);
  model.weather.socketsBlocked = true;
  model.cut(false);
  model.change();
  driver.run(3_100);
  same(shown(driver), 'e1/2');
}

export function whatAnOldSocketSaysIsNotHeard() {
  const {driver, gets} = connected();
  const old = driver.socket;
  driver.run(5_000);
  driver.take({type: 'woke'});
  driver.run(1_000);
  gets();
  driver.take({type: 'message', id: old, text: hint(9)});
  driver.take({type: 'opened', id: old});
  driver.take({type: 'closed', id: old});
  driver.run(5_000);
  same([gets(), driver.status.kind], [0, 'live']);
}

export function aSocketThatDiesYoungIsNoReasonForHaste() {
  const {driver, model} = connected({chance: 0.999});
  const sockets = driver.sockets;
  for (let i = 0; i < 60_000; i += 100) {
    driver.later(i, () => model.cut(false));
  }
  driver.run(60_000);
  claim(driver.sockets - sockets <= 8, `${driver.sockets - sockets} sockets in a minute`);
}

export function aRestartingNodeIsLeftAloneFor5To30Seconds() {
  for (const [after, chance, least, most] of [[12_000, 0, 12_000, 12_002], [0, 0, 5_000, 5_002], [0, 0.999, 29_900, 30_000]]) {
    const {driver, model} = connected({chance});
    const sockets = driver.sockets;
    model.forge(JSON.stringify({type: 'bye', code: 'restarting', reconnect: true, after_ms: after}));
    driver.run(least - 1);
    same(driver.sockets, sockets, 'too early');
    same(driver.status.kind, 'reconnecting');
    driver.run(most - least + 2);
    same(driver.sockets, sockets + 1, 'too late');
  }
}

export function everyEndIsSaidAsItIs() {
  for (const socketsBlocked of [true, false]) {
    for (const how of ['kicked', 'left', 'gone', 'unauthorized']) {
      const {driver, model} = connected({socketsBlocked, latency: [20, 20]});
      driver.run(10_000);
      const before = driver.status.kind;
      const told = [];
      driver.told = kind => told.push(kind);
      driver.take({type: 'refetch'});
      model.end(how);
      driver.run(socketsBlocked ? 4_000 : 200);
      same([driver.stopped, driver.status.kind], [how, how]);
      same(told, [how], `from ${before} on`);
      const {gets} = model;
      driver.take({type: 'woke', online: true});
      driver.take({type: 'refetch'});
      driver.run(300_000);
      same(model.gets, gets, 'it asks on');
    }
  }
}

export function anEndThatTheServerCannotConfirmYetIsNotSaid() {
  const {driver, model} = connected();
  model.weather.away = true;
  model.answer = () => ({type: 'got', status: 503, problem: {code: 'unavailable'}, retryAfter: 1000});
  model.end('kicked');
  driver.run(30_000);
  same([driver.stopped, driver.status.kind], [null, 'away']);
  delete model.answer;
  model.weather.away = false;
  driver.run(30_000);
  same(driver.stopped, 'kicked');
}

export function oneWakingIsOneGetAndOneNewSocket() {
  const {driver, gets} = connected();
  driver.run(20_000);
  gets();
  const sockets = driver.sockets;
  driver.take({type: 'woke'});
  driver.run(20);
  driver.take({type: 'woke'});
  driver.run(20);
  driver.take({type: 'woke', online: true});
  driver.run(10_000);
  claim(gets() <= 2, 'too many GETs');
  same([driver.sockets - sockets, driver.status.kind], [1, 'live']);
}

export function anAwayServerIsAskedLessAndLessAndWhatIsShownStays() {
  const {driver, model} = connected({chance: 0.999});
  const {view} = driver;
  model.weather.away = true;
  model.answer = () => ({type: 'failed'});
  driver.take({type: 'refetch'});
  driver.run(0);
  same(driver.status.kind, 'away');
  const gaps = gapsOf(driver, () => model.gets, 60_000);
  [1, 2, 4, 8, 15, 15].forEach((seconds, i) =>
    claim(Math.abs(gaps[i] - seconds * 1000) < 20, `${i}: a wait of ${gaps[i]} ms`),
  );
  claim(driver.view === view && driver.stopped === null, 'what is shown has changed');
}

export function aServerThatIsBackIsFoundBySocketAndGet() {
  for (const first of ['socket', 'GET']) {
    const {driver, model} = connected({chance: 0.5, socketsBlocked: true});
    model.answer = () => ({type: 'failed'});
    driver.run(90_000);
    same(driver.status.kind, 'away');
    if (first === 'GET') {
      delete model.answer;
      model.weather.socketsBlocked = false;
      driver.take({type: 'refetch'});
      driver.run(700);
    } else {
      // A GET has just failed: by itself the next one is seconds away.
      const {gets} = model;
      while (model.gets === gets) {
        driver.run(1);
      }
      delete model.answer;
      model.weather.socketsBlocked = false;
      const before = driver.sockets;
      driver.take({type: 'closed', id: driver.socket});
      while (driver.sockets === before) {
        driver.run(1);
      }
      driver.run(110);
    }
    same(driver.status.kind, 'live');
  }
}

export function retryAfterIsKept() {
  const {driver, model, gets} = connected();
  model.answer = () => ({type: 'got', status: 503, problem: {code: 'unavailable'}, retryAfter: 9_000});
  driver.take({type: 'refetch'});
  driver.run(8_999);
  same(gets(), 1);
  driver.run(2);
  same(gets(), 1);
}

export function pingsAreAnsweredAndGarbageIsNot() {
  const {driver, model, gets} = connected();
  let pongs = 0;
  model.sendPong = () => pongs++;
  model.forge(JSON.stringify({v: 1, type: 'ping', epoch: 'e1', version: 1}));
  for (const text of GARBAGE) {
    model.forge(text);
  }
  driver.run(5_000);
  same([pongs, gets(), driver.status.kind], [1, 0, 'live']);
}

export function theClockComesFromHelloOrFromTheDateHeader() {
  for (const socketsBlocked of [false, true]) {
    const {driver, model} = table({socketsBlocked, latency: [40, 40]});
    driver.clockAhead = 7_200_000;
    driver.take({type: 'started'});
    driver.run(5_000);
    const off = Math.abs(serverTime(driver.state, driver.now + driver.clockAhead) - driver.now);
    claim(off <= (socketsBlocked ? 1_000 : 60), `${off} ms off`);
    driver.run(60_000);
    const then = Math.abs(serverTime(driver.state, driver.now + driver.clockAhead) - driver.now);
    claim(then <= (socketsBlocked ? 1_000 : 60), `${then} ms off after many dates`);
    driver.clockAhead = -90_000;
    driver.run(40_000);
    const later = Math.abs(serverTime(driver.state, driver.now + driver.clockAhead) - driver.now);
    claim(later <= 1_000, `${later} ms off after the clock was set`);
    same(model.ended, null);
  }
}

export function manyDatesTellTheClockBetterThanOne() {
  const {driver} = table({socketsBlocked: true, latency: [40, 40], chance: 0.37});
  driver.clockAhead = 7_200_000;
  driver.take({type: 'started'});
  driver.run(120_000);
  const off = Math.abs(serverTime(driver.state, driver.now + driver.clockAhead) - driver.now);
  claim(off <= 400, `${off} ms off`);
}

export function theStopIsTheEnd() {
  const {driver, model, gets} = connected();
  model.change();
  driver.take({type: 'stopped'});
  driver.run(300_000);
  driver.take({type: 'started'});
  driver.take({type: 'woke'});
  same([gets(), driver.stopped, shown(driver)], [0, 'closed', 'e1/1']);
}
