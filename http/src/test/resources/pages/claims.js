/** Fails with what was claimed; inside a simulation that says when. */
export function claim(holds, what) {
  if (!holds) {
    throw new Error(what);
  }
}

export function same(actual, expected, what = 'they differ') {
  claim(
    JSON.stringify(actual) === JSON.stringify(expected),
    `${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`,
  );
}

/** Whoever changes a state that was handed out is caught: modules are strict. */
export function frozen(value) {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
