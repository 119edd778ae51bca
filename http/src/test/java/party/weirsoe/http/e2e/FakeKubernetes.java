package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The one request of the Kubernetes API that nodes make, over TLS with a certificate that only they trust. */
final class FakeKubernetes implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final Path dir;
    private final HttpsServer server;
    private final String pods;
    final List<URI> asked = new CopyOnWriteArrayList<>();

    FakeKubernetes(Path dir, List<String> podAddresses) throws IOException, GeneralSecurityException {
        this.dir = dir;
        this.pods = podAddresses.stream()
                .map(ip -> "{\"metadata\":{},\"spec\":{\"containers\":[{\"name\":\"wpp\",\"ports\":[]}]},"
                        + "\"status\":{\"podIP\":\"" + ip + "\",\"phase\":\"Running\"}}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        Files.writeString(dir.resolve("token"), "the-token");
        Files.writeString(dir.resolve("namespace"), "parties");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=kubernetes", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-file", dir.resolve("ca.crt").toString());
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls()));
        server.createContext("/", this::answer);
        server.start();
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                dir.resolve("keys.p12").toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "api"));
        command.addAll(1, List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(dir.resolve("keys.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI());
        boolean known = "Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = pods.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 403, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** As Kubernetes sets it in every pod. */
    Map<String, String> environment() {
        return Map.of(
                "KUBERNETES_SERVICE_HOST",
                "127.0.0.1",
                "KUBERNETES_SERVICE_PORT",
                Integer.toString(server.getAddress().getPort()));
    }

    /** The files that Kubernetes mounts lie elsewhere here. */
    String[] flags() {
        String discovery = "-Dpekko.discovery.kubernetes-api.";
        return new String[] {
            discovery + "api-ca-path=" + dir.resolve("ca.crt"),
            discovery + "api-token-path=" + dir.resolve("token"),
            discovery + "pod-namespace-path=" + dir.resolve("namespace")
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
