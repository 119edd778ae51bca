package party.weirsoe.http.socket;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import party.weirsoe.view.Hint;

/** The texts of the latest hints: all sockets of a session get the same, and it is rendered for the first of them. */
final class HintTexts {
    /** A power of two. Two sessions in one place render once more; nothing is wrong then. */
    private static final int PLACES = 256;

    private final AtomicReferenceArray<@Nullable Rendered> latest = new AtomicReferenceArray<>(PLACES);

    private record Rendered(Hint hint, String text) {}

    String of(Hint hint) {
        int place = hint.session().hashCode() & (PLACES - 1);
        Rendered rendered = latest.get(place);
        if (rendered == null || !rendered.hint().equals(hint)) {
            rendered = new Rendered(hint, SocketMessages.hint(hint));
            latest.set(place, rendered);
        }
        return rendered.text();
    }
}
