package dev.tendero.demo;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The traits of one picture with their numbers, written "glass-size17"; none is "plain". */
record Looks(Map<Trait, Integer> traits) {
  private static final String NONE = "plain";
  private static final int MAX_TRAITS = 8;
  private static final Pattern DETAIL = Pattern.compile("([a-z]+)(0|[1-9]\\d{0,3})?");

  /** A trait and its number, 1 where it has none. */
  record Detail(Trait trait, int number) {
    String word() {
      return number == 1 ? trait.word() : trait.word() + number;
    }
  }

  Looks {
    traits = Map.copyOf(traits);
  }

  static Looks of(Collection<Detail> details) {
    Map<Trait, Integer> traits = new EnumMap<>(Trait.class);
    details.forEach(detail -> traits.put(detail.trait(), detail.number()));
    return new Looks(traits);
  }

  /** What {@link #written()} wrote; empty for anything else. */
  static Optional<Looks> read(String text) {
    Map<Trait, Integer> traits = new EnumMap<>(Trait.class);
    String[] words = text.equals(NONE) ? new String[0] : text.split("-", MAX_TRAITS + 1);
    for (String word : words) {
      Matcher detail = DETAIL.matcher(word);
      Optional<Trait> trait = detail.matches() ? Trait.named(detail.group(1)) : Optional.empty();
      if (trait.isEmpty()) {
        return Optional.empty();
      }
      traits.put(trait.get(), detail.group(2) == null ? 1 : Integer.parseInt(detail.group(2)));
    }
    var looks = new Looks(traits);
    return looks.written().equals(text) ? Optional.of(looks) : Optional.empty();
  }

  String written() {
    return traits.isEmpty()
        ? NONE
        : traits.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new Detail(entry.getKey(), entry.getValue()).word())
            .collect(Collectors.joining("-"));
  }

  boolean has(Trait trait) {
    return traits.containsKey(trait);
  }

  int number(Trait trait, int otherwise) {
    return traits.getOrDefault(trait, otherwise);
  }

  /** As {@link #number}, held within what can be drawn. */
  int number(Trait trait, int least, int most) {
    return Math.clamp(number(trait, least), least, most);
  }
}
