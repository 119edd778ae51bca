package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.edge.RawClient.RawResponse;

/** The pages and their assets as browsers and caches get them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final Path TREE = Path.of("src/main/resources/web");
    private static final Pattern IMPORT_MAP = Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>");
    private static final String GZIP = "Accept-Encoding: gzip, deflate, br";

    private final EdgeServer server = new EdgeServer(true);
    private final HttpClient http = HttpClient.newHttpClient();
    private String folder = "";

    @BeforeAll
    void findTheAssets() {
        Matcher found = Pattern.compile("/assets/[0-9a-f]{16}").matcher(get("/").body());
        assertThat(found.find()).isTrue();
        folder = found.group();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<String> assets() throws IOException {
        try (Stream<Path> files = Files.walk(TREE)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> TREE.relativize(file).toString())
                    .filter(name -> !name.endsWith(".html"))
                    .toList();
            assertThat(names).hasSizeGreaterThan(4);
            return names.stream();
        }
    }

    /** Line by line; a line of a script or a style that is served empty was a comment. */
    private static void assertIsTheSource(String name, String served) throws Exception {
        List<String> source = Files.readString(TREE.resolve(name)).lines().toList();
        List<String> lines = served.lines().toList();
        assertThat(lines).hasSameSizeAs(source);
        boolean mayLeaveOut = name.endsWith(".js") || name.endsWith(".css");
        for (int i = 0; i < lines.size(); i++) {
            String line = source.get(i);
            if (!(mayLeaveOut && lines.get(i).isEmpty())) {
                assertThat(lines.get(i)).isEqualTo(line);
            } else if (!line.isBlank()) {
                assertThat(line.strip()).as("line " + (i + 1) + " of " + name).matches("(//|/?\\*).*|.*\\*/");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("assets")
    void everyFileOfTheTreeIsServedForEver(String name) throws Exception {
        HttpResponse<byte[]> plain = fetch(folder + "/" + name, "identity");
        HttpResponse<byte[]> gzipped = fetch(folder + "/" + name, "gzip");

        byte[] bytes = plain.body();
        assertIsTheSource(name, new String(bytes, StandardCharsets.UTF_8));
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        boolean shorter = header(gzipped, "Content-Encoding").equals("gzip");
        assertThat(shorter ? unzip(gzipped.body()) : gzipped.body()).isEqualTo(bytes);
        assertThat(shorter).isEqualTo(gzipped.body().length < bytes.length);
        for (HttpResponse<byte[]> response : List.of(plain, gzipped)) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "Content-Type"))
                    .isEqualTo(
                            switch (name.substring(name.lastIndexOf('.'))) {
                                case ".js" -> "text/javascript; charset=UTF-8";
                                case ".css" -> "text/css; charset=UTF-8";
                                case ".svg" -> "image/svg+xml";
                                default -> "no type for " + name;
                            });
        }
    }

    @Test
    void litIsServedBesideTheTree() {
        assertThat(get(folder + "/lib/lit/lit-html.js").body()).contains("SPDX-License-Identifier: BSD-3-Clause");
        assertThat(get(folder + "/lib/lit/directives/unsafe-html.js").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/js/nothing.js",
                "/js",
                "/js/",
                "/js//home.js",
                "//js/home.js",
                "/",
                "",
                "/index.html",
                "/js%2Fhome.js",
                "/JS/home.js",
                "/../../etc/passwd",
                "/../js/home.js",
                "/js/../../js/home.js",
                "/%2e%2e/js/home.js",
                "/js/%2e%2e/%2e%2e/logback.xml",
                "/..%2F..%2Flogback.xml",
                "/..%5clogback.xml",
                "/js/home.js%00",
                "/js/home.js/"
            })
    void nothingElseIsThere(String path) {
        RawResponse response = get(folder + path);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).contains("\"code\":\"not_found\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/0123456789abcdef/icon.svg",
                "/assets/icon.svg",
                "/assets",
                "/host/",
                "/play/",
                "/index.html",
                "/host.html",
                "/icon.svg"
            })
    void anotherHashOrNoneIsNotFound(String path) {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/host", "/play", "/play?code=BCDFGH"})
    void aPageIsAskedForAnewAndSentWhenItHasChanged(String path) {
        RawResponse plain = get(path);
        String tag = Objects.requireNonNull(plain.header("ETag"));
        String zippedTag = Objects.requireNonNull(get(path, GZIP).header("ETag"));

        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
        assertThat(plain.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(tag).matches("\"[0-9a-f]{16}\"").isNotEqualTo(zippedTag);
        assertThat(get(path, "If-None-Match: " + zippedTag).status()).isEqualTo(200);
        RawResponse same = get(path, "If-None-Match: " + tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(get(path, GZIP, "If-None-Match: " + zippedTag).status()).isEqualTo(304);
        // A cache takes these over into what it has.
        for (String header : List.of("ETag", "Cache-Control", "Vary", "Content-Security-Policy")) {
            assertThat(same.header(header)).as(header).isEqualTo(plain.header(header));
        }
        assertThat(server.client.send("HEAD", path, null).header("Content-Length"))
                .isEqualTo(plain.header("Content-Length"));
    }

    @Test
    void pagesDiffer() {
        assertThat(Stream.of("/", "/host", "/play").map(path -> get(path).header("ETag")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "gzip, deflate, br|true",
                "br;q=1, gzip;q=0.2|true",
                "*|true",
                "GZIP|true",
                "x-gzip|false",
                "gzip;q=0|false",
                "*, gzip;q=0|false",
                "gzip;q=0, *|false",
                "gzip, *;q=0|true",
                "*;q=0|false",
                "identity|false",
                "br|false",
                "gzip;q=much|false",
                ",|false"
            })
    void aPageIsCompressedForThoseWhoSayThatTheyTakeIt(String accepted, boolean compressed) {
        RawResponse response = server.client.send("HEAD", "/", null, "Accept-Encoding: " + accepted);

        assertThat("gzip".equals(response.header("Content-Encoding"))).isEqualTo(compressed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/host", "/play"})
    void thePolicyAllowsTheImportMapAndNoOtherScriptOfThePage(String path) throws GeneralSecurityException {
        RawResponse page = get(path);
        Matcher map = IMPORT_MAP.matcher(page.body());
        assertThat(map.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
        String policy = "script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';";

        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; " + policy)
                .contains("connect-src 'self';")
                .doesNotContain("unsafe");
        assertThat(get("/health/live").header("Content-Security-Policy")).contains("script-src 'self';");
        assertThat(map.replaceFirst("")).doesNotContainPattern("<script(?![^>]*\\bsrc=)|\\sstyle=|\\son\\w+=|<style");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LocalHost:8080", "127.0.0.1:8080", "127.8.8.8", "[::1]:8080", "party.localhost:1"})
    void oneAtTheServerItselfIsToldWhereThePhonesFindIt(String host) {
        String elsewhere = askedAs(host).header("ETag");
        server.lanOrigin.set("http://192.168.1.7:8080");
        RawResponse page = askedAs(host);
        server.lanOrigin.set("");

        assertThat(page.body()).contains("data-reach=\"http://192.168.1.7:8080\"");
        assertThat(page.header("ETag")).isNotEqualTo(elsewhere);
        assertThat(askedAs(host).body()).contains("data-reach=\"\"");
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.7:8080,",
        "party.example,",
        "localhost.party.example,",
        "mylocalhost,",
        "128.0.0.1,",
        "localhost, X-Forwarded-For: 192.0.2.1",
        "localhost, X-Forwarded-Host: party.example",
        "localhost, Forwarded: for=192.0.2.1"
    })
    void whoComesFromElsewhereHasAnAddressThatWorks(String host, String relayed) {
        server.lanOrigin.set("http://192.168.1.7:8080");
        RawResponse page = relayed == null ? askedAs(host) : askedAs(host, relayed);
        server.lanOrigin.set("");

        assertThat(page.body()).contains("data-reach=\"\"");
    }

    private RawResponse askedAs(String host, String... headers) {
        String more = Stream.of(headers).map(header -> header + "\r\n").reduce("", String::concat);
        return server.client.send(("GET /host HTTP/1.1\r\nHost: " + host + "\r\n" + more + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private RawResponse get(String path, String... headers) {
        return server.client.send("GET", path, null, headers);
    }

    private HttpResponse<byte[]> fetch(String path, String encodings) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.client.port() + path))
                        .header("Accept-Encoding", encodings)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static byte[] unzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
