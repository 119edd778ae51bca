package party.weirsoe.game;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who plays, in order of joining.
 *
 * @param joins how many have ever joined; the next player's number is one higher
 * @param departures everybody who ever went, those included who are no longer among the players
 */
public record Roster(List<Player> players, int joins, SortedMap<PlayerId, Departure> departures) {
    static final Roster EMPTY = new Roster(List.of(), 0, new TreeMap<>());

    public Roster {
        players = List.copyOf(players);
    }

    public @Nullable Player find(PlayerId id) {
        return players.stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
    }

    public Stream<Player> active() {
        return players.stream().filter(Player::isActive);
    }

    public boolean isActive(PlayerId id) {
        Player player = find(id);
        return player != null && player.isActive();
    }

    /** Whether that player ever joined. */
    public boolean knows(PlayerId id) {
        return id.number() <= joins;
    }

    public @Nullable Departure departure(PlayerId id) {
        return departures.get(id);
    }

    /** Who takes a seat: all but those who left. */
    long seated() {
        return players.stream().filter(p -> p.status() != Player.Status.LEFT).count();
    }

    boolean hasNicknameLike(Nickname nickname) {
        return players.stream().anyMatch(p -> p.nickname().looksLike(nickname));
    }

    PlayerId nextId() {
        return new PlayerId(joins + 1);
    }

    Roster join(PlayerId id, Nickname nickname, Player.Status status) {
        List<Player> more = new ArrayList<>(players);
        more.add(new Player(id, nickname, 0, status));
        return new Roster(more, joins + 1, departures);
    }

    /** Gone; in a lobby without a trace on the roster, later as {@code left}. */
    Roster depart(PlayerId id, Departure how, boolean inLobby) {
        SortedMap<PlayerId, Departure> gone = new TreeMap<>(departures);
        gone.put(id, how);
        List<Player> rest = inLobby
                ? players.stream().filter(p -> !p.id().equals(id)).toList()
                : map(p -> p.id().equals(id) ? p.with(Player.Status.LEFT) : p);
        return new Roster(rest, joins, gone);
    }

    /** Who waited plays from this round on. */
    Roster admitWaiting() {
        return new Roster(
                map(p -> p.status() == Player.Status.WAITING ? p.with(Player.Status.ACTIVE) : p), joins, departures);
    }

    Roster award(List<Award> awards) {
        return new Roster(map(p -> p.plus(Award.sum(awards, p.id()))), joins, departures);
    }

    /** A rematch: everyone still there is active with score 0. */
    Roster anew() {
        return new Roster(
                players.stream()
                        .filter(p -> p.status() != Player.Status.LEFT)
                        .map(Player::fresh)
                        .toList(),
                joins,
                departures);
    }

    private List<Player> map(UnaryOperator<Player> change) {
        return players.stream().map(change).toList();
    }
}
