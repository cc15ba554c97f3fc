package dev.tendero.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
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
    SALE,
    SALE_PERIOD,
    DETAILS,
    IMAGE,
    UPDATED,
    LANGUAGE,
    ATTRIBUTE,
    NOTHING
  }

  /**
   * @param language of a title or description, where it is a translation
   * @param number texts under it are numbers
   * @param words what the feed's own words mean
   */
  private record Field(
      Target target,
      Optional<String> name,
      Optional<Currency> currency,
      boolean minor,
      boolean unlessInTitle,
      Optional<String> language,
      Optional<String> unit,
      boolean number,
      boolean list,
      Map<String, String> words) {
    private static final Set<String> FIELDS =
        Set.of(
            "to",
            "name",
            "currency",
            "minor",
            "unlessInTitle",
            "language",
            "unit",
            "number",
            "list",
            "words");
  }

  private static final Set<String> TOP =
      Set.of(
          "language",
          "currency",
          "decimal",
          "dates",
          "fields",
          "prefixes",
          "absent",
          "flags",
          "keys");

  /** A cell that a spreadsheet was to compute, or could not. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)=(?=[-+(\"\\w]).*|#(?:REF|N/A|NAME|VALUE|DIV/0|NULL|NUM)[!?]?");

  /** A spreadsheet's way to keep leading zeros. */
  private static final Pattern KEPT_TEXT = Pattern.compile("=\"([^\"=]*)\"");

  /** Between addresses in one cell. */
  private static final Pattern ADDRESSES = Pattern.compile("[\\s,;|]+(?=https?://|/)");

  private final Kinds kinds;
  private final String language;
  private final Optional<Currency> currency;
  private final Optional<Character> decimal;
  private final Optional<Cells.Days> days;

  /** The same names in the form of {@link Attribute#key(String)}: "Image link", "image_link". */
  private final Map<String, Field> byKey = new HashMap<>();

  private final Map<String, Field> fields = new HashMap<>();
  private final List<String> prefixes = new ArrayList<>();
  private final Set<String> absent = new HashSet<>();
  private final Map<String, Boolean> flags = new HashMap<>();
  private final KeyRules rules;

  private Mapping(JsonNode file, Kinds kinds) {
    this.kinds = kinds;
    this.language = file.path("language").asText(RowReader.DEFAULT_LANGUAGE);
    file.fieldNames()
        .forEachRemaining(
            name -> {
              if (!TOP.contains(name)) {
                throw new IllegalArgumentException("mapping: unknown field " + name);
              }
            });
    this.currency = currency(file, "mapping");
    this.decimal = choice(file, "decimal", Map.of(",", ',', ".", '.'));
    this.days =
        choice(
            file,
            "dates",
            Map.of("day-first", Cells.Days.DAY_FIRST, "month-first", Cells.Days.MONTH_FIRST));
    file.path("fields").properties().forEach(e -> fields.put(e.getKey(), field(e)));
    fields.forEach((name, field) -> byKey.putIfAbsent(Attribute.key(name), field));
    file.path("prefixes").forEach(p -> prefixes.add(p.asText()));
    file.path("absent").forEach(a -> absent.add(a.asText().toLowerCase(Locale.ROOT)));
    file.path("flags").properties().forEach(e -> flags.put(e.getKey(), e.getValue().asBoolean()));
    this.rules = new KeyRules(keys(file.path("keys")));
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

  /**
   * @throws IllegalArgumentException for a text that is no mapping, in words for its author
   */
  public static Mapping of(String json, Kinds kinds) {
    try {
      JsonNode file = JSON.readTree(json);
      if (!file.isObject()) {
        throw new IllegalArgumentException("mapping: must be a JSON object");
      }
      return new Mapping(file, kinds);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("mapping: is not JSON: " + e.getOriginalMessage(), e);
    }
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
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!Field.FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                    "mapping, field " + entry.getKey() + ": unknown field " + name);
              }
            });
    Map<String, String> words = new HashMap<>();
    node.path("words")
        .properties()
        .forEach(word -> words.put(Cells.plain(word.getKey()), word.getValue().asText()));
    return new Field(
        target,
        string(node, "name"),
        currency(node, "mapping, field " + entry.getKey()),
        node.path("minor").asBoolean(),
        node.path("unlessInTitle").asBoolean(),
        string(node, "language"),
        string(node, "unit"),
        node.path("number").asBoolean(),
        node.path("list").asBoolean(),
        words);
  }

  private static Optional<String> string(JsonNode node, String field) {
    return node.has(field) ? Optional.of(node.get(field).asText()) : Optional.empty();
  }

  private static Optional<Currency> currency(JsonNode node, String where) {
    try {
      return string(node, "currency").map(Currency::getInstance);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          where + ": unknown currency " + node.get("currency"), unknown);
    }
  }

  private static <T> Optional<T> choice(JsonNode file, String field, Map<String, T> choices) {
    Optional<String> said = string(file, field);
    if (said.isPresent() && !choices.containsKey(said.get())) {
      throw new IllegalArgumentException(
          "mapping: " + field + " is \"" + said.get() + "\", not one of " + choices.keySet());
    }
    return said.flatMap(word -> Optional.ofNullable(choices.get(word)));
  }

  /** The rules, with what fields say of the attributes they become. */
  private ObjectNode keys(JsonNode said) {
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    said.properties().forEach(rule -> keys.set(rule.getKey(), rule.getValue()));
    fields.forEach(
        (column, field) -> {
          String name = field.name().orElse(column);
          if (field.target() == Target.ATTRIBUTE && !keys.has(name)) {
            ObjectNode rule = JsonNodeFactory.instance.objectNode();
            field.unit().ifPresent(unit -> rule.put("unit", unit));
            if (field.list()) {
              rule.put("list", true);
            }
            if (!rule.isEmpty()) {
              keys.set(name, rule);
            }
          }
        });
    return keys;
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
    private final List<Problem> faults = new ArrayList<>();

    /** By the product's field, where its value came from. */
    private final Map<String, Map.Entry<String, JsonNode>> origins = new HashMap<>();

    private boolean salePeriod;
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
                Field exact = fields.get(entry.getKey());
                Optional<String> key = exact == null ? key(entry.getKey()) : Optional.empty();
                Field field =
                    exact == null && key.isEmpty()
                        ? byKey.get(Attribute.key(entry.getKey()))
                        : exact;
                if (field != null) {
                  field(field, entry, keyed);
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
      sale();
      return told(RowReader.read(head, Optional.of(attributes(keyed, kind))));
    }

    private void field(
        Field field, Map.Entry<String, JsonNode> entry, List<Map.Entry<String, JsonNode>> keyed) {
      JsonNode value = entry.getValue();
      if (value.isTextual() && field.target() != Target.NOTHING) {
        String text = value.textValue().strip();
        var kept = KEPT_TEXT.matcher(text);
        if (kept.matches()) {
          value = JsonNodeFactory.instance.textNode(kept.group(1));
        } else if (FORMULA.matcher(text).matches()) {
          faults.add(
              new Problem(
                  entry.getKey(),
                  text,
                  "is a spreadsheet's formula or error, not a value",
                  "Paste the column as values in the spreadsheet and export it again."));
          return;
        }
      }
      head(field, Map.entry(entry.getKey(), value), keyed);
    }

    /** With what this conversion found, and in the words of the feed's own columns. */
    private Reading told(Reading reading) {
      return switch (reading) {
        case Reading.Accepted(Entry entry, List<Problem> found) -> {
          found.forEach(note -> notes.add(inColumn(note)));
          yield faults.isEmpty()
              ? new Reading.Accepted(entry, notes)
              : new Reading.Rejected(Optional.of(entry.id()), faults);
        }
        case Reading.Rejected(Optional<String> id, List<Problem> problems) -> {
          Set<String> said = new HashSet<>();
          faults.forEach(fault -> said.add(fault.field()));
          problems.stream()
              .map(this::inColumn)
              .filter(problem -> !said.contains(problem.field()))
              .forEach(faults::add);
          yield new Reading.Rejected(id, faults);
        }
      };
    }

    private Problem inColumn(Problem problem) {
      String field = problem.field();
      int end = Math.min(indexOf(field, '.'), indexOf(field, '['));
      String root = field.substring(0, end);
      var origin = origins.get(origins.containsKey(field) ? field : root);
      if (origin != null) {
        boolean one = !root.equals("images");
        String value = one ? origin.getValue().asText("") : problem.value();
        return new Problem(origin.getKey(), value, problem.reason(), problem.remedy());
      }
      return columnOf(root)
          .map(c -> new Problem(c, problem.value(), problem.reason(), problem.remedy()))
          .orElse(problem);
    }

    private static int indexOf(String field, char c) {
      int at = field.indexOf(c);
      return at < 0 ? field.length() : at;
    }

    /** The column that would have been the id or the title, had the row had it. */
    private Optional<String> columnOf(String root) {
      return fields.entrySet().stream()
          .filter(e -> e.getValue().target().name().equalsIgnoreCase(root))
          .filter(e -> e.getValue().language().isEmpty())
          .map(Map.Entry::getKey)
          .min(String::compareTo);
    }

    private void head(
        Field field, Map.Entry<String, JsonNode> entry, List<Map.Entry<String, JsonNode>> keyed) {
      JsonNode value = worded(field, entry.getValue());
      switch (field.target()) {
        case ID -> put("id", entry, value);
        case TITLE -> {
          if (field.language().isPresent()) {
            translation(field.language().get(), "title", entry, Markup.line(value.asText("")));
          } else if (put("title", entry, value)) {
            head.put("title", title);
          }
        }
        case BRAND -> text("brand", entry, value);
        case KIND -> text("kind", entry, value);
        case DESCRIPTION -> {
          if (field.language().isPresent()) {
            translation(
                field.language().get(), "description", entry, Markup.plain(value.asText("")));
          } else {
            text("description", entry, value);
          }
        }
        case URL -> put("url", entry, value);
        case GTIN -> text("gtin", entry, value.isArray() ? value.path(0) : value);
        case GROUP -> put("groupId", entry, value);
        case PRICE -> money("price", field, entry, value);
        case WAS -> money("was", field, entry, value);
        case SALE -> money("sale", field, entry, value);
        case SALE_PERIOD -> salePeriod |= !value.asText("").isBlank();
        case AVAILABILITY -> availability(entry, value);
        case STOCK -> stock(entry, value);
        case RATING -> put("rating", entry, number(value));
        case REVIEW_COUNT -> put("reviewCount", entry, number(value));
        case IMAGE -> images(field, entry, value);
        case UPDATED -> updated(entry, value);
        case LANGUAGE -> put("language", entry, value);
        case DETAILS -> details(value, keyed);
        case ATTRIBUTE -> {
          boolean told =
              field.unlessInTitle()
                  && title
                      .toLowerCase(Locale.ROOT)
                      .contains(Markup.line(value.asText("")).toLowerCase(Locale.ROOT));
          if (!told) {
            JsonNode typed = field.number() ? number(value) : value;
            keyed.add(Map.entry(field.name().orElse(entry.getKey()), typed));
          }
        }
        case NOTHING -> {}
      }
    }

    /** In the mapping's words, where it has one for the value. */
    private JsonNode worded(Field field, JsonNode value) {
      String word =
          field.words().isEmpty() || !value.isTextual()
              ? null
              : field.words().get(Cells.plain(value.textValue()));
      return word == null ? value : JsonNodeFactory.instance.textNode(word);
    }

    /** The first column that says something wins; blank cells say nothing. */
    private boolean put(String field, Map.Entry<String, JsonNode> entry, JsonNode value) {
      if (head.has(field) || (value.isTextual() && value.textValue().isBlank())) {
        return false;
      }
      head.set(field, value);
      origins.put(field, entry);
      return true;
    }

    /** Text cleaned of markup; anything else as it is, so that its fault is found and reported. */
    private void text(String field, Map.Entry<String, JsonNode> entry, JsonNode value) {
      if (value.isTextual()) {
        put(field, entry, JsonNodeFactory.instance.textNode(Markup.plain(value.textValue())));
      } else if (!value.isMissingNode()) {
        put(field, entry, value);
      }
    }

    private void translation(
        String tag, String field, Map.Entry<String, JsonNode> entry, String text) {
      if (!text.isBlank()) {
        ((ObjectNode) head.withObject("/translations").withObject("/" + tag)).put(field, text);
        origins.put("translations." + tag + "." + field, entry);
      }
    }

    /** The number that a text is; else the text, so that its fault is found and reported. */
    private JsonNode number(JsonNode value) {
      return value.isTextual()
          ? Cells.number(value.textValue().strip(), decimal)
              .<JsonNode>map(JsonNodeFactory.instance::numberNode)
              .orElse(value)
          : value;
    }

    private void money(
        String field, Field source, Map.Entry<String, JsonNode> entry, JsonNode value) {
      if (value.isNull() || value.asText("").isBlank() || head.has(field)) {
        return;
      }
      Optional<Currency> stated = source.currency().or(() -> currency);
      Cells.Price price =
          value.isNumber()
              ? new Cells.Price(
                  Typing.tooLong(value.decimalValue())
                      ? value.asText()
                      : value.decimalValue().toPlainString(),
                  stated.map(Currency::getCurrencyCode).orElse(""))
              : Cells.price(value.asText("").strip(), stated, decimal);
      if (!isNumber(price.amount())) {
        faults.add(
            new Problem(
                entry.getKey(),
                value.asText(""),
                "is no amount",
                "Write digits and one mark before the decimals, like 19.95 EUR; leave the cell empty"
                    + " where there is no price."));
        return;
      }
      if (price.currency().isEmpty()) {
        faults.add(
            new Problem(
                entry.getKey(),
                value.asText(""),
                "states no currency",
                "Write it behind the amount, like 19.95 EUR, or name it in the mapping."));
        return;
      }
      String amount = price.amount();
      if (source.minor()) {
        amount =
            Cells.number(amount, Optional.of('.'))
                .filter(n -> !Typing.tooLong(n))
                .map(n -> n.movePointLeft(decimals(price.currency())).toPlainString())
                .orElse(amount);
      }
      head.putObject(field).put("amount", amount).put("currency", price.currency());
      origins.put(field, entry);
    }

    private static boolean isNumber(String amount) {
      return Cells.number(amount, Optional.of('.')).isPresent();
    }

    private static int decimals(String code) {
      try {
        return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
      } catch (IllegalArgumentException unknown) {
        return 0;
      }
    }

    /** The price while it is reduced; for a time that may be over it is not the price. */
    private void sale() {
      JsonNode sale = head.remove("sale");
      if (sale == null) {
        return;
      }
      var origin = origins.remove("sale");
      if (salePeriod) {
        notes.add(
            new Problem(
                origin == null ? "sale" : origin.getKey(),
                sale.path("amount").asText(),
                "holds for a time only; the regular price is kept",
                "Export the reduced price as the price, without a period, while it holds."));
        return;
      }
      JsonNode regular = head.get("price");
      if (regular != null && !head.has("was")) {
        head.set("was", regular);
        var from = origins.get("price");
        if (from != null) {
          origins.put("was", from);
        }
      }
      head.set("price", sale);
      if (origin != null) {
        origins.put("price", origin);
      }
    }

    private void availability(Map.Entry<String, JsonNode> entry, JsonNode value) {
      String text = value.asText("");
      put(
          "availability",
          entry,
          Cells.availability(text).<JsonNode>map(JsonNodeFactory.instance::textNode).orElse(value));
    }

    /** Pieces, or in words whether there are any. */
    private void stock(Map.Entry<String, JsonNode> entry, JsonNode value) {
      JsonNode number = number(value);
      Optional<String> word =
          number.isTextual() ? Cells.availability(number.textValue()) : Optional.empty();
      if (word.isPresent()) {
        put("availability", entry, JsonNodeFactory.instance.textNode(word.get()));
      } else {
        put("stock", entry, number);
      }
    }

    private void updated(Map.Entry<String, JsonNode> entry, JsonNode value) {
      put(
          "updatedAt",
          entry,
          Cells.time(value.asText("").strip(), days)
              .<JsonNode>map(JsonNodeFactory.instance::textNode)
              .orElse(value));
    }

    private void images(Field field, Map.Entry<String, JsonNode> entry, JsonNode value) {
      if (value.isArray()) {
        value.forEach(one -> images(field, entry, one));
        return;
      }
      String text = value.asText("").strip();
      for (String address : field.list() ? List.of(ADDRESSES.split(text)) : List.of(text)) {
        if (!address.isBlank()) {
          origins.putIfAbsent("images", entry);
          head.withArray("images").addObject().put("url", address);
        }
      }
    }

    /** Google's product details: a name and a value each, in parts or as "section:name:value". */
    private void details(JsonNode value, List<Map.Entry<String, JsonNode>> keyed) {
      if (value.isArray()) {
        value.forEach(one -> details(one, keyed));
      } else if (value.isObject()) {
        String name = value.path("attribute_name").asText("");
        if (!name.isBlank()) {
          keyed.add(Map.entry(name, value.path("attribute_value")));
        }
      } else {
        for (String detail : value.asText("").split(",(?=[^,:]*:[^,:]*:)")) {
          String[] parts = detail.split(":", 3);
          if (parts.length == 3 && !parts[1].isBlank()) {
            keyed.add(
                Map.entry(parts[1].strip(), JsonNodeFactory.instance.textNode(parts[2].strip())));
          }
        }
      }
    }

    private String titleOf(JsonNode source) {
      for (var entry : source.properties()) {
        Field field = fields.get(entry.getKey());
        if (field == null) {
          field = key(entry.getKey()).isPresent() ? null : byKey.get(Attribute.key(entry.getKey()));
        }
        if (field != null && field.target() == Target.TITLE && field.language().isEmpty()) {
          String line = Markup.line(entry.getValue().asText(""));
          if (!line.isEmpty()) {
            return line;
          }
        }
      }
      return "";
    }

    private Optional<String> kind(List<Map.Entry<String, JsonNode>> keyed) {
      Optional<String> word =
          head.path("kind").isTextual() ? Optional.of(head.get("kind").asText()) : Optional.empty();
      if (word.isPresent()) {
        return kindOf(word.get());
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

    /** Of a path like "Home > Kitchen > Kettles" the last step that is a kind. */
    private Optional<String> kindOf(String word) {
      List<String> path = List.of(word.split("\\s*(?:>|»|/(?=\\s))\\s*")).reversed();
      for (String step : path) {
        Optional<String> kind = Kinds.ofWord(kinds, step);
        if (kind.isPresent()) {
          return kind;
        }
      }
      return Optional.of(path.isEmpty() ? word : path.getFirst());
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
