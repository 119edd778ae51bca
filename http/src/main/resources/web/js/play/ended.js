import {html} from 'lit/html.js';
import {t} from '../words.js';
import {heading} from './pieces.js';

/** The screens after which nothing comes by itself: left, kicked, gone, unauthorized. */
export function endedScreen(screen, again) {
  return html`
    <section class="ended cut">
      ${heading(t(`play.${screen}_title`))}
      <p>${t(`play.${screen}_text`)}</p>
      <div class="choices">${again}</div>
    </section>`;
}
