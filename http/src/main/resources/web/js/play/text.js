// What the server counts as one character is what a reader sees as one: an emoji of seven code points is one.
const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter(undefined, {granularity: 'grapheme'}) : null;
const bytes = new TextEncoder();

/** The number of user-perceived characters; code points where the browser cannot segment. */
export function count(text) {
  return segmenter ? [...segmenter.segment(text)].length : [...text].length;
}

export function byteLength(text) {
  return bytes.encode(text).length;
}

/** As the server tidies a text before it counts it, so that a counter never differs from the refusal. */
export function tidy(text) {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
