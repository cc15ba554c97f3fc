package dev.tendero.planning;

import dev.tendero.text.Language;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a question's turns of phrase say it wants. */
final class Intents {
  private Intents() {}

  private static final Pattern GREETING =
      Pattern.compile(
          "^\\W*(?:"
              + Cues.GREETING.anyOf()
              + "\\b(?: (?:there|everyone|all|again|amig[oa]))?[\\s,.!¡?¿-]*)+");
  private static final Pattern ONLY_THANKS =
      Pattern.compile(
          "^\\W*"
              + Cues.THANKS.anyOf()
              + "(?:[\\s,.!¡]+(?:"
              + Cues.THANKS_MORE.anyOf()
              + "|"
              + Cues.THANKS.anyOf()
              + "))*\\W*$");
  private static final Pattern ASKS_ABOUT =
      Pattern.compile(
          "^\\W*(?:(?:and|y|but|pero|so|ok|okay|vale|then|also|entonces),? )*\\W*"
              + Cues.ASKS_ABOUT.anyOf());

  private static final Pattern FRAME = Pattern.compile("^\\W*" + Cues.FRAME.anyOf() + "\\b");
  private static final Pattern ASKS_HOW = Pattern.compile("^\\W*" + Cues.ASKS_HOW.anyOf() + "\\b");

  /** Politeness says "you" without meaning it. */
  private static final Pattern POLITE =
      Pattern.compile(
          "\\b(?:(?:can|could|would|will|do|did|have) you(?: (?:please|know|got))?|thank you|you know)\\b");

  private static final Pattern YOU =
      Pattern.compile("\\b(?:you|your|yours|you're|u|ur|yourself|tu|tus|usted|eres|estas|te)\\b");

  private static final Map<Language, Pattern> ABOUT_ME = Cues.ABOUT_ME.words();
  private static final Map<Language, Pattern> ORDER_SUPPORT = Cues.ORDER_SUPPORT.words();
  private static final Map<Language, Pattern> POLICY = Cues.POLICY.words();
  private static final Map<Language, Pattern> COMPARE = Cues.COMPARE.words();
  private static final Map<Language, Pattern> ADVICE = Cues.ADVICE.words();
  private static final Map<Language, Pattern> OUT_OF_SCOPE = Cues.OUT_OF_SCOPE.words();
  private static final Map<Language, Pattern> SERVICE = Cues.SERVICE.words();
  private static final Map<Language, Pattern> SHOPPING = Cues.SHOPPING.words();

  /** A greeting or thanks and nothing else. */
  static boolean isSmallTalk(Reading reading) {
    return reading.has(ONLY_THANKS)
        || withoutGreeting(reading).chars().noneMatch(Character::isLetterOrDigit);
  }

  static boolean isAboutMe(Reading reading) {
    return has(reading, ABOUT_ME);
  }

  static boolean isOrderSupport(Reading reading) {
    return has(reading, ORDER_SUPPORT);
  }

  static boolean isPolicy(Reading reading) {
    return has(reading, POLICY);
  }

  static boolean isCompare(Reading reading) {
    return has(reading, COMPARE);
  }

  static boolean isAdvice(Reading reading) {
    return has(reading, ADVICE);
  }

  static boolean isOtherTrade(Reading reading) {
    return has(reading, OUT_OF_SCOPE);
  }

  /** Talks about orders, bills, accounts. */
  static boolean isService(Reading reading) {
    return has(reading, SERVICE);
  }

  /** A whole sentence rather than the words of a search. */
  static boolean isSentence(Reading reading) {
    return FRAME.matcher(withoutGreeting(reading)).find();
  }

  static boolean asksHow(Reading reading) {
    return ASKS_HOW.matcher(withoutGreeting(reading)).find();
  }

  /** Asks the assistant about itself, in whatever words. */
  static boolean isAboutYou(Reading reading) {
    return YOU.matcher(POLITE.matcher(reading.flat()).replaceAll(" ")).find();
  }

  static boolean isShopping(Reading reading) {
    return has(reading, SHOPPING);
  }

  /** A question about a product rather than for one. */
  static boolean asksAbout(Reading reading) {
    return ASKS_ABOUT.matcher(withoutGreeting(reading)).find();
  }

  static void understandGreeting(Reading reading) {
    Matcher greeting = GREETING.matcher(reading.flat());
    if (greeting.find()) {
      reading.understand(greeting.start(), greeting.end());
    }
  }

  private static String withoutGreeting(Reading reading) {
    return GREETING.matcher(reading.flat()).replaceFirst("");
  }

  private static boolean has(Reading reading, Map<Language, Pattern> cue) {
    return reading.has(Objects.requireNonNull(cue.get(reading.language())));
  }
}
