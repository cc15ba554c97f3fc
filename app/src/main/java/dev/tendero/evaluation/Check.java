package dev.tendero.evaluation;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds what a reader saw against the catalogue's rows. It never asks the assistant's own plan,
 * evidence or review whether something is right.
 */
final class Check {
  private static final Pattern QUOTE = Pattern.compile("[“«]([^”»]{12,})[”»]");
  private static final Pattern DENIES =
      Pattern.compile("(?iu)\\b(?:no|not|without|isn't|doesn't|sin|ni|tampoco)\\b");

  private final Rows rows;
  private final Lexicon lexicon;
  private final Census census;

  Check(Rows rows, Lexicon lexicon, Census census) {
    this.rows = rows;
    this.lexicon = lexicon;
    this.census = census;
  }

  /**
   * @param failure the first thing wrong; empty for solved
   * @param shown products shown under a task that says which may be
   * @param meeting those of them that meet every condition
   * @param cited sentences, card reasons and table cells with a citation
   * @param contained those whose cited fields contain every number and name they state
   * @param spoken every sentence, card reason and table cell
   * @param invented what stands nowhere in the rows cited or shown, with the sentence
   */
  record Verdict(
      Optional<String> failure,
      int shown,
      int meeting,
      int cited,
      int contained,
      int spoken,
      List<String> invented) {
    Verdict {
      invented = List.copyOf(invented);
    }
  }

  Verdict of(Task task, Seen seen) {
    var failures = new ArrayList<String>();
    var invented = new ArrayList<String>();
    outcome(task, seen).ifPresent(failures::add);
    int meeting = products(task, seen, failures, invented);
    order(task, seen).ifPresent(failures::add);
    task.expect().fact().flatMap(fact -> fact(fact, seen)).ifPresent(failures::add);
    words(task, seen).ifPresent(failures::add);
    int cited = 0;
    int contained = 0;
    for (Seen.Said said : seen.said()) {
      invented(task, seen, said).ifPresent(invented::add);
      if (!said.citations().isEmpty()) {
        cited++;
        Optional<String> lacks = uncontained(task, seen, said);
        lacks.ifPresent(what -> failures.add("citation lacks " + what + " in: " + said.text()));
        contained += lacks.isEmpty() ? 1 : 0;
      }
    }
    List<String> all = new ArrayList<>();
    invented.forEach(what -> all.add("invented " + what));
    all.addAll(failures);
    return new Verdict(
        all.stream().findFirst(),
        task.expect().restricts() ? seen.shown().size() : 0,
        meeting,
        cited,
        contained,
        seen.said().size(),
        invented);
  }

  private static Optional<String> outcome(Task task, Seen seen) {
    List<String> allowed = task.expect().outcomes();
    return allowed.isEmpty() || allowed.contains(seen.outcome())
        ? Optional.empty()
        : Optional.of("outcome " + seen.outcome() + ", not " + String.join("|", allowed));
  }

  /** How many of the products shown meet every condition; tells what is wrong with the others. */
  private int products(Task task, Seen seen, List<String> failures, List<String> invented) {
    var expect = task.expect();
    if (expect.noProducts() && !seen.shown().isEmpty()) {
      failures.add("shows " + seen.shown().size() + " products where there are none");
    }
    if (!expect.noProducts()
        && seen.shown().isEmpty()
        && (expect.restricts() || expect.order().isPresent())
        && expect.fact().isEmpty()) {
      failures.add("shows no product");
    }
    if (!expect.ids().isEmpty() && expect.ids().stream().noneMatch(seen.sources()::contains)) {
      failures.add("none of " + expect.ids() + " among " + seen.shownIds());
    }
    if (!seen.sources().containsAll(expect.every())) {
      failures.add("not every one of " + expect.every() + " among " + seen.sources());
    }
    int meeting = 0;
    for (Seen.Shown card : seen.shown()) {
      Optional<Product> product = rows.product(card.id());
      if (product.isEmpty()) {
        invented.add("the product " + card.id());
        continue;
      }
      card(card, product.get()).ifPresent(invented::add);
      Optional<String> unmet = expect.unmet(product.get(), lexicon);
      unmet.ifPresent(what -> failures.add("shows " + card.id() + " against " + what));
      meeting += expect.restricts() && unmet.isEmpty() ? 1 : 0;
    }
    return meeting;
  }

  /** Title and price of a card, word for word as in the row. */
  private static Optional<String> card(Seen.Shown card, Product product) {
    boolean titled =
        card.title().equals(product.title())
            || product.wording().translations().values().stream()
                .anyMatch(t -> t.title().equals(card.title()));
    boolean priced =
        product
            .offer()
            .price()
            .map(
                p ->
                    p.amount().toPlainString().equals(card.amount())
                        && p.currency().getCurrencyCode().equals(card.currency()))
            .orElse(card.amount().isEmpty());
    return titled && priced
        ? Optional.empty()
        : Optional.of(
            (titled ? "the price " + card.amount() : "the title " + card.title())
                + " of "
                + card.id());
  }

  private Optional<String> order(Task task, Seen seen) {
    if (task.expect().order().isEmpty() || seen.shown().isEmpty()) {
      return Optional.empty();
    }
    var order = task.expect().order().get();
    var values = new ArrayList<Double>();
    for (String id : seen.shownIds()) {
      Optional<Double> value =
          rows.product(id).flatMap(product -> Census.value(product, order.attribute(), lexicon));
      if (value.isEmpty()) {
        return Optional.of(
            "shows " + id + " in an order by " + order.attribute() + ", which it lacks");
      }
      values.add(order.ascending() ? value.get() : -value.get());
    }
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) < values.get(i - 1)) {
        return Optional.of("not in the order of " + order.attribute());
      }
    }
    return census
        .best(task.id())
        .map(best -> order.ascending() ? best : -best)
        .filter(best -> values.getFirst() > best)
        .map(
            best ->
                "the first is not the shop's extreme by "
                    + order.attribute()
                    + ": "
                    + seen.shownIds().getFirst());
  }

  private static Optional<String> words(Task task, Seen seen) {
    String text = seen.text();
    for (String wanted : task.expect().mentions()) {
      boolean any = false;
      for (String way : wanted.split("\\|")) {
        any |= Text.holds(text, way);
      }
      if (!any) {
        return Optional.of("does not mention " + wanted);
      }
    }
    return task.expect().absent().stream()
        .filter(word -> Text.holds(text, word))
        .findFirst()
        .map(word -> "mentions " + word);
  }

  /**
   * The asked value, as the row has it, in a text that cites a field of that product stating it.
   */
  private Optional<String> fact(Task.FactWanted wanted, Seen seen) {
    Optional<Product> row = rows.product(wanted.product());
    if (row.isEmpty()) {
      return Optional.of("task at fault: no product " + wanted.product());
    }
    List<Value> values = values(wanted, row.get());
    if (values.isEmpty()) {
      return Optional.of("task at fault: the row states no " + wanted.attribute());
    }
    boolean stated = false;
    for (Seen.Said said : seen.said()) {
      if (values.stream().noneMatch(value -> states(said.text(), value))) {
        continue;
      }
      stated = true;
      if (said.citations().stream()
          .map(seen.cited()::get)
          .anyMatch(c -> c != null && supports(c, wanted, row.get(), values))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        (stated ? "states without the right citation " : "does not state ")
            + wanted.attribute()
            + " "
            + values);
  }

  private List<Value> values(Task.FactWanted wanted, Product row) {
    if (!wanted.value().isEmpty()) {
      return List.of(literal(wanted));
    }
    return switch (wanted.attribute()) {
      case "price" ->
          row.offer().price().stream().<Value>map(p -> new Value.Bare(p.amount())).toList();
      case "stock" ->
          row.offer().stock().isPresent()
              ? List.of(new Value.Bare(BigDecimal.valueOf(row.offer().stock().getAsInt())))
              : List.of();
      case "rating" ->
          row.rating().stream()
              .<Value>map(r -> new Value.Bare(BigDecimal.valueOf(r.value())))
              .toList();
      case "brand" -> row.brand().stream().<Value>map(b -> new Value.Words(List.of(b))).toList();
      default ->
          Rows.stated(row, wanted.attribute(), lexicon).stream().map(Attribute::value).toList();
    };
  }

  private static Value literal(Task.FactWanted wanted) {
    try {
      var amount = new BigDecimal(wanted.value());
      var unit = dev.tendero.units.Units.parse(wanted.unit());
      return unit.isPresent()
          ? new Value.Measure(new Quantity(amount, unit.get()))
          : new Value.Bare(amount);
    } catch (NumberFormatException _) {
      return wanted.value().equals("true") || wanted.value().equals("false")
          ? new Value.Flag(Boolean.parseBoolean(wanted.value()))
          : new Value.Words(List.of(wanted.value()));
    }
  }

  /** Whether a text says a value, in either language. */
  private boolean states(String text, Value value) {
    List<Claims.Number> numbers = Claims.of(text, Set.of()).numbers();
    return switch (value) {
      case Value.Measure(var quantity) -> Ground.says(numbers, quantity);
      case Value.Span(var low, var high) -> Ground.says(numbers, low) && Ground.says(numbers, high);
      case Value.Bare(var number) ->
          numbers.stream()
              .flatMap(n -> n.readings().stream())
              .anyMatch(n -> n.compareTo(number) == 0);
      case Value.Flag(boolean set) -> DENIES.matcher(text).find() != set;
      case Value.Words(var words) -> words.stream().anyMatch(word -> says(text, word));
    };
  }

  /** The word itself, or the same colour or material in other words. */
  private boolean says(String text, String word) {
    if (Text.holds(text, word)) {
      return true;
    }
    var same = lexicon.canonicalColour(word).or(() -> lexicon.canonicalMaterial(word));
    for (Language language : List.of(Language.ENGLISH, Language.SPANISH)) {
      for (Lexicon.Match match : lexicon.find(text, language)) {
        boolean worded =
            match.term().type() == Term.Type.COLOUR || match.term().type() == Term.Type.MATERIAL;
        if (worded && same.equals(Optional.of(match.term().id()))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean supports(
      Seen.Cited cited, Task.FactWanted wanted, Product row, List<Value> values) {
    if (!cited.source().equals(row.id())) {
      return false;
    }
    boolean named =
        cited.field().equals(wanted.attribute())
            || lexicon.keysOf(wanted.attribute()).contains(cited.field())
            || cited.origin().wire().equals(wanted.attribute());
    return named || new Ground().field(row, cited).statesOne(values);
  }

  private Optional<String> uncontained(Task task, Seen seen, Seen.Said said) {
    var ground = new Ground();
    task.turns().forEach(ground::text);
    for (String citation : said.citations()) {
      Seen.Cited cited = seen.cited().get(citation);
      if (cited == null) {
        return Optional.of("a source: " + citation);
      }
      rows.product(cited.source()).ifPresent(product -> ground.field(product, cited));
      rows.document(cited.source()).ifPresent(ground::document);
    }
    return missing(ground, said, seen);
  }

  private Optional<String> invented(Task task, Seen seen, Seen.Said said) {
    var ground = new Ground();
    task.turns().forEach(ground::text);
    for (String source : said.citations().isEmpty() ? seen.sources() : sources(said, seen)) {
      rows.product(source).ifPresent(ground::row);
      rows.document(source).ifPresent(ground::document);
    }
    return missing(ground, said, seen).map(what -> what + " in: " + said.text());
  }

  private static List<String> sources(Seen.Said said, Seen seen) {
    return said.citations().stream()
        .map(seen.cited()::get)
        .filter(cited -> cited != null)
        .map(Seen.Cited::source)
        .toList();
  }

  private Optional<String> missing(Ground ground, Seen.Said said, Seen seen) {
    String rest = said.text();
    Matcher quotes = QUOTE.matcher(said.text());
    while (quotes.find()) {
      for (String part : quotes.group(1).split("…|\\.\\.\\.|\\[…\\]")) {
        if (!part.isBlank() && !ground.quotes(part)) {
          return Optional.of("the quotation “" + part.strip() + "”");
        }
      }
      rest = rest.replace(quotes.group(), " “” ");
    }
    return ground.missing(Claims.of(rest, census.brands()), seen.counts());
  }
}
