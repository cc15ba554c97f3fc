package dev.tendero.guardrails.grounding;

import java.util.List;

/** One thing that a sentence must not do. Stateless. */
interface Rule {
  /** What the rule has against the sentence; empty when nothing. */
  List<Objection> judge(Reading reading, Ground ground);
}
