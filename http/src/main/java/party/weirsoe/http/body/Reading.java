package party.weirsoe.http.body;

import java.util.List;

/** What came of reading a body. */
public sealed interface Reading {
    record Read(JsonBody body) implements Reading {}

    record Faulty(List<Fault> faults) implements Reading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
