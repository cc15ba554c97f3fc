package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The composer's Spanish; it says "tú". */
final class Spanish extends Voice {
  /** "y" becomes "e" before the sound i: "e inalámbrico", but "y hielo". */
  private static final Pattern SOUNDS_LIKE_I =
      Pattern.compile("(?iu)^(?:i(?![aeou])|hi(?![aeo])|í|hí).*");

  private static final String NUMBER_OF = "número de ";

  /** What a product is, where other features are what it has. */
  private static final Pattern ADJECTIVE =
      Pattern.compile(
          "(?:inalámbrico|plegable|ajustable|interno|resistente|regulable|apto|lavable|compatible|ampliable|eléctrico|sin|a prueba de"
              + "|preparado)\\b.*");

  /** "sin bolsa": what the product goes without. */
  private static final Pattern WITHOUT = Pattern.compile("sin (.+)");

  /** What is done in a way: "es de secado rápido". */
  private static final Pattern OF = Pattern.compile("(?:secado|lavado)\\b.*");

  /** "pilas" of "pilas incluidas" in the plural that only loses its s: "pila". */
  private static final Pattern REGULAR = Pattern.compile("(\\p{L}+[ao])s");

  private static final Pattern DENIED = Pattern.compile("no |sin ");

  /** "pilas incluidas": the product brings them along. */
  private static final Pattern INCLUDED = Pattern.compile("(.+) incluid[oa]s?");

  /** Labels that are what the product does: "requiere montaje". */
  private static final Pattern VERB = Pattern.compile("(?:requiere|necesita|incluye)\\b.*");

  /** Nouns by their endings, and those that products are often called by beside them. */
  private static final Pattern MASCULINE =
      Pattern.compile(
          "\\p{L}+(?:o|or|ón|án|aje)(?<!ción|sión)|robot|wok|set|pack|kit|cable|soporte|estante|altavoz|portátil|sofá|vinilo|cubertero");

  private static final Pattern FEMININE =
      Pattern.compile("\\p{L}+(?:a|ción|sión|dad)(?<!sofá|mapa|clima)|sartén|cocotte|torre|base");

  /** Words that end like a plural and are none. */
  private static final Pattern PLURAL = Pattern.compile("(?!bus|chasis|gps)\\p{L}+s(?: .*)?");

  Spanish(Lexicon lexicon, long seed) {
    super(lexicon, Language.SPANISH, seed);
  }

  // Products in sentences

  /**
   * A product in a sentence.
   *
   * @param article "el", or empty for a name that does not begin with the word for what it is: then
   *     nothing is known of its gender, and nothing agrees with it
   */
  private record Subject(String article, String name, boolean feminine, boolean plural) {
    boolean known() {
      return !article.isEmpty();
    }

    String named() {
      return known() ? article + " " + name : name;
    }

    String of() {
      return article.equals("el") ? "del " + name : "de " + named();
    }

    String verb(String one, String several) {
      return plural ? several : one;
    }
  }

  private Subject subject(Sheet sheet) {
    String name = sheet.name();
    Optional<Term> kind = kindOf(sheet.product()).filter(t -> begins(name, label(t)));
    if (kind.isEmpty()) {
      return named(name);
    }
    Term term = kind.get();
    // "Lavavajillas" has the same form for one and for several; "gafas" are several in both.
    boolean plural =
        term.spanishPlural().equals(label(term))
            && term.englishPlural().equals(term.label(Language.ENGLISH))
            && PLURAL.matcher(label(term)).matches();
    String article = term.feminine() ? (plural ? "las" : "la") : (plural ? "los" : "el");
    return new Subject(article, uncapitalised(name), term.feminine(), plural);
  }

  /** A name that begins with another word for a thing, where that word tells its gender. */
  private Subject named(String name) {
    String noun = head(name);
    Optional<Boolean> feminine =
        !beginsWithAThing(name)
            ? Optional.empty()
            : MASCULINE.matcher(noun).matches()
                ? Optional.of(false)
                : FEMININE.matcher(noun).matches() ? Optional.of(true) : Optional.empty();
    return feminine
        .map(f -> new Subject(f ? "la" : "el", uncapitalised(name), f, false))
        .orElseGet(() -> new Subject("", name, false, false));
  }

  /** "Carcasa Acme" begins with the noun of "carcasa de servidor". */
  private static boolean begins(String name, String kind) {
    return head(name).equals(head(kind));
  }

  private static String head(String phrase) {
    return phrase.toLowerCase(Locale.ROOT).split(" ", 2)[0];
  }

  private static String uncapitalised(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private String the(Sheet sheet) {
    return subject(sheet).named();
  }

  private String of(Optional<Sheet> sheet) {
    return sheet.map(s -> subject(s).of()).orElse("de este producto");
  }

  private String verb(Sheet sheet, String one, String several) {
    return subject(sheet).verb(one, several);
  }

  private String costs(Sheet sheet) {
    return the(sheet) + verb(sheet, " cuesta ", " cuestan ") + price(sheet);
  }

  // Lists of products

  private static String counted(int n, Noun noun) {
    return n != 1
        ? n + " " + noun.plural()
        : noun.isPlural() ? "1 modelo de " + noun.plural() : "1 " + noun.singular();
  }

  private static String ordered(Noun noun) {
    return noun.feminine() ? "ordenadas" : "ordenados";
  }

  private static String the(Noun noun) {
    return (noun.feminine() ? "las " : "los ") + noun.plural();
  }

  @Override
  String found(int matching, Noun noun, Conditions conditions, Optional<Plan.Sort> sort) {
    String counted = counted(matching, noun);
    boolean one = matching == 1;
    String meeting =
        one
            ? meeting("cumple ", "se describe como ", conditions)
            : meeting("cumplen ", "se describen como ", conditions);
    String order = one ? "" : sort.map(s -> ", " + ordered(noun) + " por " + order(s)).orElse("");
    return one(
        "He encontrado " + counted + " que " + meeting + order + ".",
        counted + " " + meeting + order + ".",
        "Hay " + counted + " que " + meeting + order + ".");
  }

  /** "cumplen tu condición de precio y se describen como «plegable»". */
  private String meeting(String meet, String described, Conditions conditions) {
    List<String> parts = new ArrayList<>();
    if (!conditions.labels().isEmpty()) {
      parts.add(meet + yourConditions(conditions.labels()));
    }
    if (!conditions.qualities().isEmpty()) {
      parts.add(described + listed(quoted(conditions.qualities())));
    }
    if (!conditions.refused().isEmpty()) {
      parts.add("no " + described + listed(quoted(conditions.refused()), " ni ", " ni "));
    }
    return listed(parts);
  }

  private List<String> quoted(List<String> words) {
    return words.stream().map(this::quoted).toList();
  }

  /** "tus condiciones de precio y color"; qualities stand in brackets: no "de inalámbrico". */
  @Override
  String denied(String label) {
    return (ADJECTIVE.matcher(label).matches() ? "no " : "sin ") + label;
  }

  private static String yourConditions(List<String> conditions) {
    String your = conditions.size() == 1 ? "tu condición " : "tus condiciones ";
    return conditions.stream()
            .anyMatch(c -> ADJECTIVE.matcher(c).matches() || DENIED.matcher(c).lookingAt())
        ? your + "(" + String.join(", ", conditions) + ")"
        : your + "de " + listed(conditions);
  }

  @Override
  String fittest(Noun noun, int shown) {
    return "Lo demás que dices encaja mejor con " + these(noun, shown) + ".";
  }

  private static String these(Noun noun, int shown) {
    return shown > 1 || noun.isPlural()
        ? noun.feminine() ? "estas" : "estos"
        : noun.feminine() ? "esta" : "este";
  }

  @Override
  String closest(Noun noun, int shown, Optional<Plan.Sort> sort) {
    if (shown == 1) {
      return "Esto es lo que he encontrado entre " + the(noun) + ".";
    }
    return sort.map(
            s ->
                one(
                    "Aquí tienes " + noun.plural() + " " + ordered(noun) + " por " + order(s) + ".",
                    (noun.feminine() ? "Estas son " : "Estos son ")
                        + noun.plural()
                        + ", "
                        + ordered(noun)
                        + " por "
                        + order(s)
                        + "."))
        .orElseGet(
            () ->
                one(
                    (noun.feminine() ? "Estas " : "Estos ")
                        + noun.plural()
                        + (noun.feminine() ? " son las" : " son los")
                        + " que más se acercan a lo que describes.",
                    "Aquí tienes " + the(noun) + " que mejor encajan con tus palabras.",
                    "Esto es lo que he encontrado entre " + the(noun) + "."));
  }

  /** Names no extreme: what is cheapest is a claim about a product, and none is named here. */
  private String order(Plan.Sort sort) {
    return label(sort.attribute())
        + (sort.ascending() ? ", de menor a mayor" : ", de mayor a menor");
  }

  @Override
  String first(Sheet best, Noun noun, List<String> clauses) {
    return ended(firstOf(best) + ": " + listed(clauses));
  }

  @Override
  String first(Sheet best, Noun noun) {
    return ended(firstOf(best));
  }

  private String firstOf(Sheet best) {
    Subject subject = subject(best);
    String first = "En primer lugar, " + subject.named();
    return one(
        subject.known() && !subject.plural()
            ? (subject.feminine() ? "La primera es " : "El primero es ") + subject.named()
            : first,
        first,
        subject.verb("Encabeza", "Encabezan") + " la lista " + subject.named());
  }

  @Override
  String cheapest(Sheet sheet, Noun noun) {
    Subject subject = subject(sheet);
    String price = offered(sheet);
    if (!subject.known()) {
      return "En primer lugar, " + subject.named() + ": cuesta " + price + ".";
    }
    String cheap =
        subject.article()
            + " más "
            + (subject.feminine() ? "barata" : "barato")
            + (subject.plural() ? "s" : "");
    String is = subject.verb(" es ", " son ");
    return one(
        capitalised(cheap) + is + subject.named() + ", por " + price + ".",
        "Por " + price + ", " + subject.named() + is + cheap + ".",
        capitalised(subject.named())
            + is
            + cheap
            + ": "
            + subject.verb("cuesta ", "cuestan ")
            + price
            + ".");
  }

  @Override
  String costsLess(Sheet sheet) {
    Subject subject = subject(sheet);
    return one(
        "Pero "
            + subject.named()
            + subject.verb(" cuesta", " cuestan")
            + " menos: "
            + price(sheet)
            + ".",
        "Si te importa más el precio, " + costs(sheet) + ".",
        "Por menos dinero, " + costs(sheet) + ".");
  }

  @Override
  String soldOut(Sheet sheet, Optional<Sheet> instead) {
    return capitalised(the(sheet))
        + " "
        + soldOut(subject(sheet))
        + instead
            .map(
                other ->
                    "; "
                        + the(other)
                        + verb(other, " está ", " están ")
                        + availability(Offer.Availability.IN_STOCK)
                        + other.price().map(p -> ", por " + price(other)).orElse(""))
            .orElse("")
        + ".";
  }

  /** "está agotada ahora mismo". */
  private static String soldOut(Subject subject) {
    return subject.verb("está ", "están ")
        + (subject.known() ? agreeing("agotado", subject) : "sin existencias")
        + " ahora mismo";
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
  String unchecked(List<String> words) {
    return "No he podido comprobar "
        + listed(quoted(words), " ni ", " ni ")
        + " en los datos de los productos.";
  }

  @Override
  String readAs(String written, String read) {
    return "He leído " + quoted(written) + " como " + quoted(read) + ".";
  }

  @Override
  String shared() {
    return one(
        "He tomado tu importe para todas las piezas juntas: cada una de las que ves no pasa de su"
            + " parte.",
        "He repartido tu importe a partes iguales, y cada pieza que ves cabe en la suya.",
        "Tu importe es para todas juntas, así que he buscado piezas que no pasen de su parte.");
  }

  @Override
  String and(String next) {
    return SOUNDS_LIKE_I.matcher(next).matches() ? " e " : " y ";
  }

  @Override
  String or(String next) {
    return next.matches("(?iu)^h?[oó].*") ? " u " : " o ";
  }

  @Override
  String quoted(String words) {
    return "«" + words + "»";
  }

  // What a fact says

  @Override
  String clause(Sheet sheet, Fact fact) {
    return predicate(sheet, fact)
        .orElseGet(
            () ->
                reads(fact)
                    ? its(fact) + is(fact) + value(sheet, fact)
                    : "la ficha indica " + listing(sheet, fact));
  }

  @Override
  String described(Sheet sheet, String words) {
    return verb(sheet, "se describe como ", "se describen como ") + quoted(words);
  }

  @Override
  String described(String words) {
    return "Se describe como " + quoted(words);
  }

  @Override
  String statement(Sheet sheet, Fact fact) {
    return predicate(sheet, fact)
        .map(p -> the(sheet) + " " + p)
        .orElseGet(
            () ->
                reads(fact)
                    ? the(fact) + " " + subject(sheet).of() + is(fact) + value(sheet, fact)
                    : "la ficha " + subject(sheet).of() + " indica " + listing(sheet, fact));
  }

  /** What a product does or is, where that says it better than "su ... es". */
  private Optional<String> predicate(Sheet sheet, Fact fact) {
    Subject subject = subject(sheet);
    String value = value(sheet, fact);
    return switch (fact.origin()) {
      case PRICE -> Optional.of(subject.verb("cuesta ", "cuestan ") + value);
      case STOCK ->
          Optional.of(
              sheet.isSoldOut() ? soldOut(subject) : subject.verb("está ", "están ") + value);
      case RATING -> Optional.of(subject.verb("tiene ", "tienen ") + "una valoración de " + value);
      default ->
          attribute(fact.field())
              .flatMap(
                  t ->
                      switch (fact.value().orElse(null)) {
                        case Value.Flag(boolean set) ->
                            Optional.of(feature(label(t), set, subject));
                        case Value.Measure(Quantity q) when isIncluded(label(t), q) ->
                            Optional.of(included(included(label(t)), value, subject));
                        case Value.Measure(Quantity q) when q.unit() == Unit.COUNT ->
                            things(label(t))
                                .flatMap(things -> counted(value, things))
                                .map(things -> subject.verb("tiene ", "tienen ") + things);
                        case Value.Words w when isColour(fact) ->
                            Optional.of(subject.verb("es ", "son ") + colour(w, subject));
                        case Value.Words w when isMaterial(fact) ->
                            Optional.of(
                                subject.verb("es de ", "son de ")
                                    + listed(w.words().stream().map(this::word).toList()));
                        case null, default -> Optional.<String>empty();
                      });
    };
  }

  /** "es inalámbrico", "tiene puerto USB", "no incluye pilas", "requiere montaje". */
  private static String feature(String label, boolean set, Subject subject) {
    String no = set ? "" : "no ";
    var without = WITHOUT.matcher(label);
    if (without.matches()) {
      return (set ? "no " : "") + subject.verb("lleva ", "llevan ") + without.group(1);
    }
    if (OF.matcher(label).matches()) {
      return no + subject.verb("es de ", "son de ") + label;
    }
    if (ADJECTIVE.matcher(label).matches()) {
      int end = label.indexOf(' ') < 0 ? label.length() : label.indexOf(' ');
      String adjective = agreeing(label.substring(0, end), subject);
      return no + subject.verb("es ", "son ") + adjective + label.substring(end);
    }
    if (INCLUDED.matcher(label).matches()) {
      return no + subject.verb("incluye ", "incluyen ") + included(label);
    }
    if (VERB.matcher(label).matches()) {
      return no + (subject.plural() ? label.replaceFirst(" ", "n ") : label);
    }
    return no + subject.verb("tiene ", "tienen ") + label;
  }

  /** "pilas" of "pilas incluidas" and of "número de pilas incluidas". */
  private static String included(String label) {
    String things = INCLUDED.matcher(label).replaceFirst("$1");
    return things.startsWith(NUMBER_OF) ? things.substring(NUMBER_OF.length()) : things;
  }

  private static boolean isIncluded(String label, Quantity quantity) {
    return quantity.unit() == Unit.COUNT && INCLUDED.matcher(label).matches();
  }

  /** "incluye 2 pilas". */
  private static String included(String things, String number, Subject subject) {
    String includes = subject.verb("incluye ", "incluyen ");
    return number.equals("0")
        ? "no " + includes + things
        : includes + counted(number, things).orElse(things);
  }

  /** "2 botones", "1 pila"; nothing for one of what has no regular singular here. */
  private static Optional<String> counted(String number, String things) {
    var regular = REGULAR.matcher(things);
    return !number.equals("1")
        ? Optional.of(number + " " + things)
        : regular.matches() ? Optional.of(number + " " + regular.group(1)) : Optional.empty();
  }

  private static String agreeing(String adjective, Subject subject) {
    String gendered =
        subject.feminine() && adjective.endsWith("o")
            ? adjective.substring(0, adjective.length() - 1) + "a"
            : adjective;
    return subject.plural() ? gendered + "s" : gendered;
  }

  /** "negra", "negro y rojo"; "de color arena" where the word is no adjective or cannot agree. */
  private String colour(Value.Words colours, Subject subject) {
    List<Optional<String>> adjectives =
        colours.words().stream().map(c -> adjective(c, subject)).toList();
    return adjectives.stream().allMatch(Optional::isPresent)
        ? listed(adjectives.stream().map(Optional::orElseThrow).toList())
        : "de color " + listed(colours.words().stream().map(this::word).toList());
  }

  /** Only forms that the lexicon knows: "roja" is one, "chocolata" is none. */
  private Optional<String> adjective(String colour, Subject subject) {
    if (!subject.known() || subject.plural()) {
      return Optional.empty();
    }
    String form = agreeing(word(colour), subject);
    return term(colour, Term.Type.COLOUR)
        .filter(t -> form.indexOf(' ') < 0 && t.forms(Language.SPANISH).contains(form))
        .map(t -> form);
  }

  /** What a label counts: "núcleos", "botones" of "número de botones". */
  private static Optional<String> things(String label) {
    if (label.startsWith(NUMBER_OF)) {
      return Optional.of(label.substring(NUMBER_OF.length()));
    }
    return isPlural(label) ? Optional.of(label) : Optional.empty();
  }

  private static boolean isPlural(String label) {
    return PLURAL.matcher(label).matches();
  }

  /** One value under a label of the lexicon reads as "su ... es"; anything else is listed. */
  private boolean reads(Fact fact) {
    return attribute(fact.field()).isPresent()
        && switch (fact.value().orElse(null)) {
          case Value.Measure m -> true;
          case Value.Span s -> true;
          case Value.Words w -> w.words().size() == 1;
          case Value.Bare b -> false;
          case Value.Flag f -> false;
          case null -> false;
        };
  }

  /** "su peso"; "la longitud del cable" has an owner already. */
  private String its(Fact fact) {
    String label = label(fact.field());
    if (label.contains(" del ")) {
      return the(fact);
    }
    if (!isPlural(label)) {
      return "su " + label;
    }
    return isCount(fact) ? "su " + NUMBER_OF + label : "sus " + label;
  }

  /** "la longitud del cable", "los conectores"; of a single thing, their number. */
  private String the(Fact fact) {
    String label = label(fact.field());
    return isCount(fact) && isPlural(label) ? "el " + NUMBER_OF + label : the(fact.field());
  }

  /** What the lexicon does not know has no gender and no article. */
  private String the(String key) {
    String label = label(key);
    boolean plural = isPlural(label);
    return attribute(key)
        .map(t -> (t.feminine() ? (plural ? "las " : "la ") : (plural ? "los " : "el ")) + label)
        .orElse(label);
  }

  /** "es de 1,8 m" for amounts, "es el 6 de agosto de 2008" for days, "es Trolley" for words. */
  private String is(Fact fact) {
    boolean plural = isPlural(label(fact.field())) && !isCount(fact);
    String is = plural ? " son " : " es ";
    return switch (fact.value().orElse(null)) {
      case Value.Measure m -> isCount(fact) ? is : is + "de ";
      case Value.Span s -> plural ? " van " : " va ";
      case Value.Words w when w.words().stream().allMatch(Notation::isDate) -> is + "el ";
      case null, default -> is;
    };
  }

  private String listing(Sheet sheet, Fact fact) {
    return fieldName(sheet, fact) + ": " + value(sheet, fact);
  }

  // Nothing found

  @Override
  String notSold(Noun noun) {
    return one(
        "En esta tienda no hay " + noun.plural() + ".",
        "La tienda no tiene " + noun.plural() + ".");
  }

  @Override
  String nothing(Noun noun) {
    return one(
        "No he encontrado " + noun.plural() + " que encajen con lo que describes.",
        "Entre " + the(noun) + " no hay nada que encaje con lo que describes.");
  }

  @Override
  String nothing(Noun noun, Conditions conditions) {
    String together = conditions.labels().size() > 1 ? "cumplan a la vez " : "cumplan ";
    String meet = "que " + meeting(together, "se describan como ", conditions) + ".";
    return one(
        "No he encontrado " + noun.plural() + " " + meet,
        "Aquí no hay " + noun.plural() + " " + meet);
  }

  @Override
  String still(Noun noun) {
    return "No he entendido ninguna condición nueva; sigue sin haber "
        + noun.plural()
        + " que cumplan las que has dicho antes.";
  }

  @Override
  String met(Evidence.Relaxation relaxation, Noun noun, Conditions conditions) {
    boolean one = relaxation.gained() == 1;
    String meeting =
        one
            ? meeting("cumple ", "se describe como ", conditions)
            : meeting("cumplen ", "se describen como ", conditions);
    return counted(relaxation.gained(), noun)
        + " "
        + meeting
        + ", pero "
        + (one ? "no cumple " : noun.feminine() ? "ninguna cumple " : "ninguno cumple ")
        + withoutCondition(relaxation).substring("sin ".length())
        + ".";
  }

  @Override
  String without(Evidence.Relaxation relaxation, Noun noun) {
    return capitalised(withoutCondition(relaxation))
        + " encuentro "
        + counted(relaxation.gained(), noun)
        + ".";
  }

  private String withoutCondition(Evidence.Relaxation relaxation) {
    return relaxation
        .words()
        .flatMap(OwnWords::of)
        .map(words -> "sin la condición " + quoted(words))
        .orElseGet(() -> withoutCondition(relaxation.attribute()));
  }

  private String withoutCondition(String attribute) {
    String label = label(attribute);
    return attribute.equals("price")
        ? "sin el límite de precio"
        : ADJECTIVE.matcher(label).matches()
            ? "sin la condición de ser " + label
            : "sin la condición de " + label;
  }

  @Override
  String nearest(Sheet sheet, String clause) {
    return ended("Lo más cercano" + verb(sheet, " es ", " son ") + the(sheet) + ": " + clause);
  }

  @Override
  String nearest(Sheet sheet) {
    return ended("Lo más cercano" + verb(sheet, " es ", " son ") + the(sheet));
  }

  @Override
  String tryOther() {
    return one(
        "Prueba con otras palabras o dime para qué lo necesitas.",
        "Dime para qué lo quieres y vuelvo a buscar.");
  }

  // One product

  @Override
  String yes(String statement) {
    return ended("Sí: " + statement);
  }

  @Override
  String no(String statement) {
    return ended("No: " + statement);
  }

  @Override
  String differing(Sheet sheet, String label, List<String> values) {
    return "Los datos "
        + subject(sheet).of()
        + " dan valores distintos en "
        + label
        + ": "
        + listed(values)
        + ".";
  }

  @Override
  protected String formerly(String price) {
    return "antes " + price;
  }

  @Override
  String notReduced(Sheet sheet) {
    return "En los datos "
        + subject(sheet).of()
        + " no consta un precio anterior; "
        + costs(sheet)
        + ".";
  }

  @Override
  String brand(Sheet sheet, String brand) {
    return "La marca " + subject(sheet).of() + " es " + brand + ".";
  }

  @Override
  String silent(Optional<Sheet> sheet, List<String> attributes) {
    String what = listed(attributes.stream().map(this::mentioned).toList(), " ni ", " ni ");
    boolean several = attributes.size() > 1 || isPlural(label(attributes.getFirst()));
    return one(
        "Los datos " + of(sheet) + " no mencionan " + what + ".",
        "En los datos " + of(sheet) + (several ? " no constan " : " no consta ") + what + ".");
  }

  /** "la garantía", "pilas", "si necesita pilas". */
  private String mentioned(String key) {
    String label = label(key);
    return INCLUDED.matcher(label).matches()
        ? included(label)
        : VERB.matcher(label).matches() ? "si " + label : the(key);
  }

  @Override
  String silent(Optional<Sheet> sheet) {
    return "Los datos " + of(sheet) + " no responden a eso.";
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
  String noSuchPlace() {
    return one(
        "La lista que te he enseñado no llega a tanto. ¿Qué producto quieres decir?",
        "Ese lugar no está en la lista que te he enseñado. ¿De cuál hablas?",
        "Te he enseñado menos productos. Dime su nombre o un lugar que esté en la lista.");
  }

  @Override
  String unknownProduct() {
    return "No encuentro ningún producto con ese nombre. ¿Cuál quieres decir?";
  }

  // Several products

  @Override
  String describedAs(Sheet sheet, String words) {
    return the(sheet) + verb(sheet, " se describe", " se describen") + " como " + quoted(words);
  }

  @Override
  String noneIs() {
    return "No, ninguno de estos productos.";
  }

  @Override
  String notAll() {
    return "No, no todos.";
  }

  @Override
  String noneIsKnown() {
    return "De ninguno de estos productos consta.";
  }

  @Override
  String noneSays() {
    return "No consta en los datos de ninguno de estos productos.";
  }

  @Override
  String doesNotSay(List<Sheet> sheets) {
    return "No consta en los datos "
        + listed(sheets.stream().map(s -> subject(s).of()).toList(), " ni ", " ni ")
        + ".";
  }

  // Several questions

  @Override
  String notAnswered(Optional<String> part) {
    return part.map(words -> "No he respondido a " + quoted(words) + "; pregúntamelo aparte.")
        .orElse("He respondido solo a una parte de tu pregunta; pregúntame el resto aparte.");
  }

  @Override
  String unanswered(Sheet sheet, Optional<String> part) {
    return part.map(
            words -> "Los datos " + subject(sheet).of() + " no responden a " + quoted(words) + ".")
        .orElseGet(() -> "Los datos " + subject(sheet).of() + " no responden al resto.");
  }

  // Comparison

  @Override
  String compares(List<Sheet> sheets, List<String> labels, boolean more) {
    String names = listed(sheets.stream().map(this::the).toList());
    return labels.isEmpty()
        ? "La tabla no muestra diferencias entre " + names + "."
        : capitalised(names)
            + " se diferencian en "
            + (more ? String.join(", ", labels) + " y algo más" : listed(labels))
            + ".";
  }

  @Override
  String cheaper(Sheet low, Sheet high) {
    return one(
        capitalised(the(low))
            + verb(low, " cuesta", " cuestan")
            + " menos, "
            + price(low)
            + "; "
            + costs(high)
            + ".",
        "Por precio, " + costs(low) + " y " + costs(high) + ".");
  }

  @Override
  String samePrice(Sheet one, Sheet other) {
    return capitalised(the(one)) + " y " + the(other) + " cuestan lo mismo: " + price(one) + ".";
  }

  @Override
  String rated(Sheet high, Sheet low) {
    return capitalised(the(high))
        + verb(high, " tiene", " tienen")
        + " una valoración de "
        + rating(high)
        + "; "
        + the(low)
        + verb(low, " tiene", " tienen")
        + " una valoración de "
        + rating(low)
        + ".";
  }

  @Override
  String same(Sheet one, Sheet other, String label, String value) {
    return ended(
        capitalised(the(one)) + " y " + the(other) + " coinciden en " + label + ": " + value);
  }

  @Override
  String whatToCompare() {
    return "¿Qué productos comparo? Bastan sus nombres o sus lugares en la lista.";
  }

  // Texts of the shop

  @Override
  String quotation(Fact fact, Optional<Sheet> product, String quote) {
    String of = product.map(p -> " " + subject(p).of()).orElse("");
    return switch (fact.origin()) {
      case DESCRIPTION -> "La descripción" + of + " dice: «" + quote + "»";
      case REVIEW ->
          "En una opinión"
              + product.map(p -> " sobre " + the(p)).orElse("")
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
  String checklist() {
    return "Esto dicen las guías de la tienda sobre el tema:";
  }

  @Override
  String noGuidance() {
    return "No he encontrado nada sobre eso en los textos de la tienda.";
  }

  @Override
  String noGuidance(Optional<String> part) {
    return part.map(
            words ->
                "Sobre " + quoted(words) + " no he encontrado nada en los textos de la tienda.")
        .orElse("Sobre lo demás no he encontrado nada en los textos de la tienda.");
  }

  // Without products

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
        "¡Qué bien verte por aquí! ¿Qué te busco?",
        "¡Hola! ¿Qué necesitas hoy?");
  }

  @Override
  String welcome() {
    return one("¡De nada!", "Un placer.", "Para eso estoy.", "¡Cuando quieras!");
  }

  @Override
  String bye() {
    return one("¡Adiós!", "¡Hasta pronto!", "¡Que vaya bien! Vuelve cuando quieras.");
  }

  @Override
  String fine() {
    return one(
        "Todo bien por aquí, gracias. ¿Qué buscas?",
        "Con ganas de buscarte algo. ¿Qué necesitas?",
        "¡Muy bien, gracias! ¿Qué te busco?");
  }

  @Override
  String anythingElse() {
    return one(
        "Muy bien. Pregúntame si necesitas algo más.",
        "¡De acuerdo! Aquí sigo por si surge otra cosa.",
        "Estupendo. ¿Te busco algo más?");
  }

  @Override
  String who() {
    return one(
        "Soy el asistente de esta tienda: miro en su catálogo y en sus condiciones.",
        "Soy el asistente de compras: busco productos, los comparo y te digo lo que consta en los"
            + " datos.",
        "El asistente de la tienda. Pregúntame por sus productos, precios y condiciones.");
  }

  @Override
  String robot() {
    return one(
        "Sí, soy un programa, no una persona. Lo que te digo sale del catálogo y de los textos de la"
            + " tienda.",
        "Soy un programa informático. Si prefieres hablar con una persona, contacta con la atención"
            + " al cliente de la tienda.",
        "Aquí no hay nadie de carne y hueso: soy un programa que lee el catálogo por ti.");
  }

  @Override
  String abilities() {
    return one(
        "Puedo buscar productos según lo que necesites, compararlos, darte detalles y citar las"
            + " condiciones de envío, devolución y garantía.",
        "Pídeme un producto que entre en tu presupuesto, una comparación, un detalle o las"
            + " condiciones de la tienda.",
        "Busco en el catálogo, comparo lo que encuentro y consulto envíos, devoluciones y garantía.");
  }

  @Override
  String assortment(List<String> kinds, boolean more) {
    if (kinds.isEmpty()) {
      return "Todavía no hay nada en este catálogo.";
    }
    String all = more ? String.join(", ", kinds) + " y más cosas" : listed(kinds);
    return one(
        "Aquí encuentras " + all + ". ¿Qué buscas?",
        "En esta tienda hay " + all + ". Dime qué te interesa y qué te importa más.",
        "Tenemos " + all + ". ¿Qué te enseño?");
  }

  @Override
  String outOfScope() {
    return one(
        "Solo puedo ayudarte con esta tienda: sus productos, precios y condiciones.",
        "Eso queda fuera de lo que puedo responder; conozco los productos y las condiciones de esta"
            + " tienda.",
        "De eso no sé nada: solo he leído los productos y las condiciones de esta tienda.");
  }

  @Override
  String handoff() {
    return one(
        "No tengo acceso a pedidos ni cuentas; contacta con la atención al cliente de la tienda y"
            + " ten a mano el número de pedido.",
        "Los pedidos y las cuentas no los veo. En la atención al cliente de la tienda te lo miran;"
            + " ten a mano el número de pedido.",
        "Para tu pedido, contacta con la atención al cliente de la tienda y dales el número: yo no"
            + " puedo verlo.");
  }

  @Override
  String brokeOff() {
    return "Mi texto se ha cortado aquí; lo que sigue sale directamente de los datos.";
  }

  // Follow-up questions

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
    return (isPlural(label(key)) ? "¿Cuáles son " : "¿Cuál es ") + the(key) + "?";
  }

  @Override
  String askWithout(Evidence.Relaxation relaxation) {
    return "¿Y " + withoutCondition(relaxation) + "?";
  }

  @Override
  String askSorted(Noun noun) {
    return "Enséñame " + the(noun) + " más " + (noun.feminine() ? "baratas" : "baratos");
  }

  // Values

  @Override
  String bare(String number) {
    return number + " (sin unidad indicada)";
  }

  @Override
  String flag(boolean set) {
    return set ? "sí" : "no";
  }

  @Override
  String availability(Offer.Availability availability) {
    return switch (availability) {
      case IN_STOCK -> "en stock";
      case OUT_OF_STOCK -> "sin existencias";
      case PREORDER -> "en preventa";
      case BACKORDER -> "bajo pedido";
    };
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
      case Plan.DISCOUNT -> "descuento";
      case Plan.REVIEWS -> "opiniones";
      case "stock" -> "disponibilidad";
      case "rating" -> "valoración";
      case "brand" -> "marca";
      case "kind" -> "tipo";
      case "colour" -> "color";
      case Constraint.QUALITY -> "descripción";
      default -> attribute; // "material" is the same word
    };
  }

  @Override
  String bound(Constraint.Operator operator, String value) {
    return switch (operator) {
      case EQ, BETWEEN -> value;
      case NE -> "no " + value;
      case LT -> "menos de " + value;
      case LE -> "como máximo " + value;
      case GT -> "más de " + value;
      case GE -> "como mínimo " + value;
    };
  }

  @Override
  String between(String low, String high) {
    return "de " + low + " a " + high;
  }

  @Override
  Noun product() {
    return new Noun("producto", "productos", false);
  }

  private static String listed(List<String> parts) {
    return listed(parts, " y ", " e ");
  }

  /**
   * @param before what "and" becomes before the sound i
   */
  private static String listed(List<String> parts, String and, String before) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    String last = parts.getLast();
    return String.join(", ", parts.subList(0, parts.size() - 1))
        + (SOUNDS_LIKE_I.matcher(last).matches() ? before : and)
        + last;
  }
}
