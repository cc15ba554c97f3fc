package dev.tendero.evaluation;

import dev.tendero.answer.Answer;
import dev.tendero.lexicon.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Runs tasks through an assistant and holds its answers against the catalogue. */
public final class AssistantEvaluation {
  private static final Logger LOG = Logger.getLogger(AssistantEvaluation.class);

  private final Asking assistant;
  private final Lexicon lexicon;
  private final Rows rows;

  public AssistantEvaluation(Asking assistant, Rows rows, Lexicon lexicon) {
    this.assistant = assistant;
    this.rows = rows;
    this.lexicon = lexicon;
  }

  /** Puts a task's turns in one conversation of its own and returns the answer to the last. */
  public interface Asking {
    Answer ask(Task task);
  }

  /**
   * One task's end.
   *
   * @param failure empty for solved
   * @param answer for whoever reads the failure; empty where the assistant broke down
   */
  public record Result(Task task, Optional<String> failure, Optional<Answer> answer) {}

  /** Tasks with the results they had and what was counted on the way. */
  public record Report(
      List<Result> results,
      int shown,
      int meeting,
      int cited,
      int contained,
      int spoken,
      List<String> invented) {
    public Report {
      results = List.copyOf(results);
      invented = List.copyOf(invented);
    }

    /** Figures by what they are of: "all", "language en", "group find", "half tune". */
    public Map<String, String> solved() {
      var solved = new LinkedHashMap<String, String>();
      solved.put("all", of(results).toString());
      by(r -> "language " + r.task.language().tag(), solved);
      by(r -> "half " + r.task.half(), solved);
      by(r -> "turns " + (r.task.turns().size() > 1 ? "several" : "one"), solved);
      by(r -> "group " + r.task.group(), solved);
      return solved;
    }

    /** What holds of single products and sentences. */
    public Map<String, String> figures() {
      var figures = new LinkedHashMap<String, String>();
      figures.put(
          "products shown that meet every hard constraint", new Wilson(meeting, shown).toString());
      figures.put(
          "cited texts whose citations contain what they state",
          new Wilson(contained, cited).toString());
      figures.put(
          "texts with an invented name or number", new Wilson(invented.size(), spoken).toString());
      return figures;
    }

    private void by(Function<Result, String> part, Map<String, String> solved) {
      var parts = new TreeMap<String, List<Result>>();
      for (Result result : results) {
        parts.computeIfAbsent(part.apply(result), _ -> new ArrayList<>()).add(result);
      }
      parts.forEach((name, of) -> solved.put(name, of(of).toString()));
    }

    private static Wilson of(List<Result> results) {
      return new Wilson(
          (int) results.stream().filter(r -> r.failure.isEmpty()).count(), results.size());
    }
  }

  /**
   * @param told after each task
   */
  public Report run(List<Task> tasks, Consumer<Result> told) {
    var census = Census.of(rows, tasks, lexicon);
    var check = new Check(rows, lexicon, census);
    var results = new ArrayList<Result>();
    var invented = new ArrayList<String>();
    int shown = 0;
    int meeting = 0;
    int cited = 0;
    int contained = 0;
    int spoken = 0;
    for (Task task : tasks) {
      Optional<Answer> answer = ask(task);
      if (answer.isEmpty()) {
        var broken = new Result(task, Optional.of("the assistant broke down"), answer);
        told.accept(broken);
        results.add(broken);
        continue;
      }
      Check.Verdict verdict = check.of(task, Seen.of(answer.get()));
      var result = new Result(task, faulty(task, census).or(verdict::failure), answer);
      told.accept(result);
      results.add(result);
      verdict.invented().forEach(what -> invented.add(task.id() + ": " + what));
      shown += verdict.shown();
      meeting += verdict.meeting();
      cited += verdict.cited();
      contained += verdict.contained();
      spoken += verdict.spoken();
    }
    return new Report(results, shown, meeting, cited, contained, spoken, invented);
  }

  /** Whatever an assistant's bug throws is a task not solved, and no reason to leave the others. */
  private Optional<Answer> ask(Task task) {
    try {
      return Optional.of(assistant.ask(task));
    } catch (RuntimeException e) {
      LOG.errorf(e, "evaluation.broken task=%s", task.id());
      return Optional.empty();
    }
  }

  /** A task that no answer could solve, or that claims to be impossible and is not. */
  private static Optional<String> faulty(Task task, Census census) {
    if (!task.expect().restricts()) {
      return Optional.empty();
    }
    int meeting = census.meeting(task.id());
    if (task.expect().noProducts()) {
      return meeting == 0
          ? Optional.empty()
          : Optional.of("task at fault: " + meeting + " products meet it");
    }
    return meeting > 0 || task.expect().fact().isPresent()
        ? Optional.empty()
        : Optional.of("task at fault: no product meets it");
  }
}
