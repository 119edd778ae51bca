package party.weirsoe.http.body;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A body that has passed its {@link BodySpec}. */
public final class JsonBody {
    /** No body, or an empty object: the same. */
    public static final JsonBody EMPTY = new JsonBody(Map.of());

    private static final int FINGERPRINT_BYTES = 16;

    private final SortedMap<String, Value> members;

    JsonBody(Map<String, Value> members) {
        this.members = new TreeMap<>(members);
    }

    /** What a member may hold. */
    sealed interface Value {
        record Text(String text) implements Value {}

        record Whole(int number) implements Value {}

        record Flag(boolean set) implements Value {}

        record Null() implements Value {}
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public @Nullable String text(String name) {
        return members.get(name) instanceof Value.Text value ? value.text() : null;
    }

    public boolean flag(String name) {
        return members.get(name) instanceof Value.Flag value && value.set();
    }

    /** Null where it is absent or null. */
    public @Nullable Integer whole(String name) {
        return members.get(name) instanceof Value.Whole value ? value.number() : null;
    }

    public int whole(String name, int absent) {
        return members.get(name) instanceof Value.Whole value ? value.number() : absent;
    }

    /** What tells two bodies apart: a hash of the members as they were sent, whatever their order, in 32 hexadecimal digits. */
    public String fingerprint() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String canonical() {
        StringWriter out = new StringWriter();
        try (var json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, Value> member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                switch (member.getValue()) {
                    case Value.Text value -> json.writeString(value.text());
                    case Value.Whole value -> json.writeNumber(value.number());
                    case Value.Flag value -> json.writeBoolean(value.set());
                    case Value.Null none -> json.writeNull();
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
