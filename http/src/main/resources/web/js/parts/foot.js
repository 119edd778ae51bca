// What stands at the foot of every page: how it is connected, and the choice of language.

import {html} from 'lit/html.js';
import {language, languages, setLanguage, t} from '../words.js';
import {marks} from './marks.js';

const MARKS = {live: marks.live, starting: marks.waiting, polling: marks.waiting, reconnecting: marks.waiting};
const QUIET = new Set(['live', 'starting', 'polling']);

/** In words, what the page is connected to and what is lost. Quiet while all is well. */
export function statusLine(status, over = false) {
  const kind = over && QUIET.has(status.kind) ? 'over' : status.kind;
  const loud = over ? !QUIET.has(status.kind) : !QUIET.has(kind);
  return html`<p class="status ${loud ? 'loud' : ''}" data-wpp="status" data-kind=${kind} role="status">
    ${MARKS[status.kind] ?? marks.broken}<span>${t(`status.${kind}`)}</span></p>`;
}

const NAMES = {en: 'English', da: 'Dansk'};

/** By the languages' own names. */
export function languageSwitch() {
  return html`<div class="switch" role="group" aria-label=${t('common.language')}>${languages.map(code => html`
    <button type="button" lang=${code} title=${NAMES[code]} aria-label="${code.toUpperCase()}, ${NAMES[code]}" aria-pressed=${code === language()}
      @click=${() => setLanguage(code)}>${code.toUpperCase()}</button>`)}</div>`;
}
