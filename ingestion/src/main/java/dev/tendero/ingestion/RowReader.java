package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads one row of the product format, collecting everything that is wrong with it. A wrong value
 * rejects the row; a value that is merely of no use (an attribute without value, an unknown field)
 * is left out and noted. One reader per row.
 */
final class RowReader {
  static final String DEFAULT_LANGUAGE = "en";

  private static final int MAX_ID = 200;

  /** Longer than any title of the largest marketplaces; beyond it is a description gone astray. */
  static final int MAX_TITLE = 1_000;

  static final int MAX_NAME = 200;

  private static final Set<String> PRODUCT_FIELDS =
      Set.of(
          "type",
          "id",
          "deleted",
          "title",
          "brand",
          "kind",
          "description",
          "url",
          "price",
          "was",
          "availability",
          "stock",
          "rating",
          "reviewCount",
          "gtin",
          "groupId",
          "attributes",
          "variants",
          "images",
          "reviews",
          "language",
          "translations",
          "updatedAt");

  private static final Set<String> DOCUMENT_FIELDS =
      Set.of(
          "type",
          "id",
          "deleted",
          "title",
          "text",
          "pages",
          "language",
          "productIds",
          "translations");

  private static final Set<String> VARIANT_FIELDS =
      Set.of("id", "attributes", "price", "was", "availability", "stock");

  private final List<Problem> faults = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();

  private RowReader() {}

  /**
   * @param typed the attributes, where a mapping has typed them already
   */
  static Reading read(JsonNode row, Optional<List<Attribute>> typed) {
    var reader = new RowReader();
    Optional<String> id = reader.id(row, "id", "");
    if (id.isEmpty() && reader.faults.isEmpty()) {
      reader.fault(
          "id",
          "",
          "is missing",
          "Give the row the number or code under which the shop knows the product.");
    }
    Optional<Entry> entry = reader.entry(row, id.orElse("?"), typed);
    return entry.isPresent() && reader.faults.isEmpty()
        ? new Reading.Accepted(entry.get(), reader.notes)
        : new Reading.Rejected(id, reader.faults);
  }

  /** Empty only after a fault. */
  private Optional<Entry> entry(JsonNode row, String id, Optional<List<Attribute>> typed) {
    JsonNode deleted = row.path("deleted");
    if (present(deleted) && !deleted.isBoolean()) {
      fault(
          "deleted",
          deleted.toString(),
          "is neither true nor false",
          "Write true to delete the product, or leave the field out.");
      return Optional.empty();
    }
    if (deleted.asBoolean()) {
      return Optional.of(new Entry.Deletion(id));
    }
    Optional<String> type = text(row, "type", "").map(t -> t.toLowerCase(Locale.ROOT));
    if (type.isEmpty() || type.get().equals("product")) {
      unknown(row, PRODUCT_FIELDS, "");
      return product(row, id, typed).map(Entry.Item::new);
    }
    for (Document.Type known : Document.Type.values()) {
      if (known.name().equalsIgnoreCase(type.get())) {
        unknown(row, DOCUMENT_FIELDS, "");
        return document(row, id, known).map(Entry.Text::new);
      }
    }
    fault(
        "type",
        type.get(),
        "is no kind of row",
        "Write product, guide, policy, manual or faq; without it the row is a product.");
    return Optional.empty();
  }

  private Optional<Product> product(JsonNode row, String id, Optional<List<Attribute>> typed) {
    Optional<String> title = title(row, "");
    String language = language(row, "language").orElse(DEFAULT_LANGUAGE);
    Map<String, Wording.Text> translations = new HashMap<>();
    translations(row, language)
        .forEach(
            (tag, node) -> {
              String at = "translations." + tag + ".";
              Optional<String> translated = title(node, at);
              Optional<String> description = text(node, "description", at);
              translated.ifPresent(t -> translations.put(tag, new Wording.Text(t, description)));
              unknown(node, Set.of("title", "description"), at);
            });
    Optional<String> description = text(row, "description", "");
    var family =
        new Product.Family(
            text(row, "brand", ""),
            text(row, "kind", ""),
            text(row, "gtin", ""),
            text(row, "groupId", ""));
    Offer offer = offer(row, "");
    Optional<Product.Rating> rating = rating(row);
    List<Attribute> attributes = typed.map(this::sound).orElseGet(() -> attributes(row, ""));
    List<Product.Variant> variants = variants(row, id);
    var media = new Product.Media(address(row, "url", ""), images(row));
    List<Product.Review> reviews = reviews(row, language);
    Optional<Instant> updatedAt = instant(row, "updatedAt");
    if (!faults.isEmpty() || title.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Product(
            id,
            new Wording(title.get(), description, language, translations),
            family,
            offer,
            rating,
            attributes,
            variants,
            media,
            reviews,
            updatedAt));
  }

  private Optional<Document> document(JsonNode row, String id, Document.Type type) {
    Optional<String> title = title(row, "");
    Optional<String> text = text(row, "text", "");
    if (text.isEmpty()) {
      fault(
          "text",
          row.path("text").asText(""),
          "is missing",
          "Add the document's text, or remove the row.");
    }
    String language = language(row, "language").orElse(DEFAULT_LANGUAGE);
    Map<String, Document.Translation> translations = new HashMap<>();
    translations(row, language)
        .forEach(
            (tag, node) -> {
              String at = "translations." + tag + ".";
              Optional<String> translatedTitle = title(node, at);
              Optional<String> translatedText = text(node, "text", at);
              if (translatedText.isEmpty()) {
                fault(at + "text", "", "is missing", "Add the document's text, or remove the row.");
              } else if (translatedTitle.isPresent()) {
                translations.put(
                    tag, new Document.Translation(translatedTitle.get(), translatedText.get()));
              }
              unknown(node, Set.of("title", "text"), at);
            });
    List<String> productIds = new ArrayList<>();
    for (JsonNode node : list(row, "productIds", "")) {
      if (node.isTextual() && !node.textValue().isBlank()) {
        productIds.add(node.textValue());
      } else {
        fault(
            "productIds[" + productIds.size() + "]",
            node.toString(),
            "is no product's id",
            "List the products' own ids, each in quotes.");
      }
    }
    List<Integer> pages = pages(row, text.orElse(""));
    if (!faults.isEmpty() || title.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Document(id, type, title.get(), text.get(), language, productIds, translations, pages));
  }

  private List<Integer> pages(JsonNode row, String text) {
    List<Integer> pages = new ArrayList<>();
    boolean whole = true;
    for (JsonNode node : list(row, "pages", "")) {
      whole &= node.isIntegralNumber() && node.canConvertToInt();
      pages.add(node.asInt());
    }
    if (!whole || !Document.arePages(pages, text)) {
      fault(
          "pages",
          shown(row.path("pages")),
          "is no list of where in the text each page begins",
          "Write where each page begins, from 0: [0, 1830, 3902].");
      return List.of();
    }
    return pages;
  }

  private Optional<String> title(JsonNode row, String at) {
    int before = faults.size();
    Optional<String> title = text(row, "title", at);
    if (title.isEmpty() && faults.size() == before) {
      fault(
          at + "title",
          shown(row.path("title")),
          "is missing or blank",
          "Write the name under which shoppers know the product.");
    } else if (title.isPresent() && title.get().length() > MAX_TITLE) {
      fault(
          at + "title",
          title.get(),
          "is longer than " + MAX_TITLE + " characters",
          "Shorten the title; longer text belongs in the description.");
    }
    return title;
  }

  /** Per language tag, in the tag's canonical case; never the row's own language. */
  private Map<String, JsonNode> translations(JsonNode row, String own) {
    Map<String, JsonNode> byTag = new HashMap<>();
    JsonNode node = row.path("translations");
    if (!present(node)) {
      return byTag;
    }
    if (!node.isObject()) {
      fault(
          "translations",
          node.toString(),
          "is not a list of languages",
          "Write one entry per language: {\"es\": {\"title\": …}}.");
      return byTag;
    }
    node.properties()
        .forEach(
            field -> {
              Optional<String> tag = tag(field.getKey(), "translations");
              if (tag.isPresent() && tag.get().equals(own)) {
                fault(
                    "translations",
                    own,
                    "repeats the row's own language",
                    "Remove this translation, or correct the row's language.");
              } else if (!field.getValue().isObject()) {
                fault(
                    "translations." + field.getKey(),
                    field.getValue().toString(),
                    "has no title",
                    "Write {\"title\": …, \"description\": …} for the language.");
              } else if (tag.isPresent()) {
                byTag.put(tag.get(), field.getValue());
              }
            });
    return byTag;
  }

  private Offer offer(JsonNode row, String at) {
    Optional<Money> price = money(row, "price", at);
    Optional<Money> was = money(row, "was", at);
    if (was.isPresent() && price.isPresent()) {
      if (!was.get().currency().equals(price.get().currency())) {
        fault(
            at + "was.currency",
            was.get().currency().getCurrencyCode(),
            "differs from the price's currency",
            "Give both prices in one currency.");
      } else if (was.get().amount().compareTo(price.get().amount()) <= 0) {
        note(
            at + "was",
            was.get().amount().toPlainString(),
            "is not above the price, so there is no reduction; left out",
            "Give the price before the reduction, or none.");
        was = Optional.empty();
      }
    }
    return new Offer(price, was, availability(row, at), count(row, "stock", at));
  }

  private Optional<Money> money(JsonNode row, String field, String at) {
    JsonNode node = row.path(field);
    if (!present(node)) {
      return Optional.empty();
    }
    String where = at + field;
    if (!node.isObject()) {
      fault(
          where,
          node.toString(),
          "is no price with its currency",
          "Write {\"amount\": \"19.95\", \"currency\": \"USD\"}.");
      return Optional.empty();
    }
    unknown(node, Set.of("amount", "currency"), where + ".");
    Optional<Currency> currency = currency(node, where + ".currency");
    Optional<BigDecimal> amount = amount(node.path("amount"), where + ".amount");
    if (amount.isPresent() && amount.get().signum() < 0) {
      fault(
          where + ".amount",
          node.path("amount").asText(),
          "is negative",
          "Write the price as 0 or more; a discount is the difference to the price before.");
      return Optional.empty();
    }
    if (currency.isEmpty() || amount.isEmpty()) {
      return Optional.empty();
    }
    int decimals = currency.get().getDefaultFractionDigits();
    if (amount.get().stripTrailingZeros().scale() > decimals) {
      fault(
          where + ".amount",
          node.path("amount").asText(),
          "has more decimals than the currency",
          "Round the amount to what can be paid in this currency.");
      return Optional.empty();
    }
    return Optional.of(new Money(amount.get(), currency.get()));
  }

  private Optional<Currency> currency(JsonNode money, String where) {
    String code = money.path("currency").asText("");
    try {
      Currency currency = Currency.getInstance(code);
      if (currency.getDefaultFractionDigits() >= 0) {
        return Optional.of(currency);
      }
    } catch (IllegalArgumentException unknown) {
      // Falls through: the fault below says what would be right.
    }
    fault(
        where,
        code,
        "is no currency",
        "Write the currency's three capital letters, like USD or EUR.");
    return Optional.empty();
  }

  private Optional<BigDecimal> amount(JsonNode node, String where) {
    Optional<BigDecimal> amount =
        node.isNumber()
            ? Optional.of(node.decimalValue())
            : node.isTextual() && !node.textValue().contains(",")
                ? Typing.number(node.textValue())
                : Optional.empty();
    if (amount.isEmpty() || Typing.tooLong(amount.get())) {
      fault(
          where,
          node.asText(""),
          "is no amount",
          "Write digits with a point before the decimals, like 19.95, and nothing else.");
      return Optional.empty();
    }
    return amount;
  }

  private Optional<Offer.Availability> availability(JsonNode row, String at) {
    Optional<String> text = text(row, "availability", at);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (Offer.Availability known : Offer.Availability.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return Optional.of(known);
      }
    }
    fault(
        at + "availability",
        text.get(),
        "is no word for availability",
        "Write in_stock, out_of_stock, preorder or backorder.");
    return Optional.empty();
  }

  private OptionalInt count(JsonNode row, String field, String at) {
    JsonNode node = row.path(field);
    if (!present(node)) {
      return OptionalInt.empty();
    }
    if (node.isNumber() && !Typing.tooLong(node.decimalValue())) {
      BigDecimal number = Typing.plain(node.decimalValue());
      if (number.scale() == 0
          && number.signum() >= 0
          && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
        return OptionalInt.of(number.intValueExact());
      }
    }
    fault(
        at + field,
        node.asText(""),
        "is no whole number of 0 or more",
        "Write digits only, like 0 or 12.");
    return OptionalInt.empty();
  }

  private Optional<Product.Rating> rating(JsonNode row) {
    OptionalInt count = count(row, "reviewCount", "");
    JsonNode node = row.path("rating");
    if (!present(node)) {
      if (count.orElse(0) > 0) {
        note(
            "reviewCount",
            "" + count.getAsInt(),
            "counts reviews but there is no rating; left out",
            "Add the average rating from 0 to 5.");
      }
      return Optional.empty();
    }
    if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= 5)) {
      fault(
          "rating",
          node.asText(""),
          "is no number from 0 to 5",
          "Write the average as stars, like 4.5; divide a percentage by 20.");
      return Optional.empty();
    }
    return Optional.of(new Product.Rating(node.doubleValue(), count.orElse(0)));
  }

  private List<Attribute> attributes(JsonNode row, String at) {
    List<Attribute> attributes = new ArrayList<>();
    List<JsonNode> nodes = list(row, "attributes", at);
    for (int i = 0; i < nodes.size(); i++) {
      attribute(nodes.get(i), at + "attributes[" + i + "]").ifPresent(attributes::add);
    }
    return attributes;
  }

  private Optional<Attribute> attribute(JsonNode node, String at) {
    if (!node.isObject()) {
      fault(
          at,
          node.toString(),
          "is no name with a value",
          "Write {\"name\": \"Colour\", \"value\": \"Black\"}.");
      return Optional.empty();
    }
    unknown(node, Set.of("name", "value", "unit", "min", "max"), at + ".");
    Optional<String> name = text(node, "name", at + ".");
    if (name.isEmpty() || Attribute.key(name.get()).isEmpty() || name.get().length() > MAX_NAME) {
      fault(
          at + ".name",
          name.orElse(""),
          "is no name of up to " + MAX_NAME + " characters",
          "Give the attribute a short name with letters or digits.");
      return Optional.empty();
    }
    return value(node, name.get(), at).map(value -> new Attribute(name.get(), value));
  }

  private Optional<Value> value(JsonNode node, String name, String at) {
    Optional<String> unitName = text(node, "unit", at + ".");
    Optional<Unit> unit = unitName.flatMap(Units::parse);
    // A unit that nobody knows stays visible behind its number: text, never a guess.
    String suffix = unitName.isPresent() ? " " + unitName.get() : "";
    if (present(node.path("min")) || present(node.path("max"))) {
      return span(node, unit, suffix, at);
    }
    JsonNode value = node.path("value");
    return switch (value.getNodeType()) {
      case BOOLEAN -> Optional.of(new Value.Flag(value.booleanValue()));
      case NUMBER -> {
        BigDecimal number = value.decimalValue();
        if (Typing.tooLong(number)) {
          fault(
              at + ".value",
              shown(value),
              "has too many digits",
              "Check the number; up to 18 digits before and 12 behind the point are kept.");
          yield Optional.empty();
        }
        if (unitName.isPresent() && unit.isEmpty()) {
          yield Optional.of(
              new Value.Words(List.of(Typing.plain(number).toPlainString() + suffix)));
        }
        boolean counted = !node.has("unit") && Typing.counts(name) && Typing.isCount(number);
        yield Optional.of(Typing.number(number, counted ? Optional.of(Unit.COUNT) : unit));
      }
      case STRING -> {
        Optional<String> text = text(node, "value", at + ".");
        if (text.isEmpty()) {
          yield none(at);
        }
        yield text.map(
            t ->
                unit.isPresent()
                    ? Typing.text(t, unit.get())
                    : unitName.isPresent() ? new Value.Words(List.of(t + suffix)) : Typing.text(t));
      }
      case ARRAY -> {
        List<String> words = new ArrayList<>();
        for (JsonNode word : value) {
          if (!word.isTextual() && !word.isNumber()) {
            fault(
                at + ".value",
                word.toString(),
                "is neither text nor number in a list of values",
                "Write a list of texts: [\"Black\", \"Silver\"].");
          } else if (!word.asText().isBlank()) {
            words.add(sound(word.asText().strip(), at + ".value") + suffix);
          }
        }
        yield words.isEmpty() ? none(at) : Optional.of(new Value.Words(words));
      }
      case NULL, MISSING -> none(at);
      case OBJECT, BINARY, POJO -> {
        fault(
            at + ".value",
            value.toString(),
            "is no value",
            "Write a number, a text, true, false or a list of texts.");
        yield Optional.empty();
      }
    };
  }

  private Optional<Value> none(String at) {
    note(
        at + ".value",
        "",
        "is empty; the attribute is left out",
        "Fill it in, or remove the attribute.");
    return Optional.empty();
  }

  private Optional<Value> span(JsonNode node, Optional<Unit> unit, String suffix, String at) {
    JsonNode min = node.path("min");
    JsonNode max = node.path("max");
    if (!min.isNumber()
        || !max.isNumber()
        || Typing.tooLong(min.decimalValue())
        || Typing.tooLong(max.decimalValue())
        || min.decimalValue().compareTo(max.decimalValue()) > 0) {
      fault(
          at,
          shown(min) + " - " + shown(max),
          "is no range",
          "Write two numbers, the smaller as min and the greater as max.");
      return Optional.empty();
    }
    BigDecimal low = Typing.plain(min.decimalValue());
    BigDecimal high = Typing.plain(max.decimalValue());
    return Optional.of(
        unit.<Value>map(u -> new Value.Span(new Quantity(low, u), new Quantity(high, u)))
            .orElseGet(
                () ->
                    new Value.Words(
                        List.of(low.toPlainString() + " - " + high.toPlainString() + suffix))));
  }

  private List<Product.Variant> variants(JsonNode row, String productId) {
    List<Product.Variant> variants = new ArrayList<>();
    Set<String> ids = new HashSet<>(Set.of(productId));
    List<JsonNode> nodes = list(row, "variants", "");
    for (int i = 0; i < nodes.size(); i++) {
      String at = "variants[" + i + "].";
      JsonNode node = nodes.get(i);
      Optional<String> id = id(node, "id", at);
      if (id.isEmpty() || !ids.add(id.get())) {
        fault(
            at + "id",
            id.orElse(""),
            "is missing or repeats another id of this product",
            "Give every variant an id of its own.");
        continue;
      }
      unknown(node, VARIANT_FIELDS, at);
      variants.add(new Product.Variant(id.get(), attributes(node, at), offer(node, at)));
    }
    return variants;
  }

  private List<Product.Image> images(JsonNode row) {
    List<Product.Image> images = new ArrayList<>();
    List<JsonNode> nodes = list(row, "images", "");
    for (int i = 0; i < nodes.size(); i++) {
      String at = "images[" + i + "].";
      Optional<String> url = address(nodes.get(i), "url", at);
      String alt = text(nodes.get(i), "alt", at).orElse("");
      if (url.isPresent()) {
        images.add(new Product.Image(url.get(), alt));
      } else if (!present(nodes.get(i).path("url"))) {
        note(
            at + "url",
            nodes.get(i).toString(),
            "is missing; the image is left out",
            "Add the picture's address, or remove the image.");
      }
    }
    return images;
  }

  private List<Product.Review> reviews(JsonNode row, String language) {
    List<Product.Review> reviews = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<JsonNode> nodes = list(row, "reviews", "");
    for (int i = 0; i < nodes.size(); i++) {
      String at = "reviews[" + i + "].";
      JsonNode node = nodes.get(i);
      Optional<String> text = text(node, "text", at);
      String title = text(node, "title", at).orElse("");
      if (text.isEmpty() && title.isEmpty()) {
        note(
            at + "text",
            "",
            "is empty; the review is left out",
            "Remove reviews that say nothing.");
        continue;
      }
      // A review without an id is known by its place.
      String id = id(node, "id", at).orElse("r" + (i + 1));
      if (!ids.add(id)) {
        fault(
            at + "id",
            id,
            "repeats another review's id",
            "Give every review an id of its own, or none.");
      }
      OptionalInt rating = count(node, "rating", at);
      if (rating.orElse(0) > 5) {
        fault(
            at + "rating",
            "" + rating.getAsInt(),
            "is no whole number from 0 to 5",
            "Write the stars as 0, 1, 2, 3, 4 or 5.");
      }
      Optional<Integer> stars =
          rating.isPresent() ? Optional.of(rating.getAsInt()) : Optional.empty();
      String date = text(node, "date", at).orElse("");
      if (!date.isEmpty() && instant(date).isEmpty()) {
        fault(at + "date", date, "is no date", "Write year, month and day, like 2026-03-31.");
      }
      unknown(node, Set.of("id", "rating", "title", "text", "date", "language"), at);
      reviews.add(
          new Product.Review(
              id,
              stars,
              title,
              text.orElse(title),
              date,
              language(node, "language").orElse(language)));
    }
    return reviews;
  }

  private Optional<Instant> instant(JsonNode row, String field) {
    Optional<String> text = text(row, field, "");
    Optional<Instant> instant = text.flatMap(RowReader::instant);
    if (text.isPresent() && instant.isEmpty()) {
      fault(
          field,
          text.get(),
          "is no date or time",
          "Write year, month and day, like 2026-03-31, or a time with its zone, like 2026-03-31T08:00:00Z.");
    }
    return instant;
  }

  /** A time with its zone, or a day, which begins at midnight UTC. */
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<String> language(JsonNode row, String field) {
    return text(row, field, "").flatMap(text -> tag(text, field));
  }

  private Optional<String> tag(String text, String field) {
    try {
      String tag =
          new Locale.Builder().setLanguageTag(text.replace('_', '-')).build().toLanguageTag();
      if (!tag.equals("und")) {
        return Optional.of(tag);
      }
    } catch (IllformedLocaleException malformed) {
      // Falls through: the fault below says what would be right.
    }
    fault(field, text, "is no language", "Write the language's letters, like en or es.");
    return Optional.empty();
  }

  /** A web address or a path on the shop's own site; nothing that a browser would run. */
  private Optional<String> address(JsonNode row, String field, String at) {
    Optional<String> text = text(row, field, at);
    if (text.isEmpty() || (text.get().startsWith("/") && !text.get().startsWith("//"))) {
      return text;
    }
    try {
      URI uri = URI.create(text.get().replace(' ', '+'));
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (web && uri.getHost() != null) {
        return text;
      }
    } catch (IllegalArgumentException malformed) {
      // Falls through: the fault below says what would be right.
    }
    note(
        at + field,
        text.get(),
        "is no web address; left out",
        "Write an address that begins with https:// or with one /.");
    return Optional.empty();
  }

  /** An id as the feed writes it: never trimmed, since programs compare it byte for byte. */
  private Optional<String> id(JsonNode row, String field, String at) {
    JsonNode node = row.path(field);
    if (!present(node)) {
      return Optional.empty();
    }
    if (!node.isTextual() && !node.isIntegralNumber()) {
      fault(
          at + field,
          node.toString(),
          "is neither a text nor a whole number",
          "Write the id in quotes, as the shop knows it.");
      return Optional.empty();
    }
    String id = node.asText();
    if (id.isBlank()
        || id.length() > MAX_ID
        || !id.equals(id.strip())
        || id.chars().anyMatch(Character::isISOControl)) {
      fault(
          at + field,
          id,
          "is no id of 1 to " + MAX_ID + " characters without spaces around them",
          "Shorten the id and remove spaces before and behind it.");
      return Optional.empty();
    }
    return Optional.of(sound(id, at + field)).filter(sound -> !sound.isEmpty());
  }

  /** A text without the white space around it; blank and null are absent. */
  private Optional<String> text(JsonNode row, String field, String at) {
    JsonNode node = row.path(field);
    if (!present(node)) {
      return Optional.empty();
    }
    if (!node.isTextual() && !node.isNumber()) {
      fault(at + field, node.toString(), "is no text", "Write a text in quotes.");
      return Optional.empty();
    }
    String text = node.asText().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(sound(text, at + field));
  }

  /** Refuses what no database and no UTF-8 takes: U+0000 and halves of surrogate pairs. */
  private String sound(String text, String where) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        fault(
            where,
            text,
            "contains a broken character",
            "Open the feed in its program, retype the text and save it as UTF-8.");
        return "";
      }
    }
    return text;
  }

  /** The same for what a mapping has typed. */
  private List<Attribute> sound(List<Attribute> attributes) {
    for (Attribute attribute : attributes) {
      sound(attribute.name(), "attributes");
      if (attribute.value() instanceof Value.Words(List<String> words)) {
        words.forEach(word -> sound(word, attribute.name()));
      }
    }
    return attributes;
  }

  private List<JsonNode> list(JsonNode row, String field, String at) {
    JsonNode node = row.path(field);
    List<JsonNode> nodes = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(nodes::add);
    } else if (present(node)) {
      fault(
          at + field, node.toString(), "is no list", "Write a list: [ … ], also for a single one.");
    }
    return nodes;
  }

  private void unknown(JsonNode row, Set<String> known, String at) {
    row.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                note(
                    at + name,
                    shown(row.get(name)),
                    "is no field of the product format; left out",
                    "Check its spelling, or make it an attribute.");
              }
            });
  }

  private static boolean present(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  /** As the feed has it; a number is never expanded, since 1e999999999 would fill the memory. */
  private static String shown(JsonNode node) {
    return node.isNumber() && Typing.tooLong(node.decimalValue())
        ? node.decimalValue().toString()
        : node.isTextual() ? node.textValue() : node.toString();
  }

  private void fault(String field, String value, String reason, String remedy) {
    faults.add(new Problem(field, value, reason, remedy));
  }

  private void note(String field, String value, String reason, String remedy) {
    notes.add(new Problem(field, value, reason, remedy));
  }
}
