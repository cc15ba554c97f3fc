package dev.tendero.demo;

import dev.tendero.catalog.Document;
import dev.tendero.catalog.Product;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A guide, policy, manual or page of questions: a Markdown file whose English half and Spanish half
 * are parted by a line of equals signs, each under its title.
 */
final class Paper {
  private static final String HALVES = "\n====\n";

  private Paper() {}

  /**
   * @param line the file's name, which begins with the type, and behind a bar the groups of
   *     products it is about; none means all
   */
  static Document read(String line, List<Product> products) {
    List<String> cells = Ingredients.cells(line);
    String id = cells.getFirst();
    String[] halves = Ingredients.text("documents/" + id + ".md").split(HALVES);
    if (halves.length != 2) {
      throw new IllegalStateException(id + " has " + halves.length + " languages");
    }
    Document.Translation english = half(halves[0]);
    return new Document(
        id,
        Document.Type.valueOf(id.substring(0, id.indexOf('-')).toUpperCase(Locale.ROOT)),
        english.title(),
        english.text(),
        "en",
        cells.size() == 1 ? List.of() : ids(cells.get(1), products),
        Map.of("es", half(halves[1])));
  }

  private static Document.Translation half(String text) {
    String whole = text.strip();
    int end = whole.indexOf('\n');
    return new Document.Translation(
        whole.substring(0, end).replaceFirst("^# ", ""), whole.substring(end).strip());
  }

  private static List<String> ids(String groups, List<Product> products) {
    return Stream.of(groups.split(" "))
        .flatMap(
            group -> {
              List<String> ids =
                  products.stream()
                      .filter(p -> p.family().groupId().filter(group::equals).isPresent())
                      .map(Product::id)
                      .toList();
              if (ids.isEmpty()) {
                throw new IllegalStateException("nothing is called " + group);
              }
              return ids.stream();
            })
        .toList();
  }
}
