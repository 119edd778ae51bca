import {claim, same} from './claims.js';
import {connected, gapsOf, hint, shown, table} from './table.js';

// Section 13 of the protocol, one rule a function: what is fetched when, and what is shown.

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
