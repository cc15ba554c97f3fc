package dev.tendero.guardrails;

import dev.tendero.guardrails.screening.Decoder;
import dev.tendero.guardrails.screening.Injection;
import dev.tendero.guardrails.screening.Judge;
import dev.tendero.guardrails.screening.PersonalData;
import dev.tendero.text.Normalized;
import dev.tendero.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The first stage of the request path: normalises a question, masks personal data before anything
 * else sees it, and refuses attempts to turn the assistant. Fails closed: a rule that cannot run
 * refuses. Immutable, for any thread.
 */
public final class Screening {
  /** What a refused text that was too long keeps for the record. */
  private static final int RECORDED = 2_000;

  private final Policy policy;
  private final Function<String, List<PersonalData.Found>> personalData;
  private final Function<String, Judge.Judgement> judge;

  public Screening(Policy policy) {
    this(
        policy,
        Screening::findPersonalData,
        new Judge(policy.names("screening.injection.rules"))::judge);
  }

  Screening(
      Policy policy,
      Function<String, List<PersonalData.Found>> personalData,
      Function<String, Judge.Judgement> judge) {
    this.policy = policy;
    this.personalData = personalData;
    this.judge = judge;
  }

  /** Judges a question. Positions in findings are those of {@code question}. */
  public Screened screen(String question) {
    if (question.length() > policy.number("screening.max-length")) {
      Screened head = screen(question.substring(0, RECORDED));
      String text =
          switch (head) {
            case Screened.Admitted admitted -> admitted.text();
            case Screened.Refused refused -> refused.text();
          };
      return new Screened.Refused(text, List.of(decided("length", "too-long")));
    }
    Masked masked;
    try {
      masked = mask(question);
    } catch (RuntimeException | StackOverflowError e) {
      return new Screened.Refused("", List.of(decided("personal-data", "rule-failed")));
    }
    List<Finding> findings = new ArrayList<>(masked.findings());
    Score score;
    try {
      score = score("injection", masked, policy.chance("screening.injection.threshold"));
    } catch (RuntimeException | StackOverflowError e) {
      findings.add(decided("injection", "rule-failed"));
      return new Screened.Refused(masked.text(), findings);
    }
    findings.addAll(score.findings());
    return score.flagged()
        ? new Screened.Refused(masked.text(), findings)
        : new Screened.Admitted(masked.text(), findings);
  }

  Score injection(String text) {
    return score("injection", mask(text), policy.chance("screening.injection.threshold"));
  }

  Score indirect(String passage) {
    return score("indirect", mask(passage), policy.chance("screening.indirect.threshold"));
  }

  Score personalData(String text) {
    List<Finding> findings = mask(text).findings();
    return new Score(findings.isEmpty() ? 0 : 1, !findings.isEmpty(), findings);
  }

  private Score score(String rail, Masked masked, double threshold) {
    Judge.Judgement judgement = judge.apply(masked.text());
    List<Finding> findings = new ArrayList<>();
    for (Injection.Sign sign : judgement.signs()) {
      findings.add(
          new Finding(
              rail,
              sign.kind(),
              masked.toOriginal(sign.start()),
              masked.toOriginal(sign.end()),
              sign.weight(),
              "rule " + sign.kind()));
    }
    return new Score(judgement.score(), judgement.score() >= threshold, findings);
  }

  private static Finding decided(String rule, String kind) {
    return new Finding(rule, kind, 0, 0, 1, kind);
  }

  // ---- masking ----------------------------------------------------------------------------------

  /** Personal data of a clean text, written plainly or in code. */
  private static List<PersonalData.Found> findPersonalData(String clean) {
    List<PersonalData.Found> found = new ArrayList<>(PersonalData.find(clean));
    for (Decoder.Part part : Decoder.parts(clean)) {
      for (PersonalData.Found inside : PersonalData.find(part.plain())) {
        found.add(new PersonalData.Found(inside.kind(), part.start(), part.end()));
      }
    }
    found.sort(
        Comparator.comparingInt(PersonalData.Found::start)
            .thenComparing(PersonalData.Found::end, Comparator.reverseOrder()));
    return found;
  }

  private Masked mask(String question) {
    Normalized normalized = Normalizer.normalize(question);
    String clean = normalized.clean();
    StringBuilder text = new StringBuilder(clean.length());
    List<Finding> findings = new ArrayList<>();
    List<int[]> shifts = new ArrayList<>();
    int from = 0;
    for (PersonalData.Found found : personalData.apply(clean)) {
      if (found.end() <= from) {
        continue;
      }
      int start = Math.max(from, found.start());
      text.append(clean, from, start);
      shifts.add(new int[] {text.length(), start, found.end()});
      text.append(found.kind().mask());
      from = found.end();
      findings.add(
          new Finding(
              "personal-data",
              found.kind().word(),
              normalized.cleanToOriginal(start),
              normalized.cleanToOriginal(found.end()),
              1,
              "masked"));
    }
    text.append(clean, from, clean.length());
    return new Masked(text.toString(), findings, normalized, shifts);
  }

  /**
   * @param shifts per mask: its start in the masked text, the start and end of what it hides in the
   *     clean text
   */
  private record Masked(
      String text, List<Finding> findings, Normalized normalized, List<int[]> shifts) {

    int toOriginal(int position) {
      int clean = position;
      for (int[] shift : shifts) {
        if (position < shift[0]) {
          break;
        }
        int maskEnd = text.indexOf(']', shift[0]) + 1;
        clean = position < maskEnd ? shift[1] : shift[2] + position - maskEnd;
      }
      return normalized.cleanToOriginal(Math.min(clean, normalized.clean().length()));
    }
  }
}
