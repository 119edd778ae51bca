package party.weirsoe.http.edge;

/** Who may send a request, as its token alone says it, and which of the rate limits is theirs. */
public enum Caller {
    /** No token, no limit: pages, packs, health. */
    ANYONE,
    /** No token; openings are limited. */
    OPENS,
    /** The code is all that is needed; misses are limited. */
    KNOWS_THE_CODE,
    /** The token comes in the socket's first message; only a code that is none is refused here. */
    SPEAKS_LATER,
    HOST,
    PLAYER,
    /** Host or player. */
    MEMBER,
    /** The host, or the player whom the path names. */
    HOST_OR_THAT_PLAYER
}
