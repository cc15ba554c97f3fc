package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Product;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import dev.tendero.text.Mentions;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole row of one product, indexed by what sentences may call its parts. For one thread. */
final class Row {

  private final Product product;
  private final Vocabulary vocabulary;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, List<Field>> byConcept = new HashMap<>();
  private final List<Field> numbered = new ArrayList<>();
  private final List<List<Token>> titles = new ArrayList<>();
  private @Nullable Said said;
  private @Nullable List<Mention> textNumbers;
  private @Nullable Set<LocalDate> days;

  /**
   * @param words every word and code of the row
   * @param concepts what they stand for; names of features that the product lacks do not count
   */
  private record Said(Set<String> words, Set<String> concepts) {
    void add(List<Token> tokens) {
      for (Token token : tokens) {
        words.add(token.word());
        concepts.add(token.concept());
      }
    }
  }

  Row(Product product, Vocabulary vocabulary) {
    this.product = product;
    this.vocabulary = vocabulary;
    Language own = language(product.wording().language());
    product.attributes().forEach(a -> add(a, own));
    product.variants().forEach(v -> v.attributes().forEach(a -> add(a, own)));
    callByOtherNames();
    texts(product).forEach((title, _) -> titles.add(vocabulary.read(title)));
  }

  /** The title in each language and the language it is in. */
  private static Map<String, Language> texts(Product product) {
    var titles = new LinkedHashMap<String, Language>();
    titles.put(product.title(), language(product.wording().language()));
    product
        .wording()
        .translations()
        .forEach((tag, text) -> titles.putIfAbsent(text.title(), language(tag)));
    return titles;
  }

  /** The description in each language and the language it is in. */
  private static Map<String, Language> descriptions(Product product) {
    var texts = new LinkedHashMap<String, Language>();
    product
        .wording()
        .description()
        .ifPresent(d -> texts.put(d, language(product.wording().language())));
    product
        .wording()
        .translations()
        .forEach(
            (tag, text) -> text.description().ifPresent(d -> texts.putIfAbsent(d, language(tag))));
    return texts;
  }

  private void add(Attribute attribute, Language language) {
    FieldNames.Name name = FieldNames.shipped().of(attribute.key(), attribute.name());
    Field field = new Field(attribute.key(), name.own(), attribute.value(), language);
    fields.add(field);
    call(field);
  }

  private void call(Field field) {
    for (String concept : field.name()) {
      byConcept.computeIfAbsent(concept, _ -> new ArrayList<>(2)).add(field);
    }
    if (field.name().stream().anyMatch(c -> Character.isDigit(c.charAt(0)))) {
      numbered.add(field);
    }
  }

  /** Lets fields answer to the lexicon's names for them where no field of the feed is called so. */
  private void callByOtherNames() {
    Set<Set<String>> own = new HashSet<>();
    fields.forEach(f -> own.add(f.name()));
    for (int i = 0; i < product.attributes().size(); i++) {
      Attribute attribute = product.attributes().get(i);
      for (Set<String> other :
          FieldNames.shipped().of(attribute.key(), attribute.name()).others()) {
        if (!own.contains(other)) {
          call(fields.get(i).called(other));
        }
      }
    }
  }

  private Said said() {
    if (said == null) {
      said = readAll();
    }
    return said;
  }

  private Said readAll() {
    var all = new Said(new HashSet<>(), new HashSet<>());
    for (Field field : fields) {
      FieldNames.Name name = FieldNames.shipped().of(field.key(), field.key());
      all.words().addAll(name.codes());
      if (!field.flag().equals(Optional.of(false))) {
        all.add(name.tokens());
        all.concepts().addAll(field.name());
        name.others().forEach(all.concepts()::addAll);
      }
      field.words().forEach(w -> add(w, all));
    }
    texts(product).keySet().forEach(t -> add(t, all));
    descriptions(product).keySet().forEach(d -> add(d, all));
    product.brand().ifPresent(b -> add(b, all));
    product.kind().ifPresent(k -> add(k, all));
    colours(all);
    return all;
  }

  private void add(String text, Said all) {
    all.add(vocabulary.read(text));
    Codes.in(text).forEach(c -> all.words().add(c.form()));
  }

  /** The lexicon's names of the colours of title and values: grey for "Graphite". */
  private void colours(Said all) {
    Lexicon lexicon = Lexicon.shipped();
    texts(product).forEach((title, language) -> colours(lexicon.find(title, language), all));
    for (Field field : fields) {
      if (field.name().contains("colour")) {
        field.words().forEach(w -> lexicon.canonicalColour(w).ifPresent(all.concepts()::add));
      }
    }
  }

  private static void colours(List<Lexicon.Match> matches, Said all) {
    for (Lexicon.Match match : matches) {
      if (match.term().type() == Term.Type.COLOUR) {
        all.concepts().add(match.term().id());
      }
    }
  }

  static Language language(String tag) {
    return tag.toLowerCase(Locale.ROOT).startsWith("es") ? Language.SPANISH : Language.ENGLISH;
  }

  Product product() {
    return product;
  }

  List<Field> fields() {
    return fields;
  }

  /** The fields whose name has this concept. */
  List<Field> named(String concept) {
    return byConcept.getOrDefault(concept, List.of());
  }

  /** The fields with a number in their name: "USB 2.0 ports". */
  List<Field> numbered() {
    return numbered;
  }

  /** The numbers of title and description. */
  List<Mention> textNumbers() {
    if (textNumbers == null) {
      var numbers = new ArrayList<Mention>();
      texts(product).forEach((t, language) -> numbers.addAll(Mentions.find(t, language)));
      descriptions(product).forEach((d, language) -> numbers.addAll(Mentions.find(d, language)));
      textNumbers = numbers;
    }
    return textNumbers;
  }

  /** The days that its attributes and texts state. */
  Set<LocalDate> days() {
    if (days == null) {
      var all = new LinkedHashSet<LocalDate>();
      fields.forEach(field -> all.addAll(field.days()));
      Stream.of(texts(product), descriptions(product))
          .flatMap(texts -> texts.keySet().stream())
          .flatMap(text -> Day.in(text).stream())
          .forEach(day -> all.add(day.date()));
      days = all;
    }
    return days;
  }

  /** Whether any part of the row has the word or code; names of denied features do not count. */
  boolean says(String word) {
    return said().words().contains(word);
  }

  boolean means(String concept) {
    return said().concepts().contains(concept);
  }

  /** Every word of the row and what it stands for. */
  Set<String> vocabulary() {
    var all = new HashSet<>(said().words());
    all.addAll(said().concepts());
    return all;
  }

  /** The title in each language it has. */
  List<List<Token>> titles() {
    return titles;
  }

  /** Whether some attribute or the running text states this number in this unit. */
  boolean states(Mention stated, Amounts.Relation relation) {
    for (Field field : fields) {
      if (!unitUnknown(stated, field) && states(field.numbers(), stated, relation)) {
        return true;
      }
    }
    return states(textNumbers(), stated, relation);
  }

  static boolean states(List<Mention> numbers, Mention stated, Amounts.Relation relation) {
    for (Mention number : numbers) {
      if (Amounts.agree(stated, number, relation)) {
        return true;
      }
    }
    return false;
  }

  /** A measured claim about a number without unit. */
  static boolean unitUnknown(Mention stated, Field field) {
    return field.bare() && stated instanceof Mention.Measure m && m.low().unit() != Unit.COUNT;
  }

  /** Stars, number of reviews and stock, as numbers. */
  Optional<BigDecimal> rating() {
    return product.rating().map(r -> BigDecimal.valueOf(r.value()));
  }

  Optional<BigDecimal> reviews() {
    return product.rating().map(r -> BigDecimal.valueOf(r.count()));
  }

  Optional<BigDecimal> stock() {
    return product.offer().stock().isPresent()
        ? Optional.of(BigDecimal.valueOf(product.offer().stock().getAsInt()))
        : Optional.empty();
  }
}
