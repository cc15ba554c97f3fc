package dev.tendero.admin;

/** What is asked for does not go with how things stand; the caller may look and decide again. */
public final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  Conflict(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
