package dev.tendero.guardrails;

import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import dev.tendero.text.Mentions;
import java.util.List;
import java.util.Set;

/**
 * What review knows besides the evidence.
 *
 * @param secrets texts of which nothing may leave: lines of the system prompt, keys, planted
 *     canaries
 * @param links the addresses an answer may contain
 * @param question the shopper's words, which an answer may repeat; empty when unknown
 * @param repeated more words that an answer may put between quotation marks: what the shopper said
 *     earlier, and what misspelt words were read as
 * @param asked the numbers of the shopper's own question; repeating them is no claim
 * @param counts results that the answer may count: "3 of 41"
 */
public record ReviewContext(
    List<String> secrets,
    Set<String> links,
    String question,
    List<String> repeated,
    List<Mention> asked,
    Set<Integer> counts) {

  public static final ReviewContext NONE =
      new ReviewContext(List.of(), Set.of(), "", List.of(), List.of(), Set.of());

  public ReviewContext {
    secrets = List.copyOf(secrets);
    links = Set.copyOf(links);
    repeated = List.copyOf(repeated);
    asked = List.copyOf(asked);
    counts = Set.copyOf(counts);
  }

  /** The same, keeping these texts in and these links allowed. */
  public ReviewContext guarding(List<String> kept, Set<String> allowed) {
    return new ReviewContext(kept, allowed, question, repeated, asked, counts);
  }

  /** The same, for an answer to {@code question}. */
  public ReviewContext asking(String question, Language language) {
    return new ReviewContext(
        secrets, links, question, repeated, Mentions.find(question, language), counts);
  }

  /** The same, for an answer that may count these results. */
  public ReviewContext counting(Set<Integer> results) {
    return new ReviewContext(secrets, links, question, repeated, asked, results);
  }

  /** The same, for an answer that may repeat these words between quotation marks. */
  public ReviewContext repeating(List<String> words) {
    return new ReviewContext(secrets, links, question, words, asked, counts);
  }
}
