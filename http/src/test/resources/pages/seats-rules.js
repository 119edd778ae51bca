import {storeOf} from '/js/store.js';
import {seatsIn} from '/js/seats.js';
import {claim, same} from './claims.js';

// Places that are kept in a browser that may have been used by anything before, or keeps nothing.

const SYMBOLS = 'BCDFGHJKLMNPQRST';

function code(i) {
  return `BBBB${SYMBOLS[Math.floor(i / 16)]}${SYMBOLS[i % 16]}`;
}

function storage(entries = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  };
}

function seatsOn(kept) {
  return seatsIn(storeOf(() => kept));
}

export function aHostAndAPlayerOfOnePartyAreKeptApart() {
  const seats = seatsOn(storage());
  seats.keepHost('bcd-fgh', 'host');
  seats.keepPlayer('BCDFGH', 'player', {id: 'p3', nickname: 'Ada'});
  same(
    [seats.host('BCDFGH'), seats.player('bcdfgh')],
    [{token: 'host'}, {token: 'player', player_id: 'p3', nickname: 'Ada'}],
  );
  seats.forgetPlayer('BCDFGH', 'player');
  same([seats.host('BCDFGH'), seats.player('BCDFGH')], [{token: 'host'}, null]);
  seats.forgetHost('BCDFGH', 'host');
  same([seats.host('BCDFGH'), seats.lastHost(), seats.lastPlayer()], [null, null, null]);
}

export function aSeatThatWasHandedOverHasNoNicknameYet() {
  const seats = seatsOn(storage());
  seats.keepPlayer('BCDFGH', 't', {player_id: 'p3'});
  same(seats.player('BCDFGH'), {token: 't', player_id: 'p3', nickname: ''});
}

export function theLatestPartyIsTheLast() {
  const seats = seatsOn(storage());
  seats.keepHost(code(1), 'a');
  seats.keepPlayer(code(2), 'b', {id: 'p1', nickname: 'Bo'});
  seats.keepHost(code(3), 'c');
  same([seats.lastHost(), seats.lastPlayer()], [code(3), code(2)]);
  seats.keepHost(code(1), 'd');
  same([seats.lastHost(), seats.host(code(1))], [code(1), {token: 'd'}]);
}

export function theOldestOfMoreThanTenIsDropped() {
  const seats = seatsOn(storage());
  for (let i = 0; i < 12; i++) {
    seats.keepHost(code(i), `t${i}`);
  }
  same([seats.host(code(1)), seats.host(code(2)), seats.host(code(11))], [null, {token: 't2'}, {token: 't11'}]);
}

export function anotherTabsSeatsAreSeenAndKept() {
  const shared = storage();
  const one = seatsOn(shared);
  const other = seatsOn(shared);
  one.keepHost(code(1), 'a');
  other.keepHost(code(2), 'b');
  same([one.host(code(2)), other.host(code(1))], [{token: 'b'}, {token: 'a'}]);
}

export function aReloadFindsTheSeats() {
  const shared = storage();
  seatsOn(shared).keepPlayer(code(1), 't', {id: 'p1', nickname: 'Bo'});
  same(seatsOn(shared).player(code(1))?.token, 't');
}

export function whateverIsStoredItWorks() {
  const good = `{"code":"BCDFGH","host":{"token":"t"}}`;
  for (const stored of ['', '{', 'null', '7', '{}', '[null]', '[[]]', '[{"code":7}]', '[{"code":"BCDFGH","host":{"token":7}}]',
    '[{"code":"BCDFGH","player":{"token":"t","player_id":"<p1>"}}]', `[{"code":"BCDFGH","host":{"token":"${'x'.repeat(9999)}"}}]`]) {
    const seats = seatsOn(storage({'wpp.seats': stored}));
    same([seats.host('BCDFGH'), seats.player('BCDFGH'), seats.lastHost()], [null, null, null], stored);
    seats.keepHost('BCDFGH', 'new');
    same(seats.host('BCDFGH'), {token: 'new'}, stored);
  }
  same(seatsOn(storage({'wpp.seats': `[7,${good},null]`})).host('BCDFGH'), {token: 't'});
}

export function withoutStorageTheSeatsLastAsLongAsThePage() {
  const blocked = {
    getItem() {
      throw new DOMException('blocked', 'SecurityError');
    },
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem() {
      throw new DOMException('blocked', 'SecurityError');
    },
  };
  const noStorage = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  for (const seats of [seatsOn(blocked), seatsOn(null), seatsIn(storeOf(noStorage))]) {
    same(seats.host('BCDFGH'), null);
    same(seats.keepHost('BCDFGH', 't'), false);
    same([seats.host('BCDFGH'), seats.lastHost()], [{token: 't'}, 'BCDFGH']);
    seats.forgetHost('BCDFGH', 't');
    same(seats.host('BCDFGH'), null);
  }
}

export function onlyTheSeatThatHasEndedIsForgotten() {
  const shared = storage();
  const seats = seatsOn(shared);
  seats.keepHost('BCDFGH', 'host');
  seats.keepPlayer('BCDFGH', 'old', {id: 'p3', nickname: 'Ada'});
  seatsOn(shared).keepPlayer('BCDFGH', 'new', {id: 'p3', nickname: 'Ada'});
  seats.forgetPlayer('BCDFGH', 'old');
  seats.forgetPlayer('BCDFGH', undefined);
  seats.forgetHost('BCDFGH', 'new');
  same([seats.player('BCDFGH')?.token, seats.host('BCDFGH')], ['new', {token: 'host'}]);
}

export function nonsenseTakesNobodysPlace() {
  const seats = seatsOn(storage());
  same(seats.keepHost('BCDFGH', 'host'), true);
  seats.keepPlayer('BCDFGH', 'player', {id: 'p3', nickname: 'Ada'});
  same([seats.keepHost('BCDFGH', ''), seats.keepPlayer('BCDFGH', 't', {id: '<p3>'})], [false, false]);
  same([seats.host('BCDFGH')?.token, seats.player('BCDFGH')?.token], ['host', 'player']);
}

export function nonsenseIsNotKept() {
  const kept = storage();
  const seats = seatsOn(kept);
  seats.keepHost('ABC', 't');
  seats.keepHost('BCDFGH', '');
  seats.keepHost('BCDFGH', undefined);
  seats.keepPlayer('BCDFGH', 't', {id: 'nobody'});
  same([seats.host('BCDFGH'), seats.player('BCDFGH')], [null, null]);
  claim(!(kept.kept.get('wpp.seats') ?? '').includes('nobody'), 'nonsense is stored');
}
