package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes constraints of brands, colours, materials, features and availability. */
final class Features {
  private static final Pattern MADE_OF =
      Pattern.compile(
          "\\b(?:made (?:of|from|out of)|of|in|de|hech[oa]s? (?:de|en|con)|material)\\s*");
  private static final Pattern MADE_OF_ENGLISH = Pattern.compile("\\bmade (?:of|from|out of)\\s*");
  private static final Pattern MADE_OF_SPANISH =
      Pattern.compile("\\b(?:de|hech[oa]s? (?:de|en))\\s*");
  private static final Pattern HAS =
      Pattern.compile(
          "\\b(?:with|has|have|having|is|are|es|son|and|includes?|including|featuring|supports?|con|que tenga[n]?|tenga[n]?|incluya[n]?|lleve[n]?|y|que sea[n]?|to have|needs?|must be|must have|where (?:i|you) can|i can|you can|lets? (?:me|you)|que (?:me |te )?(?:deje|permita)[n]?|donde (?:pueda|se pueda)|que permita[n]?|but|that|which|que)"
              + "(?:\\s+(?:a|an|the|built-in|integrated|un|una|el|la))*\\s*");
  private static final Pattern IN_STOCK =
      Pattern.compile(
          "\\b(?:in stock|available (?:now|today|right now|immediately)|currently available|that (?:is|are) available|which (?:is|are) available|ready to ship|only available|en stock|disponibles?(?: ya| ahora)?|que haya(?: en)?(?: stock)?|con stock)\\b");
  private static final Pattern WIRELESS =
      Pattern.compile(
          "\\b(?:wireless|cordless|cable[- ]free|without (?:a )?(?:cables?|cords?|wires?)|inalambric[oa]s?|sin (?:cables?|hilos))\\b");
  private static final Pattern WIRED =
      Pattern.compile(
          "\\b(?:wired|corded|with (?:a )?(?:cable|cord)(?! length)|con cable|cablead[oa]s?|not wireless|no inalambric[oa]s?)\\b");

  /** Between the words of a name: "wet & dry", "wet/dry", "wet and dry". */
  private static final String JOINS = "(?:\\s+|\\s*[&/+-]\\s*|\\s+(?:and|y)\\s+)";

  private static final Pattern CORRECTS =
      Pattern.compile(
          "\\b(?:no,? (?:make (?:that|it)|better|wait|mejor)|sorry,? i meant|mejor dicho|perdon,? (?:queria|quise) decir)\\b");

  /** "Anything but black or white" refuses both. */
  private static final Pattern OR = Pattern.compile("\\s*,?\\s*(?:or|nor|and|o|u|ni|y)\\s+");

  /** What products without a cable say of themselves. */
  private static final List<String> CORDLESS =
      List.of("wireless", "cordless", "bluetooth", "inalámbrico", "inalámbrica");

  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(?:with|has|have|runs? on|con|lleve|tenga)(?:\\s+(?:a|an|un|una|procesador|chip|grafica))*\\s*");

  private static final Pattern OF_THE_INSIDE =
      Pattern.compile("(?:^|_)(?:processor|graphics|chip|chipset|cpu|gpu)(?:_|$)");

  private static final Pattern CHIP =
      Pattern.compile("(?:chips?|processors?|cpus?|gpus?|graphics)\\b");

  private static final String REQUIRED = "_required";

  private static final Pattern NO_NEED_OF =
      Pattern.compile(
          "\\b(?:without|no|nothing with|(?:does not|doesn'?t|do not|don'?t) (?:need|require|use|take)|sin|(?:que )?no (?:necesiten?|lleven?|usen?|requieran?|gasten?)|nada (?:de|con))"
              + "(?:\\s+(?:any|the|las|los))?\\s*");

  /** Brands that are words: they count only as names, with a capital or after "by". */
  private static final Set<String> COMMON_WORDS =
      Set.of(
          "act",
          "apple",
          "brother",
          "sharp",
          "chief",
          "equip",
          "one",
          "integral",
          "pioneer",
          "crown",
          "target",
          "link",
          "first",
          "next",
          "total",
          "max",
          "pro",
          "go",
          "play",
          "best",
          "star",
          "sun",
          "canal",
          "general",
          "premium",
          "life",
          "home",
          "mini",
          "smart",
          "universal",
          "focus",
          "origin",
          "origin storage",
          "matrix",
          "ring",
          "nest",
          "echo",
          "corsair",
          "shuttle",
          "black",
          "king",
          "orange",
          "mobile",
          "compact",
          "standard",
          "basic",
          "basics",
          "the",
          "real",
          "plus",
          "fellow",
          "peak",
          "power",
          "energy",
          "office",
          "digital",
          "electric",
          "comfort",
          "kids",
          "baby",
          "solo",
          "casa",
          "sol",
          "mar",
          "luna",
          "oral",
          "durable",
          "trust",
          "fast",
          "cool",
          "in",
          "on",
          "is",
          "it",
          "no",
          "so",
          "us",
          "any",
          "all",
          "case",
          "logic",
          "leader",
          "optima",
          "creative",
          "sweet",
          "dream",
          "nature",
          "natural",
          "classic",
          "active",
          "original",
          "joy");

  private static final Pattern BY =
      Pattern.compile("\\b(?:by|from|brand|made by|marca|de la marca|de)\\s*");

  private final Reading reading;
  private final CatalogueView catalogue;
  private final Lexicon lexicon;
  private final Attributes attributes;
  private final Optional<String> kind;
  private final List<Match> kindMatches;
  private final Typed typed;
  private final List<Constraint> constraints = new ArrayList<>();

  Features(
      Reading reading,
      CatalogueView catalogue,
      Lexicon lexicon,
      Attributes attributes,
      Optional<String> kind,
      List<Match> kindMatches) {
    this.reading = reading;
    this.catalogue = catalogue;
    this.lexicon = lexicon;
    this.attributes = attributes;
    this.kind = kind;
    this.kindMatches = kindMatches;
    this.typed = new Typed(catalogue, lexicon, kind.map(lexicon::kindsUnder).orElse(List.of()));
  }

  List<Constraint> constraints() {
    return List.copyOf(constraints);
  }

  void read() {
    brands();
    wireless();
    inStock();
    words(Term.Type.COLOUR, "colour");
    words(Term.Type.MATERIAL, "material");
    flags();
    ownFlags();
    needless();
  }

  // Brands

  private void brands() {
    List<Reading.Word> words = reading.words();
    Map<Operator, List<String>> named = new LinkedHashMap<>();
    boolean hard = true;
    boolean isAPart = false;
    int refusedUpTo = -1;
    // "Lenovo ... no, make that HP": what was said before is taken back.
    int from = reading.first(CORRECTS).map(MatchResult::end).orElse(0);
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).start() < from && !brandsBehind(from)) {
        if (!brand(words.get(i).start(), words.get(i).end()).isEmpty()) {
          reading.understand(words.get(i).start(), words.get(i).end());
        }
        continue;
      }
      for (int length = Math.min(3, words.size() - i); length > 0; length--) {
        int start = words.get(i).start();
        int end = words.get(i + length - 1).end();
        List<String> meant = brand(start, end);
        if (meant.isEmpty()) {
          continue;
        }
        if (reading.endsBefore(Fits.FOR, start)) {
          fits(meant, start, end);
        } else {
          Optional<MatchResult> not = Negation.of(reading, start, end);
          boolean isRefused =
              not.isPresent()
                  || refusedUpTo >= 0
                      && OR.matcher(reading.flat().substring(refusedUpTo, start)).matches();
          refusedUpTo = isRefused ? end : -1;
          Operator operator = isRefused ? Operator.NE : Operator.EQ;
          not.ifPresent(reading::understand);
          isAPart |= reading.endsBefore(INSIDE, start) || reading.after(CHIP, end).isPresent();
          reading.understand(start, end);
          hard &= Softness.isHard(reading, start, end);
          List<String> brands = named.computeIfAbsent(operator, unseen -> new ArrayList<>());
          meant.stream().filter(brand -> !brands.contains(brand)).forEach(brands::add);
        }
        i += length - 1;
        break;
      }
    }
    for (var entry : named.entrySet()) {
      Optional<Constraint> inside =
          inside(entry.getKey(), entry.getValue(), hard)
              .filter(isAPart ? _ -> true : Features::isOfTheInside);
      if (inside.isPresent()) {
        constraints.add(inside.get());
        continue;
      }
      constraints.add(
          new Constraint("brand", entry.getKey(), new Operand.Words(entry.getValue()), hard));
    }
  }

  /** "AMD graphics cards" are by others, with a chip of AMD. */
  private static boolean isOfTheInside(Constraint stated) {
    return OF_THE_INSIDE.matcher(stated.attribute()).find();
  }

  /** "With an AMD chip": the maker of a part, where nothing of the kind is by it. */
  private Optional<Constraint> inside(Operator operator, List<String> brands, boolean hard) {
    if (operator == Operator.NE || kind.isEmpty()) {
      return Optional.empty();
    }
    var by = new Constraint("brand", Operator.EQ, new Operand.Words(brands), true);
    return typed.meeting(List.of(by)) > 0 ? Optional.empty() : typed.stating(brands, hard);
  }

  private boolean brandsBehind(int from) {
    return reading.words().stream()
        .filter(word -> word.start() >= from)
        .allMatch(word -> brand(word.start(), word.end()).isEmpty());
  }

  /** "Toner for HP printers": what says so, by whomever it is made. */
  private void fits(List<String> brands, int start, int end) {
    List<String> kinds = kind.map(lexicon::kindsUnder).orElse(List.of());
    boolean hard = Softness.isHard(reading, start, end);
    reading.before(Fits.FOR, start).ifPresent(reading::understand);
    Optional<Constraint> stated = typed.named(brands, Fits.COMPATIBLE, hard);
    if (stated.isPresent()) {
      reading.understand(start, end);
      constraints.add(stated.get());
    } else if (catalogue.saying(kinds, List.of(brands)) > 0) {
      reading.understand(start, end);
      constraints.add(
          new Constraint(
              Constraint.QUALITY,
              Operator.EQ,
              new Operand.Words(reading.spoken(start, end, brands)),
              hard));
    }
  }

  /** As the catalogue writes them; a maker that it does not have as the shopper writes it. */
  private List<String> brand(int start, int end) {
    String words = reading.text().substring(start, end);
    if (words.length() < 2 || reading.isUnderstood(start, end)) {
      return List.of();
    }
    boolean isName =
        Character.isUpperCase(words.charAt(0)) && (start > 0 || reading.words().size() == 1);
    boolean isWord =
        COMMON_WORDS.contains(reading.flat().substring(start, end))
            || isNamed(Term.Type.KIND, start, end)
            || names(Term.Type.COLOUR, start, end)
            || names(Term.Type.MATERIAL, start, end)
            || names(Term.Type.ATTRIBUTE, start, end);
    if (isWord && !isName && !reading.endsBefore(BY, start)) {
      boolean beforeKind =
          kindMatches.stream()
              .anyMatch(
                  m -> m.start() >= end && reading.flat().substring(end, m.start()).isBlank());
      boolean behindKind =
          reading.language() == Language.SPANISH
              && kindMatches.stream()
                  .anyMatch(
                      m -> m.end() <= start && reading.flat().substring(m.end(), start).isBlank());
      boolean onlyCommon = COMMON_WORDS.contains(reading.flat().substring(start, end));
      boolean fitted =
          reading.endsBefore(Fits.FOR, start)
              && typed.named(List.of(words), Fits.COMPATIBLE, true).isPresent();
      if (!fitted && !((beforeKind || behindKind) && onlyCommon && !isAdjective(start, end))) {
        return List.of();
      }
    }
    if (words.chars().allMatch(Character::isDigit)) {
      return List.of();
    }
    List<String> brands = catalogue.brands(words);
    return brands.isEmpty() && lexicon.isMaker(words) ? List.of(words) : brands;
  }

  private boolean isAdjective(int start, int end) {
    return Set.of(
            "sharp",
            "smart",
            "fast",
            "cool",
            "black",
            "orange",
            "best",
            "first",
            "next",
            "total",
            "mini",
            "compact",
            "standard",
            "basic",
            "real",
            "electric",
            "digital",
            "universal",
            "general",
            "premium",
            "integral",
            "mobile",
            "durable",
            "natural",
            "classic",
            "active",
            "original",
            "creative",
            "sweet",
            "one",
            "the",
            "any",
            "all",
            "in",
            "on",
            "is",
            "it",
            "no",
            "so",
            "us",
            "plus",
            "pro",
            "max",
            "home",
            "office",
            "power",
            "kids",
            "baby",
            "energy",
            "comfort")
        .contains(reading.flat().substring(start, end));
  }

  /** "Cooler" names a kind; "Dymo" in "dymo tape" does not. */
  private boolean isNamed(Term.Type type, int start, int end) {
    return reading.terms(type).stream().anyMatch(m -> m.start() == start && m.end() == end);
  }

  private boolean names(Term.Type type, int start, int end) {
    return reading.terms(type).stream().anyMatch(m -> m.start() <= start && end <= m.end());
  }

  // Wireless

  private void wireless() {
    if (reading.has(WIRED)) {
      wireless(WIRED, false);
    } else if (reading.has(WIRELESS)) {
      wireless(WIRELESS, true);
    }
  }

  /** "Plugs into the network with a cable" is not said of what has none of its own. */
  private boolean isOfTheNetwork(MatchResult said) {
    return reading.terms(Term.Type.ATTRIBUTE).stream()
        .filter(match -> match.end() - match.start() > said.end() - said.start())
        .anyMatch(match -> match.start() <= said.start() && said.end() <= match.end());
  }

  /**
   * Where products of the kind state it as yes or no, that; else whether they call themselves
   * wireless: "wired" is what hardly one says of itself.
   */
  private void wireless(Pattern pattern, boolean set) {
    MatchResult said = reading.first(pattern).orElseThrow();
    boolean isFlag =
        attributes.stated("wireless", kind).filter(CatalogueView.Stated::flag).isPresent();
    boolean isTold =
        attributes.stated("connectivity_technology", kind).isPresent()
            || catalogue.saying(kind.map(lexicon::kindsUnder).orElse(List.of()), List.of(CORDLESS))
                > 0;
    if (isOfTheNetwork(said) || !isFlag && !isTold) {
      return;
    }
    Optional<MatchResult> not = Negation.of(reading, said.start(), said.end());
    not.ifPresent(reading::understand);
    reading.understand(said);
    boolean wanted = set == not.isEmpty();
    boolean isHard = Softness.isHard(reading, said.start(), said.end());
    constraints.add(
        isFlag
            ? new Constraint("wireless", Operator.EQ, new Operand.Flag(wanted), isHard)
            : new Constraint(
                Constraint.QUALITY,
                wanted ? Operator.EQ : Operator.NE,
                new Operand.Words(CORDLESS),
                isHard));
  }

  private boolean isInsideKind(int start, int end) {
    return kindMatches.stream().anyMatch(m -> m.start() < end && start < m.end());
  }

  private void inStock() {
    reading
        .first(IN_STOCK)
        .ifPresent(
            match -> {
              reading.understand(match);
              constraints.add(new Constraint("stock", Operator.EQ, new Operand.Flag(true), true));
            });
  }

  // Colours and materials

  private void words(Term.Type type, String attribute) {
    List<String> wanted = new ArrayList<>();
    boolean hard = true;
    int refusedUpTo = -1;
    for (Match match : reading.terms(type)) {
      if (reading.isUnderstood(match.start(), match.end())
          || isInsideKind(match.start(), match.end())
          || (isPartOfAFeature(match) && named(match, true).isEmpty())
          || (type == Term.Type.COLOUR && isMaterialHere(match))) {
        continue;
      }
      Optional<MatchResult> not = Negation.of(reading, match.start(), match.end());
      boolean isHard = Softness.isHard(reading, match.start(), match.end());
      Optional<Constraint> ofAField = not.isPresent() ? Optional.empty() : named(match, isHard);
      if (ofAField.isPresent()) {
        reading.understand(match.start(), match.end());
        constraints.add(ofAField.get());
        continue;
      }
      reading.before(MADE_OF, match.start()).ifPresent(reading::understand);
      reading.understand(match.start(), match.end());
      boolean isRefused =
          not.isPresent()
              || refusedUpTo >= 0
                  && OR.matcher(reading.flat().substring(refusedUpTo, match.start())).matches();
      not.ifPresent(reading::understand);
      if (isRefused) {
        refusedUpTo = match.end();
        constraints.add(
            new Constraint(
                attribute, Operator.NE, new Operand.Words(List.of(match.term().id())), isHard));
      } else if (isOnlySaid(attribute, match)) {
        constraints.add(
            new Constraint(
                Constraint.QUALITY,
                Operator.EQ,
                new Operand.Words(
                    reading.spoken(match.start(), match.end(), match.term().english())),
                isHard));
      } else {
        String value = shade(attribute, match).orElse(match.term().id());
        if (!wanted.contains(value)) {
          wanted.add(value);
        }
        hard &= isHard;
      }
    }
    if (!wanted.isEmpty()) {
      constraints.add(new Constraint(attribute, Operator.EQ, new Operand.Words(wanted), hard));
    }
  }

  /** "Navy" where some of the kind are navy; where none is, any blue is nearest. */
  private Optional<String> shade(String attribute, Match match) {
    String said = reading.text().substring(match.start(), match.end());
    return match.term().type() != Term.Type.COLOUR || kind.isEmpty()
        ? Optional.empty()
        : lexicon.shade(said).stream().findFirst().filter(_ -> isStated(attribute, said));
  }

  private boolean isStated(String attribute, String said) {
    return typed.vocabulary().whole(lexicon.shade(said)).keySet().stream()
        .anyMatch(lexicon.keysOf(attribute)::contains);
  }

  /** "Gold plated contacts": of what the contacts are plated with, the cable need not be golden. */
  private Optional<Constraint> named(Match match, boolean isHard) {
    int from = reading.clauseStart(match.start());
    int to = reading.clauseEnd(match.end());
    List<Reading.Word> beside =
        reading.words().stream()
            .filter(word -> word.start() >= from && word.end() <= to)
            .filter(word -> word.end() <= match.start() || match.end() <= word.start())
            .filter(word -> !isInsideKind(word.start(), word.end()))
            .filter(word -> !SearchWords.isFiller(reading.flat(word)))
            .toList();
    Optional<Constraint> named =
        typed.named(
            Stream.concat(match.term().english().stream(), match.term().spanish().stream())
                .toList(),
            beside.stream().map(reading::flat).toList(),
            isHard);
    named.ifPresent(
        constraint ->
            beside.stream()
                .filter(
                    word ->
                        Stream.of(constraint.attribute().split("_"))
                            .anyMatch(part -> Stems.areAlike(reading.flat(word), part)))
                .forEach(word -> reading.understand(word.start(), word.end())));
    return named;
  }

  /** "Black and white" printing is no colour of a printer, "paper trays" are of no paper. */
  private boolean isPartOfAFeature(Match word) {
    return Stream.of(Term.Type.FEATURE, Term.Type.USE, Term.Type.ATTRIBUTE, Term.Type.KIND)
        .flatMap(each -> reading.terms(each).stream())
        .anyMatch(
            feature ->
                feature.start() <= word.start()
                    && word.end() <= feature.end()
                    && feature.end() - feature.start() > word.end() - word.start());
  }

  /** A "copper kettle" where no kettle is stated to be of copper, but one calls itself so. */
  private boolean isOnlySaid(String attribute, Match match) {
    Optional<CatalogueView.Stated> stated = attributes.stated(attribute, kind);
    return match.term().type() == Term.Type.MATERIAL
        && kind.isPresent()
        && stated.isPresent()
        && stated.get().words().stream()
            .noneMatch(
                word -> lexicon.canonicalMaterial(word).equals(Optional.of(match.term().id())))
        && catalogue.saying(lexicon.kindsUnder(kind.get()), List.of(match.term().english())) > 0;
  }

  /** "Made of silver" is no colour. */
  private boolean isMaterialHere(Match colour) {
    boolean both =
        reading.terms(Term.Type.MATERIAL).stream().anyMatch(m -> m.start() == colour.start());
    Pattern made = reading.language() == Language.SPANISH ? MADE_OF_SPANISH : MADE_OF_ENGLISH;
    return both && reading.endsBefore(made, colour.start());
  }

  // Yes or no

  private void flags() {
    for (Match match : reading.terms(Term.Type.ATTRIBUTE)) {
      String id = match.term().id();
      boolean isFlag = attributes.stated(id, kind).filter(CatalogueView.Stated::flag).isPresent();
      if (!isFlag
          || reading.isUnderstood(match.start(), match.end())
          || isInsideKind(match.start(), match.end())) {
        continue;
      }
      Optional<MatchResult> not = Negation.of(reading, match.start(), match.end());
      boolean said =
          not.isPresent()
              || reading.endsBefore(HAS, match.start())
              || besideKind(match)
              || isAClause(match)
              || !Softness.isHard(reading, match.start(), match.end());
      if (said) {
        Stream.of(not, reading.before(HAS, match.start()))
            .flatMap(Optional::stream)
            .forEach(reading::understand);
        reading.understand(match.start(), match.end());
        constraints.add(
            new Constraint(
                id,
                Operator.EQ,
                new Operand.Flag(not.isEmpty()),
                Softness.isHard(reading, match.start(), match.end())));
      }
    }
  }

  /** "Under 50 euros, USB": nothing else is said there. */
  private boolean isAClause(Match match) {
    String clause =
        reading.flat().substring(reading.clauseStart(match.start()), match.start())
            + reading.flat().substring(match.end(), reading.clauseEnd(match.end()));
    return Reading.wordsOf(clause).stream()
        .allMatch(word -> SearchWords.isFiller(clause.substring(word.start(), word.end())));
  }

  /** "I can use it wet & dry": by the name that the products themselves give it. */
  private void ownFlags() {
    for (CatalogueView.Stated stated : catalogue.attributes(kind).values()) {
      String[] name = stated.key().split("_");
      if (kind.isEmpty()
          || !stated.flag()
          || name.length < 2
          || !reading.flat().contains(name[0])) {
        continue;
      }
      reading
          .first(Pattern.compile("\\b" + String.join(JOINS, name) + "\\b"))
          .filter(said -> !reading.isUnderstood(said.start(), said.end()))
          .filter(said -> !isInsideKind(said.start(), said.end()))
          .ifPresent(
              said -> {
                Optional<MatchResult> not = Negation.of(reading, said.start(), said.end());
                not.ifPresent(reading::understand);
                reading.understand(said);
                constraints.add(
                    new Constraint(
                        lexicon.attributeId(stated.key()),
                        Operator.EQ,
                        new Operand.Flag(not.isEmpty()),
                        Softness.isHard(reading, said.start(), said.end())));
              });
    }
  }

  /** "Without batteries", where products state whether they require them. */
  private void needless() {
    for (Reading.Word word : reading.words()) {
      if (kind.isPresent()
          && !reading.isUnderstood(word.start(), word.end())
          && reading.endsBefore(NO_NEED_OF, word.start())) {
        Set<String> called = reading.called(word);
        catalogue.attributes(kind).values().stream()
            .filter(CatalogueView.Stated::flag)
            .map(CatalogueView.Stated::key)
            .filter(key -> key.endsWith(REQUIRED))
            .filter(key -> called.contains(key.substring(0, key.length() - REQUIRED.length())))
            .findFirst()
            .ifPresent(
                key -> {
                  reading.before(NO_NEED_OF, word.start()).ifPresent(reading::understand);
                  reading.understand(word.start(), word.end());
                  constraints.add(
                      new Constraint(
                          lexicon.attributeId(key),
                          Operator.EQ,
                          new Operand.Flag(false),
                          Softness.isHard(reading, word.start(), word.end())));
                });
      }
    }
  }

  /** "A touchscreen laptop", "monitor táctil". */
  private boolean besideKind(Match match) {
    return kindMatches.stream()
        .anyMatch(
            kindMatch ->
                (kindMatch.start() >= match.end()
                        && reading.flat().substring(match.end(), kindMatch.start()).isBlank())
                    || (kindMatch.end() <= match.start()
                        && reading.flat().substring(kindMatch.end(), match.start()).isBlank()));
  }
}
