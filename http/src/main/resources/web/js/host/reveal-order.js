// The order of the reveal: the lies that fooled nobody together, then each lie by how many it fooled, the truth last.

/** {truth, lies, steps}: lies from the fewest victims to the most, the ballot's order among equals. */
export function revealOrder(options) {
  const truth = options.find(option => option.truth) ?? null;
  const lies = options
    .filter(option => !option.truth)
    .map((option, place) => ({option, place}))
    .sort((a, b) => a.option.guessed_by.length - b.option.guessed_by.length || a.place - b.place)
    .map(({option}) => option);
  const idle = lies.filter(lie => lie.guessed_by.length === 0);
  const steps = [];
  if (idle.length > 0) steps.push({kind: 'idle', options: idle});
  for (const lie of lies.slice(idle.length)) steps.push({kind: 'lie', options: [lie]});
  steps.push({kind: 'truth', options: truth ? [truth] : []});
  return {truth, lies, steps};
}
