import {codeOf} from '../code.js';

/** What an address asks for: the code of a party, and the seat that its fragment may hand over. */
export function readAddress(search, fragment) {
  const handed = new URLSearchParams(fragment.replace(/^#/, ''));
  const seat = {code: codeOf(handed.get('code')), token: handed.get('token'), player_id: handed.get('player')};
  const whole = seat.code !== null && seat.token && seat.player_id;
  return {code: codeOf(new URLSearchParams(search).get('code')), seat: whole ? seat : null};
}

/** The address that a reload opens again. It never holds a token. */
export function addressOf(code) {
  return code === null ? '/play' : `/play?code=${code}`;
}
