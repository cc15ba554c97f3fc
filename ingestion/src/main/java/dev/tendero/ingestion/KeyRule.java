package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a mapping knows about one attribute key of a foreign feed.
 *
 * @param name for readers, where it is not the key itself
 * @param unit of its numbers
 * @param from the least plausible number in that unit; what lies outside has no known unit
 * @param to the greatest plausible number
 * @param title how far the product's title may tell the unit
 * @param list whether commas separate values
 * @param parts names of the numbers of a text like "105 x 95 x 25"
 * @param drop says nothing about the product
 * @param bare the unit differs from row to row or has no name here
 * @param kinds what differs for products of a kind, by the kind's id
 */
record KeyRule(
    Optional<String> name,
    Optional<Unit> unit,
    Optional<BigDecimal> from,
    Optional<BigDecimal> to,
    Title title,
    boolean list,
    List<String> parts,
    boolean drop,
    boolean bare,
    Map<String, KeyRule> kinds) {

  /** What a number with its unit in the title means for this key. */
  enum Title {
    /** Nothing: titles speak of other things. */
    IGNORED,
    /** The title may tell another unit than the mapping's, if it states the very same number. */
    CONFIRMS,
    /** Only the title tells the unit, since the feed mixes several. */
    DECIDES
  }

  /** Of keys that a mapping does not mention. */
  static final KeyRule SILENT =
      new KeyRule(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Title.IGNORED,
          false,
          List.of(),
          false,
          false,
          Map.of());

  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "unit",
          "from",
          "to",
          "titleStates",
          "titleOnly",
          "list",
          "parts",
          "drop",
          "bare",
          "kinds");

  /**
   * @throws IllegalArgumentException naming the key and what is wrong with it
   */
  static KeyRule read(String key, JsonNode node) {
    return read(key, node, Optional.empty());
  }

  /** A kind's rule says only what differs from the {@code general} one. */
  private static KeyRule read(String key, JsonNode node, Optional<KeyRule> general) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("mapping, key " + key + ": must be an object");
    }
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException(
                    "mapping, key " + key + ": unknown field " + field);
              }
            });
    Optional<Unit> unit =
        node.has("unit")
            ? Optional.of(
                Units.parse(node.get("unit").asText())
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "mapping, key " + key + ": unknown unit " + node.get("unit"))))
            : general.flatMap(KeyRule::unit);
    List<String> parts = new ArrayList<>();
    node.path("parts").forEach(part -> parts.add(part.asText()));
    Optional<BigDecimal> from = number(node, "from").or(() -> general.flatMap(KeyRule::from));
    Optional<BigDecimal> to = number(node, "to").or(() -> general.flatMap(KeyRule::to));
    if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
      throw new IllegalArgumentException("mapping, key " + key + ": from is greater than to");
    }
    Title title =
        node.path("titleOnly").asBoolean()
            ? Title.DECIDES
            : node.path("titleStates").asBoolean()
                ? Title.CONFIRMS
                // A kind that states its range needs the title no more than to confirm it.
                : general
                    .map(g -> g.title == Title.IGNORED ? g.title : Title.CONFIRMS)
                    .orElse(Title.IGNORED);
    var rule =
        new KeyRule(
            node.has("name")
                ? Optional.of(node.get("name").asText())
                : general.flatMap(KeyRule::name),
            unit,
            from,
            to,
            title,
            node.path("list").asBoolean(general.map(KeyRule::list).orElse(false)),
            parts,
            node.path("drop").asBoolean(),
            node.path("bare").asBoolean(),
            Map.of());
    Map<String, KeyRule> kinds = new HashMap<>();
    node.path("kinds")
        .properties()
        .forEach(kind -> kinds.put(kind.getKey(), read(key, kind.getValue(), Optional.of(rule))));
    return new KeyRule(
        rule.name, unit, from, to, title, rule.list, parts, rule.drop, rule.bare, kinds);
  }

  private static Optional<BigDecimal> number(JsonNode node, String field) {
    return node.has(field) ? Optional.of(node.get(field).decimalValue()) : Optional.empty();
  }

  /** The rule for a product of {@code kind}. */
  KeyRule of(Optional<String> kind) {
    return kind.isEmpty() ? this : kinds.getOrDefault(kind.get(), this);
  }

  /** The number in this key's unit, where it is plausible there. */
  Optional<Quantity> plausible(BigDecimal number) {
    boolean inside =
        from.map(f -> number.compareTo(f) >= 0).orElse(true)
            && to.map(t -> number.compareTo(t) <= 0).orElse(true)
            && (unit.filter(Unit.COUNT::equals).isEmpty() || Typing.isCount(number));
    return bare || !inside ? Optional.empty() : unit.map(u -> new Quantity(number, u));
  }

  /** The same for a quantity that brings its own unit; one of another dimension stands as it is. */
  boolean plausible(Quantity quantity) {
    return unit.filter(u -> u.dimension() == quantity.unit().dimension())
        .map(u -> plausible(quantity.in(u).amount()).isPresent())
        .orElse(true);
  }
}
