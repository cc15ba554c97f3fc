package dev.tendero.demo;

import dev.tendero.catalog.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the shop knows about one kind of thing: its models, what can be said of them and how they
 * look. A file of resources/demo, whose README says how it is written.
 */
record Shelf(
    String kind,
    List<Model> models,
    List<Remark> remarks,
    List<Opinion> opinions,
    List<Feature> features) {

  /**
   * A series of a maker, in the makes (sizes, fittings) it is sold in.
   *
   * @param kind the shelf's, or one beneath or beside it
   * @param title with an asterisk where brand and series stand
   * @param looks what its picture shows beside what the attributes decide
   */
  record Model(
      String kind,
      String brand,
      String series,
      boolean feminine,
      List<Trait> looks,
      Both title,
      Both text,
      List<Make> makes) {
    String name() {
      return series.isEmpty() ? brand : brand + " " + series;
    }
  }

  /**
   * @param name behind the series, where makes differ by more than the title tells; else empty
   */
  record Make(
      String name, BigDecimal price, List<List<Colour>> colours, List<Attribute> attributes) {}

  /** A sentence that is true of every product that meets the condition and fills its gaps. */
  record Remark(Condition when, Both sentence) {
    boolean fits(List<Attribute> attributes) {
      return when.holds(attributes)
          && Spoken.gaps(sentence).stream()
              .allMatch(name -> Spoken.measure(attributes, name).isPresent());
    }
  }

  /** What a shopper may have written, in one language. */
  record Opinion(String stars, String language, Condition when, String title, String text) {
    boolean fits(int rating, String spoken, List<Attribute> attributes) {
      return stars.indexOf('0' + rating) >= 0 && language.equals(spoken) && when.holds(attributes);
    }
  }

  /** What the picture shows of an attribute: its number times a factor, or that it is so. */
  record Feature(Trait trait, Condition when, String attribute, BigDecimal factor) {
    Optional<Looks.Detail> of(List<Attribute> attributes) {
      if (!when.holds(attributes)) {
        return Optional.empty();
      }
      return attribute.isEmpty()
          ? Optional.of(new Looks.Detail(trait, 1))
          : Spoken.measure(attributes, attribute)
              .map(q -> new Looks.Detail(trait, q.amount().multiply(factor).intValue()));
    }
  }

  static Shelf read(String file) {
    return new Reader(file).shelf();
  }

  static Optional<Opinion> opinion(String line) {
    if (!line.startsWith(">")) {
      return Optional.empty();
    }
    List<String> cells = Ingredients.cells(line.substring(1));
    String[] head = cells.get(0).split(" ");
    return Optional.of(
        new Opinion(head[0], head[1], Condition.of(cells.get(1)), cells.get(2), cells.get(3)));
  }

  /** Reads a file from its first line to its last. */
  private static final class Reader {
    private final String file;
    private final List<String> lines;
    private int next = 0;
    private List<Column> columns = List.of();
    private String kind = "";
    private boolean feminine = false;
    private final List<Model> models = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Opinion> opinions = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();

    Reader(String file) {
      this.file = file;
      lines = Ingredients.lines(file);
    }

    Shelf shelf() {
      while (next < lines.size()) {
        String line = lines.get(next++);
        try {
          take(line);
        } catch (RuntimeException e) {
          throw new IllegalStateException("demo/" + file + ": " + line, e);
        }
      }
      return new Shelf(kind, models, remarks, opinions, features);
    }

    private void take(String line) {
      if (line.startsWith("=")) {
        models.add(model(Ingredients.cells(line.substring(1))));
      } else if (line.startsWith("+")) {
        remarks.add(new Remark(known(line.substring(1)), both()));
      } else if (line.startsWith(">")) {
        opinions.add(opinion(line).orElseThrow());
        opinions.getLast().when().names().forEach(this::known1);
      } else {
        head(line);
      }
    }

    private void head(String line) {
      int colon = line.indexOf(':');
      String rest = line.substring(colon + 1).strip();
      switch (line.substring(0, colon)) {
        case "kind" -> kind = rest;
        case "gender" -> feminine = rest.equals("f");
        case "columns" -> columns = Ingredients.cells(rest).stream().map(Column::of).toList();
        case "picture" -> features.add(feature(Ingredients.cells(rest)));
        default -> throw new IllegalArgumentException(line);
      }
    }

    private Feature feature(List<String> cells) {
      Trait trait = Trait.named(cells.get(0)).orElseThrow();
      return cells.get(1).startsWith("if ")
          ? new Feature(trait, known(cells.get(1).substring(3)), "", BigDecimal.ONE)
          : new Feature(trait, Condition.of(""), cells.get(1), new BigDecimal(cells.get(2)));
    }

    /** "= brand | series | looks | gender", then title and text in both languages, then makes. */
    private Model model(List<String> cells) {
      List<Trait> looks =
          Stream.of(cells.get(2).split(" "))
              .filter(word -> !word.isEmpty())
              .map(word -> Trait.named(word).orElseThrow())
              .toList();
      boolean she = cells.size() > 3 ? cells.get(3).equals("f") : feminine;
      Both title = both();
      Both text = both();
      List<Make> makes = new ArrayList<>();
      while (next < lines.size() && lines.get(next).startsWith("-")) {
        makes.add(make(lines.get(next++)));
      }
      String own = cells.size() > 4 ? cells.get(4) : kind;
      return new Model(own, cells.get(0), cells.get(1), she, looks, title, text, makes);
    }

    private Both both() {
      return new Both(lines.get(next++), lines.get(next++));
    }

    private Make make(String line) {
      List<String> cells = Ingredients.cells(line.substring(1));
      if (cells.size() != columns.size() + 2) {
        throw new IllegalArgumentException(cells.size() - 2 + " cells: " + line);
      }
      List<Attribute> attributes = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).read(cells.get(i + 2)).ifPresent(attributes::add);
      }
      String[] price = cells.get(0).split(" ", 2);
      return new Make(
          price.length > 1 ? price[1] : "",
          new BigDecimal(price[0]),
          colours(cells.get(1)),
          attributes);
    }

    /** "black white black+red": each one product. */
    private static List<List<Colour>> colours(String cell) {
      return Stream.of(cell.split(" "))
          .map(one -> Stream.of(one.split("\\+")).map(Colour::named).toList())
          .toList();
    }

    private Condition known(String text) {
      Condition condition = Condition.of(text);
      condition.names().forEach(this::known1);
      return condition;
    }

    private void known1(String name) {
      if (!name.equals("Colour") && columns.stream().noneMatch(c -> c.name().equals(name))) {
        throw new IllegalArgumentException("no attribute " + name);
      }
    }
  }
}
