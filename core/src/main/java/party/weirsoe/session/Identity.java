package party.weirsoe.session;

import party.weirsoe.game.Epoch;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.Viewer;

/**
 * Who asks, as a valid token says it.
 *
 * @param generation of the seat; an older one than the session's is no longer valid
 */
public record Identity(SessionCode code, Epoch epoch, Viewer viewer, int generation) {}
