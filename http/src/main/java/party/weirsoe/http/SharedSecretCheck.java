package party.weirsoe.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pekko.cluster.ConfigValidation;
import org.apache.pekko.cluster.JoinConfigCompatChecker;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Refuses a node that has another secret than the cluster: its tokens would be worth nothing on the other nodes. Named in
 * {@code node.conf}; Pekko asks it on both sides of a join.
 */
public final class SharedSecretCheck extends JoinConfigCompatChecker {
    private static final String DIGEST = "weirsoe.secret-digest";

    /** What a joining node shows of its secret, which has at least 128 bits: nobody finds it by this. */
    static Config shown(ServerSettings.Secret secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(("weirsoe cluster: " + secret.value()).getBytes(StandardCharsets.UTF_8));
            return ConfigFactory.parseMap(Map.of(DIGEST, HexFormat.of().formatHex(digest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Seq<String> requiredKeys() {
        return CollectionConverters.asScala(List.of(DIGEST)).toList();
    }

    @Override
    public ConfigValidation check(Config theirs, Config own) {
        return JoinConfigCompatChecker.fullMatch(requiredKeys(), theirs, own);
    }
}
