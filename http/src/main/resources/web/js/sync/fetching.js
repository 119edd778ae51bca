import {syncLimits as limits} from '../limits.js';
import {backOff, endOf, hasLeft, isStamp, pollOf, readClock} from './reading.js';

// Which GET is sent when, and what its answer does. At most one is under way, and at most one is due: `run.next.get` and
// `run.next.due`. Have is the stamp of what is shown; want the highest one that was heard of.

/** A version was heard of: in a hint, or in the answer to a command. */
export function heardOf(run, {epoch, version}) {
  const {next} = run;
  if (next.have !== null && epoch !== next.have.epoch) {
    // Another life of the code, or a lie about it. What is shown stays until a GET has said which.
    next.etag = null;
    owe(run);
    return;
  }
  const known = next.want?.epoch === epoch ? next.want.version : 0;
  if (version <= Math.max(known, next.have?.version ?? 0)) {
    return;
  }
  next.want = {epoch, version};
  next.staleAnswers = 0;
  if (next.get === null) {
    plan(run, hintDelay(run));
  }
}

/** A GET must start that is not older than this moment. */
export function owe(run) {
  if (run.next.get === null) {
    plan(run, 0);
  } else {
    run.next.owed = true;
  }
}

export function get(run) {
  const {next} = run;
  unplan(run);
  next.ids++;
  next.get = {id: next.ids, at: run.at, want: next.want, etag: next.etag};
  next.getAt = run.at;
  next.owed = false;
  run.emit('get', {id: next.ids, etag: next.etag});
  run.emit('setTimer', {name: 'getMax', ms: limits.getMax});
}

export function due(run) {
  if (run.next.due !== null && run.next.get === null) {
    run.next.due = null;
    get(run);
  }
}

/** The next poll, unless a GET is due before. */
export function poll(run) {
  const spread = 1 + (2 * run.chance - 1) * limits.pollSpread;
  plan(run, run.next.socket?.up ? limits.pollSocketUp : pollOf(run.next.view) * spread, true);
}

/** A poll that was planned while the socket was down can wait now. */
export function slowDown(run) {
  if (run.next.due?.isPoll) {
    unplan(run);
    poll(run);
  }
}

export function abort(run) {
  if (run.next.get !== null) {
    run.emit('abortGet', {id: run.next.get.id});
    finished(run);
  }
}

export function unplan(run) {
  if (run.next.due !== null) {
    run.next.due = null;
    run.emit('clearTimer', {name: 'get'});
  }
}

/** The server cannot be reached, or is in trouble: again, less and less often. What is shown stays. */
export function failed(run, retryAfter = 0) {
  const {next} = run;
  if (next.get !== null) {
    finished(run);
  }
  const wait = backOff(next.failures, limits.awayFirst, limits.awayMost, run.chance);
  next.failures++;
  next.owed = false;
  plan(run, Math.max(wait, Math.min(retryAfter, limits.serverWaitMax)));
}

/** An answer has come. Returns how it has ended, or null. */
export function answered(run, answer) {
  const {next} = run;
  readDate(run, answer.date);
  if (answer.status === 200 && isStamp(answer.view)) {
    return seen(run, answer.view, answer.etag);
  }
  if (answer.status === 304 && next.get.etag !== null) {
    return seen(run, next.view, next.get.etag);
  }
  const end = endOf(answer.problem);
  if (end === null) {
    failed(run, answer.retryAfter);
  } else {
    finished(run);
  }
  return end;
}

function seen(run, view, etag) {
  const {next} = run;
  const get = finished(run);
  next.failures = 0;
  const {have} = next;
  const isNews = have === null || view.epoch !== have.epoch || view.version > have.version;
  if (isNews) {
    next.view = view;
    next.have = {epoch: view.epoch, version: view.version};
    run.emit('show', {view});
  }
  if (isNews || view.version === have.version) {
    next.etag = etag;
  }
  if (hasLeft(view)) {
    return 'left';
  }
  next.doubted = next.doubted && next.owed;
  whatNext(run, get);
  return null;
}

function whatNext(run, get) {
  const {next} = run;
  const {want, have} = next;
  if (want !== null && (want.epoch !== have.epoch || want.version <= have.version)) {
    next.want = null;
  }
  if (next.owed) {
    next.owed = false;
    plan(run, 0);
  } else if (next.want === null) {
    poll(run);
  } else if (get.want !== next.want) {
    // Heard of while the GET was under way, whose answer could not know it.
    plan(run, hintDelay(run));
  } else if (next.staleAnswers < limits.staleRetries.length) {
    plan(run, limits.staleRetries[next.staleAnswers]);
    next.staleAnswers++;
  } else {
    next.want = null;
    poll(run);
  }
}

function finished(run) {
  const {get: done} = run.next;
  run.next.get = null;
  run.emit('clearTimer', {name: 'getMax'});
  return done;
}

/** The next GET, in so many milliseconds unless one is due before; not too close behind the last one. */
function plan(run, ms, isPoll = false) {
  const {next} = run;
  const wait = Math.max(ms, Math.min(next.getAt + limits.getGap - run.at, limits.getGap));
  const at = run.at + wait;
  // A time that has passed is a clock that was set: it says nothing.
  if (next.due !== null && next.due.at >= run.at && next.due.at <= at) {
    return;
  }
  if (wait <= 0) {
    get(run);
  } else {
    next.due = {at, isPoll};
    run.emit('setTimer', {name: 'get', ms: wait});
  }
}

function hintDelay(run) {
  return run.next.view?.you?.role === 'host' ? 0 : run.chance * limits.hintDelayMax;
}

/** The header tells the server's clock to the second, and may be a little old. */
function readDate(run, date) {
  const time = Date.parse(date);
  const {get} = run.next;
  const reading = {asked: get.at, heard: run.at, earliest: time, latest: time + 999, slack: limits.dateLag};
  run.next.clock = readClock(run.next.clock, reading);
}
