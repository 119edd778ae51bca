import {serverTime} from '/js/sync.js';
import {alwaysChance} from './chance.js';
import {claim, same} from './claims.js';
import {Driver} from './driver.js';
import {Model} from './model.js';
import {GARBAGE} from './simulation.js';

// The rules of section 13 of the protocol, one by one. Every function is a test, and its name says what it shows.

/** A page and its server; nothing takes time but what the rules say. */
function table({role = 'player', chance = 0.5, ...weather} = {}) {
  const model = new Model(alwaysChance(chance), role);
  const driver = new Driver(alwaysChance(chance), model);
  model.driver = driver;
  model.calm({latency: [0, 0], hintDelay: [0, 0], ...weather});
  // Never by chance: what goes wrong here, a test does.
  model.chance = {...alwaysChance(chance), is: probability => probability >= 1};
  return {model, driver};
}

function connected(options) {
  const {model, driver} = table(options);
  driver.take({type: 'started'});
  driver.run(200);
  claim(driver.status.kind === 'live' || options.socketsBlocked, `it does not connect: ${driver.status.kind}`);
  // Past the gap between two GETs.
  driver.run(200);
  return {model, driver, gets: countOf(model)};
}

/** How many GETs since it was last asked. */
function countOf(model) {
  let before = model.gets;
  return () => {
    const since = model.gets - before;
    before = model.gets;
    return since;
  };
}

function hint(version, epoch = 'e1') {
  return JSON.stringify({v: 1, type: 'phase.lie_started', epoch, version, phase: 'lie', round: 9});
}

function shown(driver) {
  return `${driver.view.epoch}/${driver.view.version}`;
}

/** The times at which it happens from now on, as gaps between them. */
function gapsOf(driver, counted, ms) {
  const gaps = [];
  let last = driver.now;
  let before = counted();
  const end = driver.now + ms;
  while (driver.now < end) {
    driver.run(1);
    if (counted() !== before) {
      before = counted();
      gaps.push(driver.now - last);
      last = driver.now;
    }
  }
  return gaps;
}

export function theSocketAndTheFirstGetStartTogether() {
  const {driver, model} = table();
  driver.take({type: 'started'});
  same([model.gets, driver.sockets], [1, 1]);
}

export function aVersionThatIsNotNewIsIgnored() {
  const {driver, model, gets} = connected();
  model.forge(hint(1));
  driver.run(5_000);
  same(gets(), 0);
}

export function aPlayerFetchesANewVersionWithin150Ms() {
  for (const chance of [0, 0.5, 0.999]) {
    const {driver, model, gets} = connected({chance});
    model.change();
    driver.run(chance * 150 - 1);
    same(gets(), 0, 'too early');
    driver.run(2);
    same(gets(), 1, 'too late');
    driver.run(10_000);
    same([shown(driver), gets()], ['e1/2', 0]);
  }
}

export function theHostFetchesANewVersionAtOnce() {
  const {driver, model, gets} = connected({role: 'host', chance: 0.999});
  model.change();
  driver.run(0);
  same([shown(driver), gets()], ['e1/2', 1]);
}

export function manyHintsAtOnceCostOneGet() {
  const {driver, model, gets} = connected();
  for (let i = 0; i < 20; i++) {
    model.change();
  }
  driver.run(10_000);
  same([shown(driver), gets()], ['e1/21', 1]);
}

export function aHintDuringAGetCostsOneMoreWhichIsNoRetry() {
  const {driver, model, gets} = connected({latency: [50, 50]});
  model.change();
  driver.run(75 + 60);
  same(gets(), 1);
  model.change();
  driver.run(10_000);
  same([shown(driver), gets(), driver.state.staleAnswers], ['e1/3', 1, 0]);
}

export function anAnswerOlderThanWantedIsAskedForAgainFourTimes() {
  const {driver, model, gets} = connected();
  model.forge(hint(7));
  driver.run(75);
  same(gapsOf(driver, () => model.gets, 20_000), [100, 200, 400, 800]);
  same([gets(), shown(driver), driver.state.want], [5, 'e1/1', null]);
}

export function theRetriesEndAsSoonAsTheVersionIsThere() {
  const {driver, model, gets} = connected();
  model.forge(hint(2));
  driver.run(75 + 150);
  model.version = 2;
  driver.run(10_000);
  same([gets(), shown(driver)], [3, 'e1/2']);
}

export function aRefetchDuringAGetIsAGetAfterIt() {
  const {driver, gets} = connected({latency: [50, 50]});
  driver.take({type: 'refetch'});
  driver.run(60);
  driver.take({type: 'refetch'});
  driver.take({type: 'refetch'});
  driver.run(10_000);
  same(gets(), 2);
}

export function aForgedEpochDuringAGetIsNoTrouble() {
  const {driver, model, gets} = connected({latency: [50, 50]});
  driver.take({type: 'refetch'});
  driver.run(20);
  model.forge(hint(3, 'forged'));
  driver.run(90);
  same([gets(), driver.status.kind], [2, 'live']);
  driver.run(10_000);
  same([gets(), driver.status.kind, shown(driver)], [0, 'live', 'e1/1']);
}

export function anAnswerOfAnOlderVersionIsNotShown() {
  const {driver, model} = connected();
  model.change();
  driver.run(1_000);
  model.version = 1;
  driver.take({type: 'refetch'});
  driver.run(1_000);
  same(shown(driver), 'e1/2');
}

export function aForgedEpochCostsOneGetAndChangesNothing() {
  const {driver, model, gets} = connected();
  const {view} = driver;
  model.forge(hint(3, 'forged'));
  driver.run(10_000);
  claim(driver.view === view, 'something else is shown');
  same(gets(), 1);
  model.change();
  driver.run(10_000);
  same([gets(), shown(driver)], [1, 'e1/2']);
}

export function anotherEpochIsFetchedWholeAndAtOnce() {
  const {driver, model, gets} = connected();
  model.version = 40;
  driver.take({type: 'refetch'});
  driver.run(200);
  gets();
  model.newEpoch();
  const asked = [];
  const get = model.get.bind(model);
  model.get = effect => (asked.push(effect.etag), get(effect));
  driver.run(0);
  same([shown(driver), gets(), asked], [`e2/${model.version}`, 1, [null]]);
}

export function aFloodOfForgedHintsIsBounded() {
  const {driver, model, gets} = connected({role: 'host'});
  for (let i = 0; i < 60_000; i += 5) {
    driver.later(i, () => model.forge(hint(100 + i, i % 2 ? 'e1' : `forged${i}`)));
  }
  driver.run(60_000);
  claim(gets() <= 601, 'too many GETs');
  same(shown(driver), 'e1/1');
  driver.run(5_000);
  gets();
  driver.run(60_000);
  claim(gets() <= 3, 'it goes on after the flood');
}

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

export function withASocketItPollsEvery30Seconds() {
  const {driver, model} = connected();
  const gaps = gapsOf(driver, () => model.gets, 100_000);
  same(gaps.slice(1), [30_000, 30_000]);
  claim(gaps[0] <= 30_000, 'the first poll is late');
}

export function withoutASocketItPollsAsTheViewSays() {
  for (const [chance, gap] of [[0.01, 2_412], [0.5, 3_000], [0.999, 3_598.8]]) {
    const {driver, model} = connected({socketsBlocked: true, chance});
    driver.run(10_000);
    for (const each of gapsOf(driver, () => model.gets, 20_000).slice(1)) {
      claim(Math.abs(each - gap) <= 1, `a poll after ${each} ms instead of ${gap}`);
    }
    same(driver.status.kind, 'polling');
    model.change();
    driver.run(4_000);
    same(shown(driver), 'e1/2');
  }
}

export function noViewCanMakeThePageAskAllTheTime() {
  for (const said of [0, -5, 1, null, 'x', undefined]) {
    const {driver, model} = table({socketsBlocked: true});
    const viewOf = model.viewOf.bind(model);
    model.viewOf = (...of) => ({...viewOf(...of), poll_after_ms: said});
    driver.take({type: 'started'});
    driver.run(60_000);
    claim(model.gets <= 150 && model.gets >= 15, `${model.gets} GETs in a minute`);
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

export function aGetThatSleptIsGivenUpWhenThePageWakes() {
  const {driver, model} = connected();
  driver.run(5_000);
  model.get = () => {};
  driver.take({type: 'refetch'});
  delete model.get;
  driver.run(3_000);
  model.version = 2;
  driver.take({type: 'woke'});
  driver.run(10);
  same(shown(driver), 'e1/2');
}

export function aGetWithoutAnAnswerEndsAfterTenSeconds() {
  const {driver, model, gets} = connected();
  model.get = () => model.gets++;
  driver.take({type: 'refetch'});
  driver.run(9_990);
  same([gets(), driver.status.kind], [1, 'live']);
  driver.run(1_000);
  same([gets(), driver.status.kind], [1, 'away']);
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

export function aCommandsAnswerOnlyRaisesWhatIsWanted() {
  const {driver, model, gets} = connected();
  driver.take({type: 'answered', epoch: 'e1', version: 1});
  driver.take({type: 'answered', epoch: undefined, version: null});
  driver.run(5_000);
  same(gets(), 0);
  model.version = 2;
  driver.take({type: 'answered', epoch: 'e1', version: 2});
  same(shown(driver), 'e1/1');
  driver.run(5_000);
  same([gets(), shown(driver)], [1, 'e1/2']);
}

export function theTagOfWhatIsShownIsSentAndNotModifiedKeepsIt() {
  const {driver, model} = connected();
  const asked = [];
  const get = model.get.bind(model);
  model.get = effect => (asked.push(effect.etag), get(effect));
  driver.take({type: 'refetch'});
  driver.run(5_000);
  same([asked, shown(driver), driver.status.kind], [['"e1/1"'], 'e1/1', 'live']);
}

export function theSameVersionInOtherBytesIsNotShownAndHasItsOwnTag() {
  const {driver, model} = connected();
  const {view} = driver;
  const asked = [];
  const get = model.get.bind(model);
  model.get = effect => (asked.push(effect.etag), get(effect));
  model.answer = () => ({type: 'got', status: 200, view: {...view, more: 1}, etag: '"released"'});
  driver.take({type: 'refetch'});
  driver.run(1_000);
  driver.take({type: 'refetch'});
  driver.run(1_000);
  claim(driver.view === view, 'it is shown');
  same(asked, ['"e1/1"', '"released"']);
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

export function aClockThatIsSetDelaysNothing() {
  for (const jump of [-3_600_000, 3_600_000]) {
    const {driver, model} = connected({socketsBlocked: true});
    driver.run(10_000);
    driver.clockAhead += jump;
    model.change();
    driver.take({type: 'answered', epoch: 'e1', version: 2});
    driver.run(200);
    same(shown(driver), 'e1/2');
    driver.clockAhead += jump;
    model.change();
    driver.run(4_000);
    same(shown(driver), 'e1/3');
  }
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
