package party.weirsoe.http.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;

/** Reads of a view what bots need, in one pass and without a tree: most of what a simulation costs is reading views. */
final class ViewReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> AFTER_THE_REVEAL =
            Set.of("truth", "house", "author_ids", "guessed_by", "points", "answer", "explanation", "source", "delta");

    private final JsonParser in;
    private long version;
    private String phase = "";
    private int game;
    private int round;
    private int totalRounds;
    private int multiplier = 1;
    private Duration pollAfter = SimulateLimits.POLL_SOCKET_DOWN;
    private final Map<PlayerId, Integer> scores = new LinkedHashMap<>();
    private final List<View.Option> options = new ArrayList<>();
    private View.@Nullable MyLie myLie;
    private @Nullable OptionId myGuess;
    private @Nullable String late;

    private ViewReader(JsonParser in) {
        this.in = in;
    }

    /** @throws Stuck where it is no view */
    static View read(String body) {
        try (JsonParser in = JSON.createParser(body)) {
            ViewReader reader = new ViewReader(in);
            reader.members();
            return reader.view();
        } catch (IOException e) {
            throw new Stuck("no view: " + body);
        }
    }

    private View view() {
        Stamp stamp = new Stamp(version, phase, game, round, totalRounds);
        boolean revealed = phase.equals("reveal") || phase.equals("scoreboard");
        return new View(stamp, pollAfter, scores, multiplier, options, myLie, myGuess, revealed ? null : late);
    }

    private void members() throws IOException {
        expect(in.nextToken() == JsonToken.START_OBJECT);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "version" -> version = in.getLongValue();
                case "phase" -> phase = in.getText().intern();
                case "game" -> game = in.getIntValue();
                case "round" -> round = in.getIntValue();
                case "total_rounds" -> totalRounds = in.getIntValue();
                case "poll_after_ms" -> pollAfter = Duration.ofMillis(in.getLongValue());
                default -> {
                    if (value != JsonToken.VALUE_NULL) {
                        structure(name);
                    }
                }
            }
        }
        expect(version > 0);
    }

    private void structure(String name) throws IOException {
        switch (name) {
            case "players" -> each(this::player);
            case "question" -> question();
            case "options" -> each(this::option);
            case "my_lie" -> myLie();
            case "my_guess" -> myGuess();
            default -> in.skipChildren();
        }
    }

    private interface Element {
        void read() throws IOException;
    }

    private void each(Element element) throws IOException {
        while (in.nextToken() == JsonToken.START_OBJECT) {
            element.read();
        }
    }

    private void player() throws IOException {
        PlayerId id = null;
        int score = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "id" -> id = PlayerId.parse(in.getText());
                case "score" -> score = in.getIntValue();
                default -> in.skipChildren();
            }
        }
        scores.put(Objects.requireNonNull(id, "a player's id"), score);
    }

    private void question() throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals("multiplier")) {
                multiplier = in.getIntValue();
            } else {
                noteIfLate(name);
                in.skipChildren();
            }
        }
    }

    private void option() throws IOException {
        String id = "";
        boolean truth = false;
        List<PlayerId> authors = List.of();
        List<PlayerId> guessedBy = List.of();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            noteIfLate(name);
            switch (name) {
                case "id" -> id = in.getText();
                case "truth" -> truth = in.getBooleanValue();
                case "author_ids" -> authors = players();
                case "guessed_by" -> guessedBy = players();
                default -> in.skipChildren();
            }
        }
        options.add(new View.Option(new OptionId(id), truth, authors, guessedBy));
    }

    private List<PlayerId> players() throws IOException {
        List<PlayerId> players = new ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            players.add(Objects.requireNonNull(PlayerId.parse(in.getText()), "a player's id"));
        }
        return players;
    }

    private void myLie() throws IOException {
        String text = "";
        boolean house = false;
        OptionId option = null;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "text" -> text = in.getText();
                case "house" -> house = in.getBooleanValue();
                case "option_id" -> option = value == JsonToken.VALUE_NULL ? null : new OptionId(in.getText());
                default -> in.skipChildren();
            }
        }
        myLie = new View.MyLie(text, house, option);
    }

    private void myGuess() throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = in.currentName().equals("option_id");
            in.nextToken();
            if (found) {
                myGuess = new OptionId(in.getText());
            } else {
                in.skipChildren();
            }
        }
    }

    private void noteIfLate(String name) {
        if (AFTER_THE_REVEAL.contains(name)) {
            late = name;
        }
    }

    private void expect(boolean condition) throws IOException {
        if (!condition) {
            throw new IOException("not what a view looks like");
        }
    }
}
