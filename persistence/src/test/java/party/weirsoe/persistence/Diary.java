package party.weirsoe.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.BackoffSupervisorStrategy;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** The simplest actor with a journal: it keeps lines, and acknowledges each note once its lines are stored. */
final class Diary extends EventSourcedBehavior<Diary.Command, String, List<String>> {
    sealed interface Command {}

    /** These lines, all or none. Answered with the diary's name. */
    record Note(List<String> lines, ActorRef<String> replyTo) implements Command {}

    record Read(ActorRef<Content> replyTo) implements Command {}

    record Content(List<String> lines) {}

    private final String name;

    private Diary(String name) {
        super(PersistenceId.ofUniqueId(name));
        this.name = name;
    }

    private Diary(String name, BackoffSupervisorStrategy strategy) {
        super(PersistenceId.ofUniqueId(name), strategy);
        this.name = name;
    }

    /** Stops when a write fails. */
    static Behavior<Command> create(String name) {
        return Behaviors.setup(context -> new Diary(name));
    }

    /** Reads what is there, after a pause, when a write or a recovery fails. */
    static Behavior<Command> restarting(String name) {
        return Behaviors.setup(context -> new Diary(
                name, SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofMillis(500), 0.1)));
    }

    @Override
    public List<String> emptyState() {
        return List.of();
    }

    @Override
    public CommandHandler<Command, String, List<String>> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Note.class, note -> Effect().persist(note.lines()).thenRun(() -> note.replyTo()
                        .tell(name)))
                .onCommand(Read.class, (lines, read) -> Effect().none().thenRun(() -> read.replyTo()
                        .tell(new Content(lines))))
                .build();
    }

    @Override
    public EventHandler<List<String>, String> eventHandler() {
        return (lines, line) -> {
            List<String> more = new ArrayList<>(lines);
            more.add(line);
            return List.copyOf(more);
        };
    }
}
