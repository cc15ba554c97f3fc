package dev.tendero.answer;

/** The caller's mistake: which field, and what would be right. */
public final class Invalid extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String field;

  /**
   * @param code stable, for programs: "question_too_long"
   * @param message for people, without the offending text
   */
  public Invalid(String code, String field, String message) {
    super(message);
    this.code = code;
    this.field = field;
  }

  public String code() {
    return code;
  }

  public String field() {
    return field;
  }
}
