package dev.tendero.api;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Who is behind an address, as far as limits go. */
final class Network {
  private static final int SUBSCRIBER_BYTES = 8;

  private Network() {}

  /** The address; of IPv6 the 64 bits in front, as a subscriber has all that begin so. */
  static String of(String address) {
    try {
      return InetAddress.getByName(address) instanceof Inet6Address ip
          ? HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), SUBSCRIBER_BYTES)) + "::/64"
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
