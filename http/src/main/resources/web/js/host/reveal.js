// The reveal. While the show runs one step of it fills the stage; at its end, and at once after a reload or without motion,
// there is the truth with everything around it.

import {html, nothing} from 'lit/html.js';
import {ref} from 'lit/directives/ref.js';
import {letters} from '../parts/letters.js';
import {prompt} from '../parts/question.js';
import {t} from '../words.js';
import {author, points, pointsOf} from './credit.js';
import {labels} from './round.js';
import {nameOf, names} from './roster.js';
import {revealOrder} from './reveal-order.js';
import {inLight} from './reveal-step.js';

/** From this many lies on, they get more room beside the truth; from so many that fooled somebody, two columns. */
const MANY_LIES = 6;
const MANY_HITS = 7;

export function reveal(screen) {
  if (screen.show?.running) return inLight(screen);
  const {lies, truth} = revealOrder(screen.view.options);
  return html`${theTruth(screen, truth)}${theLies(screen.view, lies)}`;
}

function theTruth(screen, truth) {
  const {view} = screen;
  const {question} = view;
  const staged = screen.show !== null;
  return html`<section class="truth">
    <div class="answer cut" data-fit="2.6" data-fit-key=${question.id}>
      ${labels(question)}
      <div class="flow"><div>
        <div class="corner"><p class="stamp" ${ref(staged ? strike : noStrike)}>${letters(t('host.reveal.truth'))}</p></div>
        <p class="prompt" dir="auto">${prompt(question.prompt, question.answer)}</p>
      </div></div>
    </div>
    <div class="after" data-fit="1.5" data-fit-key=${question.id}>
      ${found(view, truth)}
      <p class="why" dir="auto">${question.explanation} ${source(question.source)}</p>
    </div>
  </section>`;
}

const noStrike = () => {};

/** The stamp comes down once, after the text beneath it has got its size: what moves must not count when that is measured. */
function strike(stamp) {
  if (!stamp || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  queueMicrotask(() => stamp.animate([
    {opacity: 0, transform: 'rotate(6deg) scale(3)'},
    {opacity: 1, transform: 'rotate(-11deg) scale(.92)', offset: 0.7},
    {transform: 'rotate(-8deg) scale(1)'},
  ], {duration: 320, easing: 'cubic-bezier(.5, 0, .9, .4)', delay: 180, fill: 'backwards'}));
}

function found(view, truth) {
  const finders = truth?.guessed_by ?? [];
  if (finders.length === 0) return html`<div class="found"><h2>${t('host.reveal.found_nobody')}</h2></div>`;
  return html`<div class="found">
    <h2>${t('host.reveal.found', {count: finders.length})}</h2>
    <ul class="names">${finders.map(id => html`<li class="cut tag inked"><span dir="auto">${nameOf(view, id)}</span>
      ${points(pointsOf(truth, id))}</li>`)}</ul>
  </div>`;
}

/** Only the name of the site is shown: nobody types an address from a television. */
function source(address) {
  let site = address;
  try {
    site = new URL(address).hostname.replace(/^www\./, '');
  } catch {
    // Not an address: shown as it is.
  }
  return html`<span class="source">${t('host.reveal.source')} <a href=${address} target="_blank" rel="noreferrer noopener">${site}</a></span>`;
}

/** Those that fooled nobody are slips in a row; those that did have their count of victims, the fewest first. */
function theLies(view, lies) {
  if (lies.length === 0) return nothing;
  const duds = lies.filter(lie => lie.guessed_by.length === 0);
  const hits = lies.slice(duds.length);
  return html`<aside class="told ${lies.length >= MANY_LIES ? 'many' : ''}" aria-label=${t('host.reveal.lies')} data-fit="1.5"
    data-fit-key=${view.question.id}>
    <h2>${t('host.reveal.lies')}</h2>
    ${duds.length > 0 ? html`<div><h3 id="duds">${t('host.reveal.fooled_none')}</h3>
      <ul class="duds" aria-labelledby="duds">${duds.map(option => dud(view, option))}</ul></div>` : nothing}
    ${hits.length > 0 ? html`<ul class="hits ${hits.length >= MANY_HITS ? 'many' : ''}"
      .style=${`--rows:${Math.ceil(hits.length / 2)}`}>${hits.map(option => hit(view, option))}</ul>` : nothing}
  </aside>`;
}

function dud(view, option) {
  return html`<li data-wpp="option" data-option-id=${option.id}><span class="text display" dir="auto">${option.text}</span>
    <span class="about">${author(view, option)}</span></li>`;
}

function hit(view, option) {
  const victims = names(view, option.guessed_by);
  return html`<li data-wpp="option" data-option-id=${option.id}>
    <span class="count" aria-hidden="true">${letters(victims.length)}</span>
    <span class="text display" dir="auto">${option.text}</span>
    <span class="about">${author(view, option)} <span class="got">${t('host.reveal.fooled_whom', {names: victims.join(', ')})}</span></span>
  </li>`;
}
