package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import dev.tendero.units.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products side by side: a table, and a sentence for each criterion, never a winner overall. */
final class Comparison {
  /** Columns that a phone still shows. */
  static final int MAX_PRODUCTS = 4;

  /** Rows a reader goes through; what differs and is understood comes first. */
  static final int MAX_ROWS = 14;

  private static final int MAX_VERDICTS = 2;

  /** Differences named in one breath; the table has them all. */
  private static final int MAX_DIFFERENCES = 4;

  /** A longer value is a page of the data sheet, and hides the rows around it. */
  private static final int MAX_CELL = 80;

  private static final List<String> OFFER = List.of("price", "rating", "stock");

  private final Scene scene;
  private final Voice voice;

  Comparison(Scene scene) {
    this.scene = scene;
    this.voice = scene.voice();
  }

  void tell(Script script) {
    List<Sheet> columns = columns();
    if (columns.size() < 2) {
      script.say(voice.whatToCompare());
      script.finish(Draft.Outcome.CLARIFY);
      return;
    }
    Notes.tell(scene, script);
    List<Ranked> rows = rows(columns);
    if (scene.plan().sort().isPresent()) {
      verdicts(columns, script); // "which has the best rating?" wants that first
      differences(columns, rows, script);
    } else {
      differences(columns, rows, script);
      verdicts(columns, script);
    }
    script.table(
        new Draft.Table(
            columns.stream().map(Sheet::id).toList(), rows.stream().map(Ranked::row).toList()));
    script.cards(columns.stream().map(s -> new Draft.Card(s.id(), "", List.of())).toList());
    script.finish(Draft.Outcome.COMPARE);
  }

  /** Names what differs, with the facts that do. */
  private void differences(List<Sheet> columns, List<Ranked> rows, Script script) {
    List<Ranked> differing = rows.stream().filter(r -> r.row().differs()).toList();
    List<Ranked> named =
        differing.stream().filter(r -> isRemark(r.key(), columns)).limit(MAX_DIFFERENCES).toList();
    Stream<Fact> facts =
        named.stream().flatMap(r -> columns.stream().flatMap(s -> s.about(r.key()).stream()));
    script.say(
        voice.compares(
            columns,
            named.stream().map(r -> voice.label(r.key())).toList(),
            differing.size() > named.size()),
        Stream.concat(columns.stream().flatMap(s -> Scene.anchor(s).stream()), facts).toList());
  }

  /** As the question names them; where it asks for an order, in that. */
  private List<Sheet> columns() {
    Set<String> focus = new LinkedHashSet<>(scene.plan().focus());
    Stream<Sheet> ordered = scene.sheets().stream().filter(s -> focus.contains(s.id()));
    Stream<Sheet> chosen =
        focus.isEmpty()
            ? scene.sheets().stream().limit(2)
            : scene.plan().sort().isPresent()
                ? ordered
                : focus.stream()
                    .flatMap(id -> scene.sheets().stream().filter(s -> s.id().equals(id)));
    return chosen.distinct().filter(s -> Scene.anchor(s).isPresent()).limit(MAX_PRODUCTS).toList();
  }

  private void verdicts(List<Sheet> columns, Script script) {
    int said = 0;
    for (String criterion : criteria()) {
      if (said < MAX_VERDICTS && verdict(criterion, columns, script)) {
        said++;
      }
    }
  }

  /** What the shopper named; without that, what every shopper asks. */
  private List<String> criteria() {
    List<String> named =
        Stream.of(
                scene.plan().asked().stream(),
                scene.plan().sort().map(Plan.Sort::attribute).stream(),
                scene.plan().constraints().stream().map(Constraint::attribute))
            .flatMap(s -> s)
            .filter(a -> !a.equals("kind") && !a.equals("brand"))
            .distinct()
            .toList();
    return named.isEmpty() ? List.of("price", "rating") : named;
  }

  private boolean verdict(String criterion, List<Sheet> columns, Script script) {
    return switch (criterion) {
      case "price" -> price(columns, script);
      case "rating" -> rating(columns, script);
      default -> against(criterion, columns, script);
    };
  }

  private boolean price(List<Sheet> columns, Script script) {
    List<Sheet> priced =
        columns.stream()
            .filter(s -> s.price().isPresent())
            .sorted(Comparator.comparing(s -> s.price().orElseThrow().amount()))
            .toList();
    boolean comparable =
        priced.size() > 1
            && priced.stream().map(s -> s.price().orElseThrow().currency()).distinct().count() == 1;
    if (!comparable) {
      return false;
    }
    Sheet low = priced.getFirst();
    Sheet next = priced.get(1);
    boolean same = low.price().equals(next.price());
    script.say(
        same ? voice.samePrice(low, next) : voice.cheaper(low, next), both(low, next, "price"));
    return true;
  }

  private boolean rating(List<Sheet> columns, Script script) {
    List<Sheet> rated =
        columns.stream()
            .filter(s -> !s.about("rating").isEmpty())
            .sorted(
                Comparator.comparingDouble(asksForTheWorst() ? Comparison::stars : s -> -stars(s)))
            .toList();
    boolean asked = scene.plan().sort().isPresent() || scene.plan().asked().contains("rating");
    boolean tells = rated.size() > 1 && (asked || stars(rated.getFirst()) != stars(rated.get(1)));
    if (!tells) {
      return false;
    }
    Sheet high = rated.getFirst();
    Sheet next = rated.get(1);
    script.say(voice.rated(high, next), both(high, next, "rating"));
    return true;
  }

  private boolean asksForTheWorst() {
    return scene.plan().sort().filter(Plan.Sort::ascending).isPresent();
  }

  private static double stars(Sheet sheet) {
    return sheet.product().rating().map(Product.Rating::value).orElse(0.0);
  }

  private boolean against(String criterion, List<Sheet> columns, Script script) {
    List<Sheet> stating = columns.stream().filter(s -> values(s, criterion).size() == 1).toList();
    if (stating.size() < 2) {
      return false;
    }
    Sheet one = stating.getFirst();
    Sheet other = stating.get(1);
    Fact fact = one.about(criterion).getFirst();
    Fact otherFact = other.about(criterion).getFirst();
    List<Fact> facts = List.of(fact, otherFact);
    if (voice.value(one, fact).equals(voice.value(other, otherFact))) {
      script.say(voice.same(one, other, voice.label(criterion), voice.value(one, fact)), facts);
    } else {
      script.say(voice.against(one, fact, other, otherFact), facts);
    }
    return true;
  }

  private List<String> values(Sheet sheet, String attribute) {
    return sheet.about(attribute).stream()
        .map(f -> voice.value(sheet, f))
        .filter(v -> !v.isBlank())
        .distinct()
        .toList();
  }

  private static List<Fact> both(Sheet one, Sheet other, String attribute) {
    return Stream.concat(one.about(attribute).stream(), other.about(attribute).stream()).toList();
  }

  /**
   * A row with its place.
   *
   * @param key of the field
   * @param rank lower ones come first
   */
  private record Ranked(String key, Draft.Row row, int rank) {}

  private List<Ranked> rows(List<Sheet> columns) {
    Set<String> named = new LinkedHashSet<>(criteria());
    List<Ranked> rows = new ArrayList<>();
    labels(columns)
        .forEach(
            (key, label) ->
                row(key, label, columns)
                    .ifPresent(
                        row -> {
                          int rank =
                              (row.differs() ? 0 : 4)
                                  + (named.contains(key) ? 0 : isUsual(key) ? 1 : 2);
                          rows.add(new Ranked(key, row, rank));
                        }));
    return rows.stream().sorted(Comparator.comparingInt(Ranked::rank)).limit(MAX_ROWS).toList();
  }

  private boolean isRemark(String key, List<Sheet> columns) {
    return OFFER.contains(key)
        || voice.attribute(key).isPresent()
            && columns.stream().flatMap(s -> s.about(key).stream()).allMatch(Fields::isRemark);
  }

  /** What shoppers know comes before the data sheet's own terms. */
  private boolean isUsual(String key) {
    return OFFER.contains(key) || voice.attribute(key).isPresent();
  }

  /** Every field worth comparing that some column has, offer first, then in feed order. */
  private Map<String, String> labels(List<Sheet> columns) {
    Map<String, String> labels = new LinkedHashMap<>();
    OFFER.forEach(o -> labels.put(o, voice.heading(o)));
    for (Sheet sheet : columns) {
      sheet
          .specs()
          .filter(f -> isComparable(f.field(), columns))
          .forEach(f -> label(sheet, f).ifPresent(l -> labels.putIfAbsent(f.field(), l)));
    }
    return labels;
  }

  /** What was asked for is compared whatever it is. */
  private boolean isComparable(String key, List<Sheet> columns) {
    return scene.plan().asked().contains(key)
        || columns.stream().flatMap(s -> s.about(key).stream()).allMatch(Fields::isComparable);
  }

  /** A feed's own name is a label only for who reads the feed's language. */
  private Optional<String> label(Sheet sheet, Fact fact) {
    if (voice.attribute(fact.field()).isPresent()) {
      return Optional.of(voice.heading(fact.field()));
    }
    String language = scene.plan().language().tag();
    return sheet.product().wording().language().equals(language)
        ? Optional.of(sheet.feedName(fact))
        : Optional.empty();
  }

  /** A row needs two columns that say something, and values that fit in a cell. */
  private Optional<Draft.Row> row(String key, String label, List<Sheet> columns) {
    Optional<Unit> unit =
        columns.stream()
            .flatMap(s -> s.about(key).stream())
            .flatMap(f -> f.value().stream())
            .flatMap(
                v ->
                    v instanceof Value.Measure(var quantity)
                        ? Stream.of(quantity.unit())
                        : Stream.empty())
            .findFirst();
    List<Draft.Cell> cells =
        columns.stream()
            .map(s -> new Draft.Cell(text(s, key, unit), Script.ids(s.about(key))))
            .toList();
    List<String> stated = cells.stream().map(Draft.Cell::text).filter(t -> !t.isBlank()).toList();
    boolean fits = stated.stream().allMatch(t -> t.length() <= MAX_CELL);
    return stated.size() < 2 || !fits
        ? Optional.empty()
        : Optional.of(new Draft.Row(label, cells, stated.stream().distinct().count() > 1));
  }

  /** One unit for the whole row: 600 g beside 1.2 kg is read as the heavier one. */
  private String text(Sheet sheet, String attribute, Optional<Unit> unit) {
    return sheet.about(attribute).stream()
        .map(f -> unit.map(u -> voice.value(sheet, f, u)).orElseGet(() -> voice.value(sheet, f)))
        .distinct()
        .collect(Collectors.joining(" / "));
  }
}
