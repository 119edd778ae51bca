package party.weirsoe.http.simulate;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.figures.Latency;

/** The event socket of one bot: opened again whenever it is lost, and never more than a reason to look. */
final class Feed implements AutoCloseable {
    private final PartyHistory history;
    private final Ears ears;
    private final String token;
    private final RandomGenerator chance;
    private final Latency hintToView;
    private final Thread bot = Thread.currentThread();
    private boolean wanted;
    private @Nullable Socket socket;
    private long openAgainAt = System.nanoTime();
    private int tries;
    private long heardOf;
    /** The bot is to be woken for a version above this. */
    private long wakeAbove = Long.MAX_VALUE;
    /** The first hint of what has not been seen yet, and the last one; null: none. */
    private @Nullable SocketMessage firstNews;

    private @Nullable SocketMessage lastNews;

    /**
     * For the bot on whose thread this is.
     *
     * @param wanted false: this bot only polls
     */
    Feed(PartyHistory history, Ears ears, String token, RandomGenerator chance, Latency hintToView, boolean wanted) {
        this.history = history;
        this.ears = ears;
        this.token = token;
        this.chance = chance;
        this.hintToView = hintToView;
        this.wanted = wanted;
    }

    /** A command's answer only raises what is to be looked for. */
    synchronized void hearOf(long version) {
        if (version > heardOf) {
            heardOf = version;
            if (version > wakeAbove) {
                LockSupport.unpark(bot);
            }
        }
    }

    /** The highest version that was heard of. */
    synchronized long heardOf() {
        return heardOf;
    }

    /** What was heard of does not come: it is no longer looked for. */
    synchronized void forget(long have) {
        heardOf = have;
    }

    synchronized boolean isUp() {
        return socket != null && socket.greeted;
    }

    /** A view of that version has come. */
    synchronized void seen(long version) {
        SocketMessage first = firstNews;
        if (first != null && first.version() <= version) {
            hintToView.took(System.nanoTime() - first.at());
            firstNews = lastNews != null && lastNews.version() > version ? lastNews : null;
        }
    }

    /**
     * Returns at that time at the latest; sooner where a version above {@code above} is heard of, or the socket comes or goes.
     *
     * @param near the server to which the socket is kept
     */
    void await(long until, long above, URI near) {
        boolean up = isUp();
        long left = until - System.nanoTime();
        while (left > 0 && history.givenUp() == null) {
            long opensIn;
            synchronized (this) {
                keepOpen(near);
                wakeAbove = above;
                if (heardOf > above || up != isUp()) {
                    break;
                }
                opensIn = wanted && socket == null ? Math.max(1, openAgainAt - System.nanoTime()) : Long.MAX_VALUE;
            }
            LockSupport.parkNanos(Math.min(left, opensIn));
            left = until - System.nanoTime();
        }
        synchronized (this) {
            wakeAbove = Long.MAX_VALUE;
        }
    }

    /** One that is open to a server which the bot has left is given up: it may be silent for long. */
    private void keepOpen(URI near) {
        Socket open = socket;
        if (open != null && !near.equals(open.server)) {
            drop(open);
            openAgainAt = System.nanoTime();
        }
        if (!wanted || socket != null || System.nanoTime() < openAgainAt) {
            return;
        }
        Socket opening = new Socket(near, history.connect());
        socket = opening;
        opening.ear = ears.open(near, "/lobby/sessions/" + history.code() + "/events", token, opening);
    }

    private synchronized void lost(Socket gone, Duration rest) {
        if (socket != gone) {
            return;
        }
        drop(gone);
        if (gone.greeted && System.nanoTime() - gone.openedAt > SimulateLimits.SOCKET_STABLE.toNanos()) {
            tries = 0;
        }
        long most = Math.min(
                SimulateLimits.RECONNECT_FIRST.toNanos() << Math.min(tries, 10),
                SimulateLimits.RECONNECT_MOST.toNanos());
        tries++;
        openAgainAt = System.nanoTime() + Math.max(rest.toNanos(), chance.nextLong(most));
        LockSupport.unpark(bot);
    }

    private synchronized void refused(Socket gone) {
        if (socket == gone) {
            wanted = false;
            drop(gone);
            LockSupport.unpark(bot);
        }
    }

    private void drop(Socket gone) {
        socket = null;
        Ear ear = gone.ear;
        if (ear != null) {
            ear.cut();
        }
    }

    /** The connection breaks, and nobody says so. */
    synchronized void breakOff() {
        Socket open = socket;
        if (open != null && open.ear != null) {
            open.ear.cut();
        }
    }

    /** Whoever wakes up trusts no socket that may have died in the meantime. */
    synchronized void replace() {
        Socket open = socket;
        if (open != null) {
            drop(open);
        }
        tries = 0;
        openAgainAt = System.nanoTime();
    }

    @Override
    public synchronized void close() {
        wanted = false;
        Socket open = socket;
        if (open != null) {
            drop(open);
        }
    }

    private final class Socket implements Ear.Listener {
        private final URI server;
        private final PartyHistory.Connection connection;
        private final long openedAt = System.nanoTime();
        private @Nullable Ear ear;
        private boolean greeted;

        Socket(URI server, PartyHistory.Connection connection) {
            this.server = server;
            this.connection = connection;
        }

        @Override
        public void heard(String text) {
            SocketMessage message = SocketMessage.parse(System.nanoTime(), text);
            connection.hear(message);
            switch (message.type()) {
                case "hello" -> greeted();
                case "ping" -> answer();
                case "bye" -> {
                    if (message.reconnect()) {
                        Feed.this.lost(this, Duration.ofMillis(message.afterMillis()));
                    } else {
                        refused(this);
                    }
                }
                default -> {
                    if (message.isHint()) {
                        history.heardHint(message);
                        hinted(message);
                    }
                }
            }
            hearOf(message.version());
        }

        private void greeted() {
            synchronized (Feed.this) {
                greeted = true;
            }
            LockSupport.unpark(bot);
        }

        private void answer() {
            Ear open = ear;
            if (open != null) {
                open.pong();
            }
        }

        private void hinted(SocketMessage hint) {
            synchronized (Feed.this) {
                if (hint.version() > heardOf && firstNews == null) {
                    firstNews = hint;
                }
                lastNews = hint;
            }
        }

        @Override
        public void lost() {
            Feed.this.lost(this, Duration.ZERO);
        }
    }
}
