// Small drawings of our own, in place of icon fonts and emoji. They say nothing to readers: the words beside them do.

import {html} from 'lit/html.js';

/** A drawing in a square of 24 by 24. */
export const mark = outline => html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path fill-rule="evenodd" d=${outline}></path></svg>`;

export const marks = {
  up: mark('M12 3L22 14H15V21H9V14H2Z'),
  down: mark('M12 21L2 10H9V3H15V10H22Z'),
  same: mark('M3 9H21V15H3Z'),
  live: mark('M12 4L19 8V16L12 20L5 16V8Z'),
  waiting: mark('M4 2H20V6L14 12L20 18V22H4V18L10 12L4 6Z'),
  broken: mark('M13 1L4 14H10L8 23L20 9H13Z'),
};

/** The liar in profile; his nose is drawn beside him, as long as it has to be. */
export const head = html`<svg class="head" viewBox="0 0 100 100" aria-hidden="true"><path fill-rule="evenodd"
  d="M22 4H60L80 22V46L86 72H80V80L74 100H20L4 78V24ZM50 32V46H62V32Z"></path></svg>`;

/** Three pressed blocks: a command is under way. */
export const working = html`<svg class="working" viewBox="0 0 42 10" aria-hidden="true"><rect width="10" height="10"></rect><rect
  x="16" width="10" height="10"></rect><rect x="32" width="10" height="10"></rect></svg>`;
