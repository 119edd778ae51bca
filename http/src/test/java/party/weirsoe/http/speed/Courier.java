package party.weirsoe.http.speed;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** How the requests of parties get to the server. */
interface Courier {
    void carry(int seat, byte[] request, Consumer<HttpLine.Answer> then);

    /** Closes the connections, none of which may be in use; they are opened again when they are needed. */
    void hangUp();

    /** A connection for each seat, as phones have. One request at a time of each. */
    static Courier ofSeats(Loop loop, InetSocketAddress server, int seats) {
        HttpLine[] lines = new HttpLine[seats];
        for (int seat = 0; seat < seats; seat++) {
            lines[seat] = new HttpLine(loop, server);
        }
        return new Courier() {
            @Override
            public void carry(int seat, byte[] request, Consumer<HttpLine.Answer> then) {
                lines[seat].exchange(request, then);
            }

            @Override
            public void hangUp() {
                for (HttpLine line : lines) {
                    line.close();
                }
            }
        };
    }

    /** A few connections for everybody, as a proxy has: first come, first served. */
    static Courier shared(Loop loop, InetSocketAddress server, int size) {
        Queue<HttpLine> free = new ArrayDeque<>();
        Queue<Consumer<HttpLine>> queue = new ArrayDeque<>();
        for (int line = 0; line < size; line++) {
            free.add(new HttpLine(loop, server));
        }
        return new Courier() {
            @Override
            public void carry(int seat, byte[] request, Consumer<HttpLine.Answer> then) {
                queue.add(line -> line.exchange(request, answer -> {
                    next(line);
                    then.accept(answer);
                }));
                HttpLine line = free.poll();
                if (line != null) {
                    next(line);
                }
            }

            @Override
            public void hangUp() {
                free.forEach(HttpLine::close);
            }

            private void next(HttpLine line) {
                Consumer<HttpLine> first = queue.poll();
                if (first == null) {
                    free.add(line);
                } else {
                    first.accept(line);
                }
            }
        };
    }
}
