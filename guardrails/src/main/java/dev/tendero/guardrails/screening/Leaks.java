package dev.tendero.guardrails.screening;

import dev.tendero.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs that a text gives away a secret or the assistant's own instructions. A known secret is
 * looked for plainly, spelled, reversed and in code; of a long one eight words in a row suffice.
 * Without a known secret the wording of prompts and the shape of keys tell.
 */
public final class Leaks {

  /**
   * @param kind "secret", "instructions" or "key"
   * @param start in the clean text given
   * @param weight chance that this alone is a leak
   */
  public record Sign(String kind, int start, int end, double weight) {}

  /** So many words of a secret prompt in a row are no chance. */
  private static final int SHINGLE = 8;

  /** Shorter secrets must stand as words of their own; longer ones may run on. */
  private static final int RUNS_ON = 8;

  private record Wording(double weight, Pattern pattern) {}

  private static final List<Wording> WORDINGS =
      List.of(
          wording(
              0.7,
              "(?:my|the|these are (?:my|the)|initial|original|previous|full|pre-?prompt|system) (?:system )?(?:instructions?|prompt|rules|directives)(?: (?:so far|above|were|given|say|state|read|are as follows)| ?[:=]| are\\b| is\\b)"),
          wording(
              0.6,
              "(?:system|pre|initial|hidden) ?-?prompt\\b|\\[pre-?prompt\\]|prompt (?:start|end|begins?)\\b"),
          wording(
              0.6,
              "i (?:was|am|have been|'m) (?:instructed|told|programmed|configured|ordered|supposed) to\\b"),
          wording(
              0.6,
              "(?:do not|don't|never|must not|not allowed to|you (?:can|may)(?:not| not)) (?:ever )?(?:reveal|disclose|share|say|repeat|tell|output|mention|print|give (?:out|away)|leak) (?:these|this|your|my|the|any|anyone|that|them)\\b"),
          wording(
              0.5,
              "\\byou are (?:now )?(?:an?|the|my) (?:[a-z-]+ ){0,5}(?:assistant|system|chatbot|bot|ai|model|agent|robot|door|guard|security|expert|program|interpreter|terminal)\\b"),
          wording(
              0.45,
              "(?:if|when|unless|until|only if) (?:the|a|any) (?:user|person|input|message|human|player|prompt)(?:'s)? (?:\\w+ )?(?:says?|said|types?|enters?|sets?|inputs?|is|asks?|contains?|provides?|gives?|begins?|equals?|matches|correctly|does|responds?|wants?|writes?|knows?|inputted|states?)\\b"),
          wording(
              0.45,
              "\\byour (?:job|task|role|goal|purpose|only (?:job|task|role)|instructions?|response|sole) (?:is|are|should|must|will)\\b"),
          wording(
              0.45,
              "(?:secret|access|pass|security|admin) ?-?(?:code|word|phrase|key|password)s? (?:is|was|are|to use is|would be|=|:)"),
          wording(
              0.55,
              "\\bpassword (?:is|was|=|:|==) ?[\"'`“«:]|if (?:password|code|user_?input|input|x|access_code) ?=="),
          wording(
              0.4,
              "(?:only|must|should|always|never) (?:respond|reply|answer|output|say|return|print)(?:s|ed)? (?:with|by|exactly|only|in|to|the|\"|')"),
          wording(
              0.4,
              "(?:respond|reply|answer|output|say|return|print) (?:with )?(?:only|exactly|nothing but|nothing else)|(?:say|output|respond with|print) [\"'“]"),
          wording(
              0.7,
              "(?:mis|las|estas son (?:mis|las)) (?:instrucciones|reglas|directrices)(?: (?:son|dicen|eran|indican)|:)"),
          wording(
              0.6,
              "(?:prompt|mensaje|instrucciones?) del? (?:sistema|inicial)|me (?:han|ha) (?:indicado|dicho|ordenado|pedido|programado|instruido) que|fui (?:programado|instruido|configurado) para|estoy (?:programado|configurado|instruido) para"),
          wording(
              0.6,
              "(?:no|nunca|jamas) (?:debes |puedes )?(?:revel|divulg|compart|menciona|repit|muestr)[a-z]{1,5} (?:estas|tus|la|las|el|este|esta|tu|mis|nunca|a nadie)"),
          wording(
              0.5,
              "\\beres un(?:a)? (?:[a-z-]+ ){0,4}(?:asistente|sistema|chatbot|bot|ia|modelo|agente|experto)\\b"),
          wording(
              0.45,
              "(?:si|cuando|hasta que) (?:el|un) (?:usuario|cliente) (?:dice|escribe|pregunta|pide|introduce|ingresa|solicita|menciona)\\b|\\btu (?:tarea|funcion|papel|mision|objetivo|unico) (?:es|consiste)\\b"),
          wording(
              0.5,
              "(?:contrasena|clave|codigo)(?: secret[oa]| de acceso| maestr[oa]| de administrador)? (?:es|era|:) ?[\"'“«:]"));

  private static final Pattern KEY =
      Pattern.compile(
          "\\b(?:sk|pk|rk)[-_](?:live[-_]|test[-_]|proj[-_])?[A-Za-z0-9_-]{20,200}+|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{30,80}+|\\bxox[abprs]-[A-Za-z0-9-]{10,100}+"
              + "|\\beyJ[A-Za-z0-9_-]{8,2000}+\\.[A-Za-z0-9_-]{8,4000}+\\.|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|\\bhf_[A-Za-z0-9]{30,60}+|\\bAIza[A-Za-z0-9_-]{35}"
              + "|\\b(?i:jdbc:|postgres(?:ql)?://|mongodb://|redis://)[^\\s]{4,300}+|\\b(?i:bearer) [A-Za-z0-9._-]{24,4000}+|\\b(?i:api[_-]?key|client[_-]?secret|passwd|db_password|access[_-]?token)[\"']? ?[=:] ?[\"']?[A-Za-z0-9/+_.-]{8,200}+");

  private Leaks() {}

  /** The signs in a clean text (see {@link Normalizer}), heaviest of each wording. */
  public static List<Sign> find(String clean, Optional<String> secret) {
    List<Sign> signs = new ArrayList<>();
    Matcher keys = KEY.matcher(clean);
    while (keys.find()) {
      signs.add(new Sign("key", keys.start(), keys.end(), 0.95));
    }
    var normalized = Normalizer.normalize(clean);
    for (Wording wording : WORDINGS) {
      Matcher matcher = wording.pattern().matcher(normalized.folded());
      if (matcher.find()) {
        signs.add(
            new Sign(
                "instructions",
                normalized.cleanToOriginal(normalized.foldedToClean(matcher.start())),
                normalized.cleanToOriginal(normalized.foldedToClean(matcher.end())),
                wording.weight()));
      }
    }
    secret
        .map(given -> Normalizer.normalize(given).folded().strip())
        .filter(given -> !given.isEmpty())
        .ifPresent(given -> addSecret(clean, normalized.folded(), given, signs));
    return signs;
  }

  private static void addSecret(String clean, String folded, String secret, List<Sign> signs) {
    if (holds(folded, secret)) {
      signs.add(new Sign("secret", 0, clean.length(), 1));
      return;
    }
    for (Windows.Window window : Windows.of(clean)) {
      for (Decoder.View view : Decoder.views(window.text())) {
        if (holds(Normalizer.normalize(view.text()).folded(), secret)) {
          int start = window.start() + view.start();
          signs.add(new Sign("secret", start, window.start() + view.end(), 1));
          return;
        }
      }
    }
  }

  private static boolean holds(String folded, String secret) {
    String run = squeeze(secret);
    if (run.isEmpty()) {
      return folded.contains(secret);
    }
    if (run.length() >= RUNS_ON ? squeeze(folded).contains(run) : holdsWord(folded, secret)) {
      return true;
    }
    List<String> words = List.of(secret.split("[^\\p{L}\\p{Nd}]+"));
    if (words.size() < SHINGLE) {
      return false;
    }
    Set<List<String>> shingles = new HashSet<>();
    for (int i = 0; i + SHINGLE <= words.size(); i++) {
      shingles.add(words.subList(i, i + SHINGLE));
    }
    List<String> said = List.of(folded.split("[^\\p{L}\\p{Nd}]+"));
    for (int i = 0; i + SHINGLE <= said.size(); i++) {
      if (shingles.contains(said.subList(i, i + SHINGLE))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsWord(String text, String secret) {
    for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
      int end = at + secret.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static String squeeze(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static Wording wording(double weight, String pattern) {
    return new Wording(weight, Pattern.compile(pattern));
  }
}
