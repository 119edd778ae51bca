package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A complete party over HTTP, on the real journal. */
class WholePartyTest {
    private final Client client = new Client(LiveNode.shared().url());

    @Test
    void aWholePartyIsPlayedOverHttpAndEveryHostCommandMayBeSentAgain() {
        Party party = Party.open(client, "{\"rounds\":3}", 3);
        for (int round = 1; round <= 3; round++) {
            Exchange opened = round == 1 ? party.start(0) : party.next(round - 1);
            Exchange again = round == 1 ? party.start(0) : party.next(round - 1);
            assertThat(again.canonical()).isEqualTo(opened.canonical());
            assertThat(again.replayed()).isTrue();
            party.playRound(round);
        }
        Exchange finished = party.finish(3);
        assertThat(party.finish(3).canonical()).isEqualTo(finished.canonical());
        assertThat(party.host("/finish", null).canonical()).isEqualTo(finished.canonical());
        assertThat(party.view().text("/phase")).isEqualTo("finished");
        party.rematch(3);
        assertThat(party.view().json().at("/total_rounds").asInt()).isEqualTo(6);
    }

    @Test
    void aViewThatHasNotChangedIsNotSentAgain() {
        Party party = Party.open(client, "{}", 2);
        String etag = party.view().headers().firstValue("ETag").orElseThrow();
        Exchange unchanged = client.send("GET", party.path(""), party.hostToken, null, Map.of("If-None-Match", etag));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        party.join("Zoe");
        Exchange changed = client.send("GET", party.path(""), party.hostToken, null, Map.of("If-None-Match", etag));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(List.of(etag))
                .doesNotContain(changed.headers().firstValue("ETag").orElseThrow());
    }
}
