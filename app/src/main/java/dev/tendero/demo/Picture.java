package dev.tendero.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The picture of a product, drawn from what the product is: its kind, its one or two colours, its
 * looks. The address says all of it, so that nothing has to be looked up or kept.
 */
public record Picture(String kind, List<Colour> colours, Looks looks) {
  /** Part of the address: browsers keep a picture for good, so another style needs another one. */
  private static final String STYLE = "1";

  public Picture {
    colours = List.copyOf(colours);
    if (colours.isEmpty() || colours.size() > 2) {
      throw new IllegalArgumentException(colours.size() + " colours");
    }
  }

  /** The picture that {@link #path()} names; empty where there is none. */
  public static Optional<Picture> find(String style, String kind, String colours, String looks) {
    List<Optional<Colour>> found = Stream.of(colours.split("_", 3)).map(Colour::find).toList();
    Optional<Looks> read = Looks.read(looks);
    if (!style.equals(STYLE)
        || !Drawings.know(kind)
        || found.size() > 2
        || found.stream().anyMatch(Optional::isEmpty)
        || read.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Picture(kind, found.stream().map(Optional::orElseThrow).toList(), read.get()));
  }

  /** Where the service shows it. */
  public String path() {
    return String.join(
        "/",
        "/img/demo",
        STYLE,
        kind,
        colours.stream().map(Colour::id).collect(Collectors.joining("_")),
        looks.written() + ".svg");
  }

  /** An SVG document without text, script or anything from elsewhere. */
  public String svg() {
    return Drawings.draw(this);
  }
}
