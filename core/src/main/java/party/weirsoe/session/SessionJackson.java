package party.weirsoe.session;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import org.apache.pekko.util.ByteString;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Player;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Roster;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.Viewer;

/**
 * Tells Jackson what the pure records cannot: the names of the cases of sealed types, and the values that are one string
 * or number. Names are part of the forms of rows and messages, and never change.
 */
public final class SessionJackson extends SimpleModule {
    private static final long serialVersionUID = 1L;

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Named {}

    /** Absent where no seat was renewed, and read as empty: that is the form from before seats could be renewed. */
    interface SeatsRenewed {
        @JsonProperty
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        SortedMap<PlayerId, Integer> generations();
    }

    /** What the record had whose place it has taken. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.NONE)
    @JsonPropertyOrder({"keyHash", "fingerprint"})
    abstract static class Hashes {
        @JsonCreator
        Hashes(
                @JsonProperty(value = "keyHash", required = true) String keyHash,
                @JsonProperty(value = "fingerprint", required = true) String fingerprint) {}

        @JsonProperty
        abstract String keyHash();

        @JsonProperty
        abstract String fingerprint();
    }

    public SessionJackson() {
        super("weirsoe-session");
        cases(GameEvent.class);
        cases(Game.class);
        cases(LieChoice.class);
        cases(Viewer.class);
        cases(SessionRequest.class);
        cases(Reply.class);
        cases(OpenAnswer.class);
        text(PlayerId.class, PlayerId::toString, SessionJackson::playerId);
        text(Nickname.class, Nickname::text, Nickname::new);
        text(OptionId.class, OptionId::value, OptionId::new);
        text(SessionCode.class, SessionCode::value, SessionCode::new);
        text(Epoch.class, Epoch::value, Epoch::new);
        text(RoundSeed.class, RoundSeed::hex, RoundSeed::new);
        setMixInAnnotation(Roster.class, SeatsRenewed.class);
        setMixInAnnotation(RequestKey.class, Hashes.class);
        word(Phase.class);
        word(Departure.class);
        word(Player.Status.class);
        text(HostMove.class, HostMove::word, SessionJackson::hostMove);
        addKeySerializer(PlayerId.class, new PlayerIdKeyWriter());
        addKeyDeserializer(PlayerId.class, new PlayerIdKeyReader());
        addSerializer(ByteString.class, new BytesWriter());
        addDeserializer(ByteString.class, new BytesReader());
    }

    /** Each case by its simple name, those of nested sealed types too. */
    private void cases(Class<?> sealed) {
        setMixInAnnotation(sealed, Named.class);
        register(sealed);
    }

    private void register(Class<?> sealed) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                register(permitted);
            } else {
                registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
            }
        }
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new TextWriter<>(type, write));
        addDeserializer(type, new TextReader<>(type, read));
    }

    /** By its name in lower case, as the protocol writes it. */
    private <E extends Enum<E>> void word(Class<E> type) {
        text(type, e -> e.name().toLowerCase(Locale.ROOT), word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    private static PlayerId playerId(String text) {
        PlayerId id = PlayerId.parse(text);
        if (id == null) {
            throw new IllegalArgumentException("not a player's id");
        }
        return id;
    }

    private static HostMove hostMove(String word) {
        for (HostMove move : HostMove.values()) {
            if (move.word().equals(word)) {
                return move;
            }
        }
        throw new IllegalArgumentException("no such move: " + word);
    }

    private static final class TextWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> write;

        TextWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(write.apply(value));
        }
    }

    private static final class TextReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> read;

        TextReader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return read.apply(in.getText());
        }
    }

    private static final class PlayerIdKeyWriter extends StdSerializer<PlayerId> {
        private static final long serialVersionUID = 1L;

        PlayerIdKeyWriter() {
            super(PlayerId.class);
        }

        @Override
        public void serialize(PlayerId id, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(id.toString());
        }
    }

    private static final class PlayerIdKeyReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return playerId(key);
        }
    }

    private static final class BytesWriter extends StdSerializer<ByteString> {
        private static final long serialVersionUID = 1L;

        BytesWriter() {
            super(ByteString.class);
        }

        @Override
        public void serialize(ByteString bytes, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeBinary(bytes.toArrayUnsafe());
        }
    }

    private static final class BytesReader extends StdDeserializer<ByteString> {
        private static final long serialVersionUID = 1L;

        BytesReader() {
            super(ByteString.class);
        }

        @Override
        public ByteString deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return ByteString.fromArrayUnsafe(in.getBinaryValue());
        }
    }
}
