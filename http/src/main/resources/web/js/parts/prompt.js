// A question with its blank, open or filled.

import {html} from 'lit/html.js';
import {t} from '../words.js';

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
