// QR codes. The server draws them; the text travels in a body, so that nothing secret stands in an address or a log.

import {html} from 'lit/html.js';
import {qrLimits as limits} from '../limits/host.js';

const drawn = new Map();

function draw(text, onDrawn) {
  if (drawn.size >= limits.keptMax) drawn.delete(drawn.keys().next().value);
  drawn.set(text, null);
  const life = new AbortController();
  const timer = setTimeout(() => life.abort(), limits.answerMax);
  fetch('/qr', {signal: life.signal, method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({text})})
    .then(reply => (reply.ok ? reply.json() : Promise.reject(new Error('no QR code'))))
    .then(picture => {
      // Whose place another one has taken meanwhile is drawn anew when it is asked for.
      if (drawn.has(text)) drawn.set(text, picture);
      onDrawn();
    })
    // The link is there in words meanwhile.
    .catch(() => setTimeout(() => {
      if (drawn.get(text) === null) drawn.delete(text);
      onDrawn();
    }, limits.again))
    .finally(() => clearTimeout(timer));
}

/** The place of a code that is not there yet. */
export const pendingQr = html`<svg class="qr pending" viewBox="0 0 33 33" aria-hidden="true"></svg>`;

/** The code as a picture; `onDrawn` renders the page again when it has come. `label` says what it is for. */
export function qrCode(text, label, onDrawn) {
  if (!drawn.has(text)) draw(text, onDrawn);
  const picture = drawn.get(text);
  if (!picture) return pendingQr;
  return html`<svg class="qr" viewBox="0 0 ${picture.size} ${picture.size}" role="img" aria-label=${label}><path d=${picture.path}></path></svg>`;
}
