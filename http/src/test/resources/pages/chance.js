/** Numbers in [0, 1) that follow from the seed (mulberry32), and choices made with them. */
export function chanceOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return choosing(next);
}

/** Always the same number. */
export function alwaysChance(number) {
  return choosing(() => number);
}

function choosing(next) {
  return {
    next,
    below: most => Math.floor(next() * most),
    between: (least, most) => least + next() * (most - least),
    is: probability => next() < probability,
    pick: list => list[Math.floor(next() * list.length)],
  };
}
