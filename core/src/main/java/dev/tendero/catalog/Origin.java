package dev.tendero.catalog;

import java.util.Locale;

/** Where a fact stands: in which part of the catalogue or in which kind of text. */
public enum Origin {
  TITLE,
  SPEC,
  PRICE,
  STOCK,
  RATING,
  DESCRIPTION,
  REVIEW,
  GUIDE,
  POLICY,
  MANUAL,
  FAQ;

  /** As it stands on the wire: lower case. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is running text, which may be quoted, rather than a typed field. */
  public boolean isText() {
    return switch (this) {
      case TITLE, SPEC, PRICE, STOCK, RATING -> false;
      case DESCRIPTION, REVIEW, GUIDE, POLICY, MANUAL, FAQ -> true;
    };
  }
}
