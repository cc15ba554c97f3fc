package dev.tendero.evaluation;

import dev.tendero.answer.Answer;
import dev.tendero.answer.Event;
import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reader saw of an answer. Of its evidence nothing is kept but where each citation points:
 * what stands there is read from the catalogue again.
 *
 * @param cited by citation id
 * @param counts the numbers of results that the search counted
 */
record Seen(
    String outcome,
    List<Said> said,
    List<Shown> shown,
    Map<String, Cited> cited,
    Set<Integer> counts) {

  Seen {
    said = List.copyOf(said);
    shown = List.copyOf(shown);
    cited = Map.copyOf(cited);
    counts = Set.copyOf(counts);
  }

  /** Where a text stood. */
  enum Place {
    SENTENCE,
    CARD,
    CELL
  }

  record Said(Place place, String text, List<String> citations) {}

  /** A card: its price as written, empty for none. */
  record Shown(String id, String title, String amount, String currency) {}

  /** A product or document, and the field of it. */
  record Cited(String source, Origin origin, String field) {}

  static Seen of(Answer answer) {
    var said = new ArrayList<Said>();
    for (Answer.Reviewed sentence : answer.sentences()) {
      if (!sentence.text().isEmpty()) {
        said.add(new Said(Place.SENTENCE, sentence.text(), sentence.citations()));
      }
    }
    var shown = new ArrayList<Shown>();
    for (Event.Card card : answer.cards()) {
      Event.Price price = card.price();
      shown.add(
          new Shown(
              card.id(),
              card.title(),
              price == null ? "" : price.amount(),
              price == null ? "" : price.currency()));
      if (card.why() != null) {
        said.add(new Said(Place.CARD, card.why().text(), card.why().citations()));
      }
    }
    for (Event.Row row : answer.table().map(Event.Table::rows).orElse(List.of())) {
      row.cells().forEach(c -> said.add(new Said(Place.CELL, c.text(), c.citations())));
    }
    var cited = new HashMap<String, Cited>();
    for (Fact fact : answer.evidence().facts()) {
      cited.put(fact.id(), new Cited(fact.source(), fact.origin(), fact.field()));
    }
    var counts = new HashSet<Integer>();
    counts.add(answer.evidence().matching());
    Optional<Evidence.Relaxation> relaxation = answer.evidence().relaxation();
    relaxation.ifPresent(r -> counts.add(r.gained()));
    counts.add(answer.cards().size());
    return new Seen(answer.outcome().wire(), said, shown, cited, counts);
  }

  /** The sentences, as one text. */
  String text() {
    return said.stream()
        .filter(s -> s.place == Place.SENTENCE)
        .map(Said::text)
        .collect(Collectors.joining(" "));
  }

  List<String> shownIds() {
    return shown.stream().map(Shown::id).toList();
  }

  /** Every product or document shown or cited. */
  Set<String> sources() {
    var sources = new HashSet<>(shownIds());
    for (Said each : said) {
      each.citations.stream()
          .map(cited::get)
          .filter(c -> c != null)
          .forEach(c -> sources.add(c.source));
    }
    return sources;
  }
}
