// A server that does what the protocol says, and the weather around it: lost, late, doubled and reordered messages, stale
// answers, outages, blocked sockets, forgeries.

const CALM = {
  latency: [5, 60],
  hintsLost: 0,
  hintsDoubled: 0,
  hintDelay: [0, 20],
  stale: 0,
  getsFail: 0,
  getsHang: 0,
  socketsFail: 0,
  socketsBlocked: false,
  away: false,
};

export class Model {
  constructor(chance, role) {
    this.chance = chance;
    this.role = role;
    this.weather = {...CALM};
    this.epoch = 'e1';
    this.version = 1;
    this.older = [];
    this.sent = new Set();
    this.ended = null;
    this.sockets = new Map();
    this.gets = 0;
    this.pingMs = 20_000;
  }

  calm(more = {}) {
    this.weather = {...CALM, ...more};
  }

  hasSent(view) {
    return this.sent.has(view);
  }

  viewNow() {
    return this.viewOf(this.epoch, this.version);
  }

  viewOf(epoch, version) {
    return {
      epoch,
      version,
      poll_after_ms: 3000,
      you: {role: this.role, player_id: this.role === 'player' ? 'p1' : null},
      players: [{id: 'p1', status: this.ended === 'left' ? 'left' : 'active'}],
    };
  }

  // ── What happens on the server ──────────────────────────────────────────────────────────────────────────────────

  change() {
    this.older = [...this.older.slice(-3), this.version];
    this.version++;
    const hint = {v: 1, type: this.chance.pick(['session.changed', 'phase.lie_started']), phase: 'lie', round: 1};
    this.hint({...hint, epoch: this.epoch, version: this.version});
  }

  hint(message) {
    for (const id of this.sockets.keys()) {
      const copies = this.chance.is(this.weather.hintsLost) ? 0 : this.chance.is(this.weather.hintsDoubled) ? 2 : 1;
      for (let i = 0; i < copies; i++) {
        this.say(id, message, this.chance.between(...this.weather.hintDelay));
      }
    }
  }

  newEpoch() {
    this.epoch = `e${Number(this.epoch.slice(1)) + 1}`;
    this.version = 1 + this.chance.below(5);
    this.older = [];
    this.hint({v: 1, type: 'session.changed', epoch: this.epoch, version: this.version});
  }

  /** 'kicked', 'left', 'gone' or 'unauthorized'. */
  end(how) {
    this.ended = how;
    const code = {kicked: 'kicked', left: 'session_closed', gone: 'session_closed', unauthorized: 'unauthorized'}[how];
    if (how === 'left') {
      this.version++;
    }
    for (const id of [...this.sockets.keys()]) {
      this.bye(id, {code, reconnect: false, after_ms: 0});
    }
  }

  bye(id, {code, reconnect, after_ms}) {
    this.say(id, {v: 1, type: 'bye', code, reconnect, after_ms}, 0);
    this.sockets.delete(id);
    this.driver.later(1, () => this.driver.closed(id));
  }

  restart() {
    for (const id of [...this.sockets.keys()]) {
      this.bye(id, {code: 'restarting', reconnect: true, after_ms: Math.floor(this.chance.between(5_000, 30_000))});
    }
  }

  /** The sockets die without a word, or with none that arrives. */
  cut(silently) {
    for (const id of [...this.sockets.keys()]) {
      this.sockets.delete(id);
      if (!silently) {
        this.driver.later(1, () => this.driver.closed(id));
      }
    }
  }

  /** Something that no server of ours has sent, on a socket of ours. */
  forge(text) {
    for (const id of this.sockets.keys()) {
      this.driver.later(0, () => this.driver.take({type: 'message', id, text}));
    }
  }

  // ── What the page does ──────────────────────────────────────────────────────────────────────────────────────────

  get({id, etag}) {
    this.gets++;
    const {driver, chance, weather} = this;
    if (chance.is(weather.getsHang)) {
      driver.later(chance.between(0, 30_000), () => driver.answer(id, {type: 'failed'}));
      return;
    }
    const there = chance.between(...weather.latency);
    driver.later(there, () => {
      const answer = this.answer(etag);
      driver.later(chance.between(...weather.latency), () => driver.answer(id, answer));
    });
  }

  answer(etag) {
    const {chance, weather} = this;
    if (weather.away || chance.is(weather.getsFail)) {
      return chance.pick([
        {type: 'failed'},
        {type: 'got', status: 503, problem: {code: 'unavailable'}, retryAfter: 1000},
        {type: 'got', status: 502, problem: null, retryAfter: 0},
        {type: 'got', status: 200, view: {strange: true}, retryAfter: 0},
      ]);
    }
    const date = new Date(this.driver.now - chance.between(0, 400)).toUTCString();
    const problem = {kicked: 'player_kicked', gone: 'session_not_found', unauthorized: 'unauthorized'}[this.ended];
    if (problem) {
      return {type: 'got', status: 403, problem: {code: problem}, retryAfter: 0, date};
    }
    const version = this.older.length > 0 && chance.is(weather.stale) ? chance.pick(this.older) : this.version;
    const view = this.viewOf(this.epoch, version);
    const tag = `"${view.epoch}/${view.version}"`;
    if (tag === etag) {
      return {type: 'got', status: 304, view: null, problem: null, etag: tag, date};
    }
    this.sent.add(view);
    return {type: 'got', status: 200, view, problem: null, etag: tag, date};
  }

  openSocket(id) {
    const {driver, chance, weather} = this;
    if (weather.socketsBlocked || weather.away || chance.is(weather.socketsFail)) {
      driver.later(chance.between(0, 300), () => driver.closed(id));
    } else {
      driver.later(chance.between(...weather.latency), () => driver.take({type: 'opened', id}));
    }
  }

  sendAuth(id) {
    const {driver} = this;
    driver.later(this.chance.between(...this.weather.latency), () => {
      if (driver.socket !== id) {
        return;
      }
      if (this.ended !== null) {
        this.end(this.ended);
        this.bye(id, {code: this.ended === 'kicked' ? 'kicked' : 'session_closed', reconnect: false, after_ms: 0});
        return;
      }
      this.sockets.set(id, true);
      const {epoch, version} = this;
      const time = new Date(driver.now).toISOString();
      this.say(id, {v: 1, type: 'hello', epoch, version, ping_ms: this.pingMs, server_time: time}, 1);
      this.ping(id);
    });
  }

  ping(id) {
    this.driver.later(this.pingMs, () => {
      if (this.sockets.has(id) && this.driver.socket === id) {
        this.say(id, {v: 1, type: 'ping', epoch: this.epoch, version: this.version}, 1);
        this.ping(id);
      }
    });
  }

  say(id, message, delay) {
    this.driver.later(delay, () => this.driver.take({type: 'message', id, text: JSON.stringify(message)}));
  }

  sendPong() {}

  closeSocket(id) {
    this.sockets.delete(id);
  }
}
