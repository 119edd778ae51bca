package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

/** However a key is kept, it tells what it was made of. */
class RequestKeyTest {
    @Property(tries = 500)
    void bothTextsComeBack(@ForAll("hashes") String keyHash, @ForAll("hashes") String fingerprint) {
        RequestKey key = new RequestKey(keyHash, fingerprint);
        assertThat(key.keyHash()).isEqualTo(keyHash);
        assertThat(key.fingerprint()).isEqualTo(fingerprint);
    }

    @Property(tries = 500)
    void keysAreEqualWhereTheirTextsAre(
            @ForAll("hashes") String keyHash,
            @ForAll("hashes") String fingerprint,
            @ForAll("hashes") String otherHash,
            @ForAll("hashes") String otherPrint) {
        RequestKey key = new RequestKey(keyHash, fingerprint);
        RequestKey same = new RequestKey(keyHash, fingerprint);
        assertThat(key).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(key.equals(new RequestKey(otherHash, otherPrint)))
                .isEqualTo(keyHash.equals(otherHash) && fingerprint.equals(otherPrint));
    }

    /** As today's server makes them, and what is nearly so; of few, so that some are the same. */
    @Provide
    Arbitrary<String> hashes() {
        Arbitrary<String> few = Arbitraries.of(
                "00112233445566778899aabbccddeeff",
                "00112233445566778899aabbccddeefe",
                "00112233445566778899AABBCCDDEEFF",
                "0011",
                "",
                "00112233445566778899aabbccddeefg",
                "fingerprint of a join",
                "æøå");
        StringArbitrary digits = Arbitraries.strings().withChars("0123456789abcdef");
        return Arbitraries.oneOf(few, digits.ofLength(32), digits.ofMaxLength(70));
    }
}
