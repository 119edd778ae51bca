// The two phases in which the room works: a question to lie about, a ballot to pick from.

import {html, nothing} from 'lit/html.js';
import {countdown} from '../parts/countdown.js';
import {optionFace} from '../parts/option.js';
import {prompt} from '../parts/prompt.js';
import {t} from '../words.js';
import {whoHasActed} from './roster.js';

export function lie(screen) {
  const {question} = screen.view;
  return html`
    <section class="asked" data-fit="1.5" data-fit-key=${question.id}>
      ${labels(question)}
      <p class="prompt" dir="auto">${prompt(question.prompt)}</p>
    </section>
    ${clock(screen, screen.view.settings.lie_seconds)}
    ${whoHasActed(screen)}`;
}

export function guess(screen) {
  const {question, options} = screen.view;
  return html`
    <section class="asked small" data-fit="1.3" data-fit-key=${question.id}>
      ${labels(question)}
      <p class="prompt" dir="auto">${prompt(question.prompt)}</p>
    </section>
    <ol class="ballot ${screen.fresh ? 'dealt' : ''}" data-fit="1.5" data-fit-key=${question.id} data-count=${options.length}
      .style=${`--columns:${columnsFor(options)}`}>
      ${options.map((option, at) => html`<li class="cut option" data-wpp="option" data-option-id=${option.id}
        .style=${`--at:${at}`}>${optionFace(option, at)}</li>`)}
    </ol>
    ${clock(screen, screen.view.settings.guess_seconds)}
    ${whoHasActed(screen)}`;
}

/** The category, and the multiplier where a round counts more. */
export function labels(question) {
  return html`<p class="labels"><span class="label">${question.category}</span>
    ${question.multiplier > 1 ? html`<span class="label times">${t('host.multiplier', {times: question.multiplier})}</span>` : nothing}</p>`;
}

function clock(screen, total) {
  const {deadline_at: deadlineAt} = screen.view;
  if (!deadlineAt) return html`<p class="untimed display">${t('host.untimed')}</p>`;
  return html`<div class="clock">${countdown({deadlineAt, total, now: screen.now})}</div>`;
}

/** Few cards lie in two columns, so that they are wide; many in as many as keep the rows full. */
function columnsFor(options) {
  const count = options.length;
  if (count <= 4) return 2;
  if (count <= 9) return 3;
  return 4;
}
