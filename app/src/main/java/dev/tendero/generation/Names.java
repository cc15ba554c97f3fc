package dev.tendero.generation;

import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an answer calls its products: the title, or the beginning of a long one, cut where nothing
 * is torn apart. Two products never share a shortened name.
 */
final class Names {
  /** Longer titles list the whole data sheet; a sentence around them cannot be read. */
  static final int MAX_LENGTH = 60;

  /** From here on a title lists figures: "Notebook Silver 43.2 cm (17") 1440 x 900 pixels". */
  private static final Pattern FIGURES =
      Pattern.compile("\\s+[(\\[]?\\d+(?:[.,]\\d+)?\\s?(?:\"|''|[a-zA-Zµ°%]{1,6}\\b|x\\s?\\d).*");

  /** "…, black and red": what sets one version apart, and tears a sentence when it stands in it. */
  private static final Pattern VERSION = Pattern.compile("^(\\S+ \\S+.*), \\S+(?: \\S+){0,2}$");

  /** What a cut must not leave behind at the end. */
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?iu)(?:[\\s,;:/&+(\\[\\-–—]|\\b(?:with|for|and|of|con|para|y|de|del|la))+$");

  private Names() {}

  /** The name of each product of the evidence, by id. */
  static Map<String, String> of(Evidence evidence, Language language) {
    Map<String, Integer> uses = new HashMap<>();
    List<Product> products = evidence.products().stream().map(Evidence.Found::product).toList();
    products.forEach(p -> uses.merge(shortened(title(p, language)), 1, Integer::sum));
    Map<String, String> names = new HashMap<>();
    for (Product product : products) {
      String title = title(product, language);
      String name = shortened(title);
      names.put(product.id(), uses.getOrDefault(name, 0) > 1 ? title : name);
    }
    return names;
  }

  private static String title(Product product, Language language) {
    return product.wording().title(language.tag()).strip();
  }

  static String shortened(String full) {
    String title = VERSION.matcher(full).replaceFirst("$1");
    if (title.length() <= MAX_LENGTH) {
      return title;
    }
    int space = title.lastIndexOf(' ', MAX_LENGTH);
    String head = space > 0 ? title.substring(0, space) : title;
    String words = FIGURES.matcher(head).replaceFirst("");
    String kept = words.indexOf(' ') > 0 ? words : head;
    String name = DANGLING.matcher(closed(kept)).replaceFirst("");
    return name.isBlank() ? title : name;
  }

  /** Without a bracket that the cut left open. */
  private static String closed(String text) {
    int open = Math.max(text.lastIndexOf('('), text.lastIndexOf('['));
    return open > 0 && text.indexOf(')', open) < 0 && text.indexOf(']', open) < 0
        ? text.substring(0, open)
        : text;
  }
}
