package dev.tendero.ingestion;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.ingestion.source.JsonRow;
import dev.tendero.ingestion.source.Row;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The product format (docs/product-format.md): one line of a feed to what it says, and back. What
 * is written is canonical: the same product gives the same bytes, whatever order, spacing or number
 * form the feed used, so that its hash tells whether a product has changed. Reading what was
 * written gives an equal product (numbers without trailing zeros).
 */
public final class ProductJson {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build());

  private ProductJson() {}

  /** Reads one line in the product format. */
  public static Reading read(String line) {
    return switch (JsonRow.of(1, line)) {
      case Row.Fields(long number, String raw, ObjectNode fields) ->
          RowReader.read(fields, Optional.empty());
      case Row.Broken(long number, String raw, String value, String reason, String remedy) ->
          new Reading.Rejected(Optional.empty(), List.of(new Problem("", value, reason, remedy)));
    };
  }

  /** The product that {@link #write(Product)} wrote. */
  public static Product product(String json) {
    if (read(json) instanceof Reading.Accepted(Entry.Item(Product product), var notes)) {
      return product;
    }
    throw new IllegalArgumentException("no product: " + read(json));
  }

  /** The document that {@link #write(Document)} wrote. */
  public static Document document(String json) {
    if (read(json) instanceof Reading.Accepted(Entry.Text(Document document), var notes)) {
      return document;
    }
    throw new IllegalArgumentException("no document: " + read(json));
  }

  /** SHA-256 of the canonical form, 64 lower-case hexadecimal digits. */
  public static String hash(String json) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The canonical line of a product. */
  public static String write(Product product) {
    return written(
        out -> {
          out.writeStartObject();
          out.writeStringField("id", product.id());
          out.writeStringField("title", product.title());
          text(out, "brand", product.brand());
          text(out, "kind", product.kind());
          text(out, "description", product.wording().description());
          text(out, "url", product.media().url());
          offer(out, product.offer());
          if (product.rating().isPresent()) {
            number(out, "rating", BigDecimal.valueOf(product.rating().get().value()));
            out.writeNumberField("reviewCount", product.rating().get().count());
          }
          text(out, "gtin", product.family().gtin());
          text(out, "groupId", product.family().groupId());
          attributes(out, product.attributes());
          variants(out, product.variants());
          images(out, product.media().images());
          reviews(out, product.reviews());
          out.writeStringField("language", product.wording().language());
          translations(out, product);
          if (product.updatedAt().isPresent()) {
            out.writeStringField("updatedAt", product.updatedAt().get().toString());
          }
          out.writeEndObject();
        });
  }

  /** The canonical line of a document. */
  public static String write(Document document) {
    return written(
        out -> {
          out.writeStartObject();
          out.writeStringField("type", document.type().name().toLowerCase(Locale.ROOT));
          out.writeStringField("id", document.id());
          out.writeStringField("title", document.title());
          out.writeStringField("text", document.text());
          out.writeStringField("language", document.language());
          if (!document.productIds().isEmpty()) {
            out.writeArrayFieldStart("productIds");
            for (String id : document.productIds()) {
              out.writeString(id);
            }
            out.writeEndArray();
          }
          if (!document.translations().isEmpty()) {
            out.writeObjectFieldStart("translations");
            for (var entry : new TreeMap<>(document.translations()).entrySet()) {
              out.writeObjectFieldStart(entry.getKey());
              out.writeStringField("title", entry.getValue().title());
              out.writeStringField("text", entry.getValue().text());
              out.writeEndObject();
            }
            out.writeEndObject();
          }
          out.writeEndObject();
        });
  }

  private static void offer(JsonGenerator out, Offer offer) throws IOException {
    money(out, "price", offer.price());
    money(out, "was", offer.was());
    if (offer.availability().isPresent()) {
      out.writeStringField(
          "availability", offer.availability().get().name().toLowerCase(Locale.ROOT));
    }
    if (offer.stock().isPresent()) {
      out.writeNumberField("stock", offer.stock().getAsInt());
    }
  }

  private static void money(JsonGenerator out, String field, Optional<Money> money)
      throws IOException {
    if (money.isPresent()) {
      out.writeObjectFieldStart(field);
      out.writeStringField("amount", money.get().amount().toPlainString());
      out.writeStringField("currency", money.get().currency().getCurrencyCode());
      out.writeEndObject();
    }
  }

  private static void attributes(JsonGenerator out, List<Attribute> attributes) throws IOException {
    if (attributes.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("attributes");
    for (Attribute attribute : attributes) {
      out.writeStartObject();
      out.writeStringField("name", attribute.name());
      value(out, attribute.value());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void value(JsonGenerator out, Value value) throws IOException {
    switch (value) {
      case Value.Measure(Quantity quantity) -> {
        number(out, "value", quantity.amount());
        out.writeStringField("unit", quantity.unit().symbol());
      }
      case Value.Span(Quantity low, Quantity high) -> {
        // Both in one unit: in the low one's where they agree, else in the canonical one, exactly.
        boolean same = low.unit() == high.unit();
        number(out, "min", same ? low.amount() : low.amount().multiply(low.unit().factor()));
        number(out, "max", same ? high.amount() : high.amount().multiply(high.unit().factor()));
        out.writeStringField("unit", same ? low.unit().symbol() : canonical(low.unit()).symbol());
      }
      case Value.Bare(BigDecimal bare) -> {
        number(out, "value", bare);
        // Said outright, lest a name like "Ports quantity" makes a count of it.
        out.writeNullField("unit");
      }
      case Value.Flag(boolean set) -> out.writeBooleanField("value", set);
      case Value.Words(List<String> words) -> {
        // Always a list: a text alone would be typed again when it reads like a quantity.
        out.writeArrayFieldStart("value");
        for (String word : words) {
          out.writeString(word);
        }
        out.writeEndArray();
      }
    }
  }

  private static Unit canonical(Unit unit) {
    for (Unit other : Unit.values()) {
      if (other.dimension() == unit.dimension() && other.factor().compareTo(BigDecimal.ONE) == 0) {
        return other;
      }
    }
    throw new IllegalStateException("no canonical unit of " + unit.dimension());
  }

  private static void variants(JsonGenerator out, List<Product.Variant> variants)
      throws IOException {
    if (variants.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("variants");
    for (Product.Variant variant : variants) {
      out.writeStartObject();
      out.writeStringField("id", variant.id());
      attributes(out, variant.attributes());
      offer(out, variant.offer());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void images(JsonGenerator out, List<Product.Image> images) throws IOException {
    if (images.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("images");
    for (Product.Image image : images) {
      out.writeStartObject();
      out.writeStringField("url", image.url());
      if (!image.alt().isEmpty()) {
        out.writeStringField("alt", image.alt());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void reviews(JsonGenerator out, List<Product.Review> reviews) throws IOException {
    if (reviews.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("reviews");
    for (Product.Review review : reviews) {
      out.writeStartObject();
      out.writeStringField("id", review.id());
      if (review.rating().isPresent()) {
        out.writeNumberField("rating", review.rating().get());
      }
      if (!review.title().isEmpty()) {
        out.writeStringField("title", review.title());
      }
      out.writeStringField("text", review.text());
      if (!review.date().isEmpty()) {
        out.writeStringField("date", review.date());
      }
      out.writeStringField("language", review.language());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void translations(JsonGenerator out, Product product) throws IOException {
    if (product.wording().translations().isEmpty()) {
      return;
    }
    out.writeObjectFieldStart("translations");
    for (var entry : new TreeMap<>(product.wording().translations()).entrySet()) {
      out.writeObjectFieldStart(entry.getKey());
      out.writeStringField("title", entry.getValue().title());
      text(out, "description", entry.getValue().description());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, String field, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      out.writeStringField(field, text.get());
    }
  }

  private static void number(JsonGenerator out, String field, BigDecimal number)
      throws IOException {
    out.writeNumberField(field, Typing.plain(number));
  }

  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  private static String written(Writing writing) {
    var buffer = new StringWriter(2048);
    try (JsonGenerator out = JSON.getFactory().createGenerator(buffer)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every character", e);
    }
    return buffer.toString();
  }
}
