package party.weirsoe.http.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.ContentTypes;

/** A page, filled but for {@code {{reach}}}, which depends on who asks. */
public final class Page {
    private static final String REACH = "reach";
    private static final String REACH_PLACE = "{{" + REACH + "}}";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private final String text;
    private final Edition forAll;

    private Page(String text) {
        this.text = text;
        this.forAll = edition("");
    }

    /** @throws IllegalStateException where the template has a place that nothing fills */
    static Page fill(String name, String template, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        while (place.find()) {
            String what = place.group(1);
            String value = what.equals(REACH) ? REACH_PLACE : values.get(what);
            if (value == null) {
                throw new IllegalStateException("web/" + name + ": nothing fills " + place.group());
            }
            place.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return new Page(place.appendTail(text).toString());
    }

    /** What one who asks gets. {@code hash} is of these bytes. */
    public record Edition(WebFile file, String hash) {}

    /** @param reach the origin under which phones find this server; empty for all who have come from elsewhere themselves */
    public Edition forReach(String reach) {
        return reach.isEmpty() ? forAll : edition(reach);
    }

    private Edition edition(String reach) {
        byte[] bytes = text.replace(REACH_PLACE, reach).getBytes(StandardCharsets.UTF_8);
        return new Edition(WebFile.of(ContentTypes.TEXT_HTML_UTF8, bytes), Hash.hex(Hash.of(bytes)));
    }
}
