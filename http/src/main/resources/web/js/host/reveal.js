// The reveal. While the show runs one lie stands in the light and those before it are on the board; at its end, and at once
// after a reload or without motion, there is the truth with everything around it.

import {html, nothing} from 'lit/html.js';
import {keyed} from 'lit/directives/keyed.js';
import {letters} from '../parts/letters.js';
import {marks} from '../parts/marks.js';
import {prompt} from '../parts/prompt.js';
import {t} from '../words.js';
import {labels} from './round.js';
import {names} from './roster.js';
import {revealOrder} from './reveal-order.js';

export function reveal(screen) {
  const {show, view} = screen;
  const {lies} = revealOrder(view.options);
  const running = show?.running ?? false;
  const told = running ? show.past.flatMap(step => step.options) : lies;
  return html`
    ${running ? light(screen, show) : truth(screen, Boolean(show))}
    ${board(screen, told, lies.length)}`;
}

function light(screen, show) {
  const {step} = show;
  return keyed(show.at, html`<section class="light" data-fit="1.6" data-fit-key=${show.at}>
    ${step.kind === 'idle' ? idle(screen, step.options) : lieInLight(screen, step.options[0])}
    <p class="unseen" role="status">${step.options.map(option => sentence(screen.view, option)).join(' ')}</p>
  </section>`);
}

function idle(screen, options) {
  return html`<h2 class="beat-1">${t('host.reveal.nobody')}</h2>
    <ul class="slips">${options.map((option, at) => html`<li class="cut slip beat-2" .style=${`--at:${at}`}>
      <span class="text display" dir="auto">${option.text}</span>${author(screen.view, option)}</li>`)}</ul>`;
}

function lieInLight(screen, option) {
  const {view} = screen;
  return html`<h2 class="beat-1">${t('host.reveal.fooled', {count: option.guessed_by.length})}</h2>
    <p class="big cut beat-1"><span class="display" dir="auto">${option.text}</span></p>
    <ul class="victims beat-2">${names(view, option.guessed_by).map(name => html`<li class="cut tag inked" dir="auto">${name}</li>`)}</ul>
    <p class="whose beat-3">${t('host.reveal.lie_by')} ${author(view, option)}</p>`;
}

function truth(screen, staged) {
  const {question, options} = screen.view;
  const option = options.find(each => each.truth);
  const finders = option ? names(screen.view, option.guessed_by) : [];
  return html`<section class="light truth" data-fit="1.25" data-fit-key=${`truth${question.id}`}>
    ${labels(question)}
    <p class="prompt" dir="auto">${prompt(question.prompt, question.answer)}</p>
    <p class="stamp ${staged ? 'now' : ''}">${letters(t('host.reveal.truth'))}</p>
    <div class="found">
      <h2>${finders.length > 0 ? t('host.reveal.found', {count: finders.length}) : t('host.reveal.found_nobody')}</h2>
      ${finders.length > 0 ? html`<ul class="victims">${finders.map(name => html`<li class="cut tag" dir="auto">${name}</li>`)}</ul>` : nothing}
      ${option ? html`<p class="points display">${won(option)}</p>` : nothing}
    </div>
    <p class="why" dir="auto">${question.explanation}</p>
    ${source(question.source)}
  </section>`;
}

/** Only the name of the site is shown: nobody types an address from a television. */
function source(address) {
  let site = address;
  try {
    site = new URL(address).hostname.replace(/^www\./, '');
  } catch {
    // Not an address: shown as it is.
  }
  return html`<p class="source">${t('host.reveal.source')} <a href=${address} target="_blank" rel="noreferrer noopener">${site}</a></p>`;
}

function board(screen, told, all) {
  return html`<aside class="told" aria-label=${t('host.reveal.lies')} data-fit="1.15" data-fit-key=${`${told.length}/${all}`}>
    <h2>${t('host.reveal.lies')}</h2>
    <ul>${told.map(option => toldLie(screen.view, option))}
      ${Array.from({length: all - told.length}, () => html`<li class="untold" aria-hidden="true"></li>`)}</ul>
  </aside>`;
}

function toldLie(view, option) {
  return html`<li data-wpp="option" data-option-id=${option.id}>
    <span class="text display" dir="auto">${option.text}</span>
    <span class="about">${author(view, option)}${option.guessed_by.length > 0
      ? html`<span class="got">${marks.done}<span class="unseen">${t('host.reveal.fooled_whom')}</span> ${names(view, option.guessed_by).join(', ')}</span>`
      : html`<span class="none">${t('host.reveal.fooled_none')}</span>`}</span></li>`;
}

function author(view, option) {
  const who = option.author_ids.length > 0 ? names(view, option.author_ids).join(' + ') : null;
  const house = html`<span class="by house">${marks.house}<span>${who ? t('host.reveal.house_for', {name: who}) : t('host.reveal.house')}</span> <b>${won(option)}</b></span>`;
  if (option.house) return house;
  return html`<span class="by"><span dir="auto">${who}</span> <b>${won(option)}</b></span>`;
}

/** What the option earned: the truth to each finder; a lie to each author, whose own words earn more than the house's. */
function won(option) {
  const amounts = option.points.map(each => each.points).filter(points => points > 0);
  return [...new Set(amounts)].map(points => `+${points}`).join(' / ');
}

function sentence(view, option) {
  const fooled = names(view, option.guessed_by).join(', ') || t('host.reveal.fooled_none');
  return `${option.text}: ${fooled}.`;
}
