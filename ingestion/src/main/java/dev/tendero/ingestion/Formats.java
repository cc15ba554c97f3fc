package dev.tendero.ingestion;

import dev.tendero.catalog.Attribute;
import dev.tendero.ingestion.source.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses how the rows of a feed are to be understood, once its shape is known. */
@FunctionalInterface
public interface Formats {

  Choice of(Shape shape);

  /** What is to be done with a feed. */
  sealed interface Choice {
    record Read(Format format) implements Choice {}

    /** The feed is not understood; nothing of it is read. */
    record Refuse(Problem problem) implements Choice {}
  }

  /** Every readable feed in {@code format}. */
  static Formats always(Format format) {
    return shape ->
        shape.layout() instanceof Shape.Unreadable(String reason, String remedy)
            ? new Choice.Refuse(new Problem("", "", reason, remedy))
            : new Choice.Read(format);
  }

  /**
   * Whatever is known beyond doubt: the product format, Google's product feeds, JSON-LD in the
   * words of schema.org. Other feeds need a mapping.
   */
  static Formats recognised(Kinds kinds) {
    Format products = Format.products(kinds);
    Format google = Mapping.shipped("google", kinds).orElseThrow();
    Format schemaOrg = new SchemaOrg(kinds);
    return shape ->
        switch (shape.layout()) {
          case Shape.Unreadable(String reason, String remedy) ->
              new Choice.Refuse(new Problem("", "", reason, remedy));
          case Shape.JsonLines lines -> new Choice.Read(products);
          case Shape.JsonList list -> new Choice.Read(products);
          case Shape.LinkedData data -> new Choice.Read(schemaOrg);
          case Shape.Xml(Shape.Root root) ->
              root == Shape.Root.OTHER ? unmapped(shape) : new Choice.Read(google);
          case Shape.Table(char separator, List<String> columns) ->
              isGoogle(columns) ? new Choice.Read(google) : unmapped(shape);
        };
  }

  private static Choice unmapped(Shape shape) {
    return new Choice.Refuse(
        new Problem(
            "",
            shape.layout().words(),
            "the columns are the shop's own",
            "Say by a mapping what each is; one can be proposed."));
  }

  /** Whether a table has Google's columns: their own names, which no shop makes up. */
  static boolean isGoogle(List<String> columns) {
    Set<String> keys = columns.stream().map(Attribute::key).collect(Collectors.toSet());
    return keys.containsAll(Set.of("id", "title"))
        && (keys.contains("image_link") || keys.contains("item_group_id"))
        && keys.containsAll(Set.of("link", "price"));
  }

  /** How a person calls what {@link #recognised} would choose; empty where it needs a mapping. */
  static Optional<String> recognisedAs(Shape shape) {
    return switch (shape.layout()) {
      case Shape.Unreadable unreadable -> Optional.empty();
      case Shape.JsonLines lines -> Optional.of("the product format");
      case Shape.JsonList list -> Optional.of("the product format");
      case Shape.LinkedData data -> Optional.of("schema.org");
      case Shape.Xml(Shape.Root root) ->
          root == Shape.Root.OTHER ? Optional.empty() : Optional.of("Google Merchant");
      case Shape.Table(char separator, List<String> columns) ->
          isGoogle(columns) ? Optional.of("Google Merchant") : Optional.empty();
    };
  }
}
