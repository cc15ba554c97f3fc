package dev.tendero.demo;

/** The same words in the two languages of the shop. */
record Both(String english, String spanish) {
  Both {
    if (english.isBlank() || spanish.isBlank()) {
      throw new IllegalArgumentException("in one language only: " + english + spanish);
    }
  }

  Both and(Both next) {
    return new Both(english + " " + next.english, spanish + " " + next.spanish);
  }
}
