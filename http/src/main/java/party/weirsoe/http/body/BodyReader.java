package party.weirsoe.http.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.limit.HttpLimits;

/** Reads one body by its {@link BodySpec}: finds every fault in it, up to {@link HttpLimits#FAULTS_MAX}. */
public final class BodyReader {
    private final BodySpec spec;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, JsonBody.Value> values = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private boolean complete;

    private BodyReader(BodySpec spec) {
        this.spec = spec;
    }

    public static Reading read(ByteBuffer bytes, BodySpec spec) {
        BodyReader reader = new BodyReader(spec);
        reader.read(bytes);
        return reader.faults.isEmpty()
                ? new Reading.Read(reader.values.isEmpty() ? JsonBody.EMPTY : new JsonBody(reader.values))
                : new Reading.Faulty(reader.faults);
    }

    private void read(ByteBuffer bytes) {
        // Jackson would guess UTF-16 and skip a byte order mark: the characters are made here, strictly.
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            add(Fault.body(Fault.Code.MALFORMED_JSON));
            return;
        }
        try (JsonParser json = Json.FACTORY.createParser(text)) {
            readObject(json);
        } catch (JsonProcessingException e) {
            if (!complete) {
                // What was found before may be a consequence of the same slip: 0x10 begins as 0.
                faults.clear();
            }
            add(Fault.body(complete ? Fault.Code.TRAILING_TEXT : Fault.Code.MALFORMED_JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readObject(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            add(Fault.body(Fault.Code.MALFORMED_JSON));
            return;
        }
        if (first == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                readMember(json);
            }
            findMissing();
        } else {
            json.skipChildren();
            add(Fault.body(Fault.Code.NOT_AN_OBJECT));
        }
        complete = true;
        if (json.nextToken() != null) {
            add(Fault.body(Fault.Code.TRAILING_TEXT));
        }
    }

    private void readMember(JsonParser json) throws IOException {
        String name = json.currentName();
        Member member = spec.find(name);
        json.nextToken();
        if (!seen.add(name)) {
            add(new Fault(Pointers.of(name), Fault.Code.DUPLICATE_MEMBER));
        } else if (member == null) {
            add(new Fault(Pointers.of(name), Fault.Code.UNKNOWN_MEMBER));
        } else {
            readValue(json, member);
        }
        json.skipChildren();
    }

    private void readValue(JsonParser json, Member member) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            if (member instanceof Member.Whole whole && whole.nullable()) {
                values.put(member.name(), new JsonBody.Value.Null());
            } else {
                add(Fault.at(member.name(), Fault.Code.NULL_NOT_ALLOWED));
            }
            return;
        }
        Fault.@Nullable Code fault =
                switch (member) {
                    case Member.Text text -> readText(json, text);
                    case Member.Flag flag -> readFlag(json, flag);
                    case Member.Whole whole -> readWhole(json, whole);
                    case Member.Count count -> readCount(json, count);
                };
        if (fault != null) {
            add(Fault.at(member.name(), fault));
        }
    }

    private Fault.@Nullable Code readText(JsonParser json, Member.Text member) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return Fault.Code.WRONG_TYPE;
        }
        String text = json.getText();
        if (Pointers.hasLoneSurrogate(text)) {
            return Fault.Code.MALFORMED_JSON;
        }
        if (text.length() > member.charactersMax()) {
            return Fault.Code.TOO_LONG;
        }
        values.put(member.name(), new JsonBody.Value.Text(text));
        return null;
    }

    private Fault.@Nullable Code readFlag(JsonParser json, Member.Flag member) {
        if (!json.currentToken().isBoolean()) {
            return Fault.Code.WRONG_TYPE;
        }
        values.put(member.name(), new JsonBody.Value.Flag(json.currentToken() == JsonToken.VALUE_TRUE));
        return null;
    }

    private Fault.@Nullable Code readWhole(JsonParser json, Member.Whole member) throws IOException {
        Fault.Code fault = integerFault(json);
        if (fault != null) {
            return fault;
        }
        long number = number(json);
        if (number < member.min() || number > member.max()) {
            return Fault.Code.OUT_OF_RANGE;
        }
        values.put(member.name(), new JsonBody.Value.Whole((int) number));
        return null;
    }

    private Fault.@Nullable Code readCount(JsonParser json, Member.Count member) throws IOException {
        Fault.Code fault = integerFault(json);
        if (fault != null) {
            return fault;
        }
        long number = number(json);
        if (number < 0) {
            return Fault.Code.OUT_OF_RANGE;
        }
        values.put(member.name(), new JsonBody.Value.Whole((int) Math.min(number, Integer.MAX_VALUE)));
        return null;
    }

    private static Fault.@Nullable Code integerFault(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return Fault.Code.NOT_AN_INTEGER;
        }
        return token == JsonToken.VALUE_NUMBER_INT ? null : Fault.Code.WRONG_TYPE;
    }

    /** Numbers of more digits than a long holds are as far out of any range as the largest long. */
    private static long number(JsonParser json) throws IOException {
        String digits = json.getText();
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private void findMissing() {
        for (Member member : spec.members()) {
            if (member.required() && !seen.contains(member.name())) {
                add(Fault.at(member.name(), Fault.Code.MISSING_MEMBER));
            }
        }
    }

    private void add(Fault fault) {
        if (faults.size() < HttpLimits.FAULTS_MAX) {
            faults.add(fault);
        }
    }
}
