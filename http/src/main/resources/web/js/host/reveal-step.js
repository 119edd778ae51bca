// One step of the show, as large as the stage: a lie, whom it fooled and who wrote it; or the lies that fooled nobody.

import {html} from 'lit/html.js';
import {keyed} from 'lit/directives/keyed.js';
import {t} from '../words.js';
import {author} from './credit.js';
import {names} from './roster.js';

export function inLight(screen) {
  const {show, view} = screen;
  const {step} = show;
  return keyed(show.at, html`<section class="light ${step.kind}">
    ${step.kind === 'idle' ? idle(view, step.options) : lie(view, step.options[0])}
    <p class="unseen" role="status">${step.options.map(option => sentence(view, option)).join(' ')}</p>
  </section>
  ${progress(show)}`);
}

function idle(view, options) {
  return html`<h2>${t('host.reveal.nobody')}</h2>
    <ul class="slips" data-fit="2.6" data-count=${options.length} .style=${`--columns:${columnsFor(options.length)}`}>${options.map((option, at) => html`<li class="cut slip" data-wpp="option"
      data-option-id=${option.id} .style=${`--at:${at}`}>
      <span class="text display" dir="auto">${option.text}</span>${author(view, option)}</li>`)}</ul>`;
}

function lie(view, option) {
  const count = option.guessed_by.length;
  return html`<h2>${t('host.reveal.fooled', {count})}</h2>
    <p class="big cut" data-wpp="option" data-option-id=${option.id}><span class="page" data-fit="13" data-fit-key=${option.id}><span
      class="text display" dir="auto">${option.text}</span></span></p>
    <div class="verdict" data-fit="1.9">
      <ul class="names victims">${names(view, option.guessed_by).map((name, at) => html`<li class="cut tag inked" dir="auto" .style=${`--at:${at}`}>${name}</li>`)}</ul>
      <p class="whose"><span>${t('host.reveal.lie_by')}</span> ${author(view, option)}</p>
    </div>`;
}

/** How far the show is: a square for each step, as for the rounds in the masthead. */
function progress(show) {
  return html`<ol class="steps" aria-hidden="true">${Array.from({length: show.count}, (_, at) => html`<li
    class=${at < show.at ? 'past' : at === show.at ? 'now' : ''}></li>`)}</ol>`;
}

function columnsFor(count) {
  if (count <= 3) return count;
  if (count <= 4) return 2;
  return count <= 9 ? 3 : 4;
}

function sentence(view, option) {
  const fooled = option.guessed_by.length > 0
    ? t('host.reveal.fooled_whom', {names: names(view, option.guessed_by).join(', ')})
    : t('host.reveal.fooled_none');
  return `${option.text}: ${fooled}.`;
}
