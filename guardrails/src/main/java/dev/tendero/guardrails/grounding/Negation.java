package dev.tendero.guardrails.grounding;

import java.util.List;
import java.util.Set;

/** Which part of a sentence is denied. */
final class Negation {
  private static final Set<String> DENIALS =
      Vocabulary.set(
          "not no without lacks lack lacking neither nor never cannot none sin ni nunca "
              + "jamas tampoco carece carecen ningun ninguna ninguno excludes excluding excluye");

  /** "No more than 5", "not only": no denial. */
  private static final Set<String> HARMLESS_BEFORE =
      Vocabulary.set("more less only just fewer later mas menos solo solamente");

  /** A denial does not reach over these. */
  private static final Set<String> TURNS =
      Vocabulary.set("but pero although though aunque while mientras sino");

  /** "and" and "y" end a denial before these: "has no fan and weighs 2 kg". */
  static final Set<String> VERBS =
      Vocabulary.set(
          "is are has have had weighs weigh costs cost comes come measures measure includes "
              + "include supports support offers offer does do it they the its their es son tiene "
              + "tienen pesa pesan cuesta cuestan mide miden incluye incluyen viene vienen ofrece "
              + "ofrecen esta estan el la los las su sus con with");

  /** Further away a denial means something else. */
  private static final int REACH = 14;

  private Negation() {}

  static boolean isDenial(String word) {
    return DENIALS.contains(word) || word.endsWith("n't");
  }

  /** Whether a denial before token {@code at} reaches it. */
  static boolean reaches(String text, List<Token> tokens, int at) {
    int right = at;
    for (int i = at - 1; i >= 0 && i >= at - REACH; i--) {
      Token token = tokens.get(i);
      if (right < tokens.size() && parted(text, tokens, i, right)) {
        return false;
      }
      if (isDenial(token.word()) && !harmless(tokens, i)) {
        return true;
      }
      right = i;
    }
    return false;
  }

  private static boolean harmless(List<Token> tokens, int denial) {
    return denial + 1 < tokens.size() && HARMLESS_BEFORE.contains(tokens.get(denial + 1).word());
  }

  /** Whether a clause ends between two neighbouring tokens. */
  static boolean parted(String text, List<Token> tokens, int left, int right) {
    Token one = tokens.get(left);
    Token two = tokens.get(right);
    for (int i = one.end(); i < two.start(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == ';' || c == ':' || c == '(' || c == '.' || c == '—' || c == '–') {
        return true;
      }
    }
    boolean and = two.word().equals("and") || two.word().equals("y") || two.word().equals("e");
    return TURNS.contains(two.word())
        || TURNS.contains(one.word())
        || (and && right + 1 < tokens.size() && VERBS.contains(tokens.get(right + 1).word()));
  }
}
