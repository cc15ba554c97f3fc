package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Money;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Mention;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes constraints of the numbers in a question. */
final class Amounts {
  /** "Around 100" is within a fifth of it. */
  private static final BigDecimal NEAR = new BigDecimal("0.2");

  /** A question with more amounts than this is a pasted table. */
  private static final int MOST = 8;

  /** An attribute's name farther from its number than this belongs to something else. */
  private static final int NEAR_CHARACTERS = 28;

  private static final Pattern STARS =
      Pattern.compile("\\s*\\+?\\s*(?:-?\\s*stars?\\b|star\\b|estrellas?\\b|\\*)");
  private static final Pattern RATED =
      Pattern.compile(
          "(?:rated|rating(?: of)?|stars?|valoracion(?: de)?|puntuacion(?: de)?|valorad[oa]s? con)(?:\\s+\\p{L}+){0,3}\\s*");
  private static final Pattern COSTS =
      Pattern.compile(
          "\\b(?:prices?|costs?|costing|budget|spend|pay|precio|cueste[n]?|coste|valga[n]?|presupuesto|gastar|pagar|for|por|at)\\b(?:\\s+\\p{L}+){0,3}\\s*");

  /** "I have 50 for a kettle"; not "I have 2 dogs". */
  private static final Pattern HAVE = Pattern.compile("\\b(?:i have|tengo)\\s+");

  private static final Pattern ENDS =
      Pattern.compile("$|[,.;!?]|(?:for|para|to|y|and|max|maximo)\\b");
  private static final Pattern LOADS =
      Pattern.compile(
          "\\b(?:holds?|holding|supports?|supporting|carr(?:y|ies)|load|capacity|soporte[n]?|soporta[n]?|aguante[n]?|aguanta[n]?|carga)\\b(?:\\s+\\p{L}+){0,3}\\s*");

  private static final Pattern RUNS =
      Pattern.compile(
          "\\b(?:batter(?:y|ies)|charge|lasts?|bateria|pilas|duren?|autonomia|carg(?:a|ar|an|ue|uen)|charg(?:es|ing)|recharg\\p{L}+)\\b");

  private static final Pattern CHARGES =
      Pattern.compile("\\b(?:(?:re)?charg(?:e|es|ing)|(?:re)?carg(?:a|ar|an|ue|uen|ando))\\b");

  private static final Pattern LASTS =
      Pattern.compile(
          "\\b(?:batter(?:y|ies)|bateria|life|lasts?|duren?|autonomia|on (?:a|one)(?: single)? charge|per charge|(?:por|con una|entre)(?: sola)? cargas?)\\b");

  private static final String LEAST_AGE = "recommended_age_min";

  private static final Set<String> DISKS =
      Set.of("hard_drive", "ssd", "external_hard_drive", "drive_enclosure", "storage_drive");

  private static final Set<String> PAPERS =
      Set.of("paper", "photo_paper", "printing_paper", "large_format_media", "notebook_paper");

  private static final Set<BigDecimal> DISK_SIZES =
      Set.of(
          new BigDecimal("1.8"),
          new BigDecimal("2.5"),
          new BigDecimal("3.5"),
          new BigDecimal("5.25"));

  /** In inches; with their decimals no other number looks like them. */
  private static final Set<String> SCREEN_SIZES =
      Set.of(
          "10.1", "10.5", "11.6", "12.1", "12.5", "13.3", "13.5", "14.1", "15.4", "15.6", "16.1",
          "17.3", "18.4", "19.5", "20.1", "21.5", "23.6", "23.8", "24.5", "28.5", "31.5", "9.7");

  /** Of a person: "for my 5 year old", "para mi hija de 5 años". */
  private static final Pattern AGED = Pattern.compile("[\\s-]*old\\b");

  private static final Pattern PERSON =
      Pattern.compile(
          "\\b(?:hij[oa]s?|nin[oa]s?|niet[oa]s?|sobrin[oa]s?|peques?|bebes?|kids?|my son|daughter|child|children|aged?|grandson|granddaughter|nephew|niece)\\b(?:\\s+(?:de|aged?|of))?\\s*");

  /** In metres; a disk "for a notebook" is smaller. */
  private static final double SMALLEST_SCREEN = 0.12;

  /** "For a 17 inch laptop" asks for room for one, not for exactly so much. */
  private static final String MAXIMUM = "maximum_";

  /** Likewise "a toner for 2000 pages". */
  private static final String YIELD = "page_yield";

  /** "2 kg of weight", "3 m long", "de 2 kg de peso". */
  private static final Pattern JOINS = Pattern.compile("\\s*-?\\s*(?:(?:of|in|de|en)\\s+)?");

  private static final Map<String, Integer> MULTIPLES =
      Map.of("dual", 2, "triple", 3, "quad", 4, "hexa", 6, "octa", 8, "doble", 2, "cuadruple", 4);
  private static final Pattern MULTIPLE =
      Pattern.compile("\\b(dual|triple|quad|hexa|octa|doble|cuadruple)[\\s-](\\p{L}{3,})\\b");

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private static final Map<String, BigDecimal> ONES =
      Map.of(
          "a", BigDecimal.ONE,
          "an", BigDecimal.ONE,
          "one", BigDecimal.ONE,
          "un", BigDecimal.ONE,
          "una", BigDecimal.ONE,
          "half", HALF,
          "half a", HALF,
          "medio", HALF,
          "media", HALF);

  /** "A cm" is no amount, "a kilo" is. */
  private static final Pattern UNIT =
      Pattern.compile(
          "\\b(?:(half an?|half|an?|one|una?|medi[oa]) )?(\\p{L}{4,})( y medi[oa]| and a half)?\\b");

  private static final Pattern PACK_OF =
      Pattern.compile(
          "\\b(?:packs?|box(?:es)?|packages?|sets?|paquetes?|cajas?|estuches?) (?:of|de|con|with)(?: (?:at least|al menos|mas de|more than|over))?\\s*");

  private static final String PER_PACK = "quantity_per_pack";

  /** "5 in the box". */
  private static final Pattern IN_A_PACK =
      Pattern.compile(
          "\\s*(?:(?:in|to|per|en|por) (?:a|the|each|una?|la|el|cada)? ?(?:pack|box|case|package|set|paquete|caja|estuche))\\b");

  /** "24 per sheet", "4 por hoja". */
  private static final Pattern PER = Pattern.compile("\\s*(?:per|por|a|/)\\s*(\\p{L}{3,})");

  /** Between a number and what it counts. */
  private static final Pattern NEXT = Pattern.compile("[\\s-]{1,2}");

  /** Millilitres in the ounce of the United States. */
  private static final BigDecimal FLUID_OUNCE = new BigDecimal("29.5735");

  private static final Currency STERLING = Currency.getInstance("GBP");
  private static final Pattern POUNDS = Pattern.compile("\\b(?:pounds?|quid|libras?)\\b");
  private static final Pattern WEIGHS =
      Pattern.compile(
          "\\b(?:weigh\\w*|heav\\w*|light\\w*|loads?|holds?|pes[aeo]\\w*|liger\\w*|carga)\\b");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:people|persons?|pieces?|personas?|piezas?|years?|anos|[x×]|in\\b|\"|am\\b|pm\\b|o.clock|horas?\\b)");

  private static final Pattern BELOW_NOTHING =
      Pattern.compile(
          "\\b(?:under|below|less than|at most|max(?:imum)?|up to|for|menos de|por debajo de|hasta|como maximo|por)"
              + "\\s+(?:[$€£]\\s?)?[-−]\\s?(?:[$€£]\\s?)?\\d[\\d.,]*");

  private static final Pattern FREE =
      Pattern.compile(
          "^\\W*(?:(?:i (?:want|need)|show me|any|do you have|give me|looking for) )?(?:an? |some )?free(?= (?!shipping|delivery|returns?\\b)\\p{L}+s?\\W*$)"
              + "|\\b(?:for free|free of charge|gratis|gratuit[oa]s?)\\b(?! (?:envio|entrega|devolucion))");

  /** Their sign is a dollar sign too. */
  private static final Set<String> DOLLARS =
      Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "COP", "CLP", "ARS");

  private final Reading reading;
  private final Lexicon lexicon;
  private final Attributes attributes;
  private final CatalogueView catalogue;
  private final Optional<String> kind;
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Plan.Note> notes = new ArrayList<>();

  Amounts(
      Reading reading,
      Lexicon lexicon,
      Attributes attributes,
      CatalogueView catalogue,
      Optional<String> kind) {
    this.reading = reading;
    this.lexicon = lexicon;
    this.attributes = attributes;
    this.catalogue = catalogue;
    this.kind = kind;
  }

  List<Constraint> constraints() {
    return List.copyOf(constraints);
  }

  List<Plan.Note> notes() {
    return List.copyOf(notes);
  }

  void read() {
    for (Mention mention : reading.mentions()) {
      if (constraints.size() == MOST) {
        return;
      }
      if (reading.isUnderstood(mention.start(), mention.end())) {
        continue;
      }
      Optional<Operators.Said> said = Operators.around(reading, mention.start(), mention.end());
      switch (mention) {
        case Mention.Price price ->
            price(price.start(), price.end(), price.low(), price.high(), said);
        case Mention.Measure measure -> measure(measure, said);
        case Mention.Plain plain -> plain(plain, said);
      }
    }
    reading.first(MULTIPLE).ifPresent(this::multiple);
    units();
    reading.first(BELOW_NOTHING).ifPresent(said -> free(said, Operator.LT));
    reading.first(FREE).ifPresent(said -> free(said, Operator.LE));
  }

  /** "Less than a metre", "al menos medio litro": a unit spelt out and no number. */
  private void units() {
    UNIT.matcher(reading.flat())
        .results()
        .filter(said -> !reading.isUnderstood(said.start(), said.end()))
        .toList()
        .forEach(this::unit);
  }

  private void unit(MatchResult said) {
    boolean andAHalf = said.group(3) != null;
    BigDecimal one =
        said.group(1) == null ? BigDecimal.ONE : ONES.getOrDefault(said.group(1), BigDecimal.ONE);
    Optional<Operators.Said> operator = Operators.around(reading, said.start(), said.end());
    if (andAHalf || (said.group(1) != null && operator.isPresent())) {
      Units.parse(said.group(2))
          .filter(unit -> unit.dimension() != Dimension.DURATION || isOfTheThing(said))
          .map(unit -> new Quantity(andAHalf ? one.add(HALF) : one, unit))
          .ifPresent(
              quantity ->
                  measure(
                      new Mention.Measure(said.start(), said.end(), quantity, quantity), operator));
    }
  }

  /** "I have had it for over a year" says nothing of what is looked for. */
  private boolean isOfTheThing(MatchResult said) {
    int from = reading.clauseStart(said.start());
    int to = reading.clauseEnd(said.end());
    return RUNS.matcher(reading.flat().substring(from, to)).find()
        || reading.terms(Term.Type.ATTRIBUTE).stream()
            .filter(match -> match.start() >= from && match.end() <= to)
            .filter(match -> match.end() <= said.start() || said.end() <= match.start())
            .anyMatch(match -> match.term().dimension().equals(Optional.of(Dimension.DURATION)));
  }

  /** "Quad core", "dual-socket": four of what the kind states a number of. */
  private void multiple(MatchResult said) {
    Set<String> noun = Set.of(said.group(2));
    Optional<String> attribute =
        reading.isUnderstood(said.start(), said.end())
            ? Optional.empty()
            : attributes.countedAs(noun, List.of(), false, kind);
    if (attribute.isPresent()) {
      var count = BigDecimal.valueOf(Objects.requireNonNull(MULTIPLES.get(said.group(1))));
      reading.understand(said);
      constraints.add(
          new Constraint(
              attribute.get(),
              Operator.EQ,
              new Operand.Amount(new Quantity(count, Unit.COUNT)),
              Softness.isHard(reading, said.start(), said.end())));
    }
  }

  /** "Under -5 dollars", "free of charge": what hardly anything here costs. */
  private void free(MatchResult said, Operator operator) {
    reading.understand(said);
    constraints.add(
        new Constraint(
            "price", operator, new Operand.Price(in(catalogueCurrency(), BigDecimal.ZERO)), true));
  }

  /** "And of 32?" after "16 GB": the same of another amount. */
  void readAs(List<Constraint> before) {
    List<Constraint> amounts =
        before.stream().filter(c -> c.operand() instanceof Operand.Amount).toList();
    if (!constraints.isEmpty() || amounts.size() != 1 || reading.mentions().size() != 1) {
      return;
    }
    if (reading.mentions().getFirst() instanceof Mention.Plain plain
        && amounts.getFirst().operand() instanceof Operand.Amount(Quantity quantity)
        && !isSpan(plain)
        && plain.low().signum() > 0) {
      Constraint old = amounts.getFirst();
      Optional<Operators.Said> said = Operators.around(reading, plain.start(), plain.end());
      add(
          old.attribute(),
          said.map(Operators.Said::operator).orElse(old.operator()),
          new Operand.Amount(new Quantity(plain.low(), quantity.unit())),
          plain,
          said);
    }
  }

  // Prices

  private void price(int start, int end, Money low, Money high, Optional<Operators.Said> said) {
    Currency currency = currency(low, start, end);
    Money from = in(currency, low.amount());
    Money to = in(currency, high.amount());
    Operator operator = said.map(Operators.Said::operator).orElse(Operator.LE);
    if (!from.equals(to)) {
      add("price", Operator.BETWEEN, new Operand.Prices(from, to), start, end, said);
    } else if (operator == Operator.BETWEEN) {
      add(
          "price",
          operator,
          new Operand.Prices(
              in(currency, near(from.amount(), -1)), in(currency, near(from.amount(), 1))),
          start,
          end,
          said);
    } else {
      add("price", operator, new Operand.Price(from), start, end, said);
    }
  }

  /** The catalogue's currency; where the shopper named another, the reader is told. */
  private Currency currency(Money named, int start, int end) {
    List<String> used = catalogue.currencies();
    String asked = named.currency().getCurrencyCode();
    if (used.isEmpty() || used.contains(asked)) {
      return named.currency();
    }
    String mine = used.getFirst();
    boolean onlyDollars =
        asked.equals("USD") && !reading.flat().substring(start, end).contains("us");
    if (!(onlyDollars && DOLLARS.contains(mine))) {
      var note = new Plan.Note.OtherCurrency(asked, mine);
      if (!notes.contains(note)) {
        notes.add(note);
      }
    }
    return Currency.getInstance(mine);
  }

  private static Money in(Currency currency, BigDecimal amount) {
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    return new Money(amount.setScale(decimals, RoundingMode.HALF_UP).abs(), currency);
  }

  private static BigDecimal near(BigDecimal amount, int direction) {
    return amount.multiply(BigDecimal.ONE.add(NEAR.multiply(BigDecimal.valueOf(direction))));
  }

  // Measures

  private void measure(Mention.Measure measure, Optional<Operators.Said> said) {
    Quantity low = measure.low();
    if (isAnAge(measure)) {
      reading.understand(measure.start(), measure.end());
      if (attributes.stated(LEAST_AGE, kind).isPresent()) {
        add(LEAST_AGE, Operator.LE, new Operand.Amount(low), measure, Optional.empty());
      }
      return;
    }
    if (low.unit() == Unit.PERCENT && low.canonical() == 100 && isOfAMaterial(measure)) {
      reading.understand(measure.start(), measure.end());
      return;
    }
    if (isOfADisk(measure)) {
      String size = plain(low.amount()).toPlainString();
      add(
          Constraint.QUALITY,
          Operator.EQ,
          new Operand.Words(List.of(size + "\"", size, size + "in", size + "-inch")),
          measure,
          said);
      return;
    }
    if (isFluid(measure)) {
      measure(
          new Mention.Measure(
              measure.start(), measure.end(), fluid(measure.low()), fluid(measure.high())),
          said);
      return;
    }
    if (low.unit() == Unit.GRAM
        && kind.filter(PAPERS::contains).isPresent()
        && !reading.has(WEIGHS)) {
      measure(
          new Mention.Measure(
              measure.start(), measure.end(), grammage(low), grammage(measure.high())),
          said);
      return;
    }
    if (isSterling(measure, said)) {
      price(
          measure.start(),
          measure.end(),
          in(STERLING, low.amount()),
          in(STERLING, measure.high().amount()),
          said);
      return;
    }
    String attribute =
        attributeOf(measure, low, said.map(Operators.Said::operator).orElse(Operator.EQ));
    if (!low.equals(measure.high())) {
      add(attribute, Operator.BETWEEN, new Operand.Amounts(low, measure.high()), measure, said);
      return;
    }
    Operator bare =
        attribute.startsWith(MAXIMUM) || attribute.equals(YIELD) ? Operator.GE : Operator.EQ;
    Operator operator = said.map(Operators.Said::operator).orElse(bare);
    if (operator == Operator.BETWEEN) {
      add(
          attribute,
          operator,
          new Operand.Amounts(
              new Quantity(plain(near(low.amount(), -1)), low.unit()),
              new Quantity(plain(near(low.amount(), 1)), low.unit())),
          measure,
          said);
    } else {
      add(attribute, operator, new Operand.Amount(low), measure, said);
    }
  }

  /** "100% cotton": the material is a condition, how much of it nobody states. */
  private boolean isOfAMaterial(Mention.Measure measure) {
    return reading.terms(Term.Type.MATERIAL).stream()
        .filter(match -> match.start() >= measure.end())
        .anyMatch(match -> reading.flat().substring(measure.end(), match.start()).isBlank());
  }

  /** "2.5 inch" is what a disk is called; none is that wide. */
  private boolean isOfADisk(Mention.Measure measure) {
    return measure.low().unit() == Unit.INCH
        && kind.filter(DISKS::contains).isPresent()
        && DISK_SIZES.contains(plain(measure.low().amount()));
  }

  private boolean isAnAge(Mention.Measure measure) {
    return (measure.low().unit() == Unit.YEAR || measure.low().unit() == Unit.MONTH)
        && (reading.after(AGED, measure.end()).isPresent()
            || reading.endsBefore(PERSON, measure.start()));
  }

  /** What a kettle holds by the ounce is no weight. */
  private boolean isFluid(Mention.Measure measure) {
    return measure.low().unit() == Unit.OUNCE
        && reading.endsBefore(LOADS, measure.start())
        && attributes.mostStated(Dimension.VOLUME, kind).isPresent();
  }

  /** "Paper of 250 grams" is so heavy by the square metre. */
  private static Quantity grammage(Quantity grams) {
    return new Quantity(grams.amount(), Unit.GRAM_PER_SQUARE_METRE);
  }

  private static Quantity fluid(Quantity ounces) {
    return new Quantity(ounces.amount().multiply(FLUID_OUNCE), Unit.MILLILITRE);
  }

  /** "Under 40 pounds" is money where nothing of the kind weighs that. */
  private boolean isSterling(Mention.Measure measure, Optional<Operators.Said> said) {
    return measure.low().unit() == Unit.POUND
        && said.isPresent()
        && reading.has(POUNDS)
        && !reading.has(WEIGHS)
        && !attributes.reaches("weight", measure.low(), kind);
  }

  private static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The attribute named beside the quantity, else the one it most likely is of. */
  private String attributeOf(Mention mention, Quantity quantity, Operator operator) {
    Dimension dimension = quantity.unit().dimension();
    if (dimension == Dimension.MASS && reading.endsBefore(LOADS, mention.start())) {
      return "maximum_weight_capacity";
    }
    if (dimension == Dimension.DURATION
        && CHARGES.matcher(clauseOf(mention)).find()
        && !LASTS.matcher(clauseOf(mention)).find()
        && attributes.stated("battery_recharge_time", kind).isPresent()) {
      return "battery_recharge_time";
    }
    if (dimension == Dimension.DURATION
        && RUNS.matcher(clauseOf(mention)).find()
        && attributes.stated("battery_life_max", kind).isPresent()) {
      return "battery_life_max";
    }
    if (quantity.unit() == Unit.INCH && isOfAnother(mention)) {
      return Attributes.ROOM_FOR_A_SCREEN;
    }
    if (quantity.unit() == Unit.INCH && isBeforeTheScreen(mention)) {
      return "display_diagonal";
    }
    return named(mention, dimension, _ -> true)
        .map(term -> onCable(term, dimension))
        .map(id -> attributes.narrower(id, quantity, operator, kind).orElse(id))
        .orElseGet(() -> attributes.of(quantity, operator, kind));
  }

  private String clauseOf(Mention mention) {
    return reading
        .flat()
        .substring(reading.clauseStart(mention.start()), reading.clauseEnd(mention.end()));
  }

  /** "For a 14 inch laptop" says nothing of the backpack but how much has to fit in. */
  private boolean isOfAnother(Mention mention) {
    return kind.filter(Attributes::isScreen).isEmpty()
        && mention instanceof Mention.Measure(_, _, var size, _)
        && size.canonical() >= SMALLEST_SCREEN
        && reading.terms(Term.Type.KIND).stream()
            .filter(match -> Attributes.isScreen(match.term().id()))
            .filter(
                match -> reading.clauseStart(match.start()) == reading.clauseStart(mention.start()))
            .anyMatch(match -> distance(match, mention) <= NEAR_CHARACTERS)
        && (attributes.stated(Attributes.ROOM_FOR_A_SCREEN, kind).isPresent()
            || attributes.stated("display_diagonal", kind).isEmpty());
  }

  /** "A 27 inch monitor that is height adjustable". */
  private boolean isBeforeTheScreen(Mention mention) {
    return kind.filter(Attributes::isScreen).isPresent()
        && attributes.stated("display_diagonal", kind).isPresent()
        && reading.terms(Term.Type.KIND).stream()
            .filter(match -> match.start() >= mention.end())
            .anyMatch(match -> reading.flat().substring(mention.end(), match.start()).isBlank());
  }

  private String onCable(Term term, Dimension dimension) {
    return dimension == Dimension.LENGTH && term.id().equals("length") && attributes.isCable(kind)
        ? "cable_length"
        : term.id();
  }

  /** Of attributes that go by the same words ("USB ports": some, or how many) the measured one. */
  private Optional<Lexicon.Match> measured(Lexicon.Match match, Dimension dimension) {
    String words = reading.text().substring(match.start(), match.end());
    return Stream.concat(
            Stream.of(match.term()),
            lexicon.named(Term.Type.ATTRIBUTE, words, reading.language()).stream())
        .filter(term -> term.dimension().equals(Optional.of(dimension)))
        .findFirst()
        .map(term -> new Lexicon.Match(match.start(), match.end(), term));
  }

  private Optional<Term> named(Mention mention, Dimension dimension, Predicate<Term> isMeant) {
    return reading.terms(Term.Type.ATTRIBUTE).stream()
        .flatMap(match -> measured(match, dimension).stream())
        .filter(match -> distance(match, mention) <= NEAR_CHARACTERS)
        .filter(match -> !reading.isUnderstood(match.start(), match.end()))
        .filter(match -> !isPartOfAKind(match))
        .filter(match -> isMeant.test(match.term()))
        .filter(match -> reading.clauseStart(match.start()) == reading.clauseStart(mention.start()))
        .filter(match -> !numberBetween(match, mention))
        .min(
            Comparator.comparing((Lexicon.Match match) -> isApart(match, mention))
                .thenComparingInt(match -> distance(match, mention)))
        .map(
            match -> {
              reading.understand(match.start(), match.end());
              return match.term();
            });
  }

  /** "8 cm with a depth of 3 cm": what follows belongs to the next number. */
  private boolean isApart(Lexicon.Match attribute, Mention mention) {
    return attribute.start() >= mention.end()
        && !JOINS.matcher(reading.flat().substring(mention.end(), attribute.start())).matches();
  }

  /** A "memory card" names no memory. */
  private boolean isPartOfAKind(Lexicon.Match attribute) {
    return reading.terms(Term.Type.KIND).stream()
        .anyMatch(
            match ->
                match.start() <= attribute.start()
                    && attribute.end() <= match.end()
                    && attribute.end() - attribute.start() < match.end() - match.start());
  }

  private static int distance(Lexicon.Match match, Mention mention) {
    return match.start() >= mention.end()
        ? match.start() - mention.end()
        : mention.start() - match.end() + 1;
  }

  private boolean numberBetween(Lexicon.Match match, Mention mention) {
    int from = Math.min(match.end(), mention.end());
    int to = Math.max(match.start(), mention.start());
    return reading.mentions().stream().anyMatch(m -> m.start() >= from && m.end() <= to);
  }

  // Plain numbers

  private void plain(Mention.Plain plain, Optional<Operators.Said> said) {
    boolean stars =
        reading.after(STARS, plain.end()).isPresent() || reading.endsBefore(RATED, plain.start());
    if (stars) {
      reading.after(STARS, plain.end()).ifPresent(reading::understand);
      Operator operator = said.map(Operators.Said::operator).orElse(Operator.GE);
      add(
          "rating",
          operator == Operator.BETWEEN || operator == Operator.EQ ? Operator.GE : operator,
          new Operand.Number(plain.low().doubleValue()),
          plain,
          said);
      return;
    }
    if (isScreenSize(plain)) {
      measure(
          new Mention.Measure(
              plain.start(),
              plain.end(),
              new Quantity(plain.low(), Unit.INCH),
              new Quantity(plain.high(), Unit.INCH)),
          said);
      return;
    }
    if (said.isEmpty() && isDecimal(plain)) {
      Optional<Constraint> stated =
          new Typed(catalogue, lexicon, kind.map(lexicon::kindsUnder).orElse(List.of()))
              .stating(
                  List.of(reading.text().substring(plain.start(), plain.end())),
                  Softness.isHard(reading, plain.start(), plain.end()));
      if (stated.isPresent()) {
        reading.understand(plain.start(), plain.end());
        constraints.add(stated.get());
        return;
      }
    }
    Optional<String> counted =
        countedAs(plain)
            .or(() -> per(plain))
            .or(
                () ->
                    named(plain, Dimension.COUNT, term -> isPlausible(term.id(), plain))
                        .map(Term::id));
    if (counted.isPresent()) {
      count(counted.get(), plain, said);
      return;
    }
    boolean isBudget =
        reading.endsBefore(HAVE, plain.start()) && reading.after(ENDS, plain.end()).isPresent();
    if (said.isPresent() || isBudget || reading.endsBefore(COSTS, plain.start()) || isSpan(plain)) {
      if (isMoney(plain, said) && !(said.isEmpty() && isSpeltOut(plain))) {
        Currency currency = catalogueCurrency();
        price(
            plain.start(),
            plain.end(),
            in(currency, plain.low()),
            in(currency, plain.high()),
            said);
      }
    }
  }

  /** "2.1" is a name of speakers, "5.1" of receivers. */
  private boolean isDecimal(Mention.Plain plain) {
    return reading.text().substring(plain.start(), plain.end()).matches("\\d\\.\\d");
  }

  /** "A 15.6 laptop", "para portátil de 15,6": nobody says the inches. */
  private boolean isScreenSize(Mention.Plain plain) {
    return SCREEN_SIZES.contains(plain.low().stripTrailingZeros().toPlainString())
        && reading.text().substring(plain.start(), plain.end()).matches("\\d+[.,]\\d")
        && (attributes.stated("display_diagonal", kind).isPresent()
            || attributes.stated(Attributes.ROOM_FOR_A_SCREEN, kind).isPresent());
  }

  /** "A sofa bed for two". */
  private boolean isSpeltOut(Mention.Plain plain) {
    return Character.isLetter(reading.text().charAt(plain.start()));
  }

  private static boolean isSpan(Mention.Plain plain) {
    return plain.low().compareTo(plain.high()) < 0;
  }

  /** A number without a unit is money when its words can be about money at all. */
  private boolean isMoney(Mention.Plain plain, Optional<Operators.Said> said) {
    if (plain.low().signum() < 0
        || (isSpeltOut(plain) && plain.high().compareTo(BigDecimal.TEN) < 0)) {
      return false;
    }
    boolean unitFollows = reading.after(COUNTED, plain.end()).isPresent();
    return !unitFollows && (said.isPresent() || isSpan(plain) || kind.isPresent());
  }

  private Currency catalogueCurrency() {
    return Currency.getInstance(
        catalogue.currencies().isEmpty() ? "EUR" : catalogue.currencies().getFirst());
  }

  /** "85 keys", "3 cabezales", "quad core": by what the kind states a number of. */
  private Optional<String> countedAs(Mention.Plain plain) {
    Optional<MatchResult> packed =
        reading
            .after(IN_A_PACK, plain.end())
            .filter(_ -> attributes.stated(PER_PACK, kind).isPresent());
    if (packed.isPresent()) {
      reading.understand(packed.get());
      return Optional.of(PER_PACK);
    }
    Optional<Reading.Word> noun =
        reading.words().stream()
            .filter(word -> word.start() >= plain.end())
            .findFirst()
            .filter(
                word -> NEXT.matcher(reading.flat().substring(plain.end(), word.start())).matches())
            .filter(word -> !reading.isUnderstood(word.start(), word.end()))
            .filter(word -> !SearchWords.isFiller(reading.flat(word)))
            .filter(word -> reading.endsBefore(PACK_OF, plain.start()) || !namesTheKind(word));
    Optional<Lexicon.Match> named = noun.flatMap(this::countNamed);
    if (named.isPresent()) {
      reading.understand(named.get().start(), named.get().end());
      return named.map(match -> match.term().id());
    }
    boolean perPack = reading.endsBefore(PACK_OF, plain.start());
    Optional<String> attribute =
        noun.flatMap(
            word -> attributes.countedAs(reading.called(word), behind(word), perPack, kind));
    if (attribute.isPresent()) {
      reading.understand(noun.orElseThrow().start(), noun.orElseThrow().end());
    }
    return attribute;
  }

  /** "Two HDMI ports", "4 conectores SATA": by the name of what the kind counts so. */
  private Optional<Lexicon.Match> countNamed(Reading.Word noun) {
    return reading.terms(Term.Type.ATTRIBUTE).stream()
        .filter(match -> match.start() == noun.start() && match.end() > noun.end())
        .flatMap(match -> measured(match, Dimension.COUNT).stream())
        .filter(match -> attributes.stated(match.term().id(), kind).isPresent())
        .findFirst();
  }

  /** The two words behind one, in its clause. */
  private List<Set<String>> behind(Reading.Word noun) {
    int to = reading.clauseEnd(noun.end());
    return reading.words().stream()
        .filter(word -> word.start() >= noun.end() && word.end() <= to)
        .limit(2)
        .filter(word -> !SearchWords.isFiller(reading.flat(word)))
        .map(reading::called)
        .toList();
  }

  private Optional<String> per(Mention.Plain plain) {
    Optional<MatchResult> per = reading.after(PER, plain.end());
    Optional<String> attribute =
        per.flatMap(
            said ->
                reading.words().stream()
                    .filter(word -> word.start() == said.start(1))
                    .findFirst()
                    .flatMap(word -> attributes.countedPer(reading.called(word), kind)));
    attribute.ifPresent(_ -> reading.understand(per.orElseThrow()));
    return attribute;
  }

  /** "A USB port under 40" is no lamp with 39 ports. */
  private boolean isPlausible(String attribute, Mention.Plain plain) {
    if (attribute.equals("stock")) {
      return false;
    }
    return attributes.stated(attribute, kind).isEmpty()
        ? reading.terms(Term.Type.ATTRIBUTE).stream()
            .filter(match -> match.start() >= plain.end())
            .anyMatch(
                match ->
                    NEXT.matcher(reading.flat().substring(plain.end(), match.start())).matches())
        : attributes.reaches(attribute, new Quantity(plain.low(), Unit.COUNT), kind);
  }

  /** "2 shelves" are so many to buy. */
  private boolean namesTheKind(Reading.Word word) {
    return reading.terms(Term.Type.KIND).stream()
        .filter(match -> match.start() <= word.start() && word.end() <= match.end())
        .anyMatch(
            match -> kind.filter(lexicon.kindsUnder(match.term().id())::contains).isPresent());
  }

  private void count(String attribute, Mention.Plain plain, Optional<Operators.Said> said) {
    Operator operator = said.map(Operators.Said::operator).orElse(Operator.EQ);
    Quantity low = new Quantity(plain.low(), Unit.COUNT);
    Quantity high = new Quantity(plain.high(), Unit.COUNT);
    if (isSpan(plain)) {
      add(attribute, Operator.BETWEEN, new Operand.Amounts(low, high), plain, said);
    } else {
      add(
          attribute,
          operator == Operator.BETWEEN ? Operator.EQ : operator,
          new Operand.Amount(low),
          plain,
          said);
    }
  }

  private void add(
      String attribute,
      Operator operator,
      Operand operand,
      Mention mention,
      Optional<Operators.Said> said) {
    add(attribute, operator, operand, mention.start(), mention.end(), said);
  }

  private void add(
      String attribute,
      Operator operator,
      Operand operand,
      int start,
      int end,
      Optional<Operators.Said> said) {
    reading.understand(start, end);
    said.flatMap(Operators.Said::words).ifPresent(reading::understand);
    constraints.add(
        new Constraint(attribute, operator, operand, Softness.isHard(reading, start, end)));
  }
}
