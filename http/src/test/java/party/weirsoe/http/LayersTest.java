package party.weirsoe.http;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Journal;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Removal;
import party.weirsoe.session.Reply;
import party.weirsoe.session.RequestKey;
import party.weirsoe.session.Retention;
import party.weirsoe.session.SessionConfiguration;
import party.weirsoe.session.SessionLimits;
import party.weirsoe.session.SessionProbe;
import party.weirsoe.session.SessionRequest;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.ShardedSessions;
import party.weirsoe.session.Tokens;

/** Who may know whom. This module sees all the others, so the rules of the whole house stand here. */
class LayersTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("party.weirsoe");

    private static final String GAME = "party.weirsoe.game..";
    private static final String VIEW = "party.weirsoe.view..";
    private static final String PACK = "party.weirsoe.pack..";
    private static final String SESSION = "party.weirsoe.session..";
    private static final String PERSISTENCE = "party.weirsoe.persistence..";
    private static final String HTTP = "party.weirsoe.http..";

    private static final Set<String> CLOCK_CALLS = Set.of("now", "currentTimeMillis", "nanoTime");

    @Test
    void everyModuleIsLookedAt() {
        for (String inhabited : new String[] {GAME, VIEW, PACK, SESSION, PERSISTENCE, HTTP}) {
            assertThat(HOUSE.that(resideInAPackage(inhabited))).as(inhabited).hasSizeGreaterThan(1);
        }
    }

    @Test
    void theRulesKnowOnlyTheJdkAndUnicode() {
        classes()
                .that()
                .resideInAPackage(GAME)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        GAME,
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.nio",
                        "java.nio.charset..",
                        "java.security..",
                        "com.ibm.icu..",
                        "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void theViewsKnowOnlyTheRules() {
        classes()
                .that()
                .resideInAPackage(VIEW)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(VIEW, GAME, "java.lang..", "java.util..", "java.time..", "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void rulesAndViewsHaveNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(GAME, VIEW)
                .should()
                .dependOnClassesThat(belongToAnyOf(Clock.class, InstantSource.class, java.util.Timer.class))
                .orShould()
                .callMethodWhere(calls(
                        "a clock",
                        target -> CLOCK_CALLS.contains(target.getName())
                                && resideInAnyPackage("java.time..", "java.lang")
                                        .test(target.getOwner())))
                .check(HOUSE);
    }

    @Test
    void rulesAndViewsHaveNoRandomness() {
        noClasses()
                .that()
                .resideInAnyPackage(GAME, VIEW)
                .should()
                .dependOnClassesThat(describe(
                        "draw at random",
                        type -> type.getSimpleName().contains("Random")
                                && type.getPackageName().startsWith("java.")))
                .orShould()
                .callMethodWhere(calls(
                        "randomness",
                        target -> target.getName().equals("random")
                                || (target.getOwner().isEquivalentTo(UUID.class)
                                        && target.getName().equals("randomUUID"))
                                || (target.getOwner().isEquivalentTo(Collections.class)
                                        && target.getName().equals("shuffle"))))
                .check(HOUSE);
    }

    @Test
    void packsKnowTheRulesAndNoPekko() {
        noClasses()
                .that()
                .resideInAPackage(PACK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pekko..", VIEW, SESSION, PERSISTENCE, HTTP)
                .check(HOUSE);
    }

    @Test
    void sessionsKnowNoHttp() {
        noClasses()
                .that()
                .resideInAPackage(SESSION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pekko.http..", "java.net.http..", PERSISTENCE, HTTP)
                .check(HOUSE);
    }

    @Test
    void theActorsProtocolIsNotPublic() {
        classes()
                .that()
                .resideInAPackage(SESSION)
                .and(describe("are the actor's own", type -> type.getSimpleName()
                        .matches("Session(Actor|Shell|Relay|State|Row|Message)|FeedMessage|Ledger|Recorded")))
                .should()
                .notBePublic()
                .check(HOUSE);
    }

    @Test
    void httpKnowsTheSeamOfSessionsAndNotTheActor() {
        noClasses()
                .that()
                .resideInAPackage(HTTP)
                .should()
                .dependOnClassesThat(resideInAPackage(SESSION)
                        .and(not(belongToAnyOf(
                                Sessions.class,
                                Reply.class,
                                Removal.class,
                                Retention.class,
                                Identity.class,
                                Tokens.class,
                                SessionRequest.class,
                                OpenRequest.class,
                                RequestKey.class,
                                FeedSignal.class,
                                Journal.class,
                                SessionProbe.class,
                                SessionConfiguration.class,
                                SessionLimits.class,
                                ShardedSessions.class)))
                        .as("are the inner parts of %s", SESSION))
                .check(HOUSE);
    }

    @Test
    void onlyTheCompositionRootPutsThePartsTogether() {
        noClasses()
                .that()
                .resideInAPackage("party.weirsoe.http.*..")
                .should()
                .dependOnClassesThat(belongToAnyOf(ShardedSessions.class, Retention.class, Journal.class))
                .check(HOUSE);
    }

    @Test
    void httpKnowsNoJournal() {
        noClasses()
                .that()
                .resideInAPackage(HTTP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PERSISTENCE, "org.apache.pekko.persistence..", "java.sql..", "slick..")
                .check(HOUSE);
    }

    @Test
    void persistenceKnowsTheSeamOfTheJournalAndNoRules() {
        noClasses()
                .that()
                .resideInAPackage(PERSISTENCE)
                .should()
                .dependOnClassesThat(resideInAPackage("party.weirsoe..")
                        .and(not(resideInAPackage(PERSISTENCE)))
                        .and(not(belongTo(equivalentTo(Journal.class))))
                        .as("are the house's and not session.Journal"))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pekko.http..")
                .check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("party.weirsoe.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    private static DescribedPredicate<JavaCall<?>> calls(
            String what, java.util.function.Predicate<CodeUnitCallTarget> target) {
        return describe(what, call -> target.test(call.getTarget()));
    }
}
