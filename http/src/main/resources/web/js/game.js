// What the big screen and the phones must work out alike from the same view. No DOM, no words.

/** Which round of this game it is: after a rematch a party's rounds count on, and a game's start again at 1. */
export function roundOfGame({round, total_rounds: total, settings}) {
  return round - (total - settings.rounds);
}

/**
 * The leaderboard's rows with `before`, the rank before this round, and `moved`: places up, negative down; null in a game's
 * first round, where nobody had a rank.
 */
export function withMoves(rows) {
  const old = row => row.score - (row.delta ?? 0);
  const first = rows.every(row => old(row) === 0);
  return rows.map(row => {
    const before = 1 + rows.filter(other => old(other) > old(row)).length;
    return {...row, before, moved: first ? null : before - row.rank};
  });
}
