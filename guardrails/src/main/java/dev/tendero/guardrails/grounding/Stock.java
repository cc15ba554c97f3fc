package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is said to be in stock or sold out is so by its row. Other words for it ("you can get it")
 * are not read.
 */
final class Stock implements Rule {
  private static final Set<String> IN_STOCK = Set.of("in stock", "en stock", "hay existencias");
  private static final Set<String> SOLD_OUT =
      Set.of(
          "sold out",
          "out of stock",
          "agotado",
          "agotada",
          "agotados",
          "agotadas",
          "sin existencias");

  private static final int LONGEST = 3;

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    if (reading.text().stripTrailing().endsWith("?")) {
      return List.of();
    }
    var objections = new ArrayList<Objection>();
    List<Token> tokens = reading.tokens();
    for (int at = 0; at < tokens.size(); at++) {
      Optional<Offer.Availability> said = said(tokens, at);
      if (said.isPresent()
          && !reading.isMasked(tokens.get(at).start())
          && !isCounted(reading, at)) {
        boolean negated = Negation.reaches(reading.text(), tokens, at);
        objection(tokens.get(at), said.get(), negated, reading).ifPresent(objections::add);
      }
    }
    return objections;
  }

  /** "0 in stock", "12 units in stock": the number says it, and is judged as one. */
  private static boolean isCounted(Reading reading, int at) {
    return reading.claims().stream().anyMatch(c -> c.last() == at || c.last() == at - 1);
  }

  private static Optional<Objection> objection(
      Token token, Offer.Availability said, boolean negated, Reading reading) {
    List<Row> rows = reading.rowsAt(token.start());
    boolean holds =
        rows.isEmpty()
            || rows.stream()
                .flatMap(row -> row.product().offer().stated().stream())
                .anyMatch(stated -> stated.equals(said) != negated);
    return holds
        ? Optional.empty()
        : Optional.of(
            Objection.of(
                Numbers.RULE,
                "stock",
                token.start(),
                token.end(),
                "the row's stock says otherwise"));
  }

  private static Optional<Offer.Availability> said(List<Token> tokens, int at) {
    var words = new StringBuilder();
    for (int i = at; i < Math.min(tokens.size(), at + LONGEST); i++) {
      words.append(i == at ? "" : " ").append(tokens.get(i).word());
      if (SOLD_OUT.contains(words.toString())) {
        return Optional.of(Offer.Availability.OUT_OF_STOCK);
      }
      if (IN_STOCK.contains(words.toString())) {
        return Optional.of(Offer.Availability.IN_STOCK);
      }
    }
    return Optional.empty();
  }
}
