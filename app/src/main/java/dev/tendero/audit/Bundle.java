package dev.tendero.audit;

import java.io.ByteArrayOutputStream;

/** Entry bundles of C2SP tlog-tiles: each entry after its length in two bytes, big-endian. */
final class Bundle {
  private Bundle() {}

  static void add(ByteArrayOutputStream bundle, byte[] entry) {
    bundle.write(entry.length >> 8);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
  }
}
