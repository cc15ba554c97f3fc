package dev.tendero.audit;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides a text and binds to it: HMAC-SHA256 under a fresh random opening. A plain hash of a short
 * question could be guessed.
 */
final class Commitment {
  static final int OPENING_BYTES = 32;

  private Commitment() {}

  /**
   * Hex, as it stands in the entry.
   *
   * @param opening 32 bytes in base64, as in a receipt
   */
  static String of(String opening, byte[] text) {
    byte[] key = Base64.getDecoder().decode(opening);
    if (key.length != OPENING_BYTES) {
      throw new IllegalArgumentException("an opening of " + key.length + " bytes");
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
