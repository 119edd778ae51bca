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
 * @param generations of the seats that were given a new token, those included whose player is no longer among the players:
 *     a seat's earlier tokens never become valid again
 */
public record Roster(
        List<Player> players,
        int joins,
        SortedMap<PlayerId, Departure> departures,
        SortedMap<PlayerId, Integer> generations) {
    static final Roster EMPTY = new Roster(List.of(), 0, new TreeMap<>(), new TreeMap<>());

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

    /** How often that player's seat was given a new token. */
    public int generation(PlayerId id) {
        return generations.getOrDefault(id, 0);
    }

    /** Whether that player ever joined and has not gone. */
    boolean isSeated(PlayerId id) {
        return knows(id) && departure(id) == null;
    }

    /** Who takes a seat: all but those who left. */
    long seated() {
        return players.stream().filter(p -> p.status() != Player.Status.LEFT).count();
    }

    boolean hasNicknameLike(Nickname nickname) {
        return players.stream().anyMatch(p -> p.nickname().looksLike(nickname));
    }

    PlayerId nextId() {
        return PlayerId.of(joins + 1);
    }

    Roster join(PlayerId id, Nickname nickname, Player.Status status) {
        List<Player> more = new ArrayList<>(players);
        more.add(new Player(id, nickname, 0, status));
        return new Roster(more, joins + 1, departures, generations);
    }

    /** Gone; in a lobby without a trace on the roster, later as {@code left}. */
    Roster depart(PlayerId id, Departure how, boolean inLobby) {
        SortedMap<PlayerId, Departure> gone = new TreeMap<>(departures);
        gone.put(id, how);
        List<Player> rest = inLobby
                ? players.stream().filter(p -> !p.id().equals(id)).toList()
                : map(p -> p.id().equals(id) ? p.with(Player.Status.LEFT) : p);
        return new Roster(rest, joins, gone, generations);
    }

    /** The seat's next token. */
    Roster renew(PlayerId id) {
        SortedMap<PlayerId, Integer> renewed = new TreeMap<>(generations);
        renewed.merge(id, 1, Integer::sum);
        return new Roster(players, joins, departures, renewed);
    }

    /** Who waited plays from this round on. */
    Roster admitWaiting() {
        return with(map(p -> p.status() == Player.Status.WAITING ? p.with(Player.Status.ACTIVE) : p));
    }

    Roster award(List<Award> awards) {
        return with(map(p -> p.plus(Award.sum(awards, p.id()))));
    }

    /** A rematch: everyone still there is active with score 0. */
    Roster anew() {
        return with(players.stream()
                .filter(p -> p.status() != Player.Status.LEFT)
                .map(Player::fresh)
                .toList());
    }

    private Roster with(List<Player> changed) {
        return new Roster(changed, joins, departures, generations);
    }

    private List<Player> map(UnaryOperator<Player> change) {
        return players.stream().map(change).toList();
    }
}
