// The second click of a double click is meant for the button that the first one hit, and that one has acted. What has come
// to stand in its place meanwhile must not act too.

import {screenLimits as limits} from './limits.js';

export function watchDoubleClicks() {
  let last = null;

  function click(event) {
    // Keys and scripts click too, but at no place.
    if (event.detail === 0) return;
    const {timeStamp: at, clientX: x, clientY: y} = event;
    const again = last && at - last.at < limits.doubleClick && Math.hypot(x - last.x, y - last.y) < limits.doubleClickReach;
    last = {at, x, y};
    if (!again || !event.target.closest?.('button, a')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Whoever types between two clicks means both. */
  function type() {
    last = null;
  }

  addEventListener('click', click, {capture: true});
  for (const typing of ['keydown', 'input']) addEventListener(typing, type, {capture: true});
}
