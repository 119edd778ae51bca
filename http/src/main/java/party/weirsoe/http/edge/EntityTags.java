package party.weirsoe.http.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code If-None-Match} says. Weak tags match as strong ones do: that is how a GET compares them. */
record EntityTags(boolean any, List<String> tags) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");

    EntityTags {
        tags = List.copyOf(tags);
    }

    /** @param values of the header; what is no entity tag is passed over */
    static EntityTags of(List<String> values) {
        List<String> tags = new ArrayList<>();
        boolean any = false;
        for (String value : values) {
            any |= value.trim().equals("*");
            Matcher tag = TAG.matcher(value);
            while (tag.find()) {
                tags.add(tag.group(1));
            }
        }
        return new EntityTags(any, tags);
    }

    /** The usual case, which a session answers without rendering anything. */
    @Nullable String only() {
        return tags.size() == 1 && !any ? tags.getFirst() : null;
    }

    boolean match(String etag) {
        return any || tags.contains(etag);
    }
}
