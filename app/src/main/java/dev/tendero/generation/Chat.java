package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import java.util.List;
import java.util.regex.Pattern;

/** What is said without products: greetings, thanks, who is talking, and what there is here. */
final class Chat {
  /** Kinds named in one breath; the rest is "and more". */
  private static final int MAX_KINDS = 12;

  /** Folded, each over the whole question; the first that is found decides. */
  private static final Pattern BYE =
      Pattern.compile(
          "\\b(?:bye|goodbye|see you|good night|adios|hasta (?:luego|pronto|manana)|chao)\\b");

  private static final Pattern THANKS =
      Pattern.compile("\\b(?:thanks?|thx|cheers|gracias|helpful|muy amable|de ayuda)\\b");

  private static final Pattern ROBOT =
      Pattern.compile(
          "\\b(?:bot|robot|human|humano|humana|real|person|persona|machine|maquina|computer|ai|ia)\\b");

  private static final Pattern CAN =
      Pattern.compile(
          "\\b(?:what (?:can|do) you (?:do|help)|how can you help|(?:puedes|sabes) (?:hacer|ayudar\\w*))\\b");

  private static final Pattern WHO =
      Pattern.compile(
          "\\b(?:who|what) are you\\b|\\b(?:your|tu) (?:name|nombre)\\b|\\b(?:quien|que) eres\\b|\\bte llamas\\b"
              + "|\\b(?:yourself|hablame de ti|de donde eres|where (?:are|do) you|(?:made|built|created) you|te (?:hizo|creo))\\b");

  private static final Pattern HOW =
      Pattern.compile(
          "\\b(?:how are you|how.s it going|how do you do|what.s up|como estas|que tal estas)\\b");

  private static final Pattern OKAY =
      Pattern.compile(
          "^\\W*(?:ok(?:ay)?|cool|nice|great|awesome|perfect|vale|perfecto|genial|de acuerdo|estupendo|that.s all|eso es todo|nada mas|never ?mind)\\b");

  private Chat() {}

  static String reply(Scene scene) {
    Voice voice = scene.voice();
    List<String> kinds = kinds(scene.plan());
    if (!kinds.isEmpty()) {
      List<String> named =
          kinds.stream().limit(MAX_KINDS).flatMap(id -> voice.plural(id).stream()).toList();
      return voice.assortment(named, kinds.size() > named.size());
    }
    String said = Matter.folded(scene.question());
    return BYE.matcher(said).find()
        ? voice.bye()
        : THANKS.matcher(said).find()
            ? voice.welcome()
            : ROBOT.matcher(said).find()
                ? voice.robot()
                : CAN.matcher(said).find()
                    ? voice.abilities()
                    : WHO.matcher(said).find()
                        ? voice.who()
                        : HOW.matcher(said).find()
                            ? voice.fine()
                            : OKAY.matcher(said).find() ? voice.anythingElse() : voice.hello();
  }

  /** All kinds of the shop, where the plan of small talk carries them. */
  private static List<String> kinds(Plan plan) {
    return plan.constraints().stream()
        .filter(c -> c.attribute().equals("kind"))
        .map(Constraint::operand)
        .filter(Constraint.Operand.Words.class::isInstance)
        .flatMap(o -> ((Constraint.Operand.Words) o).anyOf().stream())
        .toList();
  }
}
