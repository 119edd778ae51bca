// A button that shows that it works and cannot act twice.

import {html, nothing} from 'lit/html.js';
import {working} from './marks.js';

/** `hook` is its `data-wpp`; `busy`: its command is under way; `off`: it may not act now; `first`: a dialog opens with the focus on it. */
export function button({label, act = nothing, hook = nothing, kind = '', busy = false, off = false, first = false, mark = nothing, type = 'button'}) {
  return html`<button type=${type} class="button ${kind}" data-wpp=${hook} ?disabled=${busy || off} ?autofocus=${first}
    aria-busy=${busy ? 'true' : 'false'} @click=${act}>${busy ? working : mark}<span>${label}</span></button>`;
}
