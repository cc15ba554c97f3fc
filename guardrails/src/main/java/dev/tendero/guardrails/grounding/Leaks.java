package dev.tendero.guardrails.grounding;

import java.util.List;

/** Nothing of the prompt, of keys or of planted canaries leaves. */
final class Leaks implements Rule {
  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    return ground.secrets().leakIn(reading.text())
        ? List.of(Objection.of("leak", "secret", 0, 0, "a text that must not leave"))
        : List.of();
  }
}
