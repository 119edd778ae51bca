package party.weirsoe.pack;

import java.util.List;

/**
 * What a pack says of itself, for writing one: its members apart from the questions and what follows from them.
 *
 * @param language a BCP 47 tag, which decides what articles are dropped where texts are compared
 */
public record PackHead(String id, String title, String language, String licence, List<String> authors) {
    public PackHead {
        authors = List.copyOf(authors);
    }
}
