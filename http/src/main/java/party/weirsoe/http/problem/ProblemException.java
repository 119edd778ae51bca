package party.weirsoe.http.problem;

/** Ends the handling of a request with a problem. Cheap: it has no stack trace, for it is no fault of the server. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code().code(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(ProblemCode code) {
        this(Problem.of(code));
    }

    public Problem problem() {
        return problem;
    }
}
