import {html, nothing} from 'lit/html.js';
import {working as pressing} from '../parts/marks.js';
import {language, problemText, t} from '../words.js';

/** What a fault says: a sentence of our own, or the server's refusal in the reader's language. */
export function faultOf(fault) {
  return fault.key ? t(fault.key, fault.params) : problemText(fault.problem);
}

/** The one error on a screen, at the place that it is about. */
export function errorLine(id, fault) {
  return fault === null ? nothing : html`<p class="wrong" id=${id} data-wpp="error">${faultOf(fault)}</p>`;
}

/** A button that works takes no second press. It is never `disabled`: that would throw the keyboard's place away. */
export function workButton({hook, label, busy, working, blocked = false, kind = '', submit = false, act}) {
  const press = event => {
    if (working || blocked) event.preventDefault();
    else act?.(event);
  };
  return html`
    <button class="button ${kind}" type=${submit ? 'submit' : 'button'} data-wpp=${hook ?? nothing}
      aria-disabled=${working || blocked ? 'true' : nothing} aria-busy=${working ? 'true' : nothing} @click=${press}>
      ${working ? pressing : nothing}<span>${working ? busy : label}</span>
    </button>`;
}

/** Points as people of this language write them. */
export function points(number) {
  return new Intl.NumberFormat(language()).format(number);
}

/** Points won in a round: a plus before what is more than nothing. */
export function won(number) {
  return number > 0 ? `+${points(number)}` : points(number);
}

/** Where a phase change puts the reader: each screen has one such heading. */
export function heading(content, kind = '') {
  return html`<h1 class=${kind} tabindex="-1" data-arrive>${content}</h1>`;
}
