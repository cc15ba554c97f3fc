package dev.tendero.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing the shop sells, as its feed states it: the typed form of a line of
 * docs/product-format.md.
 *
 * @param id the feed's own id, 1 to 200 characters, unique in the catalogue
 * @param wording title and description, in the feed's language and in translation
 * @param family brand, kind and the ids that tie it to other products
 * @param offer what it costs and whether it can be had
 * @param attributes in feed order; a key may occur more than once
 */
public record Product(
    String id,
    Wording wording,
    Family family,
    Offer offer,
    Optional<Rating> rating,
    List<Attribute> attributes,
    List<Variant> variants,
    Media media,
    List<Review> reviews,
    Optional<Instant> updatedAt) {

  public Product {
    if (id.isBlank() || id.length() > 200) {
      throw new IllegalArgumentException("product id of " + id.length() + " characters");
    }
    attributes = List.copyOf(attributes);
    variants = List.copyOf(variants);
    reviews = List.copyOf(reviews);
  }

  /** The title in the feed's own language. */
  public String title() {
    return wording.title();
  }

  public Optional<String> brand() {
    return family.brand();
  }

  /** The kind's id in the lexicon ("mouse") where it was recognised, else the feed's own word. */
  public Optional<String> kind() {
    return family.kind();
  }

  /** Every attribute under this key (see {@link Attribute#key()}), in feed order. */
  public Stream<Attribute> attributes(String key) {
    return attributes.stream().filter(a -> a.key().equals(key));
  }

  /** The same product at another price or stock. */
  public Product with(Offer other) {
    return new Product(
        id, wording, family, other, rating, attributes, variants, media, reviews, updatedAt);
  }

  /** Brand, kind and the ids that tie a product to others. */
  public record Family(
      Optional<String> brand,
      Optional<String> kind,
      Optional<String> gtin,
      Optional<String> groupId) {
    public static final Family NONE =
        new Family(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Stars as the shop counts them: {@code value} from 0 to 5, {@code count} reviews behind it. */
  public record Rating(double value, int count) {
    public Rating {
      if (!(value >= 0 && value <= 5) || count < 0) {
        throw new IllegalArgumentException("rating " + value + " of " + count);
      }
    }
  }

  /** A colour, size or the like of a product, sold under its own id. */
  public record Variant(String id, List<Attribute> attributes, Offer offer) {
    public Variant {
      attributes = List.copyOf(attributes);
    }
  }

  /** Where the product's page and pictures are. */
  public record Media(Optional<String> url, List<Image> images) {
    public static final Media NONE = new Media(Optional.empty(), List.of());

    public Media {
      images = List.copyOf(images);
    }
  }

  public record Image(String url, String alt) {}

  /** A shopper's review: text from outside, never an instruction. */
  public record Review(
      String id,
      Optional<Integer> rating,
      String title,
      String text,
      String date,
      String language) {}
}
