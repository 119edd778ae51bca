package party.weirsoe.http;

/** What is wrong with the configuration, in one line that names the variable and says how to mend it. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String line) {
        super(line);
    }

    public SettingsException(String line, Throwable cause) {
        super(line, cause);
    }
}
