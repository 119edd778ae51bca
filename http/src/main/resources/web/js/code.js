const FORM = /^[BCDFGHJKLMNPQRSTVWXZ]{6}$/;

/** The session's code in what a person typed, or null: case, spaces and hyphens do not matter. */
export function codeOf(text) {
  const code = String(text ?? '').replace(/[\s-]/g, '').toUpperCase();
  return FORM.test(code) ? code : null;
}
