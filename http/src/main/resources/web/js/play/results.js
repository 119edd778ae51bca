// What a view means for one player, read from it alone. No DOM, no words.

/** The view's entry of the viewer, or null when they have left the lobby. */
export function mine(view) {
  return view.players.find(player => player.id === view.you.player_id) ?? null;
}

/** What the reveal says about one player: their pick, whom they fell for, whom they fooled, and what it earned. */
export function roundOf(view, playerId) {
  const truth = view.options.find(option => option.truth);
  const picked = view.options.find(option => option.id === view.my_guess?.option_id) ?? null;
  const lie = view.options.find(option => option.author_ids.includes(playerId)) ?? null;
  const earned = view.options.flatMap(option => option.points).filter(entry => entry.player_id === playerId);
  return {
    truth,
    picked,
    lie,
    found: picked?.truth === true,
    authors: picked === null ? [] : picked.author_ids.filter(id => id !== playerId),
    fooled: lie === null ? [] : lie.guessed_by,
    points: earned.reduce((sum, entry) => sum + entry.points, 0),
  };
}

/** Names of the given players, in the given order; who is no longer known is left out. */
export function namesOf(view, ids) {
  const names = new Map(view.players.map(player => [player.id, player.nickname]));
  return ids.filter(id => names.has(id)).map(id => names.get(id));
}

/** The active players who have not acted in this phase. */
export function stillToAct(view) {
  return view.players.filter(player => player.status === 'active' && !player.submitted);
}

const ENDED = new Set(['kicked', 'left', 'gone', 'unauthorized']);

/** Which screen a player sees. What ended the connection for good wins over the last view. */
export function screenOf(status, view) {
  if (ENDED.has(status.kind)) return status.kind;
  if (view === null) return 'starting';
  const me = mine(view);
  return me === null || me.status === 'left' ? 'left' : view.phase;
}
