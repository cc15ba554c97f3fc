package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Offer;
import dev.tendero.text.Mention;
import dev.tendero.units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

  private static final Pattern PART = Pattern.compile("[,;:.—–]");

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    var objections = new ArrayList<Objection>();
    List<Token> tokens = reading.tokens();
    for (int at = 0; at < tokens.size(); at++) {
      Optional<Offer.Availability> said = said(tokens, at);
      if (said.isPresent()
          && !reading.isMasked(tokens.get(at).start())
          && !isAsked(reading.text(), tokens.get(at).end())
          && !isCounted(reading, at)) {
        boolean negated = Negation.reaches(reading.text(), tokens, at);
        objection(tokens.get(at), said.get(), negated, reading).ifPresent(objections::add);
      }
    }
    return objections;
  }

  /** "Shall I look for what is in stock?" states nothing; "It is in stock: shall I?" does. */
  private static boolean isAsked(String text, int end) {
    String rest = text.substring(end).stripTrailing();
    return rest.endsWith("?") && PART.splitAsStream(rest).limit(2).count() == 1;
  }

  /** "0 in stock", "12 units in stock": the number says it, and is judged as one. */
  private static boolean isCounted(Reading reading, int at) {
    return reading.claims().stream()
        .filter(c -> c.last() == at || c.last() == at - 1)
        .filter(c -> isCount(c.mention()))
        .anyMatch(
            c -> !Negation.parted(reading.text(), reading.tokens(), Math.max(0, c.last() - 1), at));
  }

  private static boolean isCount(Mention mention) {
    return switch (mention) {
      case Mention.Plain _ -> true;
      case Mention.Measure measure -> measure.low().unit() == Unit.COUNT;
      case Mention.Price _ -> false;
    };
  }

  private static Optional<Objection> objection(
      Token token, Offer.Availability said, boolean negated, Reading reading) {
    List<Row> rows = reading.rowsAt(token.start());
    boolean holds =
        rows.isEmpty()
            || rows.stream()
                .map(row -> row.product().offer().stated())
                .allMatch(stated -> stated.isPresent() && stated.get().equals(said) != negated);
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
