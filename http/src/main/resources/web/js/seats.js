import {codeOf} from './code.js';
import {seatLimits} from './limits.js';
import {browserStore} from './store.js';

const KEY = 'wpp.seats';

/**
 * The places that this browser has at parties: the host's tokens and the players'. The latest come first, and the oldest are
 * dropped. Every call reads what is stored, since other tabs write too.
 */
export function seatsIn(store) {
  const read = () => entriesIn(store.get(KEY));
  const find = code => read().find(entry => entry.code === codeOf(code));

  /** What has no place's form takes nobody's place. */
  function keep(code, role, place) {
    const of = codeOf(code);
    if (of === null || place === undefined) {
      return false;
    }
    const entries = read();
    const entry = {...entries.find(other => other.code === of), code: of, [role]: place};
    return write([entry, ...entries.filter(other => other.code !== of)]);
  }

  /** Only the seat of that token: another tab may have put a newer one in its place. */
  function forget(code, role, token) {
    const entries = read();
    const ended = entries.find(entry => entry.code === codeOf(code) && entry[role]?.token === token);
    if (ended) {
      ended[role] = undefined;
      write(entries);
    }
  }

  function write(entries) {
    const taken = entries.filter(entry => entry.host || entry.player).slice(0, seatLimits.partiesMax);
    return store.set(KEY, JSON.stringify(taken));
  }

  return {
    /** {token} or null. */
    host: code => find(code)?.host ?? null,
    /** {token, player_id, nickname} or null. */
    player: code => find(code)?.player ?? null,
    /** As keepPlayer: whether it outlives the page. */
    keepHost: (code, token) => keep(code, 'host', hostOf({token})),
    /** The player is as a join answers it, or has player_id; of a seat that was handed over the nickname is not known yet. */
    keepPlayer: (code, token, player) =>
      keep(code, 'player', playerOf({token, player_id: player?.player_id ?? player?.id, nickname: player?.nickname ?? ''})),
    forgetHost: (code, token) => forget(code, 'host', token),
    forgetPlayer: (code, token) => forget(code, 'player', token),
    lastHost: () => read().find(entry => entry.host)?.code ?? null,
    lastPlayer: () => read().find(entry => entry.player)?.code ?? null,
  };
}

/** Only what has our form is believed. */
function entriesIn(json) {
  let stored;
  try {
    stored = JSON.parse(json ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(stored)) {
    return [];
  }
  return stored
    .map(entry => ({code: codeOf(entry?.code), host: hostOf(entry?.host), player: playerOf(entry?.player)}))
    .filter(entry => entry.code !== null && (entry.host || entry.player));
}

function hostOf(host) {
  return isText(host?.token, seatLimits.tokenCharsMax) ? {token: host.token} : undefined;
}

function playerOf(player) {
  return isText(player?.token, seatLimits.tokenCharsMax) && /^p[1-9]\d{0,3}$/.test(player.player_id)
    ? {
        token: player.token,
        player_id: player.player_id,
        nickname: isText(player.nickname, seatLimits.nicknameCharsMax) ? player.nickname : '',
      }
    : undefined;
}

function isText(value, charsMax) {
  return typeof value === 'string' && value.length > 0 && value.length <= charsMax;
}

/** A seat that is handed over to a page that is already open: the address changes, and nothing loads. */
export function watchHandover() {
  addEventListener('hashchange', () => {
    if (new URLSearchParams(location.hash.slice(1)).has('token')) location.reload();
    else history.replaceState(null, '', location.pathname + location.search);
  });
}

export const seats = seatsIn(browserStore);
