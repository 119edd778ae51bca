package party.weirsoe.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Receipt;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Reply;

/** What the rows say happened, by name and by time: when each version was there, and when somebody was first told of it. */
final class Chronicle {
    private record Telling(long at, long version) {}

    private final Witness witness;
    private final List<Table> tables;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<Long, String> causes = new HashMap<>();
    private final Map<String, String> nicknames = new HashMap<>();
    private final List<Telling> tellings = new ArrayList<>();

    Chronicle(Witness witness, List<Table> tables, Verdicts verdicts) {
        this.witness = witness;
        this.tables = tables;
        for (long version = 1; version < tables.size(); version++) {
            name(version, verdicts);
        }
        for (Operation operation : witness.operations()) {
            if (operation.deed() instanceof Deed.Join join && versionOf(join.name()) > 0) {
                nicknames.put(join.key(), join.nickname());
            }
        }
        listTellings();
    }

    private void name(long version, Verdicts verdicts) {
        Table before = tables.get((int) version - 1);
        Witness.Row row = Objects.requireNonNull(witness.row(version));
        GameEvent first = row.content().events().getFirst();
        List<String> names = new ArrayList<>();
        switch (first) {
            case GameEvent.SessionOpened opened -> names.add("open");
            case GameEvent.PlayerJoined joined ->
                names.add("join " + joined.nickname().text());
            case GameEvent.LieSubmitted lie ->
                names.add(new Deed.Lie(lie.player(), before.round, new LieChoice.House()).name());
            case GameEvent.GuessSubmitted guess ->
                names.add(new Deed.Guess(guess.player(), before.round, guess.option()).name());
            case GameEvent.PlayerDeparted gone -> names.add(new Deed.Depart(gone.player(), false).name());
            case GameEvent.SeatRenewed seat -> names.add(new Deed.Renew(seat.player(), seat.generation() - 1).name());
            case GameEvent.SessionDeleted deleted -> names.add("delete");
            default -> {}
        }
        Receipt receipt = row.content().receipt();
        if (receipt != null) {
            names.add(new Deed.Move(receipt.move(), receipt.fromRound()).name());
        }
        causes.put(version, names.isEmpty() ? "" : names.getFirst());
        for (String name : names) {
            Long earlier = versions.putIfAbsent(name, version);
            if (earlier != null) {
                verdicts.tell(Rule.NOTHING_IS_APPLIED_TWICE, name + " is in the rows " + earlier + " and " + version);
            }
        }
    }

    private void listTellings() {
        for (Operation operation : witness.operations()) {
            for (Operation.Delivery delivery : operation.deliveries()) {
                long version =
                        switch (delivery.reply()) {
                            case Reply.View view -> versionIn(view.etag());
                            case Reply.NotModified same -> versionIn(same.etag());
                            default ->
                                Operation.isAccepted(delivery.reply())
                                        ? versionOf(operation.deed().name())
                                        : 0;
                        };
                tellings.add(new Telling(delivery.answeredAt(), version));
            }
        }
        for (Witness.Socket socket : witness.sockets()) {
            for (Witness.Heard heard : socket.heard()) {
                tellings.add(new Telling(heard.at(), versionIn(heard.signal())));
            }
        }
        tellings.sort(Comparator.comparingLong(Telling::at));
        long highest = 0;
        for (int i = 0; i < tellings.size(); i++) {
            highest = Math.max(highest, tellings.get(i).version());
            tellings.set(i, new Telling(tellings.get(i).at(), highest));
        }
    }

    static long versionIn(FeedSignal signal) {
        return switch (signal) {
            case FeedSignal.Hello hello -> hello.version();
            case FeedSignal.Ping ping -> ping.version();
            case FeedSignal.Hinted hinted -> hinted.hint().version();
            case FeedSignal.Ended ended -> 0;
        };
    }

    /** Of an entity tag: {@code "epoch.version.viewer.form"}. */
    static long versionIn(String etag) {
        return Long.parseLong(etag.split("\\.", -1)[1]);
    }

    long last() {
        return tables.size() - 1L;
    }

    Table table(long version) {
        return tables.get(Math.toIntExact(version));
    }

    /** 0: it is not there. */
    long versionOf(String name) {
        return versions.getOrDefault(name, 0L);
    }

    /** The name of what made that row; empty for what only the clock can have done. */
    String cause(long version) {
        return causes.getOrDefault(version, "");
    }

    /** The nickname of the join with that key that is in the journal; null where none is. */
    @Nullable String nicknameOf(String key) {
        return nicknames.get(key);
    }

    /** The oldest version that what arrived at that moment may be answered of: whatever anybody had been told is past. */
    long oldest(Operation.Delivery delivery) {
        return witness.isCutOff(delivery.at(), delivery.answeredAt()) ? 0 : toldBefore(delivery.at());
    }

    /** The highest version that somebody had been told of before that moment. */
    long toldBefore(long at) {
        int low = 0;
        int high = tellings.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (tellings.get(middle).at() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : tellings.get(low - 1).version();
    }

    /** The highest version that was in the journal at that moment. */
    long committedBy(long at) {
        long version = last();
        while (version > 0 && Objects.requireNonNull(witness.row(version)).at() > at) {
            version--;
        }
        return version;
    }
}
