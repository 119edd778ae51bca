// What a party may be opened with. Nothing has to be chosen: the defaults are good.

import {html, nothing} from 'lit/html.js';
import {openLimits as limits} from '../limits/host.js';
import {language, t} from '../words.js';

const NUMBERS = {
  rounds: {usual: limits.rounds, least: limits.roundsLeast, most: limits.roundsMost},
  max_players: {usual: limits.players, least: limits.playersLeast, most: limits.playersMost},
  lie_seconds: {usual: limits.lieSeconds, least: limits.secondsLeast, most: limits.secondsMost},
  guess_seconds: {usual: limits.guessSeconds, least: limits.secondsLeast, most: limits.secondsMost},
};

/** `packs` is null while they are not known; the server then takes its own default. `wrong` names the fields to be put right. */
export function openForm(packs, wrong) {
  return html`<details class="options">
    <summary class="display">${t('home.options')}</summary>
    <div class="fields">
      <div class="field wide">
        <label for="pack">${t('home.pack')}</label>
        <select class="input" id="pack" name="pack" ?disabled=${!packs?.length}>
          <option value="">${t('home.pack_default')}</option>
          ${packs?.map(pack => html`<option value=${pack.id}>${packText(pack)}</option>`) ?? nothing}
        </select>
      </div>
      ${Object.entries(NUMBERS).map(([name, bounds]) => number(name, bounds, wrong.includes(name)))}
      <label class="tick wide"><input type="checkbox" name="untimed">${t('home.untimed')}</label>
      <label class="tick wide"><input type="checkbox" name="family_friendly">${t('home.family')}</label>
    </div>
  </details>`;
}

function number(name, {usual, least, most}, wrong) {
  return html`<div class="field">
    <label for=${name}>${t(`home.${name}`)}</label>
    <input class="input" id=${name} name=${name} type="number" inputmode="numeric" value=${usual} min=${least} max=${most}
      aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? `${name}-note` : nothing}>
    ${wrong ? html`<p class="wrong" id="${name}-note" role="alert">${t('home.number_wrong', {least, most})}</p>` : nothing}
  </div>`;
}

function packText({title, language: code, questions}) {
  let name = code;
  try {
    name = new Intl.DisplayNames([language()], {type: 'language'}).of(code);
  } catch {
    // An unknown code is shown as it is.
  }
  return t('home.pack_of', {title, language: name, questions});
}

/**
 * The names of the numbers that no party can have, in the form's order. The browser's own check cannot show a field that is
 * folded away, and then says nothing at all.
 */
export function wrongIn(form) {
  return Object.entries(NUMBERS)
    .filter(([name]) => !(form.has('untimed') && name.endsWith('_seconds')))
    .filter(([name, {least, most}]) => {
      const value = Number(form.get(name));
      return !Number.isInteger(value) || value < least || value > most;
    })
    .map(([name]) => name);
}

/** The members of the request: what was left as it was is not sent, so that the server's defaults hold. */
export function membersOf(form) {
  const members = {};
  if (form.get('pack')) members.pack = form.get('pack');
  for (const [name, {usual}] of Object.entries(NUMBERS)) {
    const value = Number(form.get(name));
    if (value !== usual) members[name] = value;
  }
  if (form.has('untimed')) Object.assign(members, {lie_seconds: null, guess_seconds: null});
  if (form.has('family_friendly')) members.family_friendly = true;
  return members;
}
