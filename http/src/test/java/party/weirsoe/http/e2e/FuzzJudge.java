package party.weirsoe.http.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import party.weirsoe.http.problem.ProblemCode;

/** Sends bytes on a connection of their own and judges what comes back. */
final class FuzzJudge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MS = 12_000;
    private static final int SHOWN_MAX = 600;
    private static final Set<String> CODES =
            Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());

    final List<String> complaints = new ArrayList<>();
    /** How often each status came; {@code none}: the connection ended without an answer. */
    final Map<String, Integer> answers = new TreeMap<>();

    private final int port;

    FuzzJudge(int port) {
        this.port = port;
    }

    void send(byte[] request) {
        String answer = exchange(request);
        String status = answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "none";
        answers.merge(status, 1, Integer::sum);
        String complaint =
                switch (status.charAt(0)) {
                    case 'n' -> answer.isEmpty() ? "" : "no HTTP";
                    case '5' -> "a 5xx";
                    case '4' -> problem(request, answer);
                    default -> accepted(request, answer);
                };
        if (!complaint.isEmpty()) {
            complaints.add(complaint + "\n" + shown(new String(request, StandardCharsets.ISO_8859_1)) + "\n-> "
                    + shown(answer));
        }
    }

    /** Nothing that is broken may be done. */
    private static String accepted(byte[] request, String answer) {
        boolean reads = starts(request, "GET ") || starts(request, "HEAD ");
        return reads || answer.contains("Idempotency-Replayed: true") ? "" : "it was done";
    }

    private static String problem(byte[] request, String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String head = end < 0 ? answer : answer.substring(0, end).toLowerCase(Locale.ROOT);
        if (!head.contains("content-type: application/problem+json")) {
            return "no problem+json";
        }
        if (!head.contains("x-content-type-options: nosniff")
                || !head.contains("content-security-policy: default-src")) {
            return "no security headers";
        }
        if (starts(request, "HEAD ")) {
            return "";
        }
        try {
            JsonNode json = JSON.readTree(answer.substring(end + 4));
            return CODES.contains(json.path("code").asText())
                            && answer.startsWith(json.path("status").asText(), 9)
                    ? ""
                    : "an unknown code";
        } catch (IOException e) {
            return "no JSON";
        }
    }

    private String exchange(byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (IOException refusedEarly) {
                // The answer may be there all the same.
            }
            InputStream in = socket.getInputStream();
            byte[] part = new byte[16_384];
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                answer.write(part, 0, length);
                if (isWhole(answer)) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            complaints.add("no answer and no end\n" + shown(new String(request, StandardCharsets.ISO_8859_1)));
        } catch (IOException reset) {
            // What has come is judged.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** By its Content-Length; a malformed request is answered on a connection that stays open for a while. */
    private static boolean isWhole(ByteArrayOutputStream answer) {
        String text = answer.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int at = text.indexOf("Content-Length: ");
        if (end < 0 || at < 0 || at > end) {
            return false;
        }
        int length = Integer.parseInt(text.substring(at + 16, text.indexOf('\r', at)));
        return text.length() >= end + 4 + length;
    }

    private static boolean starts(byte[] request, String prefix) {
        return new String(request, 0, Math.min(request.length, 8), StandardCharsets.ISO_8859_1).startsWith(prefix);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "… (" + text.length() + ")";
    }
}
