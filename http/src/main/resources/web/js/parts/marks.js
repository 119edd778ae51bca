// Small drawings of our own, in place of icon fonts and emoji. They say nothing to readers: the words beside them do.

import {html} from 'lit/html.js';

const mark = outline => html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path fill-rule="evenodd" d=${outline}></path></svg>`;

export const marks = {
  done: mark('M2 13L6 9L10 13L19 3L23 7L10 21Z'),
  cross: mark('M5 2L12 9L19 2L22 5L15 12L22 19L19 22L12 15L5 22L2 19L9 12L2 5Z'),
  pencil: mark('M16 2L22 8L8 22L2 22L2 16ZM15 6L18 9L16.500 10.500L13.500 7.500Z'),
  up: mark('M12 3L22 14H15V21H9V14H2Z'),
  down: mark('M12 21L2 10H9V3H15V10H22Z'),
  same: mark('M3 9H21V15H3Z'),
  full: mark('M2 2H10V5H5V10H2ZM14 2H22V10H19V5H14ZM2 14H5V19H10V22H2ZM19 14H22V22H14V19H19Z'),
  people: mark('M8 3L11 5V9L8 11L5 9V5ZM16 3L19 5V9L16 11L13 9V5ZM1 21V15L4 12H12L14 15V21ZM16 21V14L15 12H20L23 15V21Z'),
  devices: mark('M1 4H19V8H16V7H4V15H13V18H1ZM14 9H23V22H14ZM16 12V18H21V12Z'),
  more: mark('M2 9H7V15H2ZM9.500 9H14.500V15H9.500ZM17 9H22V15H17Z'),
  crown: mark('M1 5L7 11L12 3L17 11L23 5L21 20H3Z'),
  live: mark('M12 4L19 8V16L12 20L5 16V8Z'),
  waiting: mark('M4 2H20V6L14 12L20 18V22H4V18L10 12L4 6Z'),
  broken: mark('M13 1L4 14H10L8 23L20 9H13Z'),
  house: mark('M12 1L23 11V14H20V22H14V15H10V22H4V14H1V11Z'),
};

/** The liar in profile; his nose is drawn beside him, as long as it has to be. */
export const head = html`<svg class="head" viewBox="0 0 100 100" aria-hidden="true"><path fill-rule="evenodd"
  d="M22 4H60L80 22V46L86 72H80V80L74 100H20L4 78V24ZM50 32V46H62V32Z"></path></svg>`;

/** Three pressed blocks: a command is under way. */
export const working = html`<svg class="working" viewBox="0 0 42 10" aria-hidden="true"><rect width="10" height="10"></rect><rect
  x="16" width="10" height="10"></rect><rect x="32" width="10" height="10"></rect></svg>`;
