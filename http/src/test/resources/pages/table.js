import {alwaysChance} from './chance.js';
import {claim} from './claims.js';
import {Driver} from './driver.js';
import {Model} from './model.js';

// One page and one server, for rules that are shown one by one.

/** A page and its server; nothing takes time but what the rules say. */
export function table({role = 'player', chance = 0.5, ...weather} = {}) {
  const model = new Model(alwaysChance(chance), role);
  const driver = new Driver(alwaysChance(chance), model);
  model.driver = driver;
  model.calm({latency: [0, 0], hintDelay: [0, 0], ...weather});
  // Never by chance: what goes wrong here, a test does.
  model.chance = {...alwaysChance(chance), is: probability => probability >= 1};
  return {model, driver};
}

export function connected(options) {
  const {model, driver} = table(options);
  driver.take({type: 'started'});
  driver.run(200);
  claim(driver.status.kind === 'live' || options.socketsBlocked, `it does not connect: ${driver.status.kind}`);
  // Past the gap between two GETs.
  driver.run(200);
  return {model, driver, gets: countOf(model)};
}

/** How many GETs since it was last asked. */
export function countOf(model) {
  let before = model.gets;
  return () => {
    const since = model.gets - before;
    before = model.gets;
    return since;
  };
}

export function hint(version, epoch = 'e1') {
  return JSON.stringify({v: 1, type: 'phase.lie_started', epoch, version, phase: 'lie', round: 9});
}

export function shown(driver) {
  return `${driver.view.epoch}/${driver.view.version}`;
}

/** The times at which it happens from now on, as gaps between them. */
export function gapsOf(driver, counted, ms) {
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
