// The choice of language, by the languages' own names.

import {html} from 'lit/html.js';
import {language, languages, setLanguage, t} from '../words.js';

const NAMES = {en: 'English', da: 'Dansk'};

export function languageSwitch() {
  return html`<div class="switch" role="group" aria-label=${t('common.language')}>${languages.map(code => html`
    <button type="button" lang=${code} title=${NAMES[code]} aria-label="${code.toUpperCase()}, ${NAMES[code]}" aria-pressed=${code === language()}
      @click=${() => setLanguage(code)}>${code.toUpperCase()}</button>`)}</div>`;
}
