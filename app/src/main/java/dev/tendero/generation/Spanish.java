package dev.tendero.generation;

import dev.tendero.answer.Plan;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The composer's Spanish; it says "tú". */
final class Spanish extends Voice {
  /** "y" becomes "e" before the sound i: "e inalámbrico", but "y hielo". */
  private static final Pattern SOUNDS_LIKE_I =
      Pattern.compile("(?iu)^(?:i(?![aeou])|hi(?![aeo])|í|hí).*");

  Spanish(Lexicon lexicon, long seed) {
    super(lexicon, Language.SPANISH, seed);
  }

  @Override
  String found(int matching, Noun noun, Optional<Plan.Sort> sort) {
    String counted = noun.counted(matching);
    String order = matching > 1 ? sort.map(s -> order(s)).orElse("") : "";
    return one(
        counted
            + (matching == 1 ? " cumple" : " cumplen")
            + " las condiciones por las que he filtrado"
            + order
            + ".",
        "He encontrado " + counted + " con las condiciones por las que he filtrado" + order + ".",
        "Hay " + counted + " con esas condiciones" + order + ".");
  }

  @Override
  String closest(Noun noun, Optional<Plan.Sort> sort) {
    String order = sort.map(s -> order(s)).orElse("");
    return one(
        (noun.feminine() ? "Estas " : "Estos ")
            + noun.plural()
            + (noun.feminine() ? " son las" : " son los")
            + " que más se acercan a lo que describes"
            + order
            + ".",
        "Aquí tienes "
            + (noun.feminine() ? "las " : "los ")
            + noun.plural()
            + " que mejor encajan con tus palabras"
            + order
            + ".",
        "Esto es lo que he encontrado entre "
            + (noun.feminine() ? "las " : "los ")
            + noun.plural()
            + order
            + ".");
  }

  /** Names no extreme: what is cheapest is a claim about a product, and none is named here. */
  private String order(Plan.Sort sort) {
    return ", por "
        + label(sort.attribute())
        + (sort.ascending() ? ", de menor a mayor" : ", de mayor a menor");
  }

  @Override
  String first(String name, Noun noun, List<String> clauses) {
    String what = listed(clauses);
    return ended(
        one(
            firstOf(noun) + name + ": " + what,
            "En primer lugar, " + name + ": " + what,
            "Encabeza la lista " + name + ": " + what));
  }

  @Override
  String first(String name, Noun noun) {
    return ended(
        one(firstOf(noun) + name, "En primer lugar, " + name, "Encabeza la lista " + name));
  }

  private static String firstOf(Noun noun) {
    return noun.feminine() ? "La primera es " : "El primero es ";
  }

  @Override
  String cheapest(String name, Noun noun, String price) {
    String cheap = noun.feminine() ? "la más barata" : "el más barato";
    return one(
        capitalised(cheap) + " es " + name + ", por " + price + ".",
        "Por " + price + ", " + name + " es " + cheap + ".",
        name + " es " + cheap + ": cuesta " + price + ".");
  }

  @Override
  String costsLess(String name, Noun noun, String price) {
    return one(
        "Pero " + name + " cuesta menos: " + price + ".",
        "Si te importa más el precio, " + name + " cuesta " + price + ".",
        name + " sale más " + (noun.feminine() ? "barata" : "barato") + ": " + price + ".");
  }

  @Override
  String otherCurrency(String asked, String used) {
    return "Aquí los precios están en "
        + notation.currency(used)
        + "; he tomado tu importe tal cual, sin convertirlo desde "
        + notation.currency(asked)
        + ".";
  }

  @Override
  String clause(Sheet sheet, Fact fact) {
    String value = value(sheet, fact);
    return switch (fact.origin()) {
      case PRICE -> "cuesta " + value;
      case STOCK -> "está " + value;
      case RATING -> "tiene una valoración de " + value;
      default ->
          reads(fact)
              ? colour(sheet, fact)
                  .map(c -> "es " + c)
                  .orElseGet(() -> the(fact.field()) + is(fact) + value)
              : named(fieldName(sheet, fact), value);
    };
  }

  @Override
  String statement(Sheet sheet, Fact fact) {
    String value = value(sheet, fact);
    String name = sheet.name();
    return switch (fact.origin()) {
      case PRICE -> one(name + " cuesta " + value, "el precio de " + name + " es de " + value);
      case STOCK -> name + " está " + value;
      case RATING -> name + " tiene una valoración de " + value;
      default -> {
        if (reads(fact)) {
          yield colour(sheet, fact)
              .map(c -> name + " es " + c)
              .orElseGet(() -> the(fact.field()) + " de " + name + is(fact) + value);
        }
        String label = fieldName(sheet, fact);
        yield flag(fact)
            .map(set -> "según los datos, " + name + (set ? " tiene " : " no tiene ") + label)
            .orElseGet(() -> named(label + " de " + name, value));
      }
    };
  }

  /** "la longitud de cable"; what the lexicon does not know has no gender and no article. */
  private String the(String key) {
    String label = label(key);
    return attribute(key).map(t -> (t.feminine() ? "la " : "el ") + label).orElse(label);
  }

  /** "es de 1,8 m" for amounts, "es negro" for words. */
  private static String is(Fact fact) {
    return fact.value()
        .map(
            v ->
                switch (v) {
                  case Value.Measure(var quantity) ->
                      quantity.unit() == dev.tendero.units.Unit.COUNT ? ": " : " es de ";
                  case Value.Span s -> " va ";
                  case Value.Bare b -> ": ";
                  case Value.Flag f -> ": ";
                  case Value.Words w -> w.words().size() == 1 ? " es " : ": ";
                })
        .orElse(": ");
  }

  /** The whole product's colour as an adjective that agrees with it: "negra", "azul". */
  private Optional<String> colour(Sheet sheet, Fact fact) {
    boolean whole =
        sheet.about("colour").contains(fact) && fact.field().matches("(product_)?colou?r");
    if (!whole || !(fact.value().orElseThrow() instanceof Value.Words w) || w.words().size() != 1) {
      return Optional.empty();
    }
    return term(w.words().getFirst(), Term.Type.COLOUR)
        .map(
            t -> {
              String masculine = t.label(Language.SPANISH);
              String feminine =
                  masculine.endsWith("o")
                      ? masculine.substring(0, masculine.length() - 1) + "a"
                      : masculine;
              boolean agrees = noun(sheet.product()).feminine() && isAdjective(t, feminine);
              return agrees
                  ? feminine
                  : isAdjective(t, masculine) ? masculine : "de color " + masculine;
            });
  }

  /** Only forms that the lexicon knows: "roja" is one, "chocolata" is none. */
  private static boolean isAdjective(Term term, String form) {
    return form.indexOf(' ') < 0 && term.forms(Language.SPANISH).contains(form);
  }

  private static String named(String field, String value) {
    return "en " + field + " los datos dicen " + value;
  }

  @Override
  String nothing(Optional<Noun> noun) {
    String what = noun.map(Noun::plural).orElse("productos");
    return one(
        "No hay " + what + " que cumplan las condiciones por las que he filtrado.",
        "No he encontrado " + what + " con las condiciones por las que he filtrado.",
        "Aquí no hay " + what + " con todas tus condiciones.");
  }

  @Override
  String without(String label, int gained) {
    return "Sin la condición de "
        + label
        + (gained == 1 ? " hay 1 resultado." : " hay " + gained + " resultados.");
  }

  @Override
  String nearest(String name, String clause) {
    return ended("Lo más cercano es " + name + ": " + clause);
  }

  @Override
  String tryOther() {
    return one(
        "Prueba con otras palabras o dime para qué lo necesitas.",
        "Dime para qué lo quieres y vuelvo a buscar.");
  }

  @Override
  String yes(String statement) {
    return ended("Sí: " + statement);
  }

  @Override
  String no(String statement) {
    return ended("No: " + statement);
  }

  @Override
  String differing(String name, String label, List<String> values) {
    return "Los datos dan valores distintos en "
        + label
        + " para "
        + name
        + ": "
        + listed(values)
        + ".";
  }

  @Override
  String brand(String name, String brand) {
    return "La marca de " + name + " es " + brand + ".";
  }

  @Override
  String silent(String attribute, Optional<String> name) {
    String the = the(attribute);
    return one(
        "Los datos del producto no indican " + the + name.map(n -> " de " + n).orElse("") + ".",
        "En los datos"
            + name.map(n -> " de " + n).orElse(" del producto")
            + " no consta "
            + the
            + ".");
  }

  @Override
  String silent(Optional<String> name) {
    return name.map(n -> "Los datos de " + n + " no responden a eso.")
        .orElse("Los datos del producto no responden a eso.");
  }

  @Override
  String askTheShop() {
    return one(
        "El servicio de atención al cliente de la tienda puede decírtelo.",
        "Consúltalo con la atención al cliente de la tienda antes de comprar.");
  }

  @Override
  String whichProduct() {
    return "¿De qué producto hablas? Basta con su nombre o su lugar en la lista.";
  }

  @Override
  String compares(List<String> names) {
    return "Aquí tienes la comparación de " + listed(names) + "; primero, lo que cambia.";
  }

  @Override
  String cheaper(String name, String price, String otherName, String otherPrice) {
    return one(
        name + " cuesta menos, " + price + "; " + otherName + " cuesta " + otherPrice + ".",
        "Por precio, "
            + name
            + " cuesta "
            + price
            + " y "
            + otherName
            + " cuesta "
            + otherPrice
            + ".");
  }

  @Override
  String samePrice(String name, String otherName, String price) {
    return name + " y " + otherName + " cuestan lo mismo: " + price + ".";
  }

  @Override
  String rated(String name, String rating, String otherName, String otherRating) {
    return name
        + " tiene una valoración de "
        + rating
        + "; "
        + otherName
        + " tiene una valoración de "
        + otherRating
        + ".";
  }

  @Override
  String against(String label, String name, String value, String other, String otherValue) {
    return "En "
        + label
        + ", "
        + name
        + " tiene "
        + value
        + " y "
        + other
        + " tiene "
        + otherValue
        + ".";
  }

  @Override
  String onlyOneToCompare() {
    return "¿Qué productos comparo? Dime sus nombres o «los dos primeros».";
  }

  @Override
  String quotation(Fact fact, Optional<String> productName, String quote) {
    String of = productName.map(n -> " de " + n).orElse("");
    return switch (fact.origin()) {
      case DESCRIPTION -> "La descripción" + of + " dice: «" + quote + "»";
      case REVIEW ->
          "En una opinión"
              + productName.map(n -> " sobre " + n).orElse("")
              + " se lee: «"
              + quote
              + "»";
      case MANUAL -> "El manual (" + fact.title() + ") dice: «" + quote + "»";
      case GUIDE -> "La guía (" + fact.title() + ") dice: «" + quote + "»";
      case POLICY -> "Las condiciones de la tienda (" + fact.title() + ") dicen: «" + quote + "»";
      case FAQ -> "Las respuestas de la tienda (" + fact.title() + ") dicen: «" + quote + "»";
      case TITLE, SPEC, PRICE, STOCK, RATING -> "«" + quote + "»";
    };
  }

  @Override
  String quotation(String quote) {
    return "«" + quote + "»";
  }

  @Override
  String checklist(Optional<Noun> noun) {
    return noun.map(n -> "Esto dicen las guías de la tienda sobre cómo elegir " + n.plural() + ":")
        .orElse("Esto dicen las guías de la tienda:");
  }

  @Override
  String noGuidance() {
    return "Los textos de la tienda no dicen nada de eso.";
  }

  @Override
  String clarify() {
    return one(
        "¿Qué buscas? Ayuda saber el tipo de producto, para qué lo quieres o cuánto quieres gastar.",
        "Cuéntame un poco más: qué tipo de producto, para qué lo necesitas o cuánto puede costar.",
        "¿En qué tipo de producto piensas y qué es lo que más te importa?");
  }

  @Override
  String hello() {
    return one(
        "¡Hola! Dime qué buscas y lo miro en el catálogo.",
        "¡Hola! Pregúntame por un producto, una comparación o un detalle.",
        "¡Qué bien verte por aquí! ¿Qué te busco?");
  }

  @Override
  String welcome() {
    return one("¡De nada!", "Un placer.", "Para eso estoy.");
  }

  @Override
  String outOfScope() {
    return one(
        "Solo puedo ayudarte con esta tienda: sus productos, precios y condiciones.",
        "Eso queda fuera de lo que puedo responder; conozco los productos y las condiciones de esta"
            + " tienda.");
  }

  @Override
  String handoff() {
    return "No puedo ver pedidos ni cuentas: la atención al cliente de la tienda puede ayudarte si"
        + " tienes a mano el número de pedido.";
  }

  @Override
  String brokeOff() {
    return "Mi texto se ha cortado aquí; lo que sigue sale directamente de los datos.";
  }

  @Override
  String askComparison() {
    return "Compara los dos primeros";
  }

  @Override
  String askCheaper() {
    return "¿Hay algo más barato?";
  }

  @Override
  String askOnly(String value) {
    return "Solo en " + value;
  }

  @Override
  String askAttribute(String key) {
    return "¿Cuál es " + the(key) + "?";
  }

  @Override
  String askWithout(String label) {
    return "¿Y sin la condición de " + label + "?";
  }

  @Override
  String askSorted(Noun noun) {
    return "Enséñame "
        + (noun.feminine() ? "las " : "los ")
        + noun.plural()
        + " más "
        + (noun.feminine() ? "baratas" : "baratos");
  }

  @Override
  String bare(String number) {
    return number + ", sin unidad indicada";
  }

  @Override
  String flag(boolean set) {
    return set ? "sí" : "no";
  }

  @Override
  String stock(Offer offer) {
    String words =
        offer
            .availability()
            .map(
                a ->
                    switch (a) {
                      case IN_STOCK -> "en stock";
                      case OUT_OF_STOCK -> "sin existencias";
                      case PREORDER -> "en preventa";
                      case BACKORDER -> "disponible bajo pedido";
                    })
            .orElse(
                offer.stock().isPresent() && offer.stock().getAsInt() == 0
                    ? "sin existencias"
                    : "en stock");
    return offer.stock().isPresent() && offer.stock().getAsInt() > 0
        ? words + " (" + offer.stock().getAsInt() + ")"
        : words;
  }

  @Override
  String rating(Product.Rating rating) {
    String stars = notation.number(BigDecimal.valueOf(rating.value())) + " estrellas";
    return rating.count() > 0
        ? stars + " (" + rating.count() + (rating.count() == 1 ? " opinión)" : " opiniones)")
        : stars;
  }

  @Override
  String commonLabel(String attribute) {
    return switch (attribute) {
      case "price" -> "precio";
      case "stock" -> "disponibilidad";
      case "rating" -> "valoración";
      case "brand" -> "marca";
      case "kind" -> "tipo";
      case "colour" -> "color";
      default -> attribute; // "material" is the same word
    };
  }

  @Override
  Noun product() {
    return new Noun("producto", "productos", false);
  }

  private static String listed(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    String last = parts.getLast();
    String and = SOUNDS_LIKE_I.matcher(last).matches() ? " e " : " y ";
    return String.join(", ", parts.subList(0, parts.size() - 1)) + and + last;
  }
}
