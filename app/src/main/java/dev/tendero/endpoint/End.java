package dev.tendero.endpoint;

/** How a stream ended. Every stream ends exactly once. */
public sealed interface End {

  /**
   * The model finished.
   *
   * @param whole false when it was cut at its token limit
   * @param promptTokens as the server counts, 0 when it does not say
   */
  record Complete(boolean whole, int promptTokens, int completionTokens) implements End {}

  /** The reader had enough; the server has been told. */
  record Stopped() implements End {}

  /**
   * The stream broke off; what came before stands.
   *
   * @param reason for operators, one of a fixed few: "refused", "http 503", "slow", "stalled",
   *     "overlong", "cut", "garbage", "error". Never a word of the server's own.
   */
  record Broken(String reason) implements End {}
}
