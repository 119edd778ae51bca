package party.weirsoe.http.simulate;

/** A bot that cannot go on: an answer that no party of bots should get. */
final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stuck(String why) {
        super(why);
    }
}
