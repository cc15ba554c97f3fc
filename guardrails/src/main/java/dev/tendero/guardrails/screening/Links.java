package dev.tendero.guardrails.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links of a text that lead where they must not. */
public final class Links {

  /**
   * @param kind "foreign" (another host or path), "scheme" (javascript:, data: ...), "disguised" (a
   *     name before @, a look-alike or numeric host, a backslash) or "mail" (an e-mail address)
   */
  public record Found(String kind, int start, int end) {}

  /** What no address goes on with: white space, and what sets it off from the text around. */
  private static final String REST = "[^\\s<>\"'`|)\\]}]";

  private static final String ENDINGS =
      "(?:com|net|org|info|biz|io|co|shop|store|online|site|web|es|mx|eu|uk|de|fr|it|pt|us|ar|cl|pe"
          + "|xyz|top|app|dev|ru|cn|link|click|page|ly|gl|me|tv|cc|ai)";

  /** Bounded and without nested repetition: linear in the text. The groups say what was found. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?<scheme>(?<!\\w)(?:javascript|data|vbscript|file|blob|intent|sms|tel|mailto):(?!//)"
              + REST
              + "{1,2000}+)"
              + "|(?<![\\w@.])(?:[a-z][a-z0-9+.-]{1,20}+:)?[/\\\\]{2}"
              + REST
              + "{1,2000}+"
              + "|(?<!\\w)www\\."
              + REST
              + "{1,2000}+"
              + "|(?<mail>\\b[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4})"
              + "|(?<![\\p{L}\\p{Nd}])(?:[\\p{L}\\p{Nd}-]{1,63}(?:\\s?[\\[(]\\.[\\])]\\s?|\\.)){1,4}"
              + ENDINGS
              + "\\b(?:[/?#:]"
              + REST
              + "{0,2000}+)?");

  private Links() {}

  /**
   * The links of {@code text} that are not {@code allowed}. An address that is disguised is allowed
   * as itself only.
   *
   * @param allowed told an address without the punctuation of the sentence around it
   */
  public static List<Found> find(String text, Predicate<String> allowed) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      String link = trimmed(matcher.group());
      if (!allowed.test(link)) {
        found.add(new Found(kind(matcher, link), matcher.start(), matcher.start() + link.length()));
      }
    }
    return found;
  }

  /** As {@link #find}: hosts ("shop.example") and addresses, with what lies beneath their path. */
  public static List<Found> foreign(String text, Collection<String> allowed) {
    return find(
        text,
        link ->
            allowed.contains(link)
                || (!disguised(link)
                    && allowed.stream().anyMatch(covers -> covered(link, covers))));
  }

  private static String kind(Matcher matcher, String link) {
    if (matcher.group("scheme") != null) {
      return "scheme";
    }
    if (matcher.group("mail") != null) {
      return "mail";
    }
    return disguised(link) ? "disguised" : "foreign";
  }

  private static boolean disguised(String link) {
    String host = authority(link);
    return link.indexOf('\\') >= 0
        || host.indexOf('@') >= 0
        || host.contains("xn--")
        || host.chars().anyMatch(c -> c > 0x7F)
        || host.matches("[\\d.]+(?::\\d+)?|0x[0-9a-f]+|\\[.*");
  }

  private static boolean covered(String link, String allowed) {
    if (link.equals(allowed)) {
      return true;
    }
    if (!authority(link).equals(authority(allowed)) || !sameScheme(link, allowed)) {
      return false;
    }
    String path = path(allowed);
    String asked = path(link);
    return !asked.contains("..")
        && (path.isEmpty()
            || asked.equals(path)
            || (asked.startsWith(path)
                && (path.endsWith("/") || "/?#".indexOf(asked.charAt(path.length())) >= 0)));
  }

  /** An allowed address without a scheme allows http and https. */
  private static boolean sameScheme(String link, String allowed) {
    String scheme = scheme(link);
    return scheme.isEmpty() || scheme.equals("https") || scheme.equals("http")
        ? scheme(allowed).isEmpty() || scheme.isEmpty() || scheme(allowed).equals(scheme)
        : scheme.equals(scheme(allowed));
  }

  private static String scheme(String link) {
    int colon = link.indexOf("://");
    return colon < 0 ? "" : link.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  private static String rest(String link) {
    int slashes = link.indexOf("//");
    return slashes < 0 ? link : link.substring(slashes + 2);
  }

  private static String authority(String link) {
    String host = rest(link).split("[/?#\\\\]", 2)[0].toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static String path(String link) {
    String rest = rest(link);
    int slash = rest.indexOf('/');
    return slash < 0 ? "" : rest.substring(slash);
  }

  /** Without the punctuation of the sentence around. */
  private static String trimmed(String link) {
    int end = link.length();
    while (end > 0 && ".,;:!?*_…".indexOf(link.charAt(end - 1)) >= 0) {
      end--;
    }
    return link.substring(0, end);
  }
}
