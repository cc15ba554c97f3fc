package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tendero.units.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mapping worked out from what columns are called, in English and Spanish, and what they hold. It
 * is a proposal: what is not understood becomes an attribute or nothing, and says so.
 */
final class Proposal {
  private static final int SAMPLES = 4;
  private static final int LONG_TEXT = 300;

  private static final Map<String, String> NAMES = new HashMap<>();
  private static final Set<String> SPANISH = new HashSet<>();

  static {
    names(
        "id",
        "id|sku|code|reference|ref|product id|item id|item number|article number|product code|item code|product sku|variant sku|article|identifier|stock code");
    spanish(
        "id",
        "codigo|referencia|id producto|codigo producto|codigo de producto|articulo|codigo articulo|codigo de articulo|cod|clave|identificador|numero de articulo|cod articulo");
    names("title", "title|name|product name|product title|item name|product|item|item title");
    spanish(
        "title",
        "titulo|nombre|nombre producto|nombre del producto|nombre de producto|denominacion|producto|titulo producto|nombre articulo|nombre del articulo");
    names(
        "description",
        "description|long description|body html|body|details|product description|full description|text|short description|summary");
    spanish(
        "description",
        "descripcion|descripcion larga|detalle|detalles|texto|descripcion corta|resumen|descripcion del producto|descripcion producto");
    names("brand", "brand|vendor|manufacturer|maker|brand name|make");
    spanish("brand", "marca|fabricante|nombre marca");
    names(
        "kind",
        "category|type|product type|kind|categories|department|product category|category path|product group name");
    spanish(
        "kind",
        "categoria|tipo|tipo de producto|tipo producto|familia|categorias|departamento|seccion|subcategoria");
    names(
        "price",
        "price|unit price|selling price|current price|price incl vat|price inc vat|variant price|retail price|regular price|our price");
    spanish(
        "price",
        "precio|pvp|precio venta|precio de venta|precio final|importe|precio con iva|precio unitario|precio iva incluido");
    names(
        "was",
        "was|was price|compare at price|variant compare at price|old price|list price|rrp|msrp|former price|original price|previous price");
    spanish(
        "was",
        "precio anterior|precio antes|pvp recomendado|precio tachado|precio original|antes|pvpr");
    names(
        "sale",
        "sale price|special price|offer price|promo price|discounted price|promotional price");
    spanish(
        "sale",
        "precio oferta|precio rebajado|precio promocional|precio especial|oferta|precio de oferta|precio con descuento");
    names(
        "stock",
        "stock|quantity|qty|inventory|stock quantity|units in stock|on hand|variant inventory qty|stock level|available quantity");
    spanish(
        "stock", "existencias|cantidad|inventario|unidades|unidades en stock|stock disponible|uds");
    names("availability", "availability|stock status|in stock|available|availability status");
    spanish(
        "availability",
        "disponibilidad|estado stock|estado del stock|disponible|en stock|hay stock");
    names("rating", "rating|stars|average rating|score|review rating|avg rating");
    spanish("rating", "valoracion|estrellas|puntuacion|nota media|valoracion media|nota");
    names(
        "reviewCount",
        "review count|reviews|number of reviews|ratings count|rating count|num reviews|reviews count");
    spanish(
        "reviewCount",
        "opiniones|numero de opiniones|num opiniones|n opiniones|valoraciones|numero de valoraciones|resenas");
    names(
        "image",
        "image|images|image url|picture|photo|image src|main image|image link|pictures|photos|image urls|additional images|image 1|image 2|image 3");
    spanish(
        "image",
        "imagen|imagenes|url imagen|foto|fotos|imagen principal|imagen url|enlace imagen|imagen 1|imagen 2|imagen 3");
    names("url", "url|link|product url|permalink|web|product link|page");
    spanish("url", "enlace|url producto|direccion|pagina|enlace producto");
    names("gtin", "gtin|ean|ean13|upc|barcode|isbn|variant barcode|ean code|gtin13");
    spanish("gtin", "codigo de barras|codigo ean|codigo barras");
    names(
        "group",
        "group|group id|item group id|parent sku|parent id|parent|product group|variant group|model id|parent code");
    spanish(
        "group",
        "grupo|id grupo|sku padre|id padre|codigo padre|referencia padre|codigo modelo|padre");
    names(
        "updated",
        "updated|updated at|last modified|modified|last updated|date modified|last update");
    spanish(
        "updated",
        "actualizado|fecha actualizacion|ultima modificacion|fecha modificacion|fecha de actualizacion|modificado|ultima actualizacion");
    names("language", "language|lang|locale");
    spanish("language", "idioma|lengua");
    names(
        "nothing",
        "cost|cost price|cost per item|purchase price|margin|internal notes|internal note|notes|tax|vat|tax class|published|position|sort order|supplier|supplier price|warehouse");
    spanish(
        "nothing",
        "coste|costo|precio coste|precio de coste|precio de compra|margen|notas|notas internas|iva|tipo iva|publicado|posicion|orden|proveedor|almacen");
  }

  /** Words of columns that no shopper should read; whoever loads the feed may decide otherwise. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "\\b(?:costs?|margin|markup|wholesale|supplier|vendor|buying|purchase|internal|landed"
              + "|costes?|margen|proveedor|compra|intern[oa]|mayorista)\\b");

  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("es", "es"),
          Map.entry("esp", "es"),
          Map.entry("spa", "es"),
          Map.entry("spanish", "es"),
          Map.entry("espanol", "es"),
          Map.entry("castellano", "es"),
          Map.entry("en", "en"),
          Map.entry("eng", "en"),
          Map.entry("english", "en"),
          Map.entry("ingles", "en"),
          Map.entry("fr", "fr"),
          Map.entry("de", "de"),
          Map.entry("pt", "pt"),
          Map.entry("it", "it"),
          Map.entry("ca", "ca"));

  private static final Pattern BRACKET =
      Pattern.compile("(.+?)\\s*[(\\[]\\s*([^()\\[\\]]+?)\\s*[)\\]]");
  private static final Pattern TWO_LETTER_UNITS =
      Pattern.compile(
          "mm|cm|km|kg|mg|lb|oz|kw|va|mv|ma|ah|hz|kb|mb|gb|tb|db|ms|ml|wh|px|mp|lm|\\p{L}{3,}/?\\p{L}*");
  private static final Pattern PICTURE =
      Pattern.compile(
          "(?i)(?:https?://|/)\\S+\\.(?:jpe?g|png|webp|gif|svg|avif)(?:[?#]\\S*)?(?:[\\s,;|]+\\S+)*");
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
  private static final Pattern DECIMAL = Pattern.compile(".*\\d([.,])\\d{1,2}(?!\\d).*");
  private static final Set<String> YES = Set.of("yes", "y", "true", "si", "sí", "s", "verdadero");
  private static final Set<String> NO = Set.of("no", "n", "false", "falso");
  private static final Set<String> ABSENT =
      Set.of(
          "n/a",
          "na",
          "-",
          "--",
          "?",
          "null",
          "none",
          "s/d",
          "sin datos",
          "no aplica",
          "unknown",
          "n.d.");

  /** One column's reading. */
  private static final class Guess {
    private final String column;
    private final String base;
    private final List<String> texts;
    private final int filled;
    private final List<String> samples;
    private String becomes = "attribute";
    private double sure = 0.6;
    private String why = "the name is no known one; kept as an attribute";
    private boolean spanish;
    private Optional<String> unit = Optional.empty();
    private Optional<String> currency = Optional.empty();
    private Optional<String> language = Optional.empty();

    Guess(String column, String base, List<JsonNode> values) {
      this.column = column;
      this.base = base;
      this.texts = texts(values);
      this.filled = Proposal.filled(values);
      this.samples = Proposal.samples(values);
    }

    void is(String target, double howSure, String reason) {
      becomes = target;
      sure = howSure;
      why = reason;
    }

    double share(Predicate<String> test) {
      return texts.isEmpty() ? 0 : (double) texts.stream().filter(test).count() / texts.size();
    }
  }

  private final List<Guess> guesses = new ArrayList<>();
  private final List<String> concerns = new ArrayList<>();
  private Optional<String> decimal = Optional.empty();
  private Optional<String> dates = Optional.empty();
  private String language = "en";

  Proposal(Map<String, List<JsonNode>> columns) {
    columns.forEach((name, values) -> guesses.add(guess(name, values)));
    conventions();
    guesses.forEach(this::check);
    one("id");
    one("title");
    for (String target :
        List.of(
            "price",
            "was",
            "sale",
            "stock",
            "availability",
            "rating",
            "reviewCount",
            "description",
            "brand",
            "kind",
            "gtin",
            "group",
            "url",
            "updated",
            "language")) {
      one(target);
    }
    findId();
    findTitle();
    concern();
  }

  private Guess guess(String name, List<JsonNode> values) {
    Matcher bracket = BRACKET.matcher(name);
    boolean bracketed = bracket.matches();
    String base = bracketed ? bracket.group(1) : name;
    String extra = bracketed ? bracket.group(2) : "";
    var guess = new Guess(name, base, values);
    boolean known = bracketed && extra(guess, extra);
    String plain = Cells.plain(bracketed && !known ? name.replaceAll("[()\\[\\]]", " ") : base);
    if (!bracketed && !NAMES.containsKey(plain)) {
      int space = plain.lastIndexOf(' ');
      String last = plain.substring(space + 1);
      if (space > 0
          && (TWO_LETTER_UNITS.matcher(last).matches()
              || LANGUAGES.containsKey(last)
              || last.equals("€")
              || last.equals("£"))) {
        String front = plain.substring(0, space);
        boolean wording =
            "title".equals(NAMES.get(front)) || "description".equals(NAMES.get(front));
        boolean takes = LANGUAGES.containsKey(last) ? wording : true;
        if (takes && extra(guess, last)) {
          plain = front;
          var shorter = new Guess(name, frontOf(name), values);
          shorter.unit = guess.unit;
          shorter.currency = guess.currency;
          shorter.language = guess.language;
          guess = shorter;
        }
      }
    }
    String target = NAMES.get(plain);
    guess.spanish = SPANISH.contains(plain);
    if (target != null) {
      guess.is(target, 0.9, "the name is known");
    } else if (INTERNAL.matcher(plain).find()) {
      guess.is("nothing", 0.8, "the name sounds as if it were for the shop alone");
    } else if (guess.unit.isPresent()) {
      guess.is("attribute", 0.9, "the name states the unit " + guess.unit.get());
    }
    return guess;
  }

  /** The name without its last word. */
  private static String frontOf(String name) {
    String front = name.strip().replaceFirst("[\\s_\\-.]+[^\\s_\\-.]+$", "");
    return front.isBlank() ? name : front;
  }

  private static boolean extra(Guess guess, String word) {
    String plain = Cells.plain(word);
    if (LANGUAGES.containsKey(plain)) {
      guess.language = Optional.of(LANGUAGES.get(plain));
      return true;
    }
    Optional<String> currency = currency(word);
    if (currency.isPresent()) {
      guess.currency = currency;
      return true;
    }
    if (Units.parse(word).isPresent()) {
      guess.unit = Optional.of(word);
      return true;
    }
    return false;
  }

  private static Optional<String> currency(String word) {
    String code = Cells.price("1 " + word, Optional.empty(), Optional.empty()).currency();
    try {
      return Optional.of(Currency.getInstance(code).getCurrencyCode())
          .filter(
              c ->
                  word.equalsIgnoreCase(c)
                      || !word.matches("[A-Za-z]+")
                      || word.startsWith("euro"));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** The decimal mark, the order of dates and the language, which hold for the whole feed. */
  private void conventions() {
    int commas = 0;
    int points = 0;
    int dayFirst = 0;
    int monthFirst = 0;
    for (Guess guess : guesses) {
      boolean money = Set.of("price", "was", "sale").contains(guess.becomes);
      for (String text : guess.texts) {
        Matcher m = DECIMAL.matcher(text.length() > 40 ? "" : text);
        if (m.matches() && (money || Cells.number(text, Optional.empty()).isPresent())) {
          commas += m.group(1).equals(",") ? 1 : 0;
          points += m.group(1).equals(".") ? 1 : 0;
        }
        if (guess.becomes.equals("updated") && text.matches("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}.*")) {
          String[] parts = text.split("[/.-]");
          dayFirst += Integer.parseInt(parts[0]) > 12 ? 1 : 0;
          monthFirst += Integer.parseInt(parts[1]) > 12 ? 1 : 0;
        }
      }
    }
    if (commas > 0 || points > 0) {
      decimal = Optional.of(commas > points ? "," : ".");
    }
    long spanish = guesses.stream().filter(g -> g.spanish).count();
    long named = guesses.stream().filter(g -> NAMES.containsKey(Cells.plain(g.base))).count();
    language = spanish * 2 > named ? "es" : "en";
    guesses.stream()
        .filter(g -> g.becomes.equals("title"))
        .flatMap(g -> g.language.stream())
        .findFirst()
        .filter(
            tag ->
                guesses.stream().noneMatch(g -> g.becomes.equals("title") && g.language.isEmpty()))
        .ifPresent(tag -> language = tag);
    if (dayFirst != monthFirst) {
      dates = Optional.of(dayFirst > monthFirst ? "day-first" : "month-first");
    } else if (language.equals("es")) {
      dates = Optional.of("day-first");
    }
  }

  /** Whether the values are what the name says; what values say where the name says nothing. */
  private void check(Guess guess) {
    if (guess.filled == 0) {
      boolean named = !guess.becomes.equals("attribute");
      guess.is(
          named ? guess.becomes : "nothing",
          named ? 0.7 : 0.5,
          (named ? "the name is known; " : "") + "empty in the rows looked at");
      return;
    }
    Optional<Character> mark = decimal.map(d -> d.charAt(0));
    Predicate<String> isPrice =
        t ->
            !Cells.price(t, Optional.empty(), mark).amount().equals(t)
                || Cells.number(t, mark).isPresent();
    Predicate<String> isNumber = t -> Cells.number(t, mark).isPresent();
    Predicate<String> isStock = t -> isNumber.test(t) || Cells.availability(t).isPresent();
    switch (guess.becomes) {
      case "price", "was", "sale" -> fits(guess, guess.share(isPrice), "prices");
      case "stock" -> {
        boolean words =
            guess.share(isNumber) < 0.5
                && guess.share(t -> Cells.availability(t).isPresent()) > 0.5;
        if (words) {
          guess.is(
              "availability", 0.85, "the name is known and its values say whether there are any");
        } else {
          fits(guess, guess.share(isStock), "numbers");
        }
      }
      case "availability" -> {
        if (guess.share(isNumber) > 0.8
            && guess.share(t -> Cells.availability(t).isPresent()) < 0.5) {
          guess.is("stock", 0.85, "the name is known and its values are numbers");
        } else {
          fits(
              guess, guess.share(t -> Cells.availability(t).isPresent()), "words for availability");
        }
      }
      case "rating", "reviewCount" -> fits(guess, guess.share(isNumber), "numbers");
      case "image", "url" ->
          fits(
              guess,
              guess.share(t -> ADDRESS.matcher(t).lookingAt() || t.startsWith("/")),
              "addresses");
      case "updated" ->
          fits(
              guess,
              guess.share(
                  t ->
                      Cells.time(t, Optional.of(Cells.Days.DAY_FIRST)).isPresent()
                          || Cells.time(t, Optional.of(Cells.Days.MONTH_FIRST)).isPresent()),
              "dates");
      case "attribute" -> byValues(guess);
      default -> {}
    }
  }

  private static void fits(Guess guess, double share, String what) {
    if (share >= 0.8) {
      guess.is(guess.becomes, 0.97, "the name is known and its values are " + what);
    } else {
      guess.is(
          guess.becomes,
          0.6,
          "the name is known, but only %d %% of its values are %s"
              .formatted(Math.round(share * 100), what));
    }
  }

  private void byValues(Guess guess) {
    if (guess.unit.isPresent()) {
      return;
    }
    if (guess.share(t -> PICTURE.matcher(t).matches()) > 0.8) {
      guess.is("image", 0.8, "its values are addresses of pictures");
    } else if (guess.share(t -> ADDRESS.matcher(t).matches()) > 0.8) {
      boolean taken = guesses.stream().anyMatch(g -> g.becomes.equals("url"));
      guess.is(
          taken ? "nothing" : "url",
          0.7,
          taken ? "addresses of unknown meaning; not kept" : "its values are addresses");
    } else if (guess.share(Proposal::isGtin) > 0.8) {
      guess.is("gtin", 0.8, "its values are article numbers with a right check digit");
    } else if (guess.share(t -> t.matches("(?:€|\\$|£).*\\d.*|.*\\d\\s*(?:€|£|EUR|USD|GBP)")) > 0.8
        && guesses.stream().noneMatch(g -> g.becomes.equals("price"))) {
      guess.is("price", 0.7, "its values look like prices");
    } else if (guess.texts.stream().mapToInt(String::length).average().orElse(0) > LONG_TEXT) {
      boolean taken = guesses.stream().anyMatch(g -> g.becomes.equals("description"));
      guess.is(
          taken ? "nothing" : "description",
          0.5,
          taken ? "long texts of unknown meaning; not kept" : "its values are long texts");
    }
  }

  /** Length of a GTIN and its check digit. */
  private static boolean isGtin(String text) {
    if (!text.matches("\\d{8}|\\d{12,14}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      int weight = (text.length() - i) % 2 == 0 ? 3 : 1;
      sum += weight * (text.charAt(i) - '0');
    }
    return (10 - sum % 10) % 10 == text.charAt(text.length() - 1) - '0';
  }

  /** Of several columns for one target the surest; the others are told what they lost to. */
  private void one(String target) {
    boolean translated = target.equals("title") || target.equals("description");
    if (translated) {
      Set<String> tags = new HashSet<>();
      guesses.stream()
          .filter(g -> g.becomes.equals(target) && g.language.isPresent())
          .filter(g -> !tags.add(g.language.orElseThrow()))
          .forEach(
              g -> g.is("nothing", 0.5, "another column is the " + target + " in that language"));
    }
    List<Guess> rivals =
        guesses.stream()
            .filter(g -> g.becomes.equals(target))
            .filter(g -> !translated || g.language.isEmpty() || g.language.get().equals(language))
            .sorted(Comparator.comparingDouble((Guess g) -> rank(target, g)).reversed())
            .toList();
    for (Guess lost : rivals.subList(Math.min(1, rivals.size()), rivals.size())) {
      boolean text = target.equals("description") || target.equals("title");
      boolean known = Set.of("price", "was", "sale", "stock", "updated", "url").contains(target);
      lost.is(
          text || known ? "nothing" : "attribute",
          0.5,
          "\""
              + rivals.getFirst().column
              + "\" is the "
              + target
              + (text || known ? "; not kept" : "; kept as an attribute"));
    }
  }

  /** An id must differ from row to row; a plain name means more than a composed one. */
  private static double rank(String target, Guess guess) {
    String base = Cells.plain(guess.base);
    double exact = base.equals(target) ? 0.02 : 0;
    double brief =
        base.startsWith("short")
                || base.endsWith("corta")
                || base.equals("summary")
                || base.equals("resumen")
            ? -0.05
            : 0;
    double distinct =
        target.equals("id") && !guess.texts.isEmpty()
            ? (double) new HashSet<>(guess.texts).size() / guess.texts.size()
            : 0;
    double sku = target.equals("id") && base.equals("sku") ? 0.01 : 0;
    return guess.sure + exact + brief + sku + distinct;
  }

  private void findId() {
    if (has("id")) {
      return;
    }
    Optional<Guess> gtin = guesses.stream().filter(g -> g.becomes.equals("gtin")).findFirst();
    guesses.stream()
        .filter(g -> g.becomes.equals("attribute") && g.unit.isEmpty())
        .filter(g -> g.filled > 0 && new HashSet<>(g.texts).size() == g.texts.size())
        .filter(g -> g.texts.stream().allMatch(t -> t.length() <= 40 && !t.contains(" ")))
        .findFirst()
        .or(() -> gtin)
        .ifPresent(g -> g.is("id", 0.5, "no column is called an id; its values all differ"));
  }

  private void findTitle() {
    if (has("title")) {
      return;
    }
    guesses.stream()
        .filter(g -> g.becomes.equals("attribute") && g.unit.isEmpty())
        .filter(g -> g.share(t -> t.contains(" ") && t.length() <= 150) > 0.6)
        .max(Comparator.comparingInt(g -> new HashSet<>(g.texts).size()))
        .ifPresent(
            g -> g.is("title", 0.5, "no column is called a title; its values read like names"));
  }

  private boolean has(String target) {
    return guesses.stream().anyMatch(g -> g.becomes.equals(target));
  }

  private void concern() {
    if (!has("id")) {
      concerns.add("No column is the id; name the one whose values tell products apart.");
    }
    if (!has("title")) {
      concerns.add("No column is the title; name the one shoppers know products by.");
    }
    Optional<Character> mark = decimal.map(d -> d.charAt(0));
    for (Guess guess : guesses) {
      if (Set.of("price", "was", "sale").contains(guess.becomes)
          && guess.currency.isEmpty()
          && guess.share(t -> Cells.price(t, Optional.empty(), mark).currency().isEmpty()) > 0.2) {
        concerns.add(
            "The currency of \"%s\" is not stated; add \"currency\": \"EUR\", or whichever it is, at the top of the mapping."
                .formatted(guess.column));
      }
    }
    for (Guess guess : guesses) {
      if (guess.sure < 0.7 && guess.filled > 0 && !guess.becomes.equals("attribute")) {
        concerns.add("\"%s\" becomes %s: %s.".formatted(guess.column, guess.becomes, guess.why));
      }
    }
  }

  List<String> concerns() {
    return concerns;
  }

  List<Survey.Column> columns() {
    return guesses.stream()
        .map(g -> new Survey.Column(g.column, g.filled, g.samples, g.becomes, g.sure, g.why))
        .toList();
  }

  /** The mapping as JSON, in lines for a person to edit. */
  String mapping() {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    mapping.put("language", language);
    decimal.ifPresent(mark -> mapping.put("decimal", mark));
    dates.ifPresent(order -> mapping.put("dates", order));
    ObjectNode fields = mapping.putObject("fields");
    Optional<Character> mark = decimal.map(d -> d.charAt(0));
    Set<String> absent = new LinkedHashSet<>();
    ObjectNode flags = JsonNodeFactory.instance.objectNode();
    for (Guess guess : guesses) {
      ObjectNode field = fields.putObject(guess.column).put("to", guess.becomes);
      if (guess.becomes.equals("attribute")) {
        boolean stripped = guess.unit.isPresent();
        field.put("name", Names.of(stripped ? guess.base : guess.column));
        guess.unit.ifPresent(unit -> field.put("unit", unit));
        if (guess.share(t -> Cells.number(t, mark).isPresent()) > 0.8) {
          field.put("number", true);
        }
        guess.texts.stream()
            .filter(t -> ABSENT.contains(t.toLowerCase(Locale.ROOT)))
            .forEach(absent::add);
        if (guess.share(
                t ->
                    YES.contains(t.toLowerCase(Locale.ROOT))
                        || NO.contains(t.toLowerCase(Locale.ROOT)))
            > 0.9) {
          guess.texts.forEach(t -> flag(flags, t));
        }
      } else if (guess.becomes.equals("image")) {
        field.put("list", true);
      }
      guess
          .currency
          .filter(c -> Set.of("price", "was", "sale").contains(guess.becomes))
          .ifPresent(c -> field.put("currency", c));
      guess
          .language
          .filter(tag -> !tag.equals(language))
          .filter(tag -> guess.becomes.equals("title") || guess.becomes.equals("description"))
          .ifPresent(tag -> field.put("language", tag));
    }
    if (!absent.isEmpty()) {
      absent.forEach(mapping.putArray("absent")::add);
    }
    if (!flags.isEmpty()) {
      mapping.set("flags", flags);
    }
    return mapping.toPrettyString();
  }

  private static void flag(ObjectNode flags, String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      flags.put(text, YES.contains(word));
    }
  }

  static int filled(List<JsonNode> values) {
    return (int)
        values.stream().filter(v -> !v.isNull() && !v.asText(v.toString()).isBlank()).count();
  }

  /** Different values as a person sees them. */
  static List<String> samples(List<JsonNode> values) {
    return values.stream()
        .map(v -> v.isValueNode() ? v.asText("") : v.toString())
        .filter(t -> !t.isBlank())
        .map(t -> new Problem("", t, "", "").value())
        .distinct()
        .limit(SAMPLES)
        .toList();
  }

  private static List<String> texts(List<JsonNode> values) {
    return values.stream()
        .map(v -> v.isArray() ? v.path(0).asText("") : v.asText(""))
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .toList();
  }

  private static void names(String target, String list) {
    for (String name : list.split("\\|")) {
      NAMES.put(name, target);
    }
  }

  private static void spanish(String target, String list) {
    names(target, list);
    SPANISH.addAll(List.of(list.split("\\|")));
  }
}
