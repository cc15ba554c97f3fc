package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A product in the words of schema.org: Product with Offer, AggregateOffer, AggregateRating,
 * Review, PropertyValue. Values may stand alone or in lists, as texts or as things with a name.
 */
final class SchemaOrg implements Format {
  private static final List<String> IDS =
      List.of("sku", "productID", "identifier", "@id", "mpn", "gtin13", "gtin", "url");
  private static final List<String> GTINS =
      List.of("gtin", "gtin13", "gtin14", "gtin12", "gtin8", "isbn");

  /** What becomes an attribute under another name. */
  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("color", "Colour"),
          Map.entry("size", "Size"),
          Map.entry("material", "Material"),
          Map.entry("pattern", "Pattern"),
          Map.entry("model", "Model"),
          Map.entry("mpn", "Part number"),
          Map.entry("itemCondition", "Condition"),
          Map.entry("weight", "Weight"),
          Map.entry("width", "Width"),
          Map.entry("height", "Height"),
          Map.entry("depth", "Depth"),
          Map.entry("countryOfOrigin", "Country of origin"),
          Map.entry("releaseDate", "Release date"),
          Map.entry("award", "Award"));

  private static final Set<String> READ =
      Set.of(
          "@id",
          "@type",
          "@context",
          "name",
          "description",
          "brand",
          "manufacturer",
          "category",
          "url",
          "image",
          "offers",
          "aggregateRating",
          "review",
          "reviews",
          "additionalProperty",
          "inLanguage",
          "dateModified",
          "inProductGroupWithID",
          "sku",
          "productID",
          "identifier",
          "gtin",
          "gtin8",
          "gtin12",
          "gtin13",
          "gtin14",
          "isbn",
          "mainEntityOfPage",
          "isRelatedTo",
          "isSimilarTo",
          "subjectOf");

  /** Codes of UN/CEFACT Recommendation 20, by which units are stated there. */
  private static final Map<String, String> UNIT_CODES =
      Map.ofEntries(
          Map.entry("MTR", "m"),
          Map.entry("CMT", "cm"),
          Map.entry("MMT", "mm"),
          Map.entry("INH", "in"),
          Map.entry("FOT", "ft"),
          Map.entry("KGM", "kg"),
          Map.entry("GRM", "g"),
          Map.entry("MGM", "mg"),
          Map.entry("LBR", "lb"),
          Map.entry("ONZ", "oz"),
          Map.entry("LTR", "l"),
          Map.entry("MLT", "ml"),
          Map.entry("WTT", "W"),
          Map.entry("KWT", "kW"),
          Map.entry("VLT", "V"),
          Map.entry("AMP", "A"),
          Map.entry("AMH", "Ah"),
          Map.entry("WHR", "Wh"),
          Map.entry("KWH", "kWh"),
          Map.entry("HTZ", "Hz"),
          Map.entry("GHZ", "GHz"),
          Map.entry("MHZ", "MHz"),
          Map.entry("CEL", "°C"),
          Map.entry("2N", "dB"),
          Map.entry("P1", "%"),
          Map.entry("MTK", "m²"),
          Map.entry("HUR", "h"),
          Map.entry("MIN", "min"),
          Map.entry("SEC", "s"),
          Map.entry("C62", "pc"),
          Map.entry("4L", "MB"),
          Map.entry("E34", "GB"));

  /** In whose words a person looks for what the product format calls otherwise. */
  private static final Map<String, String> WORDS =
      Map.of(
          "id", "sku",
          "title", "name",
          "price", "offers.price",
          "was", "offers.priceSpecification",
          "availability", "offers.availability",
          "stock", "offers.inventoryLevel",
          "rating", "aggregateRating.ratingValue",
          "reviewCount", "aggregateRating.reviewCount",
          "updatedAt", "dateModified",
          "language", "inLanguage");

  private static final BigDecimal MOST_STARS = BigDecimal.valueOf(5);

  private final Format products;

  SchemaOrg(Kinds kinds) {
    this.products = Format.products(kinds);
  }

  @Override
  public Reading read(JsonNode row) {
    return new Conversion(row).reading();
  }

  /** One product on its way. */
  private final class Conversion {
    private final JsonNode row;
    private final ObjectNode out = JsonNodeFactory.instance.objectNode();
    private final List<Problem> notes = new ArrayList<>();

    private Conversion(JsonNode row) {
      this.row = row;
    }

    private Reading reading() {
      first(IDS).ifPresent(id -> out.put("id", id.strip()));
      wording("name", "title");
      wording("description", "description");
      text(row.path("brand"))
          .or(() -> text(row.path("manufacturer")))
          .ifPresent(b -> out.put("brand", b));
      text(row.path("category")).ifPresent(c -> out.put("kind", lastStep(c)));
      text(row.path("url")).ifPresent(u -> out.put("url", u));
      first(GTINS).ifPresent(g -> out.put("gtin", g));
      text(row.path("inProductGroupWithID")).ifPresent(g -> out.put("groupId", g));
      text(row.path("inLanguage")).ifPresent(l -> out.put("language", l));
      text(row.path("dateModified"))
          .ifPresent(d -> out.put("updatedAt", Cells.time(d, Optional.empty()).orElse(d)));
      each(row.path("image")).forEach(this::image);
      offers();
      rating();
      each(row.path("review")).forEach(this::review);
      each(row.path("reviews")).forEach(this::review);
      attributes();
      return told(products.read(out));
    }

    private Reading told(Reading reading) {
      return switch (reading) {
        case Reading.Accepted(Entry entry, List<Problem> found) -> {
          found.forEach(note -> notes.add(inItsWords(note)));
          yield new Reading.Accepted(entry, notes);
        }
        case Reading.Rejected(Optional<String> id, List<Problem> problems) ->
            new Reading.Rejected(id, problems.stream().map(this::inItsWords).toList());
      };
    }

    private Problem inItsWords(Problem problem) {
      String root = problem.field().replaceFirst("[.\\[].*", "");
      String word = WORDS.getOrDefault(root, root);
      String field = word.equals(root) ? problem.field() : word;
      return new Problem(field, problem.value(), problem.reason(), problem.remedy());
    }

    private void note(String field, String value, String reason, String remedy) {
      notes.add(new Problem(field, value, reason, remedy));
    }

    private Optional<String> first(List<String> fields) {
      return fields.stream().flatMap(field -> text(row.path(field)).stream()).findFirst();
    }

    /** One text, or one per language: {@code [{"@value":"Lamp","@language":"en"}, …]}. */
    private void wording(String from, String to) {
      for (JsonNode said : each(row.path(from))) {
        String text = text(said).map(to.equals("title") ? Markup::line : Markup::plain).orElse("");
        String language = said.path("@language").asText("");
        if (text.isBlank()) {
          continue;
        }
        if (!out.has(to)
            && (language.isEmpty() || language.equals(out.path("language").asText(language)))) {
          out.put(to, text);
          if (!language.isEmpty()) {
            out.put("language", language);
          }
        } else if (!language.isEmpty()) {
          ((ObjectNode) out.withObject("/translations").withObject("/" + language)).put(to, text);
        }
      }
    }

    private void image(JsonNode said) {
      text(said.path("url"))
          .or(() -> text(said.path("contentUrl")))
          .or(() -> said.isTextual() ? text(said) : Optional.empty())
          .ifPresent(
              url -> {
                ObjectNode image = out.withArray("images").addObject().put("url", url);
                text(said.path("caption")).ifPresent(alt -> image.put("alt", alt));
              });
    }

    /** The cheapest of the offers; what several ask is told. */
    private void offers() {
      List<JsonNode> offers = new ArrayList<>();
      for (JsonNode offer : each(row.path("offers"))) {
        boolean aggregate = offer.has("lowPrice");
        if (!aggregate && offer.has("offers")) {
          each(offer.path("offers")).forEach(offers::add);
        } else {
          offers.add(offer);
        }
      }
      Optional<JsonNode> best = Optional.empty();
      for (JsonNode offer : offers) {
        if (best.isEmpty() || isBelow(offer, best.get())) {
          best = Optional.of(offer);
        }
      }
      if (best.isEmpty()) {
        return;
      }
      JsonNode offer = best.get();
      if (offers.size() > 1
          || (offer.has("highPrice") && !offer.path("highPrice").equals(offer.path("lowPrice")))) {
        note(
            "offers",
            priceText(offer).orElse(""),
            "holds several prices; the lowest is kept",
            "Give every variant its own product with its own offer.");
      }
      price(offer);
      text(offer.path("availability"))
          .ifPresent(a -> out.put("availability", Cells.availability(a).orElse(a)));
      JsonNode stock = offer.path("inventoryLevel");
      text(stock.isObject() ? stock.path("value") : stock)
          .ifPresent(s -> out.set("stock", numeric(s)));
    }

    private void price(JsonNode offer) {
      String currency = text(offer.path("priceCurrency")).orElse("");
      Optional<String> amount = priceText(offer);
      for (JsonNode part : each(offer.path("priceSpecification"))) {
        String type = part.path("priceType").asText("");
        boolean former = type.endsWith("ListPrice") || type.endsWith("StrikethroughPrice");
        Optional<String> said = text(part.path("price"));
        String own = text(part.path("priceCurrency")).orElse(currency);
        if (former) {
          said.ifPresent(a -> money("was", a, own));
        } else if (amount.isEmpty()) {
          amount = said;
          currency = own;
        }
      }
      String of = currency;
      amount.ifPresent(a -> money("price", a, of));
    }

    private void money(String field, String amount, String currency) {
      Optional<java.util.Currency> known = Optional.empty();
      try {
        known = Optional.of(java.util.Currency.getInstance(currency));
      } catch (IllegalArgumentException unknown) {
        // Reported by the product format's own reader, which is given the text as it is.
      }
      Cells.Price price = Cells.price(amount.strip(), known, Optional.of('.'));
      out.putObject(field)
          .put("amount", price.amount())
          .put("currency", price.currency().isEmpty() ? currency : price.currency());
    }

    private static Optional<String> priceText(JsonNode offer) {
      return text(offer.path("lowPrice")).or(() -> text(offer.path("price")));
    }

    private static boolean isBelow(JsonNode offer, JsonNode other) {
      Optional<BigDecimal> a = priceText(offer).flatMap(p -> Cells.number(p, Optional.of('.')));
      Optional<BigDecimal> b = priceText(other).flatMap(p -> Cells.number(p, Optional.of('.')));
      return a.isPresent() && (b.isEmpty() || a.get().compareTo(b.get()) < 0);
    }

    private void rating() {
      JsonNode said = each(row.path("aggregateRating")).stream().findFirst().orElse(row.path("?"));
      text(said.path("reviewCount"))
          .or(() -> text(said.path("ratingCount")))
          .ifPresent(n -> out.set("reviewCount", numeric(n)));
      text(said.path("ratingValue"))
          .ifPresent(
              value ->
                  out.set(
                      "rating",
                      stars(said, value)
                          .<JsonNode>map(
                              s ->
                                  JsonNodeFactory.instance.numberNode(
                                      s.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros()))
                          .orElseGet(() -> JsonNodeFactory.instance.textNode(value))));
    }

    /** Out of five, whatever the best is there. */
    private static Optional<BigDecimal> stars(JsonNode rating, String value) {
      Optional<BigDecimal> best =
          text(rating.path("bestRating")).flatMap(b -> Cells.number(b, Optional.of('.')));
      return Cells.number(value.strip(), Optional.of('.'))
          .map(
              v ->
                  best.filter(b -> b.signum() > 0 && b.compareTo(MOST_STARS) != 0)
                      .map(b -> v.multiply(MOST_STARS).divide(b, 4, RoundingMode.HALF_UP))
                      .orElse(v));
    }

    private void review(JsonNode said) {
      ObjectNode review = out.withArray("reviews").addObject();
      text(said.path("@id")).filter(id -> id.length() <= 200).ifPresent(id -> review.put("id", id));
      text(said.path("name")).ifPresent(t -> review.put("title", Markup.line(t)));
      text(said.path("reviewBody"))
          .or(() -> text(said.path("description")))
          .ifPresent(t -> review.put("text", Markup.plain(t)));
      text(said.path("inLanguage")).ifPresent(l -> review.put("language", l));
      text(said.path("datePublished"))
          .ifPresent(d -> review.put("date", Cells.time(d, Optional.empty()).orElse(d)));
      JsonNode rating = said.path("reviewRating");
      text(rating.path("ratingValue"))
          .flatMap(v -> stars(rating, v))
          .ifPresent(s -> review.put("rating", s.setScale(0, RoundingMode.HALF_UP).intValue()));
    }

    private void attributes() {
      row.properties()
          .forEach(
              field -> {
                String name = ATTRIBUTES.get(field.getKey());
                if (name != null) {
                  each(field.getValue()).forEach(value -> attribute(name, value));
                } else if (!READ.contains(field.getKey())) {
                  note(
                      field.getKey(),
                      field.getValue().asText(""),
                      "is not read; left out",
                      "Say it as an additionalProperty with a name and a value.");
                }
              });
      for (JsonNode property : each(row.path("additionalProperty"))) {
        text(property.path("name")).ifPresent(name -> attribute(name, property));
      }
    }

    private void attribute(String name, JsonNode said) {
      ObjectNode attribute = JsonNodeFactory.instance.objectNode().put("name", name);
      Optional<String> unit =
          text(said.path("unitText"))
              .or(() -> text(said.path("unitCode")).map(c -> UNIT_CODES.getOrDefault(c, c)));
      if (said.isObject() && said.has("minValue") && said.has("maxValue")) {
        attribute.set("min", numeric(said.path("minValue").asText("")));
        attribute.set("max", numeric(said.path("maxValue").asText("")));
      } else if (said.isObject() && said.has("value")) {
        JsonNode value = said.get("value");
        attribute.set("value", value.isObject() ? textNode(text(value)) : value);
      } else {
        attribute.set("value", textNode(text(said).map(SchemaOrg::withoutNamespace)));
      }
      unit.ifPresent(u -> attribute.put("unit", u));
      out.withArray("attributes").add(attribute);
    }

    private static JsonNode textNode(Optional<String> text) {
      return JsonNodeFactory.instance.textNode(text.map(Markup::line).orElse(""));
    }
  }

  /** "https://schema.org/NewCondition" is "New". */
  private static String withoutNamespace(String word) {
    return word.matches("https?://schema\\.org/\\w+")
        ? word.substring(word.lastIndexOf('/') + 1).replaceFirst("Condition$", "")
        : word;
  }

  private static String lastStep(String path) {
    String[] steps = path.split("\\s*>\\s*");
    return steps.length == 0 ? path : steps[steps.length - 1];
  }

  private static JsonNode numeric(String text) {
    return Cells.number(text.strip(), Optional.of('.'))
        .<JsonNode>map(JsonNodeFactory.instance::numberNode)
        .orElseGet(() -> JsonNodeFactory.instance.textNode(text));
  }

  /** What a text, a number, a thing with a name or a value, or the first of a list says. */
  private static Optional<String> text(JsonNode node) {
    if (node.isArray()) {
      return each(node).stream().flatMap(one -> text(one).stream()).findFirst();
    }
    if (node.isObject()) {
      for (String field : List.of("@value", "name", "value", "@id")) {
        if (node.path(field).isValueNode() && !node.path(field).asText("").isBlank()) {
          return Optional.of(node.path(field).asText());
        }
      }
      return Optional.empty();
    }
    if (node.isNumber() && Typing.tooLong(node.decimalValue())) {
      return Optional.of(node.decimalValue().toString());
    }
    String text = node.isNumber() ? node.decimalValue().toPlainString() : node.asText("");
    return text.isBlank() || node.isNull() ? Optional.empty() : Optional.of(text.strip());
  }

  private static List<JsonNode> each(JsonNode node) {
    List<JsonNode> all = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(all::add);
    } else if (!node.isMissingNode() && !node.isNull()) {
      all.add(node);
    }
    return all;
  }
}
