package party.weirsoe.http.limit;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Who is counted as one: an IPv4 address, or an IPv6 /64 (one household gets at least that many addresses). */
public record Network(boolean ipv6, long prefix) {
    public static Network of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? new Network(false, ByteBuffer.wrap(bytes).getInt())
                : new Network(true, ByteBuffer.wrap(bytes).getLong());
    }
}
