package dev.tendero.guardrails.grounding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which attributes of a row a number in a sentence is stated of.
 *
 * @param tight called directly before or behind the number ("weighs 2 kg", "4 HDMI ports")
 * @param full called by their whole name somewhere in the number's part of the sentence
 * @param partial called by a part of their name
 * @param property a property that is called directly at the number, in the row or not
 */
record Binding(Set<Field> tight, Set<Field> full, Set<Field> partial, Set<String> property) {

  /** May stand between a name and its number. */
  private static final Set<String> BINDERS =
      Vocabulary.set(
          "is are of at es son de being about around approx approximately roughly nearly "
              + "almost only just up to hasta unos unas casi aproximadamente alrededor cerca "
              + "solo the a an this that it its el la los las un una este esta del product "
              + "producto model modelo equals was total not no isn't than more less under over "
              + "least most mas menos al como minimo maximo does in en with con by from desde "
              + "value valor specified listed as stands comes out measures mide");

  /** Not directly before a number: "the cache of the 2.4 GHz chip". */
  private static final Set<String> DETERMINERS = Vocabulary.set("the el la los las del this");

  private static final int MAX_BINDERS = 9;

  /** Of other words before a number: verbs that no list has ("amounts to", "asciende a"). */
  private static final int MAX_OTHERS = 2;

  private static final int MAX_BINDERS_BEHIND = 2;

  /** Words that may stand inside a name. */
  private static final int SLACK = 3;

  static Binding of(Claim claim, Reading reading, Row row, Vocabulary vocabulary) {
    List<Token> tokens = reading.tokens();
    Set<String> near = concepts(reading, claim.from(), claim.first());
    near.addAll(concepts(reading, claim.last(), claim.to()));
    Set<String> property = new HashSet<>();
    Set<Field> tight = new LinkedHashSet<>();
    int head = headBefore(claim, reading, row, vocabulary);
    if (head >= 0) {
      property(tokens.get(head), vocabulary, property);
      addBefore(head, reading, row, tight);
      for (int other = head - 2; other >= 0 && isAnd(tokens.get(other + 1)); other -= 2) {
        addBefore(other, reading, row, tight);
      }
    }
    int behind = headBehind(claim, reading, row, vocabulary);
    if (behind >= 0) {
      property(tokens.get(behind), vocabulary, property);
      for (Field field : row.named(tokens.get(behind).concept())) {
        int to = Math.min(tokens.size(), behind + field.name().size() + SLACK - 1);
        if (concepts(reading, behind, Math.min(to, Math.max(claim.to(), behind + 1)))
            .containsAll(field.name())) {
          tight.add(field);
        }
      }
    }
    Set<Field> full = new LinkedHashSet<>();
    Set<Field> partial = new LinkedHashSet<>();
    for (String concept : near) {
      for (Field field : row.named(concept)) {
        (near.containsAll(field.name()) ? full : partial).add(field);
      }
    }
    Set<Field> closest = maximal(tight);
    Set<Field> named = maximal(full);
    for (Field field : named) {
      // "the seat is 45 cm high" calls the seat height, though "high" alone stands at the number
      if (tight.stream().anyMatch(t -> field.name().containsAll(t.name()))) {
        closest.add(field);
      }
    }
    return new Binding(closest, named, partial, property);
  }

  private static void addBefore(int head, Reading reading, Row row, Set<Field> tight) {
    for (Field field : row.named(reading.tokens().get(head).concept())) {
      int from = Math.max(0, head - field.name().size() - SLACK + 1);
      if (concepts(reading, from, head + 1).containsAll(field.name())) {
        tight.add(field);
      }
    }
  }

  private static boolean isAnd(Token token) {
    return token.word().equals("and") || token.word().equals("y");
  }

  /** Whether the sentence says at all what the number is. */
  boolean names() {
    return !tight.isEmpty() || !full.isEmpty();
  }

  private static void property(Token token, Vocabulary vocabulary, Set<String> into) {
    if (vocabulary.isProperty(token.concept())) {
      into.add(token.concept());
    }
  }

  private static int headBefore(Claim claim, Reading reading, Row row, Vocabulary vocabulary) {
    List<Token> tokens = reading.tokens();
    int at = claim.first() - 1;
    if (at >= 0
        && DETERMINERS.contains(tokens.get(at).word())
        && !reading.isMasked(tokens.get(at).start())) {
      return -1;
    }
    int binders = 0;
    int others = 0;
    for (; at >= claim.from() && binders <= MAX_BINDERS; at--) {
      Token token = tokens.get(at);
      if (reading.isMasked(token.start())) {
        continue;
      }
      boolean binder = BINDERS.contains(token.word()) || token.word().length() == 1;
      if (!binder && isName(token, row, vocabulary)) {
        return at;
      }
      binders++;
      others += binder ? 0 : 1;
      if (others > MAX_OTHERS) {
        return -1;
      }
    }
    return -1;
  }

  private static int headBehind(Claim claim, Reading reading, Row row, Vocabulary vocabulary) {
    List<Token> tokens = reading.tokens();
    int limit = Math.min(tokens.size(), claim.last() + MAX_BINDERS_BEHIND + 1);
    for (int at = claim.last(); at < limit && at < Math.max(claim.to(), claim.last() + 1); at++) {
      Token token = tokens.get(at);
      if (punctuated(
          reading.text(),
          at == claim.last() ? claim.end() : tokens.get(at - 1).end(),
          token.start())) {
        return -1;
      }
      if (!Vocabulary.set("of de in en the").contains(token.word())) {
        return isName(token, row, vocabulary) ? at : -1;
      }
    }
    return -1;
  }

  private static boolean punctuated(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (",;:.()".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(Token token, Row row, Vocabulary vocabulary) {
    return !row.named(token.concept()).isEmpty() || vocabulary.isProperty(token.concept());
  }

  private static Set<String> concepts(Reading reading, int from, int to) {
    Set<String> concepts = new HashSet<>();
    for (int i = from; i < to; i++) {
      Token token = reading.tokens().get(i);
      if (!reading.isMasked(token.start())) {
        concepts.add(token.concept());
      }
    }
    return concepts;
  }

  /** Without fields whose name is a part of another's: "package weight" is not "weight". */
  private static Set<Field> maximal(Set<Field> fields) {
    if (fields.size() < 2) {
      return fields;
    }
    List<Field> all = new ArrayList<>(fields);
    Set<Field> kept = new LinkedHashSet<>();
    for (Field field : all) {
      boolean covered =
          all.stream()
              .anyMatch(
                  o -> o.name().size() > field.name().size() && o.name().containsAll(field.name()));
      if (!covered) {
        kept.add(field);
      }
    }
    return kept;
  }
}
