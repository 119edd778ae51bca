// Where there is no party to show: what happened, and where to go.

import {html} from 'lit/html.js';
import {languageSwitch, statusLine} from '../parts/foot.js';
import {letters} from '../parts/letters.js';
import {t} from '../words.js';

/** The notice in place of the page when the party is no longer this browser's to show, or null. */
export function partyOver(screen) {
  if (!screen.isOver) return null;
  const what = screen.status.kind === 'gone' ? 'gone' : 'refused';
  return notice(t(`host.notice.${what}_title`), t(`host.notice.${what}_text`, {code: screen.code}), html`${statusLine(screen.status)}`);
}

/** This browser never opened that party. */
export function noSeat(code) {
  return notice(t(code ? 'host.notice.none_title' : 'host.notice.nothing_title'), t(code ? 'host.notice.none_text' : 'host.notice.nothing_text', {code}),
    code ? html`<a class="button" href="/play?code=${code}">${t('host.notice.play', {code})}</a>` : '');
}

function notice(title, text, more) {
  return html`<main class="notice">
    <div class="cut">
      <h1 tabindex="-1">${title}</h1>
      <p>${text}</p>
      <p class="choices"><a class="button primary" href="/" data-wpp="open">${letters('Weirsoe')}<span class="unseen"> – ${t('host.notice.home')}</span></a>${more}</p>
    </div>
    ${languageSwitch()}
  </main>`;
}
