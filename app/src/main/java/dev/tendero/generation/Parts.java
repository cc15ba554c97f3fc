package dev.tendero.generation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The questions that one message asks: "how heavy is it, and does it fold?" asks two. A plan has
 * one intent; what it leaves out is told to the reader, who would else take silence for an answer.
 */
final class Parts {
  private static final int MOST = 3;

  /** Shorter ones lean on what stands before them: "and why?" */
  private static final int WORDS = 3;

  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?iu)\\?\\s+(?:(?:and|also|y|e)\\s+)?(?=\\S)"
              + "|[,;]?\\s+(?:and|plus|y|e|además)\\s+(?:(?:also|también)\\s+)?"
              + "(?=¿?(?:how|what|which|where|when|who|is|are|do|does|did|can|could|has|have|will"
              + "|cuánt\\p{L}*|cuant\\p{L}*|qué|que|cómo|como|cuál|cuáles|cual|cuales|dónde|donde"
              + "|cuándo|cuando|es|son|está|están|tiene|tienen|se|lleva|incluye|viene|hay|puedo"
              + "|puede|admite|hacéis|enviáis|cubre)\\b)");

  private Parts() {}

  /** In order, without the marks around them; one where the message asks one thing. */
  static List<String> of(String question) {
    return Arrays.stream(BETWEEN.split(question, MOST))
        .map(part -> part.replaceAll("^[\\s¿¡]+|[\\s?!.,;]+$", ""))
        .filter(part -> part.split("\\s+").length >= WORDS)
        .toList();
  }

  /** As {@link #of}, where also a short part asks for something: "y cuánto tarda". */
  static List<String> ofService(String question) {
    return Arrays.stream(BETWEEN.split(question, MOST))
        .map(part -> part.replaceAll("^[\\s¿¡]+|[\\s?!.,;]+$", ""))
        .filter(part -> part.split("\\s+").length >= WORDS || asksForAnAspect(part))
        .toList();
  }

  /** Whether it asks for something of the shop's service at all. */
  static boolean isOfService(String part) {
    return !matters(part).isEmpty();
  }

  private static boolean asksForAnAspect(String part) {
    return matters(part).stream().anyMatch(m -> m.sort() == Matter.Sort.ASPECT);
  }

  /** What is asked beside what the plan is about: of the shop's service, or of its products. */
  static Optional<String> left(Scene scene) {
    List<String> parts = of(scene.question());
    if (parts.size() < 2) {
      return Optional.empty();
    }
    return switch (scene.plan().intent()) {
      case POLICY, ORDER_SUPPORT ->
          parts.stream().filter(part -> matters(part).isEmpty()).findFirst();
      case FIND, COMPARE, ADVICE, PRODUCT_QUESTION ->
          parts.stream().filter(part -> isOfService(part, scene.plan().asked())).findFirst();
      case SMALL_TALK, OUT_OF_SCOPE -> Optional.empty();
    };
  }

  /** Of a question about a product the part that its plan has no attribute for. */
  static Optional<String> open(Scene scene) {
    Set<String> words = Quotes.stems(scene.plan().words());
    List<String> parts = of(scene.question());
    int asked = scene.plan().asked().size();
    return parts.size() < 2 || asked == 0 || asked >= parts.size()
        ? Optional.empty()
        : parts.stream()
            .filter(part -> !isOfService(part, scene.plan().asked()))
            .filter(part -> Quotes.stems(part).stream().anyMatch(words::contains))
            .findFirst();
  }

  private static List<Matter> matters(String part) {
    return Matter.in(Matter.folded(part), Matter.Side.ASKED);
  }

  private static boolean isOfService(String part, List<String> asked) {
    return matters(part).stream()
        .anyMatch(m -> m.sort() == Matter.Sort.TOPIC && !asked.contains(m.name()));
  }
}
