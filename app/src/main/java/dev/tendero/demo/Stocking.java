package dev.tendero.demo;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a shelf's models up for sale: each make in each of its colours is a product of its own, with
 * its own stock, price, rating and picture. What the hand-written files state is never changed;
 * what they leave open is drawn by the product's own chance.
 */
final class Stocking {
  private static final Currency DOLLAR = Currency.getInstance("USD");

  /** Of all products; the rest is on the shelf. */
  private static final double SOLD_OUT = 0.07;

  private static final double TO_COME = 0.03;
  private static final double REDUCED = 0.17;
  private static final int MOST_PIECES = 160;
  private static final int MOST_REVIEWS = 640;

  /** Of the remarks that are true of a product, in its description. */
  private static final int REMARKS = 2;

  private final Shelf shelf;

  Stocking(Shelf shelf) {
    this.shelf = shelf;
  }

  Stream<Product> products() {
    return shelf.models().stream()
        .flatMap(
            model ->
                model.makes().stream()
                    .flatMap(
                        make -> make.colours().stream().map(one -> product(model, make, one))));
  }

  private Product product(Shelf.Model model, Shelf.Make make, List<Colour> colours) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(
        new Attribute(
            "Colour",
            new Value.Words(colours.stream().map(Colour::attribute).distinct().toList())));
    attributes.addAll(make.attributes());
    Both title = title(model, make, colours);
    String group = slug(shelf.kind() + " " + model.name());
    String id = slug(shelf.kind() + " " + title.english().replace(shelf.kind(), ""));
    var chance = new Chance(id);
    Optional<Offer.Availability> awaited = awaited(chance);
    boolean isNew = awaited.filter(Offer.Availability.PREORDER::equals).isPresent();
    Both text = description(model, attributes, chance);
    Optional<Product.Rating> rating =
        isNew ? Optional.empty() : Optional.of(rating(new Chance(group), chance));
    return new Product(
        id,
        new Wording(
            title.english(),
            Optional.of(text.english()),
            "en",
            Map.of("es", new Wording.Text(title.spanish(), Optional.of(text.spanish())))),
        new Product.Family(
            Optional.of(model.brand()),
            Optional.of(model.kind()),
            Optional.empty(),
            Optional.of(group)),
        offer(make.price(), awaited, chance),
        rating,
        attributes,
        List.of(),
        new Product.Media(Optional.empty(), List.of(image(model, colours, attributes, title))),
        rating.map(r -> Reviews.of(shelf, id, r, attributes)).orElse(List.of()),
        Optional.empty());
  }

  private Product.Image image(
      Shelf.Model model, List<Colour> colours, List<Attribute> attributes, Both title) {
    List<Looks.Detail> details = new ArrayList<>();
    model.looks().forEach(trait -> details.add(new Looks.Detail(trait, 1)));
    shelf.features().forEach(feature -> feature.of(attributes).ifPresent(details::add));
    return new Product.Image(
        new Picture(shelf.kind(), colours, Looks.of(details)).path(), title.english());
  }

  /** "Calmera Hush silent mouse, black" and "Ratón silencioso Calmera Hush, negro". */
  private static Both title(Shelf.Model model, Shelf.Make make, List<Colour> colours) {
    Both filled = Spoken.filled(model.title(), make.attributes());
    String name = (model.name() + " " + make.name()).strip();
    List<Both> words = colours.stream().map(one -> one.words(model.feminine())).toList();
    return new Both(
        filled.english().replace("*", name)
            + ", "
            + words.stream().map(Both::english).collect(Collectors.joining(" and ")),
        filled.spanish().replace("*", name)
            + ", "
            + words.stream().map(Both::spanish).collect(Collectors.joining(" y ")));
  }

  private Both description(Shelf.Model model, List<Attribute> attributes, Chance chance) {
    List<Shelf.Remark> fitting =
        new ArrayList<>(shelf.remarks().stream().filter(r -> r.fits(attributes)).toList());
    Both text = Spoken.filled(model.text(), attributes);
    for (int i = 0; i < REMARKS && !fitting.isEmpty(); i++) {
      Shelf.Remark remark = chance.oneOf(fitting);
      fitting.remove(remark);
      text = text.and(Spoken.filled(remark.sentence(), attributes));
    }
    return text;
  }

  /** What is announced or on its way; empty for what can be had or is sold out. */
  private static Optional<Offer.Availability> awaited(Chance chance) {
    if (!chance.falls(TO_COME)) {
      return Optional.empty();
    }
    return Optional.of(
        chance.falls(0.5) ? Offer.Availability.PREORDER : Offer.Availability.BACKORDER);
  }

  private static Offer offer(
      BigDecimal price, Optional<Offer.Availability> awaited, Chance chance) {
    Optional<Money> was =
        awaited.isEmpty() && chance.falls(REDUCED)
            ? Optional.of(new Money(before(price, chance), DOLLAR))
            : Optional.empty();
    int pieces =
        awaited.isPresent() || chance.falls(SOLD_OUT) ? 0 : chance.mostlySmall(2, MOST_PIECES);
    return new Offer(
        Optional.of(new Money(price, DOLLAR)),
        was,
        Optional.of(
            awaited.orElse(
                pieces == 0 ? Offer.Availability.OUT_OF_STOCK : Offer.Availability.IN_STOCK)),
        OptionalInt.of(pieces));
  }

  /** 12 to 33 % above, ending as the price ends. */
  private static BigDecimal before(BigDecimal price, Chance chance) {
    BigDecimal whole = price.setScale(0, RoundingMode.DOWN);
    BigDecimal above =
        price
            .multiply(BigDecimal.valueOf(chance.between(1.12, 1.33)))
            .setScale(0, RoundingMode.DOWN)
            .max(whole.add(BigDecimal.ONE));
    return above.add(price.subtract(whole));
  }

  /** Makes and colours of one model are liked about as much. */
  private static Product.Rating rating(Chance model, Chance own) {
    double value = model.between(3.7, 4.7) + own.between(-0.2, 0.2);
    return new Product.Rating(
        BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).doubleValue(),
        own.mostlySmall(8, MOST_REVIEWS));
  }

  static String slug(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
