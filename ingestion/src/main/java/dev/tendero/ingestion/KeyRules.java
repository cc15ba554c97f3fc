package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.catalog.Attribute;
import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a mapping knows about each key of its feed. A rule's key may hold stars for any characters;
 * the exact key wins, then the pattern with the most other characters.
 */
final class KeyRules {
  /** Keys come from the feed; beyond this they are looked up anew each time. */
  private static final int MAX_REMEMBERED = 20_000;

  /** The last words of a key that state a unit beyond doubt ("in", "m" and "a" do not). */
  private static final List<String> UNIT_WORDS =
      List.of(
          "years",
          "months",
          "days",
          "hours",
          "minutes",
          "seconds",
          "watts",
          "volts",
          "kg",
          "mm",
          "cm",
          "grams",
          "metres",
          "meters",
          "inches",
          "pixels",
          "sheets",
          "percent",
          "dpi",
          "rpm",
          "mhz",
          "ghz",
          "khz",
          "mb",
          "gb",
          "tb",
          "mah",
          "wh",
          "db",
          "lumens",
          "megapixels");

  /**
   * @param name the attribute's name, where the rule has no other
   * @param rule the mapping's, or one that says nothing
   * @param ruled whether the mapping has a rule
   * @param counts whether the name says that numbers under this key count things
   * @param unitOfName where the key itself ends in a unit
   */
  record Known(
      String name, KeyRule rule, boolean ruled, boolean counts, Optional<Unit> unitOfName) {}

  private record Wildcard(Pattern pattern, int length, KeyRule rule) {}

  private final Map<String, KeyRule> exact = new HashMap<>();
  private final List<Wildcard> wildcards = new ArrayList<>();
  private final Map<String, Known> remembered = new ConcurrentHashMap<>();

  KeyRules(JsonNode keys) {
    keys.properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              KeyRule rule = KeyRule.read(key, entry.getValue());
              if (key.contains("*")) {
                String regex =
                    Stream.of(key.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
                wildcards.add(
                    new Wildcard(Pattern.compile(regex), key.replace("*", "").length(), rule));
              } else {
                exact.put(key, rule);
              }
            });
    wildcards.sort(Comparator.comparingInt(Wildcard::length).reversed());
  }

  Known find(String key) {
    Known known = remembered.get(key);
    if (known == null) {
      known = look(key);
      if (remembered.size() < MAX_REMEMBERED) {
        remembered.put(key, known);
      }
    }
    return known;
  }

  private Known look(String key) {
    Optional<KeyRule> rule =
        Optional.ofNullable(exact.get(key))
            .or(
                () ->
                    wildcards.stream()
                        .filter(w -> w.pattern().matcher(key).matches())
                        .map(Wildcard::rule)
                        .findFirst());
    return new Known(
        rule.flatMap(KeyRule::name).orElseGet(() -> Names.of(key)),
        rule.orElse(KeyRule.SILENT),
        rule.isPresent(),
        Typing.counts(key),
        unitOfName(Attribute.key(key)));
  }

  private static Optional<Unit> unitOfName(String key) {
    return UNIT_WORDS.stream()
        .filter(word -> key.endsWith("_" + word))
        .findFirst()
        .flatMap(Units::parse);
  }
}
