package dev.tendero.guardrails.grounding;

import dev.tendero.text.Mention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * "The cheapest of the three", "lighter than the other", "all meet what you asked": true of the
 * products that the answer shows, or not said.
 */
final class Comparisons implements Rule {
  private static final String RULE = "comparison";

  /**
   * @param sign 1 where more of it is meant, -1 where less is
   */
  private record Scale(String concept, int sign) {}

  private static final Map<String, Scale> COMPARATIVES = new HashMap<>();
  private static final Map<String, Scale> SUPERLATIVES = new HashMap<>();
  private static final Map<String, Scale> SPANISH = new HashMap<>();

  static {
    scale("price", -1, "cheaper cheapest", "barato barata baratos baratas economico economica");
    scale("price", 1, "dearer dearest", "caro cara caros caras");
    scale("weight", -1, "lighter lightest", "ligero ligera ligeros ligeras liviano liviana");
    scale("weight", 1, "heavier heaviest", "pesado pesada pesados pesadas");
    scale("length", 1, "longer longest", "largo larga largos largas");
    scale("length", -1, "shorter shortest", "corto corta cortos cortas");
    scale("width", 1, "wider widest", "ancho ancha anchos anchas");
    scale("width", -1, "narrower narrowest", "estrecho estrecha estrechos estrechas");
    scale("height", 1, "taller tallest", "alto alta altos altas");
    scale("height", -1, "lower lowest", "bajo baja bajos bajas");
    scale("noise", -1, "quieter quietest", "silencioso silenciosa silenciosos silenciosas");
    scale("brightness", 1, "brighter brightest", "brillante brillantes luminoso luminosa");
    scale("speed", 1, "faster fastest", "rapido rapida rapidos rapidas");
    scale("depth", 1, "deeper deepest", "profundo profunda profundos profundas");
    scale("thickness", -1, "thinner thinnest", "fino fina finos finas delgado delgada");
    scale("thickness", 1, "thicker thickest", "grueso gruesa gruesos gruesas");
  }

  private static void scale(String concept, int sign, String english, String spanish) {
    String[] forms = english.split(" ");
    COMPARATIVES.put(forms[0], new Scale(concept, sign));
    SUPERLATIVES.put(forms[1], new Scale(concept, sign));
    for (String form : spanish.split(" ")) {
      SPANISH.put(form, new Scale(concept, sign));
    }
  }

  private static final Set<String> RATED =
      Vocabulary.set("rated valorado valorada valorados valoradas");
  private static final Set<String> TOP = Vocabulary.set("best highest top mejor");
  private static final Set<String> MEET =
      Vocabulary.set("meet meets fulfil fulfill satisfy cumple cumplen");
  private static final Set<String> EVERYTHING = Vocabulary.set("everything all todo todos todas");

  /** Whether this rule looks after the word. */
  static boolean judges(String word) {
    return COMPARATIVES.containsKey(word)
        || SUPERLATIVES.containsKey(word)
        || SPANISH.containsKey(word)
        || word.equals("expensive");
  }

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    if (reading.text().stripTrailing().endsWith("?")) {
      return List.of();
    }
    var objections = new ArrayList<Objection>();
    List<Token> tokens = reading.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (!reading.isMasked(tokens.get(i).start())) {
        judge(i, reading, ground, objections);
      }
    }
    return objections;
  }

  private static void judge(int at, Reading reading, Ground ground, List<Objection> objections) {
    List<Token> tokens = reading.tokens();
    Token token = tokens.get(at);
    String word = token.word();
    String before = at > 0 ? tokens.get(at - 1).word() : "";
    boolean negated = Negation.reaches(reading.text(), tokens, at);
    boolean holds = true;
    if (SUPERLATIVES.containsKey(word)) {
      holds = isExtreme(SUPERLATIVES.get(word), at, reading, ground);
    } else if (RATED.contains(word) && TOP.contains(before)) {
      holds = isExtreme(new Scale("rating", 1), at, reading, ground);
    } else if (word.equals("expensive") && (before.equals("most") || before.equals("least"))) {
      holds = isExtreme(new Scale("price", before.equals("most") ? 1 : -1), at, reading, ground);
    } else if (SPANISH.containsKey(word) && (before.equals("mas") || before.equals("menos"))) {
      Scale scale = SPANISH.get(word);
      Scale meant = before.equals("mas") ? scale : new Scale(scale.concept(), -scale.sign());
      holds = isSpanish(meant, at, reading, ground);
    } else if (COMPARATIVES.containsKey(word)) {
      holds = isMore(COMPARATIVES.get(word), at, reading, ground);
    } else if (MEET.contains(word) && followedByEverything(at, tokens)) {
      holds = ground.evidence().relaxation().isEmpty() && !ground.rows().isEmpty();
    } else {
      return;
    }
    if (holds == negated) {
      objections.add(
          Objection.of(
              RULE, "unsupported", token.start(), token.end(), "not so among the products shown"));
    }
  }

  private static boolean followedByEverything(int at, List<Token> tokens) {
    for (int i = at + 1; i < tokens.size() && i < at + 3; i++) {
      if (EVERYTHING.contains(tokens.get(i).word())) {
        return true;
      }
    }
    return false;
  }

  /** "El más barato" is a superlative, "más barato que" a comparative. */
  private static boolean isSpanish(Scale scale, int at, Reading reading, Ground ground) {
    List<Token> tokens = reading.tokens();
    boolean than = at + 1 < tokens.size() && tokens.get(at + 1).word().equals("que");
    for (int i = at - 2; i >= 0 && i >= at - 4 && !than; i--) {
      if (Set.of("el", "la", "los", "las").contains(tokens.get(i).word())) {
        return isExtreme(scale, at, reading, ground);
      }
    }
    return isMore(scale, at, reading, ground);
  }

  /** Whether one of the products spoken of is first on the scale, and all have a place on it. */
  private static boolean isExtreme(Scale scale, int at, Reading reading, Ground ground) {
    double best = Double.NEGATIVE_INFINITY;
    for (Row row : ground.rows()) {
      OptionalDouble value = value(row, scale);
      if (value.isEmpty()) {
        return false;
      }
      best = Math.max(best, value.getAsDouble());
    }
    for (Row row : subjects(at, reading)) {
      if (value(row, scale).orElse(Double.NaN) == best) {
        return true;
      }
    }
    return false;
  }

  /** Whether the product spoken of first exceeds the one named after it, or every other. */
  private static boolean isMore(Scale scale, int at, Reading reading, Ground ground) {
    List<Token> tokens = reading.tokens();
    int start = tokens.get(at).start();
    boolean thanNumber =
        reading.claims().stream()
            .anyMatch(c -> c.first() > at && c.first() <= at + 3 && hasThan(tokens, at, c.first()));
    if (thanNumber) {
      return true;
    }
    List<Row> subjects = subjects(at, reading);
    if (subjects.isEmpty()) {
      return false;
    }
    List<Row> others =
        reading.names().stream()
            .filter(n -> n.span().start() > start)
            .flatMap(n -> n.rows().stream())
            .toList();
    if (others.isEmpty()) {
      others = reading.subjects().size() > 1 ? reading.subjects() : ground.rows();
    }
    Row subject = subjects.getFirst();
    OptionalDouble value = value(subject, scale);
    boolean compared = false;
    for (Row other : others) {
      if (other != subject) {
        OptionalDouble against = value(other, scale);
        if (value.isEmpty() || against.isEmpty() || value.getAsDouble() <= against.getAsDouble()) {
          return false;
        }
        compared = true;
      }
    }
    return compared;
  }

  private static boolean hasThan(List<Token> tokens, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (Set.of("than", "que", "de").contains(tokens.get(i).word())) {
        return true;
      }
    }
    return false;
  }

  /** The products named before, else those cited. */
  private static List<Row> subjects(int at, Reading reading) {
    int start = reading.tokens().get(at).start();
    boolean named = reading.names().stream().anyMatch(n -> n.span().start() <= start);
    return named || reading.subjects().isEmpty() ? reading.rowsAt(start) : reading.subjects();
  }

  private static OptionalDouble value(Row row, Scale scale) {
    OptionalDouble value =
        switch (scale.concept()) {
          case "price" ->
              row.product().offer().price().stream()
                  .mapToDouble(p -> p.amount().doubleValue())
                  .findFirst();
          case "rating" -> row.rating().stream().mapToDouble(r -> r.doubleValue()).findFirst();
          default -> measured(row, scale.concept());
        };
    return value.isEmpty() ? value : OptionalDouble.of(scale.sign() * value.getAsDouble());
  }

  /** The value of the attribute with the shortest name that has the concept. */
  private static OptionalDouble measured(Row row, String concept) {
    return row.named(concept).stream()
        .filter(f -> !f.bare() && f.numbers().size() == 1)
        .sorted((a, b) -> Integer.compare(a.name().size(), b.name().size()))
        .flatMap(f -> f.numbers().stream())
        .filter(Mention.Measure.class::isInstance)
        .mapToDouble(n -> ((Mention.Measure) n).low().canonical())
        .findFirst();
  }
}
