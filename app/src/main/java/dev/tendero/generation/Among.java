package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the products spoken of are as the question asks: "is any of them under 60 g?", "¿alguno
 * de ellos es recargable?". Yes and which, no, or that nobody says.
 */
final class Among {
  /** Of those that are not so, what is told; the others are like them. */
  private static final int MAX_DENIED = 3;

  /** Of one product: a question with more conditions is a search. */
  private static final int MAX_FACTS = 2;

  /** Folded. */
  private static final Pattern ANY =
      Pattern.compile(
          "\\b(?:any|one|some|either|which|all|each|both)\\b(?: ones?)? of (?:them|these|those|the)\\b"
              + "|\\b(?:do|does|is|are|has|have|can) (?:any|one|some|either|all|both|each)\\b"
              + "|\\b(?:algun[oa]s?|cual(?:es)?|todos|todas|ambos|ambas|cada uno) (?:de|es|son|tiene|tienen)\\b");

  /** "Are all of them light" is denied by one that is not. */
  private static final Pattern ALL =
      Pattern.compile("\\b(?:all|each|both|every|todos|todas|ambos|ambas|cada un[oa])\\b");

  private static final Pattern NONE =
      Pattern.compile("(?:none|no|not|without|ninguno|ninguna|sin)\\b");

  private enum Sort {
    /** The plan has conditions that each product meets or not. */
    CONDITIONS,
    /** An attribute is asked for that a product has or has not. */
    FEATURE,
    /** Words that a product may be described with. */
    WORDS
  }

  private final Scene scene;
  private final Voice voice;

  Among(Scene scene) {
    this.scene = scene;
    this.voice = scene.voice();
  }

  /**
   * One product against the question.
   *
   * @param facts that say it
   * @param statement of the facts, as in {@link Voice#statement}
   */
  private record Held(Sheet sheet, Judgement judgement, List<Fact> facts, String statement) {}

  /** False where the question asks for something else of these products; then nothing is told. */
  boolean tell(Script script) {
    List<Sheet> sheets =
        scene.sheets().stream()
            .filter(s -> scene.plan().focus().contains(s.id()))
            .filter(s -> Scene.anchor(s).isPresent())
            .limit(Shortlist.MAX_CARDS)
            .toList();
    Optional<Sort> sort = sheets.size() < 2 ? Optional.empty() : sort(sheets);
    if (sort.isEmpty()) {
      return false;
    }
    List<Held> held = sheets.stream().map(sheet -> held(sheet, sort.get())).toList();
    Notes.tell(scene, script);
    tell(held, script);
    return true;
  }

  private Optional<Sort> sort(List<Sheet> sheets) {
    Plan plan = scene.plan();
    if (plan.sort().isPresent()) {
      return Optional.empty();
    }
    if (!plan.constraints().isEmpty()) {
      return Optional.of(Sort.CONDITIONS);
    }
    if (!ANY.matcher(Matter.folded(scene.question())).find()) {
      return Optional.empty();
    }
    if (plan.asked().isEmpty()) {
      return plan.words().isBlank() ? Optional.empty() : Optional.of(Sort.WORDS);
    }
    boolean measured =
        sheets.stream()
            .flatMap(sheet -> plan.asked().stream().flatMap(a -> sheet.about(a).stream()))
            .anyMatch(
                fact ->
                    fact.value().orElse(null) instanceof Value.Measure
                        || fact.value().orElse(null) instanceof Value.Span);
    return measured ? Optional.empty() : Optional.of(Sort.FEATURE);
  }

  private void tell(List<Held> held, Script script) {
    List<Held> no = of(held, Judgement.NO);
    boolean failsForAll = !no.isEmpty() && ALL.matcher(Matter.folded(scene.question())).find();
    List<Held> yes = failsForAll ? List.of() : of(held, Judgement.YES);
    List<Held> open = of(held, Judgement.UNKNOWN);
    if (yes.isEmpty() && no.isEmpty()) {
      script.say(voice.noneSays(), anchors(held));
      script.say(voice.askTheShop());
      script.finish(Draft.Outcome.NO_MATCH);
      return;
    }
    if (yes.isEmpty()) {
      script.say(
          failsForAll ? voice.notAll() : open.isEmpty() ? voice.noneIs() : voice.noneIsKnown(),
          no.stream().flatMap(h -> h.facts().stream()).toList());
      no.stream()
          .limit(MAX_DENIED)
          .forEach(h -> script.say(voice.sentence(h.statement()), h.facts()));
    }
    for (Held each : yes) {
      script.say(
          each == yes.getFirst() ? voice.yes(each.statement()) : voice.sentence(each.statement()),
          each.facts());
    }
    if (!open.isEmpty()) {
      script.say(voice.doesNotSay(open.stream().map(Held::sheet).toList()), anchors(open));
    }
    script.cards(
        (yes.isEmpty() ? held : yes)
            .stream().map(h -> new Draft.Card(h.sheet().id(), "", List.of())).toList());
    script.finish(Draft.Outcome.GROUNDED);
  }

  private static List<Held> of(List<Held> held, Judgement judgement) {
    return held.stream().filter(h -> h.judgement() == judgement).toList();
  }

  private static List<Fact> anchors(List<Held> held) {
    return held.stream().flatMap(h -> Scene.anchor(h.sheet()).stream()).toList();
  }

  private Held held(Sheet sheet, Sort sort) {
    return switch (sort) {
      case CONDITIONS -> conditions(sheet);
      case FEATURE -> feature(sheet, scene.plan().asked());
      case WORDS -> said(sheet, List.of(scene.plan().words()));
    };
  }

  private Held conditions(Sheet sheet) {
    List<Held> each = scene.plan().constraints().stream().map(c -> condition(sheet, c)).toList();
    List<Held> denied = of(each, Judgement.NO);
    Judgement all =
        !denied.isEmpty()
            ? Judgement.NO
            : of(each, Judgement.UNKNOWN).isEmpty() ? Judgement.YES : Judgement.UNKNOWN;
    List<Held> telling = (denied.isEmpty() ? each : denied).stream().limit(MAX_FACTS).toList();
    return new Held(
        sheet,
        all,
        telling.stream().flatMap(h -> h.facts().stream()).distinct().toList(),
        telling.stream().map(Held::statement).distinct().collect(Collectors.joining("; ")));
  }

  private Held condition(Sheet sheet, Constraint constraint) {
    if (constraint.attribute().equals(Constraint.QUALITY)
        && constraint.operand() instanceof Constraint.Operand.Words(List<String> forms)) {
      Held said = said(sheet, forms);
      boolean refused = constraint.operator() == Constraint.Operator.NE;
      return refused && said.judgement() == Judgement.YES
          ? new Held(sheet, Judgement.NO, said.facts(), said.statement())
          : said;
    }
    return stated(
        sheet, Judgement.of(constraint, sheet, voice), facts(sheet, constraint.attribute()));
  }

  private Held feature(Sheet sheet, List<String> asked) {
    List<Fact> facts = new ArrayList<>();
    asked.forEach(attribute -> facts.addAll(facts(sheet, attribute)));
    if (facts.isEmpty()) {
      boolean full = asked.contains(Plan.DISCOUNT) && sheet.price().isPresent();
      return full
          ? stated(sheet, Judgement.NO, facts(sheet, "price"))
          : said(
              sheet,
              Stream.concat(asked.stream().map(voice::label), Stream.of(scene.plan().words()))
                  .filter(form -> !form.isBlank())
                  .toList());
    }
    boolean set = facts.stream().anyMatch(fact -> fact.value().filter(Among::has).isPresent());
    return stated(sheet, set ? Judgement.YES : Judgement.NO, facts);
  }

  /** "Not supported", "none", 0 are stated, and say that there is none. */
  private static boolean has(Value value) {
    return switch (value) {
      case Value.Flag(boolean set) -> set;
      case Value.Bare(var number) -> number.signum() != 0;
      case Value.Words(var words) ->
          words.stream().noneMatch(word -> NONE.matcher(Matter.folded(word)).lookingAt());
      case Value.Measure _, Value.Span _ -> true;
    };
  }

  /** What no text says is not denied by that. */
  private Held said(Sheet sheet, List<String> forms) {
    return sheet
        .saying(forms)
        .map(
            said ->
                new Held(
                    sheet,
                    Judgement.YES,
                    List.of(said.fact()),
                    voice.describedAs(sheet, said.words())))
        .orElseGet(() -> new Held(sheet, Judgement.UNKNOWN, List.of(), ""));
  }

  private Held stated(Sheet sheet, Judgement judgement, List<Fact> facts) {
    List<Fact> told = facts.stream().limit(MAX_FACTS).toList();
    return new Held(
        sheet,
        told.isEmpty() ? Judgement.UNKNOWN : judgement,
        told,
        told.stream().map(f -> voice.statement(sheet, f)).collect(Collectors.joining("; ")));
  }

  private List<Fact> facts(Sheet sheet, String attribute) {
    return sheet.about(attribute).stream().filter(f -> !voice.value(sheet, f).isBlank()).toList();
  }
}
