package dev.tendero.app.catalog;

import dev.tendero.ingestion.Survey;
import dev.tendero.ingestion.source.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found out about a feed, as lines for the person who is to load it. */
public final class SurveyWords {
  private SurveyWords() {}

  public static List<String> of(Survey survey) {
    var lines = new ArrayList<String>();
    Shape shape = survey.shape();
    lines.add(
        "%s: %s, %s%s"
            .formatted(
                survey.feed(),
                shape.layout().words(),
                shape.charset().displayName(Locale.ROOT),
                shape.compressed() ? ", gzip" : ""));
    switch (survey.meaning()) {
      case Survey.Meaning.Known(String name) -> lines.add("It is read as " + name + ".");
      case Survey.Meaning.Unreadable(var problem) ->
          lines.add(problem.reason() + ". " + problem.remedy());
      case Survey.Meaning.Proposed(String mapping, List<String> concerns) -> {
        lines.add("Its columns are the shop's own. Proposed:");
        survey.columns().forEach(column -> lines.add("  " + line(column)));
        concerns.forEach(concern -> lines.add("  ! " + concern));
      }
    }
    return List.copyOf(lines);
  }

  private static String line(Survey.Column column) {
    String sample =
        column.samples().isEmpty() ? "" : "  e.g. \"" + column.samples().getFirst() + '"';
    return "\"%s\" becomes %s (%.0f %% sure: %s)%s"
        .formatted(column.name(), column.becomes(), column.sure() * 100, column.why(), sample);
  }
}
