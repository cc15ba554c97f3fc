package dev.tendero.generation;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether the products found are what was asked for at all. A search by meaning always finds
 * something; that is no answer to a question about a product the shop does not have.
 */
final class Coverage {
  /** "dv7", "rtx9090": letters, then digits; not "16gb" and not "cat". */
  private static final Pattern CODE = Pattern.compile("(?=.*\\p{L}.*\\d)[\\p{L}\\d]{3,}");

  private Coverage() {}

  static boolean holds(Scene scene) {
    String words = scene.plan().words();
    if (words.isBlank() || scene.sheets().isEmpty()) {
      return true;
    }
    String products = scene.sheets().stream().map(Coverage::text).collect(Collectors.joining(" "));
    List<String> codes =
        List.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+")).stream()
            .filter(w -> CODE.matcher(w).matches())
            .toList();
    if (!codes.isEmpty() && codes.stream().noneMatch(products::contains)) {
      return false;
    }
    if (scene.plan().kind().isPresent()) {
      return true;
    }
    Set<String> asked = Quotes.stems(words);
    Set<String> found = Quotes.stems(products);
    return asked.isEmpty() || asked.stream().anyMatch(found::contains);
  }

  private static String text(Sheet sheet) {
    var text = new StringBuilder(sheet.product().title()).append(' ');
    sheet
        .product()
        .wording()
        .translations()
        .values()
        .forEach(t -> text.append(t.title()).append(' '));
    sheet.product().wording().description().ifPresent(d -> text.append(d).append(' '));
    sheet.product().brand().ifPresent(b -> text.append(b).append(' '));
    sheet.product().kind().ifPresent(k -> text.append(k).append(' '));
    for (Attribute attribute : sheet.product().attributes()) {
      text.append(attribute.name()).append(' ');
      if (attribute.value() instanceof Value.Words(List<String> words)) {
        text.append(String.join(" ", words)).append(' ');
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
