package dev.tendero.app.catalog;

import dev.tendero.answer.Invalid;
import dev.tendero.ingestion.BuildReport;
import dev.tendero.ingestion.Format;
import dev.tendero.ingestion.Formats;
import dev.tendero.ingestion.Ingestion;
import dev.tendero.ingestion.Kinds;
import dev.tendero.ingestion.Mapping;
import dev.tendero.ingestion.Progress;
import dev.tendero.ingestion.Survey;
import dev.tendero.ingestion.Watch;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.ingestion.source.Shape;
import dev.tendero.lexicon.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Loads feeds into the catalogue and its index. Returns when every later question sees the change.
 */
public final class Loading {
  /** Stands for the mapping that is worked out from the feed itself. */
  public static final String PROPOSED = "proposed";

  private final CatalogueTables tables;
  private final IndexFollower follower;
  private final Lexicon lexicon;
  private final Clock clock;

  public Loading(CatalogueTables tables, IndexFollower follower, Lexicon lexicon, Clock clock) {
    this.tables = tables;
    this.follower = follower;
    this.lexicon = lexicon;
    this.clock = clock;
  }

  /**
   * @param mapping a built-in mapping's name, a mapping file or {@link #PROPOSED}; empty for what
   *     is recognised for certain
   */
  public record Order(List<Feed> feeds, Optional<String> mapping, boolean full, boolean evenMany) {
    public Order {
      feeds = List.copyOf(feeds);
    }
  }

  /**
   * A feed that is a file.
   *
   * @throws Invalid when there is none to read
   */
  public static Feed file(Path file) {
    try {
      return Feed.of(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * @param progress lines for the person who waits
   * @throws Invalid for a feed or mapping that cannot be read
   */
  public LoadReport run(Order order, Consumer<String> progress) {
    Instant began = clock.instant();
    try {
      var ingestion = new Ingestion(tables, formats(order), clock);
      var options = new Ingestion.Options(order.full(), order.evenMany());
      BuildReport report = ingestion.run(order.feeds(), options, told(progress));
      follower.catchUp(done -> progress.accept("indexing " + done + " changes"));
      return LoadReport.of(report, Duration.between(began, clock.instant()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static Invalid unreadable(IOException e) {
    return new Invalid(
        "feed_unreadable", "FILE", e.getMessage() == null ? "cannot read" : e.getMessage());
  }

  /** The demo shop and other feeds that are inside the program. */
  public BuildReport run(Feed feed) {
    try {
      BuildReport report =
          new Ingestion(tables, Format.products(lexicon::kindOf), clock)
              .run(List.of(feed), Ingestion.Options.UPSERT, Watch.NONE);
      follower.catchUp();
      return report;
    } catch (IOException e) {
      throw new IllegalStateException(feed.name(), e);
    }
  }

  private Formats formats(Order order) throws IOException {
    Kinds kinds = lexicon::kindOf;
    boolean proposed = order.mapping().equals(Optional.of(PROPOSED));
    return order.mapping().isPresent() && !proposed
        ? Formats.always(mapped(order.mapping().get(), kinds))
        : recognised(order.feeds(), proposed, kinds);
  }

  /** Without a mapping only what is certain is loaded; a proposal is somebody's to take. */
  private static Formats recognised(List<Feed> feeds, boolean proposed, Kinds kinds)
      throws IOException {
    Map<Shape, Format> taken = new HashMap<>();
    for (Feed feed : feeds) {
      if (!feed.isFile()) {
        if (proposed) {
          throw new Invalid(
              "feed_unseen", "--mapping", "What is to be looked at first has to be a file.");
        }
        continue;
      }
      Survey survey = Survey.of(feed, kinds);
      if (survey.meaning()
          instanceof Survey.Meaning.Proposed(String mapping, List<String> concerns)) {
        if (!proposed) {
          throw new Invalid(
              "mapping_needed",
              "--mapping",
              String.join("\n", SurveyWords.of(survey))
                  + "\nNothing was loaded. Take it with --mapping proposed, or write it to a file"
                  + " with --propose FILE.json, edit it and give that as --mapping.");
        }
        taken.put(survey.shape(), proposal(mapping, feed, kinds));
      }
    }
    Formats certain = Formats.recognised(kinds);
    return shape -> {
      Format format = taken.get(shape);
      return format == null ? certain.of(shape) : new Formats.Choice.Read(format);
    };
  }

  private static Format proposal(String mapping, Feed feed, Kinds kinds) {
    try {
      return Mapping.of(mapping, kinds);
    } catch (IllegalArgumentException e) {
      throw new Invalid("mapping_invalid", "--mapping", feed.name() + ": " + e.getMessage());
    }
  }

  private static Format mapped(String nameOrFile, Kinds kinds) throws IOException {
    Optional<Mapping> shipped = Mapping.shipped(nameOrFile, kinds);
    if (shipped.isPresent()) {
      return shipped.get();
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isReadable(file)) {
      throw new Invalid(
          "mapping_unknown",
          "--mapping",
          "There is no mapping \"" + nameOrFile + "\", built in (google, icecat) or as a file.");
    }
    try (var in = Files.newInputStream(file)) {
      return Mapping.read(in, kinds);
    } catch (IllegalArgumentException e) {
      throw new Invalid("mapping_invalid", "--mapping", String.valueOf(e.getMessage()));
    }
  }

  private static Watch told(Consumer<String> lines) {
    return new Watch() {
      @Override
      public void progress(Progress step) {
        lines.accept(line(step));
      }
    };
  }

  private static String line(Progress step) {
    String what =
        switch (step.phase()) {
          case RESUMING -> "resuming ";
          case READING -> "reading  ";
          case DELETING -> "deleting ";
        };
    String rest = step.remaining().map(left -> ", about " + words(left) + " left").orElse("");
    return String.format(
        Locale.ROOT, "%s%d rows, %.0f rows/s%s", what, step.rows(), step.rowsPerSecond(), rest);
  }

  private static String words(Duration left) {
    long seconds = left.toSeconds();
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }
}
