package party.weirsoe.view;

import party.weirsoe.game.PlayerId;

/** For whom a view is made. */
public sealed interface Viewer {
    record Host() implements Viewer {}

    record OfPlayer(PlayerId id) implements Viewer {}
}
