import {initial, step} from '/js/sync.js';
import {claim, frozen} from './claims.js';

// Runs the state machine in a time of its own, against a world that answers its effects, and watches after every step what
// must hold whatever the world does.

/** GETs in any minute, whatever is heard. */
const GETS_A_MINUTE_MAX = 600;

const TIMERS = ['get', 'getMax', 'reconnect', 'silence'];

/** @param world {get(effect), abortGet, openSocket(id), closeSocket(id), sendAuth(id), sendPong(id)} */
export class Driver {
  constructor(chance, world) {
    this.chance = chance;
    this.world = world;
    this.now = 1_000_000;
    this.agenda = [];
    this.order = 0;
    this.state = frozen(initial());
    this.timers = new Map();
    this.getting = null;
    this.socket = null;
    this.view = null;
    this.newest = new Map();
    this.status = this.state.status;
    this.stopped = null;
    this.gets = [];
    this.sockets = 0;
    // The page's clock, which somebody may set; the agenda's is real.
    this.clockAhead = 0;
    this.clockWasSet = false;
    this.log = [];
  }

  /** Does something later. What was planned for the same time keeps its order. */
  later(ms, what) {
    const entry = {at: this.now + ms, order: this.order++, what};
    this.agenda.push(entry);
    return entry;
  }

  cancel(entry) {
    this.agenda = this.agenda.filter(other => other !== entry);
  }

  /** Lets time pass until nothing is planned before its end. */
  run(ms) {
    const end = this.now + ms;
    for (;;) {
      const next = this.agenda.reduce((first, entry) => (isBefore(entry, first) ? entry : first), null);
      if (next === null || next.at > end) {
        this.now = end;
        return;
      }
      this.cancel(next);
      this.now = Math.max(this.now, next.at);
      next.what();
    }
  }

  take(event) {
    this.log.push(`${this.now - 1_000_000} ${JSON.stringify(event)}`);
    const wasStopped = this.stopped !== null;
    const [next, effects] = step(this.state, {...event, at: this.now + this.clockAhead}, this.chance.next());
    claim(!wasStopped || effects.length === 0, 'something was done after the stop');
    this.state = frozen(next);
    for (const effect of effects) {
      this.log.push(`    ${JSON.stringify({...effect, view: undefined})}`);
      claim(this.stopped === null, 'the stop was not the last effect');
      this.perform(effect);
    }
    this.watch();
  }

  setClock(ms) {
    this.clockAhead += ms;
    this.clockWasSet = true;
  }

  perform(effect) {
    switch (effect.do) {
      case 'get':
        claim(this.getting === null, 'two GETs are under way');
        this.getting = effect.id;
        this.countGet();
        return this.world.get(effect);
      case 'abortGet':
        claim(this.getting === effect.id, 'a GET was given up that is not under way');
        this.getting = null;
        return;
      case 'openSocket':
        claim(this.socket === null, 'two sockets are open');
        this.socket = effect.id;
        this.sockets++;
        return this.world.openSocket(effect.id);
      case 'closeSocket':
        claim(this.socket === effect.id, 'a socket was closed that is not open');
        this.socket = null;
        return this.world.closeSocket(effect.id);
      case 'sendAuth':
      case 'sendPong':
        claim(this.socket === effect.id, 'something was sent on a socket that is not open');
        return this.world[effect.do](effect.id);
      case 'setTimer':
        return this.setTimer(effect);
      case 'clearTimer':
        claim(TIMERS.includes(effect.name), `there is no timer ${effect.name}`);
        this.cancel(this.timers.get(effect.name));
        this.timers.delete(effect.name);
        return;
      case 'show':
        return this.show(effect.view);
      case 'status':
        claim(effect.status.kind !== this.status.kind, 'a status was told twice');
        this.status = effect.status;
        this.told?.(effect.status.kind);
        return;
      case 'stop':
        this.stopped = effect.reason;
        return;
      default:
        throw new Error(`there is no effect ${effect.do}`);
    }
  }

  setTimer({name, ms}) {
    claim(TIMERS.includes(name), `there is no timer ${name}`);
    claim(ms >= 0 && ms <= 245_000, `a wait of ${ms} ms`);
    this.cancel(this.timers.get(name));
    const entry = this.later(ms, () => {
      this.timers.delete(name);
      this.take({type: 'timer', name});
    });
    this.timers.set(name, entry);
  }

  show(view) {
    claim(this.world.hasSent(view), 'a view is shown that the server never sent');
    claim(view.version > (this.newest.get(view.epoch) ?? 0), `version ${view.version} is shown after a newer one`);
    this.newest.set(view.epoch, view.version);
    this.view = view;
  }

  /** The answer to a GET, if anybody still waits for it. What comes too late is told all the same: it must not matter. */
  answer(id, event) {
    if (this.getting === id) {
      this.getting = null;
    }
    this.take({...event, id});
  }

  /** Of a socket that has closed itself. */
  closed(id) {
    this.take({type: 'closed', id});
  }

  countGet() {
    this.gets.push(this.now);
    const minute = this.gets.filter(at => at > this.now - 60_000);
    claim(minute.length <= GETS_A_MINUTE_MAX, `${minute.length} GETs in a minute`);
    this.gets = minute;
  }

  watch() {
    if (this.stopped !== null) {
      claim(this.timers.size === 0, `timers after the stop: ${[...this.timers.keys()]}`);
      claim(this.getting === null && this.socket === null, 'something is under way after the stop');
      return;
    }
    if (this.state.stage === 'new') {
      return;
    }
    const isSet = name => this.timers.has(name);
    claim(isSet('getMax') === (this.getting !== null), 'a GET has no end, or an end no GET');
    claim(isSet('get') !== (this.getting !== null), 'nothing is fetched and nothing is due, or both');
    claim(isSet('silence') === (this.socket !== null), 'a socket may be silent for ever, or silence has no socket');
    claim(!isSet('reconnect') || this.socket === null, 'a socket is open, and another one is due');
    claim(isSet('reconnect') || this.socket !== null || this.state.farewell !== null, 'no socket, and none is due');
  }
}

function isBefore(entry, other) {
  return other === null || entry.at < other.at || (entry.at === other.at && entry.order < other.order);
}
