package party.weirsoe.pack;

/** Every bound of packs, in one place. Characters are user-perceived ones, as {@code PlainText.characters} counts them. */
public final class PackLimits {
    public static final int SCHEMA_VERSION = 1;

    public static final int PROMPT_CHARACTERS_MAX = 200;
    public static final int ANSWER_CHARACTERS_MAX = 40;
    public static final int DECOY_CHARACTERS_MAX = 40;
    public static final int EXPLANATION_CHARACTERS_MAX = 400;
    public static final int DECOYS_MIN = 5;
    public static final int DECOYS_MAX = 24;

    /** Files that are read from {@code WPP_PACK_DIR}, first in the order of their names. */
    public static final int FILES_MAX = 200;

    public static final int FILE_BYTES_MAX = 4 * 1024 * 1024;
    /** Faults that a starting server tells of one file: its log is no place to mend a pack. */
    public static final int FAULTS_MAX = 100;
    /** Faults that the author of a file is told; nobody reads more, and a broken file could have a million. */
    public static final int FAULTS_CHECKED_MAX = 10_000;
    /** Of a text that a fault quotes. */
    public static final int QUOTE_CHARACTERS_MAX = 60;

    private PackLimits() {}
}
