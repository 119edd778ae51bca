package party.weirsoe.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import party.weirsoe.http.limit.HttpLimits;

/** One bounded factory for all JSON of the edge. */
public final class Json {
    // Names come from strangers: they are neither interned nor kept in a shared table.
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(HttpLimits.NESTING_MAX)
                    .maxStringLength(HttpLimits.BODY_BYTES_MAX)
                    .maxNameLength(HttpLimits.BODY_BYTES_MAX)
                    .maxNumberLength(HttpLimits.BODY_BYTES_MAX)
                    .maxDocumentLength(HttpLimits.BODY_BYTES_MAX)
                    .build())
            .build();

    private Json() {}
}
