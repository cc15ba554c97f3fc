package dev.tendero.guardrails;

import java.util.List;

/** What screening made of a question. */
public sealed interface Screened {

  /**
   * @param text what every later stage sees: normalised, personal data masked ("[email]")
   * @param findings what was masked or noticed without refusing
   */
  record Admitted(String text, List<Finding> findings) implements Screened {
    public Admitted {
      findings = List.copyOf(findings);
    }
  }

  /**
   * @param text the masked text, for the record
   * @param findings at least one
   */
  record Refused(String text, List<Finding> findings) implements Screened {
    public Refused {
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("a refusal names its finding");
      }
      findings = List.copyOf(findings);
    }
  }
}
