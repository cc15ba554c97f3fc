package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Value;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import dev.tendero.text.Mentions;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A declared way from another shop's rows to products (docs/product-format.md, "Mappings"): which
 * field is what, and for each attribute key its unit and the range in which that unit is plausible,
 * where needed per kind of product. A number outside its range, or under a key nobody knows, stays
 * a {@link Value.Bare}: units are declared or stated by the title, never guessed. Immutable.
 */
public final class Mapping implements Format {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A comma that separates values rather than parts of a sentence: no space behind it. */
  private static final Pattern TIGHT_COMMA = Pattern.compile("(?<!\\d),(?=\\S)|,(?=[^\\s\\d])");

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern TIMES = Pattern.compile("\\s*[x×]\\s*");

  /** What a field of the feed becomes. */
  private enum Target {
    ID,
    TITLE,
    BRAND,
    KIND,
    DESCRIPTION,
    URL,
    GTIN,
    GROUP,
    PRICE,
    WAS,
    AVAILABILITY,
    STOCK,
    RATING,
    REVIEW_COUNT,
    IMAGE,
    UPDATED,
    LANGUAGE,
    ATTRIBUTE,
    NOTHING
  }

  private record Field(
      Target target,
      Optional<String> name,
      Optional<Currency> currency,
      boolean minor,
      boolean unlessInTitle) {}

  private final Kinds kinds;
  private final String language;
  private final Map<String, Field> fields = new HashMap<>();
  private final List<String> prefixes = new ArrayList<>();
  private final Set<String> absent = new HashSet<>();
  private final Map<String, Boolean> flags = new HashMap<>();
  private final KeyRules rules;

  private Mapping(JsonNode file, Kinds kinds) {
    this.kinds = kinds;
    this.language = file.path("language").asText(RowReader.DEFAULT_LANGUAGE);
    file.path("fields").properties().forEach(e -> fields.put(e.getKey(), field(e)));
    file.path("prefixes").forEach(p -> prefixes.add(p.asText()));
    file.path("absent").forEach(a -> absent.add(a.asText().toLowerCase(Locale.ROOT)));
    file.path("flags").properties().forEach(e -> flags.put(e.getKey(), e.getValue().asBoolean()));
    this.rules = new KeyRules(file.path("keys"));
    for (Target needed : EnumSet.of(Target.ID, Target.TITLE)) {
      if (fields.values().stream().noneMatch(f -> f.target() == needed)) {
        throw new IllegalArgumentException(
            "mapping: no field becomes the " + needed.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** A mapping that ships with Tendero ("icecat"); empty when there is none of that name. */
  public static Optional<Mapping> shipped(String name, Kinds kinds) {
    if (!name.matches("[a-z0-9-]+")) {
      return Optional.empty();
    }
    try (InputStream file = Mapping.class.getResourceAsStream("mappings/" + name + ".json")) {
      return file == null ? Optional.empty() : Optional.of(read(file, kinds));
    } catch (IOException e) {
      throw new IllegalStateException("mapping " + name + " inside the program is unreadable", e);
    }
  }

  /**
   * @throws IOException when {@code file} is not readable or not JSON
   * @throws IllegalArgumentException for a mapping that contradicts itself, in words for its author
   */
  public static Mapping read(InputStream file, Kinds kinds) throws IOException {
    return new Mapping(JSON.readTree(file), kinds);
  }

  private static Field field(Map.Entry<String, JsonNode> entry) {
    JsonNode node = entry.getValue();
    String to = node.path("to").asText("");
    Target target;
    try {
      target = Target.valueOf(to.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "mapping, field " + entry.getKey() + ": cannot go to \"" + to + "\"", unknown);
    }
    Optional<Currency> currency =
        node.has("currency")
            ? Optional.of(Currency.getInstance(node.get("currency").asText()))
            : Optional.empty();
    return new Field(
        target,
        node.has("name") ? Optional.of(node.get("name").asText()) : Optional.empty(),
        currency,
        node.path("minor").asBoolean(),
        node.path("unlessInTitle").asBoolean());
  }

  @Override
  public Reading read(JsonNode row) {
    return new Conversion(row).reading();
  }

  /** The attribute key of a field that carries one of the prefixes. */
  private Optional<String> key(String field) {
    return prefixes.stream()
        .filter(prefix -> field.startsWith(prefix) && field.length() > prefix.length())
        .map(prefix -> field.substring(prefix.length()))
        .findFirst();
  }

  /** One row on its way. */
  private final class Conversion {
    private final JsonNode row;
    private final ObjectNode head = JsonNodeFactory.instance.objectNode();
    private final List<Problem> notes = new ArrayList<>();
    private final String title;
    private @Nullable List<Quantity> stated;

    private Conversion(JsonNode row) {
      this.row = row;
      this.title = titleOf(row);
    }

    private Reading reading() {
      List<Map.Entry<String, JsonNode>> keyed = new ArrayList<>();
      row.properties()
          .forEach(
              entry -> {
                Field field = fields.get(entry.getKey());
                Optional<String> key = field == null ? key(entry.getKey()) : Optional.empty();
                if (field != null) {
                  head(field, entry, keyed);
                } else if (key.isPresent() && key.get().length() <= RowReader.MAX_NAME) {
                  keyed.add(Map.entry(key.get(), entry.getValue()));
                } else {
                  notes.add(
                      new Problem(
                          entry.getKey(),
                          entry.getValue().asText(""),
                          "is not in the mapping; left out",
                          "Add the column to the mapping, or say there that it becomes nothing."));
                }
              });
      if (!head.has("language")) {
        head.put("language", language);
      }
      Optional<String> kind = kind(keyed);
      kind.ifPresent(k -> head.put("kind", k));
      return withNotes(RowReader.read(head, Optional.of(attributes(keyed, kind))));
    }

    private Reading withNotes(Reading reading) {
      return switch (reading) {
        case Reading.Accepted(Entry entry, List<Problem> found) -> {
          found.forEach(notes::add);
          yield new Reading.Accepted(entry, notes);
        }
        case Reading.Rejected rejected -> rejected;
      };
    }

    private void head(
        Field field, Map.Entry<String, JsonNode> entry, List<Map.Entry<String, JsonNode>> keyed) {
      JsonNode value = entry.getValue();
      switch (field.target()) {
        case ID -> head.set("id", value);
        case TITLE -> head.put("title", title);
        case BRAND -> text("brand", value);
        case KIND -> text("kind", value);
        case DESCRIPTION -> text("description", value);
        case URL -> head.set("url", value);
        case GTIN -> text("gtin", value.isArray() ? value.path(0) : value);
        case GROUP -> head.set("groupId", value);
        case PRICE -> money("price", field, value);
        case WAS -> money("was", field, value);
        case AVAILABILITY -> head.set("availability", value);
        case STOCK -> head.set("stock", value);
        case RATING -> head.set("rating", value);
        case REVIEW_COUNT -> head.set("reviewCount", value);
        case IMAGE -> image(value);
        case UPDATED -> head.set("updatedAt", value);
        case LANGUAGE -> head.set("language", value);
        case ATTRIBUTE -> {
          boolean told =
              field.unlessInTitle()
                  && title
                      .toLowerCase(Locale.ROOT)
                      .contains(Markup.line(value.asText("")).toLowerCase(Locale.ROOT));
          if (!told) {
            keyed.add(Map.entry(field.name().orElse(entry.getKey()), value));
          }
        }
        case NOTHING -> {}
      }
    }

    /** Text cleaned of markup; anything else as it is, so that its fault is found and reported. */
    private void text(String field, JsonNode value) {
      if (value.isTextual()) {
        head.put(field, Markup.plain(value.textValue()));
      } else if (!value.isMissingNode()) {
        head.set(field, value);
      }
    }

    private void money(String field, Field source, JsonNode value) {
      if (value.isNull() || source.currency().isEmpty()) {
        return;
      }
      Currency currency = source.currency().get();
      Optional<BigDecimal> number =
          value.isNumber() ? Optional.of(value.decimalValue()) : Typing.number(value.asText(""));
      int shift = source.minor() ? currency.getDefaultFractionDigits() : 0;
      String amount =
          number
              .filter(n -> !Typing.tooLong(n))
              .map(n -> n.movePointLeft(shift).toPlainString())
              .orElseGet(() -> value.asText(""));
      head.putObject(field).put("amount", amount).put("currency", currency.getCurrencyCode());
    }

    private void image(JsonNode value) {
      if (!value.asText("").isBlank()) {
        head.withArray("images").addObject().put("url", value.asText(""));
      }
    }

    private String titleOf(JsonNode source) {
      for (var entry : source.properties()) {
        Field field = fields.get(entry.getKey());
        if (field != null && field.target() == Target.TITLE) {
          return Markup.line(entry.getValue().asText(""));
        }
      }
      return "";
    }

    private Optional<String> kind(List<Map.Entry<String, JsonNode>> keyed) {
      Optional<String> word =
          head.path("kind").isTextual() ? Optional.of(head.get("kind").asText()) : Optional.empty();
      if (word.isPresent()) {
        return Kinds.ofWord(kinds, word.get()).or(() -> word);
      }
      if (title.length() > RowReader.MAX_TITLE) {
        return Optional.empty();
      }
      List<Attribute> stated =
          keyed.stream()
              .flatMap(
                  e ->
                      plain(e.getValue())
                          .map(value -> new Attribute(rules.find(e.getKey()).name(), value))
                          .stream())
              .toList();
      return kinds.of(title, stated);
    }

    /** A value before its unit is known, which may depend on the kind. */
    private Optional<Value> plain(JsonNode node) {
      if (node.isBoolean()) {
        return Optional.of(new Value.Flag(node.booleanValue()));
      }
      if (node.isNumber()) {
        return Optional.of(new Value.Bare(node.decimalValue()));
      }
      return node.isTextual() && !isAbsent(node.textValue())
          ? Optional.of(new Value.Words(List.of(node.textValue())))
          : Optional.empty();
    }

    private List<Attribute> attributes(
        List<Map.Entry<String, JsonNode>> keyed, Optional<String> kind) {
      List<Attribute> attributes = new ArrayList<>();
      List<Attribute> parts = new ArrayList<>();
      for (var entry : keyed) {
        KeyRules.Known known = rules.find(entry.getKey());
        KeyRule rule = known.rule().of(kind);
        if (rule.drop() || Attribute.key(known.name()).isEmpty()) {
          continue;
        }
        value(entry.getKey(), known, rule, entry.getValue())
            .ifPresent(value -> attributes.add(new Attribute(known.name(), value)));
        parts.addAll(parts(rule, entry.getValue()));
      }
      Set<String> present = new HashSet<>();
      attributes.forEach(a -> present.add(a.key()));
      parts.stream().filter(part -> present.add(part.key())).forEach(attributes::add);
      return attributes;
    }

    private Optional<Value> value(String key, KeyRules.Known known, KeyRule rule, JsonNode node) {
      if (node.isBoolean()) {
        return Optional.of(new Value.Flag(node.booleanValue()));
      }
      if (node.isNumber()) {
        return number(key, known, rule, node.decimalValue());
      }
      if (node.isTextual()) {
        return text(key, known, rule, node.textValue());
      }
      if (node.isArray()) {
        List<String> words = new ArrayList<>();
        node.forEach(word -> words.add(Markup.line(word.asText(""))));
        words.removeIf(this::isAbsent);
        return words.isEmpty() ? Optional.empty() : Optional.of(new Value.Words(words));
      }
      if (!node.isNull()) {
        notes.add(
            new Problem(
                key,
                node.toString(),
                "is neither text nor number; left out",
                "Write one value, or several in a list."));
      }
      return Optional.empty();
    }

    private boolean isAbsent(String text) {
      return text.isBlank() || absent.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private Optional<Value> number(
        String key, KeyRules.Known known, KeyRule rule, BigDecimal number) {
      if (Typing.tooLong(number)) {
        notes.add(
            new Problem(
                key,
                number.toString(),
                "has too many digits; left out",
                "Check the number; up to 18 digits before and 12 behind the point are kept."));
        return Optional.empty();
      }
      BigDecimal plain = Typing.plain(number);
      if (!known.ruled()) {
        return Optional.of(
            Typing.number(
                plain,
                known.counts() && Typing.isCount(plain)
                    ? Optional.of(Unit.COUNT)
                    : known.unitOfName()));
      }
      Optional<Quantity> declared = rule.plausible(plain);
      Optional<Quantity> quantity =
          switch (rule.title()) {
            case IGNORED -> declared;
            case CONFIRMS -> byTitle(rule, plain).or(() -> declared);
            case DECIDES -> byTitle(rule, plain);
          };
      return Optional.of(
          quantity.<Value>map(Value.Measure::new).orElseGet(() -> new Value.Bare(plain)));
    }

    private Optional<Value> text(String key, KeyRules.Known known, KeyRule rule, String raw) {
      String text = Markup.line(raw);
      if (isAbsent(text)) {
        return Optional.empty();
      }
      Boolean flag = flags.get(text);
      if (flag != null) {
        return Optional.of(new Value.Flag(flag));
      }
      if (rule.parts().isEmpty() && !rule.list()) {
        Optional<BigDecimal> number = Typing.number(text);
        if (rule.unit().isPresent() && number.isPresent()) {
          return number(key, known, rule, number.get())
              .map(v -> v instanceof Value.Bare ? words(text) : v);
        }
        Value typed =
            rule.unit().isPresent() && !rule.bare()
                ? Typing.text(text, rule.unit().get())
                : Typing.text(text);
        if (isPlausible(rule, typed)) {
          return Optional.of(typed);
        }
        if (number.isPresent()) {
          return Optional.of(words(text));
        }
      }
      List<String> words = new ArrayList<>();
      for (String word : rule.list() ? split(text, COMMA) : split(text, TIGHT_COMMA)) {
        if (!isAbsent(word)) {
          words.add(word.strip());
        }
      }
      return words.isEmpty() ? Optional.empty() : Optional.of(new Value.Words(words));
    }

    /** "105 x 95 x 25" as width, depth and height. */
    private List<Attribute> parts(KeyRule rule, JsonNode node) {
      if (rule.parts().isEmpty() || !node.isTextual()) {
        return List.of();
      }
      String[] numbers = TIMES.split(Markup.line(node.textValue()));
      List<Attribute> parts = new ArrayList<>();
      if (numbers.length == rule.parts().size()) {
        for (int i = 0; i < numbers.length; i++) {
          Optional<Quantity> quantity = Typing.number(numbers[i]).flatMap(rule::plausible);
          if (quantity.isEmpty()) {
            return List.of();
          }
          parts.add(new Attribute(rule.parts().get(i), new Value.Measure(quantity.get())));
        }
      }
      return parts;
    }

    /**
     * The unit in which {@code number} is exactly what the title states: 2048 in KB where the title
     * says "2 MB". Where the mapping's own unit agrees with the title, or several do, that one.
     */
    private Optional<Quantity> byTitle(KeyRule rule, BigDecimal number) {
      if (rule.unit().isEmpty()) {
        return Optional.empty();
      }
      Unit own = rule.unit().get();
      Set<Unit> agreeing = EnumSet.noneOf(Unit.class);
      for (Quantity inTitle : stated()) {
        if (inTitle.unit().dimension() == own.dimension()) {
          for (Unit unit : Unit.values()) {
            if (unit.dimension() == own.dimension()
                && new Quantity(number, unit).compareTo(inTitle) == 0) {
              agreeing.add(unit);
            }
          }
        }
      }
      if (agreeing.contains(own)) {
        return Optional.of(new Quantity(number, own));
      }
      return agreeing.size() == 1
          ? Optional.of(new Quantity(number, agreeing.iterator().next()))
          : Optional.empty();
    }

    private List<Quantity> stated() {
      List<Quantity> found = stated;
      if (found == null) {
        found = new ArrayList<>();
        String bounded = title.length() > RowReader.MAX_TITLE ? "" : title;
        for (Mention mention : Mentions.find(bounded, language())) {
          if (mention instanceof Mention.Measure measure
              && measure.low().compareTo(measure.high()) == 0) {
            found.add(measure.low());
          }
        }
        stated = found;
      }
      return found;
    }

    private Language language() {
      return head.path("language").asText(language).startsWith("es")
          ? Language.SPANISH
          : Language.ENGLISH;
    }
  }

  private static boolean isPlausible(KeyRule rule, Value value) {
    return switch (value) {
      case Value.Measure(Quantity quantity) -> rule.plausible(quantity);
      case Value.Span(Quantity low, Quantity high) -> rule.plausible(low) && rule.plausible(high);
      case Value.Bare bare -> true;
      case Value.Flag flag -> true;
      // Words come back as they were, without the unit that was looked for.
      case Value.Words words -> false;
    };
  }

  private static Value words(String text) {
    return new Value.Words(List.of(text));
  }

  /** Splits outside brackets only: "Tray (A4,A5),Roll" are two. */
  private static List<String> split(String text, Pattern separator) {
    if (text.indexOf('(') < 0) {
      return List.of(separator.split(text));
    }
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    var matcher = separator.matcher(text);
    int scanned = 0;
    while (matcher.find()) {
      for (; scanned < matcher.start(); scanned++) {
        char c = text.charAt(scanned);
        depth = Math.max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
      }
      if (depth == 0) {
        parts.add(text.substring(start, matcher.start()));
        start = matcher.end();
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
