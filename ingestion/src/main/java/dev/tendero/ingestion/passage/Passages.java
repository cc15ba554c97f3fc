package dev.tendero.ingestion.passage;

import dev.tendero.catalog.Document;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Place;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The passages of a product or a document, in all its languages. The same source gives the same
 * ids:
 *
 * <pre>
 * kettle-3#description     kettle-3#description.es     kettle-3#review:r1     its first piece
 * kettle-3#description:2   kettle-3#description.es:2   kettle-3#review:r1:2   its second piece
 * returns#1                returns#es.1                                       of a document
 * manual#p7.2                                                         of its seventh page
 * </pre>
 *
 * So an edit on page 7 leaves the ids of all other pages, as long as the text does not move from
 * one page to another.
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
    Optional<String> product =
        document.productIds().size() == 1
            ? Optional.of(document.productIds().getFirst())
            : Optional.empty();
    List<Passage> passages = new ArrayList<>();
    int page = 0;
    int onPage = 0;
    List<Splitter.Piece> pieces =
        Splitter.split(document.text(), document.language(), document.pages());
    for (int i = 0; i < pieces.size(); i++) {
      Splitter.Piece piece = pieces.get(i);
      OptionalInt at = document.pageAt(piece.start());
      onPage = at.isPresent() && at.getAsInt() == page ? onPage + 1 : 1;
      page = at.orElse(0);
      passages.add(
          new Passage(
              document.id() + "#" + (page == 0 ? i + 1 : "p" + page + "." + onPage),
              document.id(),
              Origin.valueOf(document.type().name()),
              product,
              document.title(),
              piece.text(),
              document.language(),
              new Place(at, piece.headings())));
    }
    new TreeMap<>(document.translations())
        .forEach(
            (language, translated) ->
                addTranslated(passages, document, product, language, translated));
    return passages;
  }

  private static void addTranslated(
      List<Passage> passages,
      Document document,
      Optional<String> product,
      String language,
      Document.Translation translated) {
    List<Splitter.Piece> pieces = Splitter.split(translated.text(), language, List.of());
    for (int i = 0; i < pieces.size(); i++) {
      passages.add(
          new Passage(
              document.id() + "#" + language + "." + (i + 1),
              document.id(),
              Origin.valueOf(document.type().name()),
              product,
              translated.title(),
              pieces.get(i).text(),
              language,
              new Place(OptionalInt.empty(), pieces.get(i).headings())));
    }
  }

  private static List<Passage> pieces(
      Product product, Origin origin, String name, String text, String language) {
    List<Passage> passages = new ArrayList<>();
    List<Splitter.Piece> pieces = Splitter.split(text, language, List.of());
    for (int i = 0; i < pieces.size(); i++) {
      passages.add(
          new Passage(
              product.id() + "#" + name + (i == 0 ? "" : ":" + (i + 1)),
              product.id(),
              origin,
              Optional.of(product.id()),
              product.wording().title(language),
              pieces.get(i).text(),
              language));
    }
    return passages;
  }
}
