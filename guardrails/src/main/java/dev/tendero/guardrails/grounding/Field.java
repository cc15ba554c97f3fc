package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Value;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import dev.tendero.text.Mentions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a row by one of its names, ready to be held against sentences. Reads its value
 * when first asked: a sentence is about few of a row's attributes. For one thread at a time.
 */
final class Field {
  private static final Set<String> NO =
      Set.of("n", "no", "false", "not supported", "not available", "none", "without", "ninguno");
  private static final Set<String> YES = Vocabulary.set("y yes true supported si");

  private final String key;
  private final Set<String> name;
  private final Value value;
  private final Language language;
  private @Nullable List<Mention> numbers;
  private @Nullable List<Set<String>> wordConcepts;

  /**
   * @param key as in {@link dev.tendero.catalog.Attribute#key()}
   * @param name what it is called, as concepts: {cable, length}
   * @param language of words in the value
   */
  Field(String key, Set<String> name, Value value, Language language) {
    this.key = key;
    this.name = name;
    this.value = value;
    this.language = language;
  }

  /** The same field by another name. */
  Field called(Set<String> other) {
    return new Field(key, other, value, language);
  }

  String key() {
    return key;
  }

  Set<String> name() {
    return name;
  }

  /** What its value states in numbers. */
  List<Mention> numbers() {
    if (numbers == null) {
      numbers = numbers(value, language);
    }
    return numbers;
  }

  static List<Mention> numbers(Value value, Language language) {
    return switch (value) {
      case Value.Measure m -> List.of(new Mention.Measure(0, 0, m.quantity(), m.quantity()));
      case Value.Span s -> List.of(new Mention.Measure(0, 0, s.low(), s.high()));
      case Value.Bare b -> List.of(new Mention.Plain(0, 0, b.number(), b.number()));
      case Value.Flag _ -> List.of();
      case Value.Words w -> {
        var all = new ArrayList<Mention>();
        w.words().forEach(word -> all.addAll(Mentions.find(word, language)));
        yield List.copyOf(all);
      }
    };
  }

  /** Set for yes/no attributes, feeds' words for them ("N", "Not supported") included. */
  Optional<Boolean> flag() {
    return switch (value) {
      case Value.Flag f -> Optional.of(f.set());
      case Value.Words w when w.words().size() == 1 -> {
        String word = Vocabulary.plain(w.words().getFirst());
        yield NO.contains(word)
            ? Optional.of(false)
            : YES.contains(word) ? Optional.of(true) : Optional.empty();
      }
      case Value.Words _, Value.Measure _, Value.Span _, Value.Bare _ -> Optional.empty();
    };
  }

  /** Its values as written; empty unless the value is words. */
  List<String> words() {
    return value instanceof Value.Words w ? w.words() : List.of();
  }

  /** The concepts of each of {@link #words}. */
  List<Set<String>> wordConcepts() {
    if (wordConcepts == null) {
      var all = new ArrayList<Set<String>>();
      for (String word : words()) {
        var concepts = new HashSet<String>();
        Vocabulary.shipped().read(word).forEach(t -> concepts.add(t.concept()));
        all.add(concepts);
      }
      wordConcepts = all;
    }
    return wordConcepts;
  }

  /** The days that it states. */
  List<LocalDate> days() {
    return words().stream().flatMap(word -> Day.in(word).stream()).map(Day::date).toList();
  }

  /** A number whose unit nobody knows. */
  boolean bare() {
    return value instanceof Value.Bare;
  }

  boolean worded() {
    return value instanceof Value.Words;
  }
}
