import {mine} from './results.js';

const ENDED = new Set(['kicked', 'left', 'gone', 'unauthorized']);

/** Which screen a player sees. What ended the connection for good wins over the last view. */
export function screenOf(status, view) {
  if (ENDED.has(status.kind)) return status.kind;
  if (view === null) return 'starting';
  const me = mine(view);
  return me === null || me.status === 'left' ? 'left' : view.phase;
}
