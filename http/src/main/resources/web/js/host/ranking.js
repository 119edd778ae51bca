// The order of the rows before this round, and the podium after the last.

/** The rows as they stood before the round; equals keep their present order. */
export function asBefore(rows) {
  return rows
    .map((row, place) => ({row, place}))
    .sort((a, b) => a.row.before - b.row.before || a.place - b.place)
    .map(({row}) => row);
}

const PODIUM_RANKS = 3;

/** The podium's blocks, one for each of the ranks 1 to 3 that somebody has, with all who share it; and the rows beneath them. */
export function podiumSteps(rows) {
  const steps = [];
  for (const row of rows) {
    if (row.rank > PODIUM_RANKS) continue;
    if (steps.at(-1)?.rank === row.rank) steps.at(-1).rows.push(row);
    else steps.push({rank: row.rank, rows: [row]});
  }
  return {steps, rest: rows.filter(row => row.rank > PODIUM_RANKS)};
}
