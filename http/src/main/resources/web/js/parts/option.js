// A card of the ballot: its letter, by which a room talks about it, and its text.

import {html, nothing} from 'lit/html.js';
import {letters} from './letters.js';

/** A for the first card, B for the second. */
export const letterOf = index => String.fromCharCode(65 + index);

/** What stands on a card. The page puts it on paper or into a button: `<li class="cut option">…` */
export function optionFace(option, index, note = nothing) {
  return html`<span class="letter">${letters(letterOf(index))}</span><span class="text" dir="auto">${option.text}</span>${note}`;
}
