package dev.tendero.demo;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What shoppers wrote about a product: opinions that are true of it, signed with a first name. */
final class Reviews {
  private static final double REVIEWED = 0.6;
  private static final double IN_ENGLISH = 0.55;

  /** Of the reviews that go on about delivery, price or use. */
  private static final double LONGER = 0.45;

  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 2, 1);
  private static final int DAYS = 560;

  private static final List<Shelf.Opinion> GENERAL =
      Ingredients.lines("reviews.txt").stream()
          .flatMap(line -> Shelf.opinion(line).stream())
          .toList();

  private static final List<String> ENGLISH_NAMES = names("en:");
  private static final List<String> SPANISH_NAMES = names("es:");

  private final Shelf shelf;
  private final Product.Rating rating;
  private final List<Attribute> attributes;
  private final Chance chance;
  private final Set<String> used = new HashSet<>();
  private final Set<String> signed = new HashSet<>();
  private final List<Product.Review> written = new ArrayList<>();

  private Reviews(Shelf shelf, Product.Rating rating, List<Attribute> attributes, Chance chance) {
    this.shelf = shelf;
    this.rating = rating;
    this.attributes = attributes;
    this.chance = chance;
  }

  /** Newest first; none for four of ten products. */
  static List<Product.Review> of(
      Shelf shelf, String id, Product.Rating rating, List<Attribute> attributes) {
    var chance = new Chance(id + " reviews");
    var reviews = new Reviews(shelf, rating, attributes, chance);
    if (chance.falls(REVIEWED)) {
      int wanted = chance.from(3, 4);
      for (int i = 0; i < 3 * wanted && reviews.written.size() < wanted; i++) {
        reviews.write();
      }
    }
    return reviews.written.stream()
        .sorted(Comparator.comparing(Product.Review::date).reversed())
        .toList();
  }

  private void write() {
    String language = chance.falls(IN_ENGLISH) ? "en" : "es";
    int stars = Math.clamp(Math.round(rating.value() + chance.between(-1.6, 1.1)), 1, 5);
    Optional<Shelf.Opinion> opinion = unused(shelf.opinions(), stars, language);
    if (opinion.isEmpty()) {
      return;
    }
    String text = opinion.get().text();
    if (chance.falls(LONGER)) {
      text += unused(GENERAL, stars, language).map(more -> " " + more.text()).orElse("");
    }
    written.add(
        new Product.Review(
            name(language),
            Optional.of(stars),
            opinion.get().title(),
            text,
            FIRST_DAY.plusDays(chance.from(0, DAYS)).toString(),
            language));
  }

  private Optional<Shelf.Opinion> unused(List<Shelf.Opinion> opinions, int stars, String language) {
    List<Shelf.Opinion> fitting =
        opinions.stream()
            .filter(one -> one.fits(stars, language, attributes) && !used.contains(one.text()))
            .toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    Shelf.Opinion one = chance.oneOf(fitting);
    used.add(one.text());
    return Optional.of(one);
  }

  /** The review's id: who wrote it. */
  private String name(String language) {
    List<String> names = language.equals("en") ? ENGLISH_NAMES : SPANISH_NAMES;
    String name = chance.oneOf(names.stream().filter(one -> !signed.contains(one)).toList());
    signed.add(name);
    return name;
  }

  private static List<String> names(String mark) {
    return Ingredients.lines("reviews.txt").stream()
        .filter(line -> line.startsWith(mark))
        .flatMap(line -> List.of(line.substring(mark.length()).strip().split(", ")).stream())
        .toList();
  }
}
