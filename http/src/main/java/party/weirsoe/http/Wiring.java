package party.weirsoe.http;

import java.time.Duration;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import party.weirsoe.pack.Packs;
import party.weirsoe.session.Journal;
import party.weirsoe.session.Retention;
import party.weirsoe.session.SessionProbe;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.ShardedSessions;
import party.weirsoe.session.Tokens;

/** What a node is made of besides HTTP; tests bring their own. */
interface Wiring {
    /** The journal that is on the class path, and the sharded sessions. */
    Wiring PRODUCTION = new Wiring() {
        @Override
        public Journal openJournal(Journal.Settings settings, Consumer<String> progress) {
            return ServiceLoader.load(Journal.Provider.class)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no journal on the class path"))
                    .open(settings, progress);
        }

        @Override
        public Sessions startSessions(
                ActorSystem<?> system, Packs packs, Tokens tokens, Journal journal, Duration keep, SessionProbe probe) {
            Sessions sessions = ShardedSessions.start(system, packs, tokens, journal, probe);
            FirstAnswer.await(sessions);
            Retention.start(system, journal, keep, probe);
            return sessions;
        }
    };

    Journal openJournal(Journal.Settings settings, Consumer<String> progress);

    /** @param keep how long the rows of an untouched session are kept */
    Sessions startSessions(
            ActorSystem<?> system, Packs packs, Tokens tokens, Journal journal, Duration keep, SessionProbe probe);
}
