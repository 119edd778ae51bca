// The two phases in which the room works: a question to lie about, a ballot to pick from.

import {html, nothing} from 'lit/html.js';
import {countdown} from '../parts/countdown.js';
import {optionFace, prompt} from '../parts/question.js';
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
    <section class="asked small ${options.length > 9 ? 'smaller' : ''}" data-fit="1.5" data-fit-key=${question.id}>
      ${labels(question)}
      <p class="prompt" dir="auto">${prompt(question.prompt)}</p>
    </section>
    <ol class="ballot ${screen.fresh ? 'dealt' : ''}" data-fit="1.9" data-fit-key=${question.id} data-columns=${columnsFor(options.length)}>
      ${options.map((option, at) => html`<li class="cut option ${wordy(option)}" data-wpp="option" data-option-id=${option.id}
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

/** The numbers of columns to try, those that leave no holes first. */
function columnsFor(count) {
  if (count <= 4) return '2';
  const all = [2, 3, 4].filter(columns => columns < count);
  return all.sort((a, b) => holes(count, a) - holes(count, b)).join(' ');
}

const holes = (count, columns) => (columns - (count % columns)) % columns;

/** One long lie must not make all the others small: it is set smaller itself. */
function wordy({text}) {
  const length = [...text].length;
  return length > 40 ? 'very-long' : length > 22 ? 'long' : '';
}
