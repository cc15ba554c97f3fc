package dev.tendero.ingestion.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/** In which characters a text is written: by its mark, else UTF-8 where that fits, else a guess. */
final class Encoding {
  private static final int ENOUGH = 1 << 16;

  private Encoding() {}

  /** The text; what cannot be told becomes U+FFFD, which the warning names. */
  static String decode(byte[] bytes, Assembly assembly) throws IOException {
    Optional<Charset> marked = marked(bytes);
    Charset charset = marked.orElseGet(() -> guess(bytes));
    String text = new String(bytes, charset);
    long unknown = text.chars().filter(c -> c == '\uFFFD').count();
    if (unknown > 0) {
      assembly.warn(
          Extraction.Warning.Kind.CHARACTERS,
          0,
          "%,d characters could not be told (read as %s); save the file as UTF-8"
              .formatted(unknown, charset.displayName()));
    }
    if (text.indexOf('\0') >= 0 || Cleaning.hidesSomething(text)) {
      assembly.warn(
          Extraction.Warning.Kind.CHARACTERS, 0, "Characters that do not show were left out");
    }
    return text;
  }

  /** By the byte order mark. */
  static Optional<Charset> marked(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return starts(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  /** Hardly a control character in it. */
  static boolean isLikelyText(byte[] head) {
    int controls = 0;
    for (byte b : head) {
      if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        controls++;
      }
    }
    return head.length > 0 && controls * 100 <= head.length;
  }

  static int afterSpace(byte[] head) {
    int from = starts(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    while (from < head.length && (head[from] == ' ' || head[from] == '\n' || head[from] == '\r')) {
      from++;
    }
    return from;
  }

  private static Charset guess(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException notUtf8) {
      var detector = new CharsetDetector(ENOUGH);
      detector.setText(java.util.Arrays.copyOf(bytes, Math.min(bytes.length, ENOUGH)));
      CharsetMatch match = detector.detect();
      return match != null && match.getConfidence() > 20 && isKnown(match.getName())
          ? Charset.forName(match.getName())
          : Charset.forName("windows-1252");
    }
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.isSupported(name);
    } catch (java.nio.charset.IllegalCharsetNameException e) {
      return false;
    }
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
