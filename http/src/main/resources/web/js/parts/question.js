// A question with its blank, and the cards of its ballot.

import {html, nothing} from 'lit/html.js';
import {t} from '../words.js';
import {letters} from './letters.js';

const BLANK = '<BLANK>';

/** `filling` is the text that stands in the blank; without it the blank is a gap, which readers hear as the word for it. */
export function prompt(text, filling) {
  const at = text.indexOf(BLANK);
  if (at < 0) return html`${text}`;
  const gap = filling
    ? html`<span class="blank filled">${filling}</span>`
    : html`<span class="blank"></span><span class="unseen">${t('common.blank')}</span>`;
  return html`${text.slice(0, at)}${gap}${text.slice(at + BLANK.length)}`;
}

/** What stands on a card: the letter by which a room talks about it, and its text. The page puts it on paper or into a button. */
export function optionFace(option, index, note = nothing) {
  return html`<span class="letter">${letters(String.fromCharCode(65 + index))}</span><span class="text" dir="auto">${option.text}</span>${note}`;
}
