package dev.tendero.guardrails;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * True sentences about products, from templates in English and Spanish. Half of the wordings are
 * held out: no rule was written with them in view.
 */
final class TrueSentences {

  /** What part of a sentence can be made false, and how it was written. */
  enum Kind {
    MEASURE,
    COUNT,
    WORDS,
    FLAG,
    PRICE,
    RATING,
    REVIEWS,
    STOCK
  }

  /**
   * @param at where the value stands in {@code text}; -1 for flags
   * @param value as written
   * @param attribute the attribute meant; the product's first for price and the like
   */
  record Said(
      String text,
      Language language,
      Product product,
      Kind kind,
      boolean heldOut,
      int at,
      String value,
      Attribute attribute) {

    String with(String other) {
      return text.substring(0, at) + other + text.substring(at + value.length());
    }
  }

  private record Wording(String english, String spanish) {}

  private static final List<Wording> MEASURE =
      List.of(
          new Wording("The {n} is {v}.", "{El} {n} es de {v}."),
          new Wording("{N}: {v}.", "{N}: {v}."),
          new Wording("It has a {n} of {v}.", "Tiene {un} {n} de {v}."),
          new Wording("Its {n} is {v}.", "Su {n} es de {v}."),
          new Wording("The {n} of the {t} is {v}.", "{El} {n} de {t} es de {v}."));
  private static final List<Wording> MEASURE_HELD_OUT =
      List.of(
          new Wording("You get a {n} of {v} here.", "Aquí hay {un} {n} de {v}."),
          new Wording("As for the {n}, it is {v}.", "En cuanto {al} {n}, es de {v}."),
          new Wording("The {n} amounts to {v}.", "{El} {n} asciende a {v}."),
          new Wording("The {t} comes with a {n} of {v}.", "{t} viene con {un} {n} de {v}."),
          new Wording(
              "With a {n} of {v}, it may suit you.", "Con {un} {n} de {v}, puede servirte."));
  private static final List<Wording> COUNT =
      List.of(
          new Wording("It has {v} {n}.", "Tiene {v} {n}."), new Wording("{N}: {v}.", "{N}: {v}."));
  private static final List<Wording> COUNT_HELD_OUT =
      List.of(
          new Wording("It comes with {v} {n}.", "Viene con {v} {n}."),
          new Wording("There are {v} {n} on it.", "Cuenta con {v} {n}."));
  private static final List<Wording> WORDS =
      List.of(
          new Wording("The {n} is {v}.", "{El} {n} es {v}."),
          new Wording("{N}: {v}.", "{N}: {v}."));
  private static final List<Wording> WORDS_HELD_OUT =
      List.of(
          new Wording("Its {n} is {v}.", "Su {n} es {v}."),
          new Wording("The {n} of this product is {v}.", "{El} {n} de este producto es {v}."));
  private static final List<Wording> HAS =
      List.of(new Wording("It has {n}.", "Tiene {n}."), new Wording("{N}: yes.", "{N}: sí."));
  private static final List<Wording> HAS_HELD_OUT =
      List.of(new Wording("It comes with {n}.", "Incluye {n}."));
  private static final List<Wording> HAS_NOT =
      List.of(
          new Wording("It does not have {n}.", "No tiene {n}."),
          new Wording("{N}: no.", "{N}: no."));
  private static final List<Wording> HAS_NOT_HELD_OUT =
      List.of(new Wording("It comes without {n}.", "Viene sin {n}."));
  private static final List<Wording> PRICE =
      List.of(
          new Wording("It costs {v}.", "Cuesta {v}."),
          new Wording("The price is {v}.", "El precio es de {v}."));
  private static final List<Wording> PRICE_HELD_OUT =
      List.of(
          new Wording("You can have it for {v}.", "Puede ser tuyo por {v}."),
          new Wording("{t} sells for {v}.", "{t} se vende a {v}."));
  private static final List<Wording> RATING =
      List.of(
          new Wording("It is rated {v} out of 5.", "Está valorado con {v} de 5."),
          new Wording("{v} stars.", "{v} estrellas."));
  private static final List<Wording> RATING_HELD_OUT =
      List.of(
          new Wording("Buyers give it {v} out of 5.", "Los compradores le dan {v} sobre 5."),
          new Wording("Rating: {v}/5.", "Valoración: {v}/5."));
  private static final List<Wording> REVIEWS =
      List.of(
          new Wording("It has {v} reviews.", "Tiene {v} opiniones."),
          new Wording("Rated by {v} customers.", "Valorado por {v} clientes."));
  private static final List<Wording> REVIEWS_HELD_OUT =
      List.of(new Wording("There are {v} customer reviews.", "Hay {v} reseñas."));
  private static final List<Wording> STOCK =
      List.of(
          new Wording("There are {v} in stock.", "Hay {v} en stock."),
          new Wording("Only {v} left.", "Quedan {v} unidades."));
  private static final List<Wording> STOCK_HELD_OUT =
      List.of(new Wording("We have {v} available.", "Tenemos {v} disponibles."));

  private final Product product;
  private final Language language;
  private final Map<String, String> spanishNames;
  private final List<Said> said = new ArrayList<>();

  /**
   * @param spanishNames what Spanish sentences call an attribute, by key: "f peso" with the gender
   */
  TrueSentences(Product product, Language language, Map<String, String> spanishNames) {
    this.product = product;
    this.language = language;
    this.spanishNames = spanishNames;
  }

  List<Said> all() {
    for (Attribute attribute : product.attributes()) {
      if (product.attributes(attribute.key()).count() == 1
          && (language == Language.ENGLISH || spanishNames.containsKey(attribute.key()))) {
        attribute(attribute);
      }
    }
    if (product.attributes().isEmpty()) {
      return said;
    }
    Attribute any = product.attributes().getFirst();
    product.offer().price().ifPresent(p -> say(Kind.PRICE, PRICE, PRICE_HELD_OUT, price(p), any));
    product
        .rating()
        .ifPresent(
            r -> {
              say(Kind.RATING, RATING, RATING_HELD_OUT, number(BigDecimal.valueOf(r.value())), any);
              say(Kind.REVIEWS, REVIEWS, REVIEWS_HELD_OUT, Integer.toString(r.count()), any);
            });
    if (product.offer().stock().isPresent()) {
      String stock = Integer.toString(product.offer().stock().getAsInt());
      say(Kind.STOCK, STOCK, STOCK_HELD_OUT, stock, any);
    }
    return said;
  }

  private void attribute(Attribute attribute) {
    switch (attribute.value()) {
      case Value.Measure m when m.quantity().unit() == Unit.COUNT ->
          say(Kind.COUNT, COUNT, COUNT_HELD_OUT, number(m.quantity().amount()), attribute);
      case Value.Measure m ->
          say(Kind.MEASURE, MEASURE, MEASURE_HELD_OUT, quantity(m.quantity()), attribute);
      case Value.Span s ->
          say(
              Kind.MEASURE,
              MEASURE,
              MEASURE_HELD_OUT,
              number(s.low().amount()) + " - " + quantity(s.high()),
              attribute);
      case Value.Words w ->
          say(Kind.WORDS, WORDS, WORDS_HELD_OUT, String.join(", ", w.words()), attribute);
      case Value.Flag f ->
          say(
              Kind.FLAG,
              f.set() ? HAS : HAS_NOT,
              f.set() ? HAS_HELD_OUT : HAS_NOT_HELD_OUT,
              "",
              attribute);
      case Value.Bare _ -> {}
    }
  }

  private void say(
      Kind kind, List<Wording> known, List<Wording> heldOut, String value, Attribute attribute) {
    known.forEach(w -> say(kind, w, false, value, attribute));
    heldOut.forEach(w -> say(kind, w, true, value, attribute));
  }

  private void say(Kind kind, Wording wording, boolean heldOut, String value, Attribute attribute) {
    boolean spanish = language == Language.SPANISH;
    String named = spanish ? spanishNames.getOrDefault(attribute.key(), "m x") : "";
    boolean feminine = named.startsWith("f");
    String name = spanish ? named.substring(2) : englishName(attribute);
    String text =
        (spanish ? wording.spanish() : wording.english())
            .replace("{t}", product.title())
            .replace("{N}", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
            .replace("{n}", name)
            .replace("{El}", feminine ? "La" : "El")
            .replace("{al}", feminine ? "a la" : "al")
            .replace("{un}", feminine ? "una" : "un");
    int at = text.lastIndexOf("{v}");
    said.add(
        new Said(
            at < 0 ? text : text.replace("{v}", value),
            language,
            product,
            kind,
            heldOut,
            at,
            value,
            attribute));
  }

  /** As a person would write the feed's name: without brackets, "quantity" and "number of". */
  static String englishName(Attribute attribute) {
    String name = attribute.name().replaceAll("\\([^)]*\\)", " ").replaceAll("\\s+", " ").strip();
    name = name.replaceAll("(?i)^number of | quantity$", "");
    boolean acronym = name.matches("[A-Z]{2}.*|[A-Z][a-z]+[A-Z].*");
    return acronym ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private String number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return notation((plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString());
  }

  private String notation(String plain) {
    return language == Language.SPANISH ? plain.replace('.', ',') : plain;
  }

  private String quantity(Quantity quantity) {
    return number(quantity.amount()) + " " + quantity.unit().symbol();
  }

  private String price(Money money) {
    return money(money.amount(), money.currency().getCurrencyCode());
  }

  private String money(BigDecimal amount, String code) {
    return price(amount, code, language);
  }

  static String price(BigDecimal amount, String code, Language language) {
    String plain = amount.toPlainString();
    if (language == Language.SPANISH) {
      String sign = code.equals("EUR") ? "€" : code.equals("USD") ? "US$" : code;
      return plain.replace('.', ',') + " " + sign;
    }
    return code.equals("USD") ? "$" + plain : code.equals("EUR") ? "€" + plain : "£" + plain;
  }
}
