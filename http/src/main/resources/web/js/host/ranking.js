// Where each stood before this round, worked out from the scores and what the round gave.

/** The leaderboard's rows with `before` (rank before the round) and `moved` (places up, negative: down; 0 in a first round). */
export function withMoves(rows) {
  const old = row => row.score - (row.delta ?? 0);
  const first = rows.every(row => old(row) === 0);
  return rows.map(row => {
    const before = 1 + rows.filter(other => old(other) > old(row)).length;
    return {...row, before, moved: first ? 0 : before - row.rank};
  });
}

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
