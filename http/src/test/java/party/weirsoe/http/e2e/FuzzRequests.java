package party.weirsoe.http.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests as bytes. Each begins as one that the party, in its phase, refuses or that asks for nothing; then something in it
 * is spoilt in a way that cannot make it acceptable.
 */
final class FuzzRequests {
    private static final String LONG_NAME = "x".repeat(40);
    private static final Pattern CUT_SHORT =
            Pattern.compile("(POST /lobby/sessions|DELETE /lobby/sessions/[^/?# ]*)[?#]");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "get", "CONNECT", "");
    private static final List<String> PATH_NOISE = List.of(
            "/",
            "//",
            "/.",
            "/..",
            "/%2e%2e",
            "%2F",
            "%00",
            "%",
            "%zz",
            "%C3%28",
            "%ED%A0%80",
            "\u00e9",
            "\u2028",
            "?a=b",
            "#x",
            ";v=1",
            "\\",
            "+",
            " ",
            "\t",
            "'",
            "\"",
            "<script>",
            "%0d%0aX: y",
            "a".repeat(9_000));
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "Bearer",
            "Bearer ",
            "bearer x",
            "Basic dXNlcjpwYXNz",
            "Bearer a b",
            "Bearer " + "x".repeat(5_000),
            "\u0001",
            "\u00ff\u00fe",
            "*",
            "\"",
            "W/\"x\"",
            "\"a\", \"b\"",
            "\"" + "e".repeat(3_000) + "\"",
            "application/json; charset=utf-16",
            "application/json;charset=\"",
            "text/plain",
            "multipart/form-data",
            "/",
            "gzip",
            "chunked",
            "identity",
            "close",
            "upgrade",
            "websocket",
            "100-continue",
            "0",
            "-1",
            "bytes=0-1",
            "x".repeat(17_000),
            "{}",
            "null",
            "http://evil.example",
            "%00",
            "Thu, 01 Jan 1970 00:00:00 GMT");
    private static final List<String> NAMES = List.of(
            "Authorization",
            "If-None-Match",
            "Content-Type",
            "Accept",
            "Accept-Encoding",
            "Cookie",
            "Origin",
            "Upgrade",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Version",
            "Expect",
            "Range",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "Idempotency-Key",
            "Content-Encoding",
            "Connection",
            "TE",
            "Trailer",
            "Date",
            "X".repeat(300),
            "Bad Name",
            "\u00e9",
            "");
    private static final List<String> BODIES = List.of(
            "{\"from_round\":777777,\"from_round\":777777}",
            "{\"from_round\":7.0}",
            "{\"from_round\":1e400}",
            "{\"from_round\":NaN}",
            "{\"from_round\":-1}",
            "{\"from_round\":" + "9".repeat(400) + "}",
            "{\"generation\":7.0}",
            "{\"generation\":null}",
            "{\"generation\":0,\"generation\":0}",
            "{\"generation\":\"0\"}",
            "{\"from_round\":null}",
            "{\"from_round\":\"1\"}",
            "[".repeat(2_000),
            "{\"a\":".repeat(900),
            "{\"text\":\"\\ud800\"}",
            "{\"text\":\"\\u0000\"}",
            "{\"text\":\"" + "y".repeat(9_000) + "\"}",
            "{\"text\":\"a\u202eb\"}",
            "{\"house\":false}",
            "{\"house\":true,\"text\":\"x\"}",
            "{} {}",
            "null",
            "7",
            "\"\"",
            "{\"option_id\":{}}",
            "{\"option_id\":\"\"}",
            "{\"nickname\":[]}",
            "{\"nickname\":\"\\u0007\"}",
            "{'text':'x'}",
            "{\"text\":\"x\",}",
            "{/**/\"text\":\"x\"//\n,}",
            "\ufeff{}x",
            "\u0000",
            "{\"\":1}");

    private final Random random;
    private final List<Party> parties;

    FuzzRequests(Random random, List<Party> parties) {
        this.random = random;
        this.parties = parties;
    }

    byte[] next() {
        byte[] request;
        do {
            request = spoilt();
        } while (asksForSomethingElse(request));
        return request;
    }

    /** Cut short by a query or a fragment, a path may be that of a command that this caller may send. */
    private static boolean asksForSomethingElse(byte[] request) {
        return CUT_SHORT
                .matcher(new String(request, StandardCharsets.ISO_8859_1))
                .lookingAt();
    }

    private byte[] spoilt() {
        int phase = random.nextInt(parties.size());
        Party party = parties.get(phase);
        Draft draft = draft(phase, party);
        switch (random.nextInt(6)) {
            case 0 -> draft.body = body(draft);
            case 1 -> draft.path = path(draft.path);
            case 2 -> draft.method = pick(METHODS);
            case 3 -> headers(draft);
            case 4 -> draft.framing = pick(List.of(Framing.values()));
            default -> {
                draft.body = body(draft);
                headers(draft);
            }
        }
        byte[] bytes = draft.bytes();
        return random.nextInt(8) == 0 ? flipped(bytes) : bytes;
    }

    /** What this party refuses, or what changes nothing. */
    private Draft draft(int phase, Party party) {
        String host = party.hostToken;
        String player = pick(party.playerTokens);
        String far = "/rounds/999999";
        List<Draft> drafts = new ArrayList<>(List.of(
                new Draft("GET", party.path(""), player, ""),
                new Draft("GET", party.path("").toLowerCase(Locale.ROOT), player, ""),
                new Draft("GET", party.path("/events"), null, ""),
                new Draft("POST", party.path("/players"), null, "{\"nickname\":\"" + LONG_NAME + "\"}"),
                new Draft("DELETE", party.path("/players/p999"), host, ""),
                new Draft("POST", party.path("/players/p999/seat"), host, "{\"generation\":0}"),
                new Draft("POST", party.path("/players/p1/seat"), host, "{\"generation\":777777}"),
                new Draft("POST", party.path("/players/p1/seat"), player, "{\"generation\":0}"),
                new Draft("DELETE", party.path(""), player, ""),
                new Draft("POST", party.path("/rounds/next"), player, "{\"from_round\":777777}"),
                new Draft("PUT", party.path(far + "/lie"), player, "{\"text\":\"far too early\"}"),
                new Draft("PUT", party.path("/rounds/1/lie"), player, "{\"text\":\"" + "z".repeat(100) + "\"}"),
                new Draft("PUT", party.path(far + "/guess"), player, "{\"option_id\":\"nothing-of-the-kind\"}"),
                new Draft("PUT", party.path("/rounds/1/guess"), player, "{\"option_id\":\"nothing-of-the-kind\"}"),
                new Draft("POST", party.path(far + "/guess/start"), host, ""),
                new Draft("POST", party.path(far + "/reveal"), host, ""),
                new Draft("POST", party.path(far + "/scoreboard"), host, ""),
                new Draft("POST", "/lobby/sessions", null, "{\"rounds\":777777}"),
                new Draft("GET", "/lobby/packs", null, ""),
                new Draft("GET", "/health/ready", null, "")));
        if (phase != 0) {
            drafts.add(new Draft("POST", party.path("/rounds/start"), host, "{\"from_round\":777777}"));
        }
        if (phase != 4) {
            drafts.add(new Draft("POST", party.path("/rounds/next"), host, "{\"from_round\":777777}"));
            drafts.add(new Draft("POST", party.path("/finish"), host, "{\"from_round\":777777}"));
        }
        if (phase != 5) {
            drafts.add(new Draft("POST", party.path("/rematch"), host, "{\"from_round\":777777}"));
        }
        return pick(drafts);
    }

    private byte[] body(Draft draft) {
        byte[] body = draft.body;
        return switch (random.nextInt(7)) {
            case 0 -> body.length < 2 ? body : Arrays.copyOf(body, 1 + random.nextInt(body.length - 1));
            case 1 -> joined(body, body);
            case 2 -> randomBytes(1 + random.nextInt(200));
            case 3 -> joined(body, randomBytes(1 + random.nextInt(20)));
            case 4 -> random.nextInt(6) == 0 ? new byte[1 << 20] : new byte[20_000];
            default -> utf8(pick(BODIES));
        };
    }

    private String path(String path) {
        int at = 1 + random.nextInt(path.length());
        String noise = pick(PATH_NOISE);
        return switch (random.nextInt(3)) {
            case 0 -> path + noise;
            case 1 -> path.substring(0, at) + noise + path.substring(at);
            default ->
                path.replaceFirst("/lobby", "/lobby" + noise.replace("\\", "/").replace("$", "/"));
        };
    }

    private void headers(Draft draft) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            String header = pick(NAMES) + (random.nextInt(20) == 0 ? "" : ": ") + pick(VALUES);
            if (!header.isEmpty()) { // it would be the end of the head
                draft.headers.add(header);
            }
        }
        if (random.nextInt(10) == 0) {
            draft.headers.addAll(Collections.nCopies(150, "X-Many: 1"));
        }
    }

    /** A byte in the head is another one. In a body it might be the digit that makes a request right. */
    private byte[] flipped(byte[] bytes) {
        int head = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Host:");
        bytes[random.nextInt(Math.max(1, head))] = (byte) random.nextInt(256);
        return bytes;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How the end of the body is told, mostly wrong. */
    private enum Framing {
        RIGHT,
        TOO_LONG,
        TWICE,
        NEGATIVE,
        CHUNKED,
        CHUNKED_GARBAGE,
        CHUNKED_AND_LENGTH,
        CHUNKED_HTTP_1_0,
        UNKNOWN_CODING
    }

    private static final class Draft {
        private final @Nullable String token;
        private final List<String> headers = new ArrayList<>();
        private String method;
        private String path;
        private byte[] body;
        private Framing framing = Framing.RIGHT;

        Draft(String method, String path, @Nullable String token, String body) {
            this.method = method;
            this.path = path;
            this.token = token;
            this.body = utf8(body);
        }

        byte[] bytes() {
            StringBuilder head = new StringBuilder(method + " " + path + version() + "\r\nHost: localhost\r\n");
            head.append("Connection: close\r\n");
            if (token != null) {
                head.append("Authorization: Bearer ").append(token).append("\r\n");
            }
            if (body.length > 0) {
                head.append("Content-Type: application/json\r\n");
            }
            headers.forEach(header -> head.append(header).append("\r\n"));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] framed = framed(head);
            all.writeBytes(utf8(head.append("\r\n").toString()));
            all.writeBytes(framed);
            return all.toByteArray();
        }

        private String version() {
            return framing == Framing.CHUNKED_HTTP_1_0 ? " HTTP/1.0" : " HTTP/1.1";
        }

        private byte[] framed(StringBuilder head) {
            String length = "Content-Length: ";
            switch (framing) {
                case RIGHT -> head.append(length).append(body.length).append("\r\n");
                case TOO_LONG -> head.append(length).append(body.length + 5).append("\r\n");
                case TWICE -> head.append(length + "3\r\n" + length + "4\r\n");
                case NEGATIVE -> head.append(length + "-7\r\n");
                case UNKNOWN_CODING -> head.append("Transfer-Encoding: br\r\n");
                case CHUNKED_AND_LENGTH -> head.append("Transfer-Encoding: chunked\r\n" + length + "7\r\n");
                case CHUNKED, CHUNKED_HTTP_1_0 -> {
                    head.append("Transfer-Encoding: chunked\r\n");
                    String size = Integer.toHexString(body.length) + "\r\n";
                    return body.length == 0
                            ? utf8("0\r\n\r\n")
                            : joined(joined(utf8(size), body), utf8("\r\n0\r\n\r\n"));
                }
                case CHUNKED_GARBAGE -> {
                    head.append("Transfer-Encoding: chunked\r\n");
                    return joined(utf8("zz;\r\n"), body);
                }
            }
            return body;
        }
    }
}
