// How much time is left, as a number and as a nose that grows. What it says is worked out from the server's clock.

import {html, nothing} from 'lit/html.js';
import {screenLimits} from '../limits.js';
import {t} from '../words.js';
import {letters} from './letters.js';
import {head} from './marks.js';

/** Whole seconds until the deadline, never below 0; null when there is none. */
export function secondsLeft(deadlineAt, now) {
  return deadlineAt ? Math.max(0, Math.ceil((Date.parse(deadlineAt) - now) / 1000)) : null;
}

/** `total` is the length of the phase in seconds, for the share of it that is gone. */
export function countdown({deadlineAt, total, now}) {
  const left = secondsLeft(deadlineAt, now);
  if (left === null) return nothing;
  const exact = Math.max(0, (Date.parse(deadlineAt) - now) / 1000);
  const gone = total ? Math.min(1, Math.max(0, 1 - exact / total)) : 0;
  return html`<div class="countdown ${left <= screenLimits.hurrySeconds && left > 0 ? 'late' : ''}" role="timer" aria-label=${t('common.seconds_left', {seconds: left})}>
    <span class="nose" aria-hidden="true">${head}<span class="track"></span><span class="bar" .style=${`--gone:${gone.toFixed(4)}`}></span></span>
    <span class="seconds" aria-hidden="true">${letters(left)}</span>
  </div>`;
}
