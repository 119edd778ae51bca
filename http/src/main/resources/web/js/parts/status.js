// The status line: in words, what the page is connected to and what is lost. Quiet while all is well.

import {html} from 'lit/html.js';
import {t} from '../words.js';
import {marks} from './marks.js';

const MARKS = {live: marks.live, starting: marks.waiting, polling: marks.waiting, reconnecting: marks.waiting};
const QUIET = new Set(['live', 'starting', 'polling']);

export function statusLine(status, over = false) {
  const kind = over && QUIET.has(status.kind) ? 'over' : status.kind;
  const loud = over ? !QUIET.has(status.kind) : !QUIET.has(kind);
  return html`<p class="status ${loud ? 'loud' : ''}" data-wpp="status" data-kind=${kind} role="status">
    ${MARKS[status.kind] ?? marks.broken}<span>${t(`status.${kind}`)}</span></p>`;
}
