package dev.tendero.ingestion.document;

/** Ends the reading of a document; becomes {@link Extraction.Unreadable}. */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Extraction.Reason reason;
  private final String detail;

  Trouble(Extraction.Reason reason, String detail) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  Extraction.Unreadable unreadable() {
    return new Extraction.Unreadable(reason, detail);
  }
}
