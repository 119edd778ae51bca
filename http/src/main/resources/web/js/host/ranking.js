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
