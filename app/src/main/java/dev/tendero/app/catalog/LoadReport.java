package dev.tendero.app.catalog;

import dev.tendero.ingestion.BuildReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A build report for people and programs.
 *
 * @param figures the last line of {@code ingest --json}
 * @param clean whether everything in the feed was taken and everything asked for was done
 */
public record LoadReport(Map<String, Object> figures, List<String> problems, boolean clean) {

  /**
   * @param took until every later question sees the change, the index included
   */
  public static LoadReport of(BuildReport report, Duration took) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("read", report.read());
    figures.put("added", report.added());
    figures.put("changed", report.changed());
    figures.put("unchanged", report.unchanged());
    figures.put("deleted", report.deleted());
    figures.put("rejected", report.rejected());
    figures.put("seconds", took.toMillis() / 1000.0);
    var problems = new java.util.ArrayList<String>();
    report
        .rejections()
        .first()
        .forEach(
            at ->
                problems.add(
                    at.feed()
                        + ":"
                        + at.line()
                        + "  rejected  "
                        + followed(at.problem().field(), "  ")
                        + '"'
                        + at.problem().value()
                        + "\"  "
                        + at.problem().reason()
                        + ". "
                        + at.problem().remedy()));
    report
        .rejections()
        .causes()
        .forEach(
            cause ->
                problems.add(
                    "rejected "
                        + cause.count()
                        + " rows: "
                        + followed(cause.field(), ": ")
                        + cause.reason()));
    report
        .notes()
        .causes()
        .forEach(
            cause ->
                problems.add(
                    "not kept in "
                        + cause.count()
                        + " rows: "
                        + followed(cause.field(), ": ")
                        + cause.reason()));
    report.withheld().ifPresent(w -> problems.add("deleted nothing: " + w.reason()));
    if (report.stopped()) {
      problems.add("stopped before the end of the feed");
    }
    boolean clean = report.rejected() == 0 && report.withheld().isEmpty() && !report.stopped();
    return new LoadReport(figures, List.copyOf(problems), clean);
  }

  /** A row that is none has no field that is wrong. */
  private static String followed(String field, String by) {
    return field.isEmpty() ? "" : field + by;
  }
}
