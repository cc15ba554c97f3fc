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

  /** {@link #detect(String, Language)} without a hint: English where nothing tells. */
  public static Language detect(String text) {
    return detect(text, OTHER);
  }

  /**
   * The language of a question.
   *
   * @param hint decides what both languages would write alike ("hp 305", "usb c", "no"): the
   *     language of the conversation or of the page; {@link #OTHER} hints at nothing
   * @return {@link #OTHER} only on clear signs of a third language
   */
  public static Language detect(String text, Language hint) {
    return LanguageDetector.shipped().detect(text, hint);
  }
}
