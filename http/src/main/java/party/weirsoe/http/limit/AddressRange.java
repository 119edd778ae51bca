package party.weirsoe.http.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address, or a block of them in CIDR notation: {@code 10.0.0.0/8}, {@code fd00::/8}, {@code 192.0.2.7}. Names are not resolved. */
public record AddressRange(InetAddress base, int prefixBits) {
    private static final String BYTE = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /** Null where that is no address or block. */
    public static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress base = literal(slash < 0 ? text : text.substring(0, slash));
        if (base == null) {
            return null;
        }
        int bitsMax = base.getAddress().length * 8;
        if (slash < 0) {
            return new AddressRange(base, bitsMax);
        }
        String bits = text.substring(slash + 1);
        return BITS.matcher(bits).matches() && Integer.parseInt(bits) <= bitsMax
                ? new AddressRange(base, Integer.parseInt(bits))
                : null;
    }

    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int i = 0; i < mine.length; i++) {
            int bits = Math.clamp(prefixBits - 8L * i, 0, 8);
            int mask = (0xFF << (8 - bits)) & 0xFF;
            if (((mine[i] ^ theirs[i]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** An address as digits; null for anything that would have to be looked up. */
    public static @Nullable InetAddress literal(String text) {
        boolean ipv6 = IPV6.matcher(text).matches();
        if (!ipv6 && !IPV4.matcher(text).matches()) {
            return null;
        }
        try {
            // What stands in brackets is never looked up, nor is a well-formed IPv4 address.
            return InetAddress.getByName(ipv6 ? "[" + text + "]" : text);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
