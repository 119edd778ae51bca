// The host's seat: handed over in the address' fragment, or kept by this browser.

import {codeOf} from '../code.js';
import {seats} from '../seats.js';

/**
 * {code, token}; the token is null when this browser has no seat of that party. A handed-over seat leaves the address, and is
 * not kept before a view has proven it.
 */
export function takeSeat(location, history) {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const handed = codeOf(fragment.get('code'));
  const code = handed ?? codeOf(new URLSearchParams(location.search).get('code')) ?? seats.lastHost();
  history.replaceState(null, '', code ? `/host?code=${code}` : '/host');
  return {code, token: (handed && fragment.get('token')) || (code && seats.host(code)?.token) || null};
}

/** The origin that a phone in the room can reach. */
export const reach = () => document.documentElement.dataset.reach || location.origin;

export const joinLink = code => `${reach()}/play?code=${code}`;

/** As people type it. */
export const joinAddress = () => reach().replace(/^https?:\/\//, '');

/** Secrets stand in the fragment alone: no server and no log sees it. */
export function hostLink(code, token) {
  return `${reach()}/host#${new URLSearchParams({code, token})}`;
}

export function playerLink(code, token, playerId) {
  return `${reach()}/play#${new URLSearchParams({code, token, player: playerId})}`;
}
