package dev.tendero.guardrails.screening;

import dev.tendero.text.Normalized;
import dev.tendero.text.Normalizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs that a text gives away a secret or the assistant's own instructions: the wording of prompts
 * and the shape of keys, and, of known secrets, any part that tells, in whatever dress: other case,
 * separators, invisible characters, look-alike letters, backwards, ROT13, and the codes of {@link
 * Decoder}.
 *
 * <p>Secrets and texts are compared by {@link Normalizer#letters}. A line of at least {@link
 * #PROSE_WORDS} words is found by any {@link #PROSE_WINDOW} letters of it in a row or by so many
 * words in a row, a key by any {@link #KEY_WINDOW}, a shorter phrase as a whole, and a very short
 * secret as a word of its own. Immutable, for any thread.
 */
public final class Leaks {

  /**
   * @param kind "secret", "instructions" or "key"
   * @param start in the text given
   * @param weight chance that this alone is a leak
   */
  public record Sign(String kind, int start, int end, double weight) {}

  /** Lines of fewer words are phrases that anybody may say; so many in a row are no chance. */
  private static final int PROSE_WORDS = 8;

  /** Letters and digits of about six words. */
  private static final int PROSE_WINDOW = 30;

  private static final int KEY_WINDOW = 12;

  /** A secret of fewer letters would be found in innocent words: it must stand alone. */
  private static final int SHORTEST = 6;

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
              "(?:no|nunca|jamas) (?:(?:debes |puedes |se debe )?(?:revelar|divulgar|compartir|mencionar|repetir|mostrar)|(?:revele|divulgue|comparta|mencione|repita|muestre)[sn]?) (?:estas|tus|la|las|el|este|esta|tu|mis|nunca|a nadie)"),
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

  /** Runs that Base64 may stand in, wherever it begins in them and whatever it says. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}+={0,2}+");

  /** Possessive: giving pairs back would find no more and take a stack frame for each. */
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}[\\s:,-]?){6,}+");

  /** Parts that tell, by their length. */
  private final Map<Integer, Set<String>> parts = new HashMap<>();

  private final Set<String> words = new HashSet<>();

  /**
   * @param secrets words, keys, whole prompts; of a text of several lines each line that tells
   */
  public Leaks(Collection<String> secrets) {
    for (String secret : secrets) {
      add(secret);
      secret.lines().filter(Leaks::tells).forEach(this::add);
    }
  }

  private static boolean tells(String line) {
    String stripped = line.strip();
    return words(stripped).size() >= PROSE_WORDS
        || (stripped.indexOf(' ') < 0 && Normalizer.letters(stripped).length() >= SHORTEST);
  }

  private void add(String secret) {
    String letters = Normalizer.letters(secret);
    List<String> said = words(secret.strip());
    if (letters.length() < SHORTEST) {
      String word = folded(secret);
      if (!word.isEmpty()) {
        words.add(word);
      }
    } else if (said.size() >= PROSE_WORDS) {
      addWindows(letters, Math.min(letters.length(), PROSE_WINDOW));
      for (int i = 0; i + PROSE_WORDS <= said.size(); i++) {
        String run = Normalizer.letters(String.join("", said.subList(i, i + PROSE_WORDS)));
        if (run.length() >= SHORTEST && run.length() < PROSE_WINDOW) {
          addWindows(run, run.length());
        }
      }
    } else {
      addWindows(
          letters, said.size() > 1 ? letters.length() : Math.min(letters.length(), KEY_WINDOW));
    }
  }

  private void addWindows(String letters, int size) {
    Set<String> windows = parts.computeIfAbsent(size, _ -> new HashSet<>());
    for (int i = 0; i + size <= letters.length(); i++) {
      windows.add(letters.substring(i, i + size));
    }
  }

  private static List<String> words(String text) {
    return List.of(text.split("\\s+"));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text).folded().strip();
  }

  /** The chance that none of independent signs errs: 1 - Π(1 - w). */
  public static double chance(List<Sign> signs) {
    double none = 1;
    for (Sign sign : signs) {
      none *= 1 - sign.weight();
    }
    return 1 - none;
  }

  /** The signs in {@code text}, the first of each wording. Linear in its length. */
  public List<Sign> find(String text) {
    Normalized normalized = Normalizer.normalize(text);
    List<Sign> signs = new ArrayList<>();
    Matcher keys = KEY.matcher(normalized.clean());
    while (keys.find()) {
      signs.add(clean("key", normalized, keys.start(), keys.end(), 0.95));
    }
    for (Wording wording : WORDINGS) {
      Matcher matcher = wording.pattern().matcher(normalized.folded());
      if (matcher.find()) {
        signs.add(
            clean(
                "instructions",
                normalized,
                normalized.foldedToClean(matcher.start()),
                normalized.foldedToClean(matcher.end()),
                wording.weight()));
      }
    }
    if (!parts.isEmpty() || !words.isEmpty()) {
      addSecret(normalized, signs);
    }
    return signs;
  }

  private static Sign clean(String kind, Normalized text, int start, int end, double weight) {
    return new Sign(kind, text.cleanToOriginal(start), text.cleanToOriginal(end), weight);
  }

  private void addSecret(Normalized normalized, List<Sign> signs) {
    String text = normalized.clean();
    if (tellsPlainly(text) || tellsInCode(text)) {
      signs.add(clean("secret", normalized, 0, text.length(), 1));
      return;
    }
    for (Windows.Window window : Windows.of(text)) {
      for (Decoder.View view : Decoder.views(window.text())) {
        if (tellsPlainly(view.text())) {
          int start = window.start() + view.start();
          signs.add(clean("secret", normalized, start, window.start() + view.end(), 1));
          return;
        }
      }
    }
  }

  private boolean tellsPlainly(String text) {
    return holdsPart(Normalizer.letters(text)) || (!words.isEmpty() && holdsWord(folded(text)));
  }

  /** Codes read at every offset, for a secret may begin amid one. */
  private boolean tellsInCode(String text) {
    String joined = text.replaceAll("\\s+", "");
    return decoded(text).stream().anyMatch(this::tellsPlainly)
        || decoded(joined).stream().anyMatch(this::tellsPlainly);
  }

  private boolean holdsPart(String letters) {
    if (letters.length() < SHORTEST) {
      return false;
    }
    String backwards = new StringBuilder(letters).reverse().toString();
    return has(letters) || has(backwards) || has(rot13(letters));
  }

  private boolean has(String letters) {
    for (Map.Entry<Integer, Set<String>> entry : parts.entrySet()) {
      int size = entry.getKey();
      for (int i = 0; i + size <= letters.length(); i++) {
        if (entry.getValue().contains(letters.substring(i, i + size))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean holdsWord(String text) {
    for (String word : words) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        int end = at + word.length();
        boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
        if (starts && ends) {
          return true;
        }
      }
    }
    return false;
  }

  /** What the Base64 and hexadecimal runs of a text may mean. */
  private static List<String> decoded(String text) {
    var decoded = new ArrayList<String>();
    Matcher base64 = BASE64.matcher(text);
    while (base64.find()) {
      String run = base64.group().replace('-', '+').replace('_', '/').replace("=", "");
      for (int skip = 0; skip < 4 && skip < run.length(); skip++) {
        int length = (run.length() - skip) / 4 * 4;
        decoded.add(base64(run.substring(skip, skip + length)));
        if (skip + length < run.length() - 1) {
          decoded.add(base64(run.substring(skip)));
        }
      }
    }
    Matcher hex = HEX.matcher(text);
    while (hex.find()) {
      decoded.add(hex(hex.group().replaceAll("[^0-9a-fA-F]", "")));
    }
    return decoded;
  }

  private static String base64(String run) {
    try {
      return new String(Base64.getDecoder().decode(run), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // no Base64 after all
    }
  }

  private static String hex(String digits) {
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String rot13(String letters) {
    var turned = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      turned.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
    }
    return turned.toString();
  }

  private static Wording wording(double weight, String pattern) {
    return new Wording(weight, Pattern.compile(pattern));
  }
}
