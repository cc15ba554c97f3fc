package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Products side by side: a table, and a sentence for each criterion, never a winner overall. */
final class Comparison {
  /** Columns that a phone still shows. */
  static final int MAX_PRODUCTS = 4;

  /** Rows a reader goes through; what differs and is understood comes first. */
  static final int MAX_ROWS = 14;

  private static final int MAX_VERDICTS = 2;

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
      script.say(voice.onlyOneToCompare());
      script.finish(Draft.Outcome.CLARIFY);
      return;
    }
    script.say(
        voice.compares(columns.stream().map(Sheet::name).toList()),
        columns.stream().flatMap(s -> Scene.anchor(s).stream()).toList());
    Notes.tell(scene, script);
    verdicts(columns, script);
    script.table(new Draft.Table(columns.stream().map(Sheet::id).toList(), rows(columns)));
    script.cards(columns.stream().map(s -> new Draft.Card(s.id(), "", List.of())).toList());
    script.finish(Draft.Outcome.COMPARE);
  }

  private List<Sheet> columns() {
    Set<String> focus = new LinkedHashSet<>(scene.plan().focus());
    Stream<Sheet> chosen =
        focus.isEmpty()
            ? scene.sheets().stream().limit(2)
            : focus.stream().flatMap(id -> scene.sheets().stream().filter(s -> s.id().equals(id)));
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
    String price = voice.price(low.price().orElseThrow());
    String other = voice.price(next.price().orElseThrow());
    script.say(
        price.equals(other)
            ? voice.samePrice(low.name(), next.name(), price)
            : voice.cheaper(low.name(), price, next.name(), other),
        both(low, next, "price"));
    return true;
  }

  private boolean rating(List<Sheet> columns, Script script) {
    List<Sheet> rated =
        columns.stream()
            .filter(s -> !s.about("rating").isEmpty())
            .sorted(
                Comparator.comparingDouble(
                    (Sheet s) -> -s.product().rating().map(Product.Rating::value).orElse(0.0)))
            .toList();
    if (rated.size() < 2
        || rated.getFirst().product().rating().orElseThrow().value()
            == rated.get(1).product().rating().orElseThrow().value()) {
      return false;
    }
    Sheet high = rated.getFirst();
    Sheet next = rated.get(1);
    script.say(
        voice.rated(
            high.name(),
            voice.rating(high.product().rating().orElseThrow()),
            next.name(),
            voice.rating(next.product().rating().orElseThrow())),
        both(high, next, "rating"));
    return true;
  }

  private boolean against(String criterion, List<Sheet> columns, Script script) {
    List<Sheet> stating = columns.stream().filter(s -> !text(s, criterion).isBlank()).toList();
    if (stating.size() < 2) {
      return false;
    }
    Sheet one = stating.getFirst();
    Sheet other = stating.get(1);
    script.say(
        voice.against(
            voice.label(criterion),
            one.name(),
            text(one, criterion),
            other.name(),
            text(other, criterion)),
        both(one, other, criterion));
    return true;
  }

  private static List<Fact> both(Sheet one, Sheet other, String attribute) {
    return Stream.concat(one.about(attribute).stream(), other.about(attribute).stream()).toList();
  }

  private List<Draft.Row> rows(List<Sheet> columns) {
    Map<String, String> labels = labels(columns);
    Set<String> named = new LinkedHashSet<>(criteria());
    record Ranked(Draft.Row row, int rank) {}
    List<Ranked> rows = new ArrayList<>();
    labels.forEach(
        (key, label) ->
            row(key, label, columns)
                .ifPresent(
                    row -> {
                      boolean known = OFFER.contains(key) || voice.attribute(key).isPresent();
                      int rank =
                          (row.differs() ? 0 : 4) + (named.contains(key) ? 0 : known ? 1 : 2);
                      rows.add(new Ranked(row, rank));
                    }));
    return rows.stream()
        .sorted(Comparator.comparingInt(Ranked::rank))
        .limit(MAX_ROWS)
        .map(Ranked::row)
        .toList();
  }

  /** Every field that some column has, offer first, then in feed order. */
  private Map<String, String> labels(List<Sheet> columns) {
    Map<String, String> labels = new LinkedHashMap<>();
    OFFER.forEach(o -> labels.put(o, voice.heading(o)));
    for (Sheet sheet : columns) {
      sheet
          .specs()
          .forEach(
              f ->
                  labels.putIfAbsent(
                      f.field(),
                      voice.attribute(f.field()).isPresent()
                          ? voice.heading(f.field())
                          : sheet.feedName(f)));
    }
    return labels;
  }

  /** A row needs two columns that say something. */
  private Optional<Draft.Row> row(String key, String label, List<Sheet> columns) {
    List<Draft.Cell> cells =
        columns.stream().map(s -> new Draft.Cell(text(s, key), Script.ids(s.about(key)))).toList();
    List<String> stated = cells.stream().map(Draft.Cell::text).filter(t -> !t.isBlank()).toList();
    return stated.size() < 2
        ? Optional.empty()
        : Optional.of(new Draft.Row(label, cells, stated.stream().distinct().count() > 1));
  }

  private String text(Sheet sheet, String attribute) {
    return String.join(
        " / ", sheet.about(attribute).stream().map(f -> voice.value(sheet, f)).distinct().toList());
  }
}
