package dev.tendero.guardrails.grounding;

import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between quotation marks is a product's title, the shopper's own words, or word for
 * word in a cited fact.
 */
final class Quotations implements Rule {
  private static final String RULE = "citations";

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    var objections = new ArrayList<Objection>();
    for (Reading.Quotation quotation : reading.quotations()) {
      if (!isKnown(quotation.text(), reading, ground)) {
        objections.add(
            Objection.of(
                RULE,
                "quotation",
                quotation.span().start(),
                quotation.span().end(),
                "not word for word in a cited fact"));
      }
    }
    return objections;
  }

  private static boolean isKnown(String quoted, Reading reading, Ground ground) {
    var texts = new ArrayList<String>();
    reading.cited().stream().map(Fact::text).forEach(texts::add);
    ground.rows().forEach(r -> texts.addAll(Ground.titles(r.product())));
    texts.add(ground.context().question());
    texts.addAll(ground.context().repeated());
    return Reading.quoted(quoted, texts);
  }
}
