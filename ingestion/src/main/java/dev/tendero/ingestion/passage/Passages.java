package dev.tendero.ingestion.passage;

import dev.tendero.catalog.Document;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The passages of a product or a document, in all its languages. The same source gives the same
 * ids:
 *
 * <pre>
 * kettle-3#description     kettle-3#description.es     kettle-3#review:r1     its first piece
 * kettle-3#description:2   kettle-3#description.es:2   kettle-3#review:r1:2   its second piece
 * returns#1                returns#es.1                                       of a document
 * </pre>
 */
public final class Passages {
  private Passages() {}

  /** Descriptions and reviews; a title and attributes are typed fields, not passages. */
  public static List<Passage> of(Product product) {
    List<Passage> passages = new ArrayList<>();
    Wording wording = product.wording();
    wording
        .description()
        .ifPresent(
            text ->
                passages.addAll(
                    pieces(product, Origin.DESCRIPTION, "description", text, wording.language())));
    new TreeMap<>(wording.translations())
        .forEach(
            (language, translated) ->
                translated
                    .description()
                    .ifPresent(
                        text ->
                            passages.addAll(
                                pieces(
                                    product,
                                    Origin.DESCRIPTION,
                                    "description." + language,
                                    text,
                                    language))));
    for (Product.Review review : product.reviews()) {
      // A title that is a sentence of its own belongs to what is quoted.
      String text =
          review.title().isEmpty() || review.text().startsWith(review.title())
              ? review.text()
              : review.title() + "\n" + review.text();
      passages.addAll(
          pieces(product, Origin.REVIEW, "review:" + review.id(), text, review.language()));
    }
    return passages;
  }

  public static List<Passage> of(Document document) {
    List<Passage> passages = new ArrayList<>();
    add(passages, document, document.title(), document.text(), document.language(), "#");
    new TreeMap<>(document.translations())
        .forEach(
            (language, translated) ->
                add(
                    passages,
                    document,
                    translated.title(),
                    translated.text(),
                    language,
                    "#" + language + "."));
    return passages;
  }

  private static void add(
      List<Passage> passages,
      Document document,
      String title,
      String text,
      String language,
      String mark) {
    Optional<String> product =
        document.productIds().size() == 1
            ? Optional.of(document.productIds().getFirst())
            : Optional.empty();
    List<String> pieces = Splitter.split(text, language);
    for (int i = 0; i < pieces.size(); i++) {
      passages.add(
          new Passage(
              document.id() + mark + (i + 1),
              document.id(),
              Origin.valueOf(document.type().name()),
              product,
              title,
              pieces.get(i),
              language));
    }
  }

  private static List<Passage> pieces(
      Product product, Origin origin, String name, String text, String language) {
    List<Passage> passages = new ArrayList<>();
    List<String> pieces = Splitter.split(text, language);
    for (int i = 0; i < pieces.size(); i++) {
      passages.add(
          new Passage(
              product.id() + "#" + name + (i == 0 ? "" : ":" + (i + 1)),
              product.id(),
              origin,
              Optional.of(product.id()),
              product.wording().title(language),
              pieces.get(i),
              language));
    }
    return passages;
  }
}
