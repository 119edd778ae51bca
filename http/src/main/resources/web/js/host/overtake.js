// Rows slide from where they stood before the round to where they stand now, once for each round.

import {stageLimits as limits} from '../limits/host.js';

let played = null;

/** `order`: the rows' player ids as before the round. `key` names the round. */
export function overtake(list, order, key) {
  if (played === key || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  played = key;
  // After the text has been fitted, in the same frame.
  queueMicrotask(() => {
    const rows = [...list.children];
    const places = rows.map(row => row.getBoundingClientRect());
    rows.forEach((row, now) => {
      const was = order.indexOf(row.dataset.playerId);
      if (was < 0 || was === now) return;
      const x = places[was].left - places[now].left;
      const y = places[was].top - places[now].top;
      row.animate([{transform: `translate(${x}px, ${y}px)`}, {transform: `translate(${x}px, ${y}px)`, offset: 0.45}, {transform: 'none'}], {
        duration: limits.overtake,
        easing: 'cubic-bezier(.3, 0, .2, 1)',
      });
    });
  });
}
