package party.weirsoe.http.socket;

/** Where sockets report what operators measure. Called from many threads; must not block. */
public interface SocketProbe {
    SocketProbe NONE = new SocketProbe() {
        @Override
        public void sockets(int change) {}

        @Override
        public void hintSent() {}

        @Override
        public void hintConflated() {}
    };

    /** @param change +1 when a socket is opened, -1 when its connection is gone */
    void sockets(int change);

    /** A hint was handed to the connection. */
    void hintSent();

    /** A hint gave its place to a newer one while an earlier write was pending. */
    void hintConflated();
}
