package dev.tendero.demo;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What has to be so for a sentence to be true of a product: {@code Wireless=no, Noise level<30}. A
 * name alone asks that the attribute is stated, {@code !Name} that it is not. Numbers are compared
 * in the unit that the product states.
 */
record Condition(List<Test> tests) {
  private static final Pattern TEST = Pattern.compile("(!?)([^=<>]+?)(?:([=<>])(.+))?");

  record Test(boolean not, String name, String sign, String value) {}

  Condition {
    tests = List.copyOf(tests);
  }

  static Condition of(String text) {
    return new Condition(
        Stream.of(text.split(","))
            .map(String::strip)
            .filter(t -> !t.isEmpty())
            .map(Condition::test)
            .toList());
  }

  private static Test test(String text) {
    Matcher parts = TEST.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    boolean compares = parts.group(3) != null;
    return new Test(
        !parts.group(1).isEmpty(),
        parts.group(2).strip(),
        compares ? parts.group(3) : "",
        compares ? parts.group(4).strip() : "");
  }

  /** The attributes it asks about, as the feed names them. */
  Set<String> names() {
    return Set.copyOf(tests.stream().map(Test::name).distinct().toList());
  }

  boolean holds(List<Attribute> attributes) {
    return tests.stream().allMatch(test -> test.not() != anyMeets(test, attributes));
  }

  private static boolean anyMeets(Test test, List<Attribute> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(test.name()))
        .anyMatch(attribute -> test.sign().isEmpty() || meets(test, attribute.value()));
  }

  private static boolean meets(Test test, Value value) {
    return switch (value) {
      case Value.Flag(boolean set) -> test.value().equals(set ? "yes" : "no");
      case Value.Words(List<String> words) ->
          words.stream().anyMatch(word -> word.equalsIgnoreCase(test.value()));
      case Value.Measure(var quantity) -> meets(test, quantity.amount());
      case Value.Bare(BigDecimal number) -> meets(test, number);
      case Value.Span _ -> false;
    };
  }

  private static boolean meets(Test test, BigDecimal number) {
    int order = number.compareTo(new BigDecimal(test.value()));
    return switch (test.sign()) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      default -> order == 0;
    };
  }
}
