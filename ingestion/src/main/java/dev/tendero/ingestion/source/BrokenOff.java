package dev.tendero.ingestion.source;

import java.io.IOException;

/** A feed that cannot be read further, through a fault of its own and not of the medium. */
final class BrokenOff extends IOException {
  private static final long serialVersionUID = 1;

  private final String remedy;

  BrokenOff(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  String remedy() {
    return remedy;
  }
}
