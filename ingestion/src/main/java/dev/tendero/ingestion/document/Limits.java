package dev.tendero.ingestion.document;

import java.time.Duration;

/**
 * What a document may cost. Beyond any of these it is refused with the reason.
 *
 * @param fileBytes of the file itself
 * @param unpackedBytes of a part of a Word file, which is a packed archive
 * @param pages of a PDF
 * @param textBytes of the text, in UTF-8 and as JSON writes it: a document is one line of a feed,
 *     which holds at most 1 MiB
 * @param time from the start of the parsing process to its end
 * @param heapMebibytes of the parsing process
 * @param atOnce parsing processes at the same time; further documents wait
 */
public record Limits(
    long fileBytes,
    long unpackedBytes,
    int pages,
    int textBytes,
    Duration time,
    int heapMebibytes,
    int atOnce) {

  public static final Limits DEFAULT =
      new Limits(50L << 20, 100L << 20, 2_000, 1_000_000, Duration.ofSeconds(60), 384, 2);

  public Limits {
    if (fileBytes < 1
        || unpackedBytes < 1
        || pages < 1
        || textBytes < 1
        || !time.isPositive()
        || heapMebibytes < 32
        || atOnce < 1) {
      throw new IllegalArgumentException(
          "limits of a document: %d %d %d %d %s %d %d"
              .formatted(fileBytes, unpackedBytes, pages, textBytes, time, heapMebibytes, atOnce));
    }
  }
}
