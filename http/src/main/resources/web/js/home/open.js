// What a party may be opened with. Nothing has to be chosen: the defaults are good.

import {html, nothing} from 'lit/html.js';
import {openLimits as limits} from '../limits/host.js';
import {language, t} from '../words.js';

/** `packs` is null while they are not known; the server then takes its own default. */
export function openForm(packs) {
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
      ${number('rounds', limits.rounds, limits.roundsLeast, limits.roundsMost)}
      ${number('max_players', limits.players, limits.playersLeast, limits.playersMost)}
      ${number('lie_seconds', limits.lieSeconds, limits.secondsLeast, limits.secondsMost)}
      ${number('guess_seconds', limits.guessSeconds, limits.secondsLeast, limits.secondsMost)}
      <label class="tick wide"><input type="checkbox" name="untimed">${t('home.untimed')}</label>
      <label class="tick wide"><input type="checkbox" name="family_friendly">${t('home.family')}</label>
    </div>
  </details>`;
}

function number(name, value, least, most) {
  return html`<div class="field">
    <label for=${name}>${t(`home.${name}`)}</label>
    <input class="input" id=${name} name=${name} type="number" inputmode="numeric" required value=${value} min=${least} max=${most}>
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

/** The members of the request: what was left as it was is not sent, so that the server's defaults hold. */
export function membersOf(form) {
  const members = {};
  if (form.get('pack')) members.pack = form.get('pack');
  const defaults = {rounds: limits.rounds, max_players: limits.players, lie_seconds: limits.lieSeconds, guess_seconds: limits.guessSeconds};
  for (const [name, usual] of Object.entries(defaults)) {
    const value = Number(form.get(name));
    if (value !== usual) members[name] = value;
  }
  if (form.has('untimed')) Object.assign(members, {lie_seconds: null, guess_seconds: null});
  if (form.has('family_friendly')) members.family_friendly = true;
  return members;
}
