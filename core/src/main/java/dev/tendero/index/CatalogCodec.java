package dev.tendero.index;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Place;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * Products and passages as bytes, so that an answer needs the index alone. Fields in the order of
 * the records; strings as UTF-8 behind their length, numbers of variable length, enum constants by
 * name, an optional behind one byte. The index's format number is this codec's version: an index of
 * another number is rebuilt, never converted.
 */
final class CatalogCodec {
  private static final byte MEASURE = 0;
  private static final byte SPAN = 1;
  private static final byte BARE = 2;
  private static final byte NO = 3;
  private static final byte YES = 4;
  private static final byte WORDS = 5;

  private CatalogCodec() {}

  private interface Write<T> {
    void to(DataOutput out, T value) throws IOException;
  }

  private interface Read<T> {
    T from(DataInput in) throws IOException;
  }

  static BytesRef encode(Product product) {
    return encoded(CatalogCodec::write, product);
  }

  static BytesRef encode(Passage passage) {
    return encoded(CatalogCodec::write, passage);
  }

  static Product product(BytesRef bytes) {
    return decoded(CatalogCodec::readProduct, bytes);
  }

  static Passage passage(BytesRef bytes) {
    return decoded(CatalogCodec::readPassage, bytes);
  }

  private static <T> BytesRef encoded(Write<T> write, T value) {
    var out = new ByteBuffersDataOutput();
    try {
      write.to(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  private static <T> T decoded(Read<T> read, BytesRef bytes) {
    try {
      return read.from(new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutput out, Product product) throws IOException {
    out.writeString(product.id());
    write(out, product.wording());
    write(out, product.family());
    write(out, product.offer());
    optional(out, product.rating(), CatalogCodec::write);
    list(out, product.attributes(), CatalogCodec::write);
    list(out, product.variants(), CatalogCodec::write);
    write(out, product.media());
    list(out, product.reviews(), CatalogCodec::write);
    optional(out, product.updatedAt(), CatalogCodec::write);
  }

  private static Product readProduct(DataInput in) throws IOException {
    return new Product(
        in.readString(),
        readWording(in),
        readFamily(in),
        readOffer(in),
        optional(in, CatalogCodec::readRating),
        list(in, CatalogCodec::readAttribute),
        list(in, CatalogCodec::readVariant),
        readMedia(in),
        list(in, CatalogCodec::readReview),
        optional(in, CatalogCodec::readInstant));
  }

  private static void write(DataOutput out, Passage passage) throws IOException {
    out.writeString(passage.id());
    out.writeString(passage.source());
    out.writeString(passage.origin().name());
    optional(out, passage.productId(), DataOutput::writeString);
    out.writeString(passage.title());
    out.writeString(passage.text());
    out.writeString(passage.language());
    // A page is counted from 1, so that 0 is none.
    out.writeVInt(passage.place().page().orElse(0));
    list(out, passage.place().headings(), DataOutput::writeString);
  }

  private static Passage readPassage(DataInput in) throws IOException {
    return new Passage(
        in.readString(),
        in.readString(),
        Origin.valueOf(in.readString()),
        optional(in, DataInput::readString),
        in.readString(),
        in.readString(),
        in.readString(),
        readPlace(in));
  }

  private static Place readPlace(DataInput in) throws IOException {
    int page = in.readVInt();
    return new Place(
        page == 0 ? OptionalInt.empty() : OptionalInt.of(page), list(in, DataInput::readString));
  }

  private static void write(DataOutput out, Wording wording) throws IOException {
    out.writeString(wording.title());
    optional(out, wording.description(), DataOutput::writeString);
    out.writeString(wording.language());
    out.writeVInt(wording.translations().size());
    for (var translation : new TreeMap<>(wording.translations()).entrySet()) {
      out.writeString(translation.getKey());
      out.writeString(translation.getValue().title());
      optional(out, translation.getValue().description(), DataOutput::writeString);
    }
  }

  private static Wording readWording(DataInput in) throws IOException {
    String title = in.readString();
    Optional<String> description = optional(in, DataInput::readString);
    String language = in.readString();
    Map<String, Wording.Text> translations = new HashMap<>();
    for (int left = in.readVInt(); left > 0; left--) {
      translations.put(
          in.readString(), new Wording.Text(in.readString(), optional(in, DataInput::readString)));
    }
    return new Wording(title, description, language, translations);
  }

  private static void write(DataOutput out, Product.Family family) throws IOException {
    optional(out, family.brand(), DataOutput::writeString);
    optional(out, family.kind(), DataOutput::writeString);
    optional(out, family.gtin(), DataOutput::writeString);
    optional(out, family.groupId(), DataOutput::writeString);
  }

  private static Product.Family readFamily(DataInput in) throws IOException {
    return new Product.Family(
        optional(in, DataInput::readString),
        optional(in, DataInput::readString),
        optional(in, DataInput::readString),
        optional(in, DataInput::readString));
  }

  private static void write(DataOutput out, Offer offer) throws IOException {
    optional(out, offer.price(), CatalogCodec::write);
    optional(out, offer.was(), CatalogCodec::write);
    optional(out, offer.availability().map(Enum::name), DataOutput::writeString);
    out.writeVInt(offer.stock().isPresent() ? 1 : 0);
    if (offer.stock().isPresent()) {
      out.writeVInt(offer.stock().getAsInt());
    }
  }

  private static Offer readOffer(DataInput in) throws IOException {
    return new Offer(
        optional(in, CatalogCodec::readMoney),
        optional(in, CatalogCodec::readMoney),
        optional(in, DataInput::readString).map(Offer.Availability::valueOf),
        in.readVInt() == 0 ? OptionalInt.empty() : OptionalInt.of(in.readVInt()));
  }

  private static void write(DataOutput out, Money money) throws IOException {
    out.writeString(money.currency().getCurrencyCode());
    write(out, money.amount());
  }

  private static Money readMoney(DataInput in) throws IOException {
    Currency currency = Currency.getInstance(in.readString());
    return new Money(readDecimal(in), currency);
  }

  private static void write(DataOutput out, Product.Rating rating) throws IOException {
    out.writeLong(Double.doubleToRawLongBits(rating.value()));
    out.writeVInt(rating.count());
  }

  private static Product.Rating readRating(DataInput in) throws IOException {
    return new Product.Rating(Double.longBitsToDouble(in.readLong()), in.readVInt());
  }

  private static void write(DataOutput out, Attribute attribute) throws IOException {
    out.writeString(attribute.name());
    switch (attribute.value()) {
      case Value.Measure(Quantity quantity) -> {
        out.writeByte(MEASURE);
        write(out, quantity);
      }
      case Value.Span(Quantity low, Quantity high) -> {
        out.writeByte(SPAN);
        write(out, low);
        write(out, high);
      }
      case Value.Bare(BigDecimal number) -> {
        out.writeByte(BARE);
        write(out, number);
      }
      case Value.Flag(boolean set) -> out.writeByte(set ? YES : NO);
      case Value.Words(List<String> words) -> {
        out.writeByte(WORDS);
        list(out, words, DataOutput::writeString);
      }
    }
  }

  private static Attribute readAttribute(DataInput in) throws IOException {
    String name = in.readString();
    byte form = in.readByte();
    return new Attribute(
        name,
        switch (form) {
          case MEASURE -> new Value.Measure(readQuantity(in));
          case SPAN -> new Value.Span(readQuantity(in), readQuantity(in));
          case BARE -> new Value.Bare(readDecimal(in));
          case NO -> new Value.Flag(false);
          case YES -> new Value.Flag(true);
          case WORDS -> new Value.Words(list(in, DataInput::readString));
          default -> throw new IOException("value of form " + form);
        });
  }

  private static void write(DataOutput out, Quantity quantity) throws IOException {
    write(out, quantity.amount());
    out.writeString(quantity.unit().name());
  }

  private static Quantity readQuantity(DataInput in) throws IOException {
    return new Quantity(readDecimal(in), Unit.valueOf(in.readString()));
  }

  private static void write(DataOutput out, Product.Variant variant) throws IOException {
    out.writeString(variant.id());
    list(out, variant.attributes(), CatalogCodec::write);
    write(out, variant.offer());
  }

  private static Product.Variant readVariant(DataInput in) throws IOException {
    return new Product.Variant(
        in.readString(), list(in, CatalogCodec::readAttribute), readOffer(in));
  }

  private static void write(DataOutput out, Product.Media media) throws IOException {
    optional(out, media.url(), DataOutput::writeString);
    list(out, media.images(), CatalogCodec::write);
  }

  private static Product.Media readMedia(DataInput in) throws IOException {
    return new Product.Media(
        optional(in, DataInput::readString), list(in, CatalogCodec::readImage));
  }

  private static void write(DataOutput out, Product.Image image) throws IOException {
    out.writeString(image.url());
    out.writeString(image.alt());
  }

  private static Product.Image readImage(DataInput in) throws IOException {
    return new Product.Image(in.readString(), in.readString());
  }

  private static void write(DataOutput out, Product.Review review) throws IOException {
    out.writeString(review.id());
    optional(out, review.rating(), DataOutput::writeZInt);
    out.writeString(review.title());
    out.writeString(review.text());
    out.writeString(review.date());
    out.writeString(review.language());
  }

  private static Product.Review readReview(DataInput in) throws IOException {
    return new Product.Review(
        in.readString(),
        optional(in, DataInput::readZInt),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString());
  }

  private static void write(DataOutput out, Instant instant) throws IOException {
    out.writeZLong(instant.getEpochSecond());
    out.writeVInt(instant.getNano());
  }

  private static Instant readInstant(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readZLong(), in.readVInt());
  }

  private static void write(DataOutput out, BigDecimal decimal) throws IOException {
    byte[] unscaled = decimal.unscaledValue().toByteArray();
    out.writeZInt(decimal.scale());
    out.writeVInt(unscaled.length);
    out.writeBytes(unscaled, unscaled.length);
  }

  private static BigDecimal readDecimal(DataInput in) throws IOException {
    int scale = in.readZInt();
    byte[] unscaled = new byte[in.readVInt()];
    in.readBytes(unscaled, 0, unscaled.length);
    return new BigDecimal(new BigInteger(unscaled), scale);
  }

  private static <T> void optional(DataOutput out, Optional<T> value, Write<T> write)
      throws IOException {
    out.writeByte((byte) (value.isPresent() ? 1 : 0));
    if (value.isPresent()) {
      write.to(out, value.get());
    }
  }

  private static <T> Optional<T> optional(DataInput in, Read<T> read) throws IOException {
    return in.readByte() == 0 ? Optional.empty() : Optional.of(read.from(in));
  }

  private static <T> void list(DataOutput out, List<T> values, Write<T> write) throws IOException {
    out.writeVInt(values.size());
    for (T value : values) {
      write.to(out, value);
    }
  }

  private static <T> List<T> list(DataInput in, Read<T> read) throws IOException {
    int size = in.readVInt();
    var values = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      values.add(read.from(in));
    }
    return values;
  }
}
