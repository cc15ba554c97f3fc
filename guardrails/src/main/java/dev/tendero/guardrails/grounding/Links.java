package dev.tendero.guardrails.grounding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer leads nowhere but to the catalogue's own addresses. */
public final class Links implements Rule {
  private static final String RULE = "links";

  /** Bounded and without nested repetition: linear in the text. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:\\b[a-z][a-z0-9+.-]{1,14}:(?://|\\\\\\\\)[^\\s<>\"]{1,500}"
              + "|\\b(?:javascript|data|vbscript|mailto|tel):[^\\s<>\"]{1,500}"
              + "|\\bwww\\.[^\\s<>\"]{1,500}"
              + "|\\b[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}"
              + "|\\b[a-z0-9-]{1,63}(?:\\s?[\\[(]\\.[\\])]\\s?|\\.)"
              + "(?:com|net|org|info|biz|io|co|shop|store|online|site|xyz|top|ru|cn|de|es|fr|uk|eu|us"
              + "|app|dev|ly|gl|me|link|click|page|web|mx|ar|cl)\\b(?:/[^\\s<>\"]{0,500})?)");

  /** Punctuation of the sentence behind an address. */
  private static final Pattern TAIL = Pattern.compile("[.,;:!?)\\]}'’”»]+$");

  /**
   * What stands in {@code text} and leads elsewhere.
   *
   * @param allowed whole addresses
   */
  public static List<Objection> judge(String text, Set<String> allowed) {
    Set<String> known = new HashSet<>();
    allowed.forEach(a -> known.add(form(a)));
    var objections = new ArrayList<Objection>();
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      if (!known.contains(form(matcher.group()))) {
        objections.add(
            Objection.of(
                RULE, "foreign", matcher.start(), matcher.end(), "no address of the catalogue"));
      }
    }
    return objections;
  }

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    Set<String> allowed = new HashSet<>(ground.context().links());
    ground.rows().forEach(r -> r.product().media().url().ifPresent(allowed::add));
    return judge(reading.text(), allowed).stream()
        .filter(o -> !isPartOfName(o, reading, ground))
        .toList();
  }

  /** "StarTech.com" is a brand: an address without a path that a title has. */
  private static boolean isPartOfName(Objection objection, Reading reading, Ground ground) {
    String found =
        form(reading.text().substring(objection.finding().start(), objection.finding().end()));
    return found.indexOf('/') < 0
        && found.indexOf(':') < 0
        && found.indexOf('@') < 0
        && ground.rows().stream()
            .flatMap(r -> Ground.titles(r.product()).stream())
            .anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(found));
  }

  private static String form(String address) {
    String bare = TAIL.matcher(address.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
