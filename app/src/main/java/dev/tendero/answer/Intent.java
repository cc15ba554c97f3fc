package dev.tendero.answer;

import java.util.Locale;

/** What a question wants. */
public enum Intent {
  FIND,
  PRODUCT_QUESTION,
  COMPARE,
  ADVICE,
  POLICY,
  ORDER_SUPPORT,
  SMALL_TALK,
  OUT_OF_SCOPE;

  /** As it stands on the wire: {@code product-question}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
