package dev.tendero.text;

import java.util.Locale;

/** The languages the assistant speaks, and the rest. */
public enum Language {
  ENGLISH("en"),
  SPANISH("es"),
  /** Neither: answered by one calm bilingual line. */
  OTHER("und");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** BCP 47. */
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return this == SPANISH ? Locale.forLanguageTag("es") : Locale.ENGLISH;
  }
}
