package dev.tendero.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The jobs as the database keeps them. Whoever works on one holds a {@link Claim} for a while; a
 * claim that was overtaken can write nothing any more. Thread-safe.
 */
public final class Jobs {
  /** A process that was killed is waited for no longer than this, where its home starts no more. */
  static final Duration LEASE = Duration.ofSeconds(15);

  /** Rows with errors that a job keeps; its counts go on. More than a person ever reads. */
  static final int MOST_ERRORS = 100_000;

  /** Each may quote a row of 1 MB. */
  private static final int ERRORS_AT_ONCE = 50;

  /** What a page shows, and one more that tells whether there are more. */
  private static final int LONGEST_LIST = 201;

  private static final int LONGEST_CAUSES = 500;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** Two servers must not both find that nobody loads. */
  private static final long CLAIM_LOCK = 0x7e4de40d;

  private static final String COLUMNS =
      "id, number, kind, name, upload, task, state, progress, position, result, answer, cancelling,"
          + " attempt, revision, who, created_at, started_at, finished_at";

  private final Database database;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final String home;

  /**
   * @param home whose uploads the jobs are about
   */
  public Jobs(DataSource database, ObjectMapper json, Clock clock, String home) {
    this.database = new Database(database);
    this.json = json;
    this.clock = clock;
    this.home = home;
  }

  /**
   * The right to work on a job until somebody else gets it.
   *
   * @param position where an earlier attempt came to
   * @param answer to the job's question, when it has asked one
   * @param tries this attempt and those before it that broke off and came no further
   */
  public record Claim(Job job, Optional<String> position, Optional<Boolean> answer, int tries) {}

  /** Somebody else works on the job now, or nobody is to. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(Claim claim) {
      super("job " + claim.job().id() + ", attempt " + claim.job().attempt());
    }
  }

  /** A job that waits for its turn. */
  public Job create(Job.Kind kind, String name, Optional<String> upload, Object task, String who) {
    return database.transaction(
        connection -> create(connection, fresh(), kind, name, upload, task, who, Job.State.QUEUED));
  }

  /** A job that is done with the caller's transaction. */
  Job done(Connection connection, String id, Job.Kind kind, String name, Object task, String who)
      throws SQLException {
    return create(connection, id, kind, name, Optional.empty(), task, who, Job.State.DONE);
  }

  private Job create(
      Connection connection,
      String id,
      Job.Kind kind,
      String name,
      Optional<String> upload,
      Object task,
      String who,
      Job.State state)
      throws SQLException {
    Instant now = clock.instant();
    Optional<Instant> ended = state.isLast() ? Optional.of(now) : Optional.empty();
    return Database.list(
            connection,
            "insert into job (id, kind, name, upload, home, task, state, who, created_at,"
                + " started_at, finished_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning "
                + COLUMNS,
            this::job,
            id,
            kind,
            name,
            upload,
            home,
            written(task),
            state,
            who,
            now,
            ended,
            ended)
        .getFirst();
  }

  public Optional<Job> find(String id) {
    return ID.matcher(id).matches()
        ? database.first("select " + COLUMNS + " from job where id = ?", this::job, id)
        : Optional.empty();
  }

  /**
   * Newest first.
   *
   * @param before a job's number
   */
  public List<Job> list(Optional<Long> before, int limit) {
    return database.list(
        "select " + COLUMNS + " from job where number < ? order by number desc limit ?",
        this::job,
        before.orElse(Long.MAX_VALUE),
        Math.clamp(limit, 1, LONGEST_LIST));
  }

  /**
   * Jobs of this home that a killed process held: it had the home to itself, so nobody has them.
   */
  int freeOrphans() {
    return database.write(
        "update job set lease_until = now() - interval '1 second' where state = 'running' and home = ?",
        home);
  }

  /** The next job of one of {@code kinds}, unless one of them is being worked on anywhere. */
  Optional<Claim> claim(Set<Job.Kind> kinds) {
    String[] words =
        kinds.stream().map(k -> k.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    return database.transaction(
        connection -> {
          Database.list(connection, "select pg_advisory_xact_lock(?)", row -> true, CLAIM_LOCK);
          List<Claim> claimed =
              Database.list(
                  connection,
                  """
                  update job set state = 'running', attempt = attempt + 1, tries = tries + 1,
                    revision = revision + 1, lease_until = now() + make_interval(secs => ?),
                    started_at = coalesce(started_at, ?)
                  where id = (
                    select id from job
                    where kind = any (?) and home = ?
                      and (state = 'queued' or state = 'running' and lease_until < now())
                      and not exists (
                        select 1 from job other
                        where other.kind = any (?) and other.state = 'running'
                          and other.lease_until >= now())
                    order by number limit 1 for update skip locked)
                  returning tries,\s"""
                      + COLUMNS,
                  row ->
                      new Claim(
                          job(row),
                          Optional.ofNullable(row.getString("position")),
                          Optional.ofNullable(row.getObject("answer", Boolean.class)),
                          row.getInt("tries")),
                  (double) LEASE.toSeconds(),
                  clock.instant(),
                  words,
                  home,
                  words);
          return claimed.stream().findFirst();
        });
  }

  /**
   * Keeps a claim alive.
   *
   * @return whether the job is to be cancelled
   * @throws Overtaken when it is somebody else's
   */
  boolean renew(Claim claim) {
    return database.transaction(connection -> renew(connection, claim));
  }

  /** Within the caller's transaction, which must not go through for an overtaken claim. */
  boolean renew(Connection connection, Claim claim) throws SQLException {
    return Database.list(
            connection,
            """
            update job set lease_until = now() + make_interval(secs => ?)
            where id = ? and attempt = ? and state = 'running' returning cancelling
            """,
            row -> row.getBoolean(1),
            (double) LEASE.toSeconds(),
            claim.job().id(),
            claim.job().attempt())
        .stream()
        .findFirst()
        .orElseThrow(() -> new Overtaken(claim));
  }

  /** Notes how far a job is, the errors up to there, and where the next attempt would go on. */
  void progress(
      Claim claim, Job.Progress progress, Optional<String> position, List<RowError> errors) {
    database.transaction(
        connection -> {
          keep(connection, claim.job().id(), errors);
          return settled(
              connection,
              claim,
              "progress = ?, position = coalesce(?, position),"
                  + " tries = case when ? then 0 else tries end",
              written(progress),
              position,
              position.isPresent());
        });
  }

  /** Stops for an answer. */
  void ask(Claim claim, Job.Progress progress, Job.Result result) {
    database.transaction(
        connection ->
            settled(
                connection,
                claim,
                "state = 'waiting', tries = 0, progress = ?, result = ?",
                written(progress),
                written(result)));
  }

  /** Gives the job back in good order, to be gone on with from its position. */
  void release(Claim claim) {
    database.transaction(
        connection ->
            settled(connection, claim, "state = 'queued', tries = greatest(0, tries - 1)"));
  }

  /** Gives the job back after trouble, which counts as a try. */
  void giveBack(Claim claim) {
    database.transaction(connection -> settled(connection, claim, "state = 'queued'"));
  }

  void finish(Claim claim, Job.State state, Job.Progress progress, Job.Result result) {
    database.transaction(
        connection ->
            settled(
                connection,
                claim,
                "state = ?, progress = ?, result = ?, finished_at = ?",
                state,
                written(progress),
                written(result),
                clock.instant()));
  }

  /** Notes the receipts of a job that was done in one go. */
  Job receipts(Job job, List<String> auditIds) {
    return database
        .first(
            "update job set result = ?, revision = revision + 1 where id = ? returning " + COLUMNS,
            this::job,
            written(job.result().receipts(auditIds)),
            job.id())
        .orElseThrow();
  }

  private int settled(Connection connection, Claim claim, String what, @Nullable Object... values)
      throws SQLException {
    var all = Arrays.copyOf(values, values.length + 2);
    all[values.length] = claim.job().id();
    all[values.length + 1] = claim.job().attempt();
    int rows =
        Database.write(
            connection,
            "update job set revision = revision + 1, "
                + what
                + " where id = ? and attempt = ? and state = 'running'",
            all);
    if (rows == 0) {
      throw new Overtaken(claim);
    }
    return rows;
  }

  /**
   * The answer to a job's question, once.
   *
   * @throws Conflict when it does not ask any more
   */
  public Job answer(String id, boolean yes) {
    Instant now = clock.instant();
    Optional<Job> answered =
        yes
            ? database.first(
                "update job set answer = true, state = 'queued', revision = revision + 1"
                    + " where id = ? and state = 'waiting' returning "
                    + COLUMNS,
                this::job,
                id)
            : database.first(
                "update job set answer = false, state = 'done', finished_at = ?,"
                    + " revision = revision + 1 where id = ? and state = 'waiting' returning "
                    + COLUMNS,
                this::job,
                now,
                id);
    return answered.orElseThrow(
        () -> new Conflict("job_not_asking", "This job asks nothing, or not any more."));
  }

  /**
   * Ends a job that waits, and asks one that runs to stop at its next chunk.
   *
   * @throws Conflict when it has ended
   */
  public Job cancel(String id) {
    return database
        .first(
            """
            update job set revision = revision + 1,
              cancelling = state = 'running',
              state = case state when 'running' then state else 'cancelled' end,
              finished_at = case state when 'running' then null else ?::timestamptz end
            where id = ? and state in ('queued', 'running', 'waiting') returning\s"""
                + COLUMNS,
            this::job,
            clock.instant(),
            id)
        .orElseThrow(() -> new Conflict("job_ended", "This job has ended."));
  }

  private void keep(Connection connection, String job, List<RowError> errors) throws SQLException {
    if (errors.isEmpty()) {
      return;
    }
    // A row that was read before a kill comes again: it is the same row.
    try (var insert =
        connection.prepareStatement(
            """
            insert into job_error (job, row, n, item, field, cause, value, reason, remedy, raw)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)) {
      for (RowError error : errors) {
        insert.setString(1, job);
        insert.setLong(2, error.row());
        insert.setInt(3, error.n());
        insert.setString(4, error.item().map(Jobs::storable).orElse(null));
        insert.setString(5, storable(error.field()));
        insert.setString(6, storable(error.cause()));
        insert.setString(7, storable(error.value()));
        insert.setString(8, storable(error.reason()));
        insert.setString(9, storable(error.remedy()));
        insert.setString(10, storable(error.raw()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** JSON knows a NUL, text of the database does not. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  long errorsKept(String job) {
    return database
        .first(
            "select count(distinct row) from job_error where job = ?", row -> row.getLong(1), job)
        .orElse(0L);
  }

  /** What is wrong, by cause, most frequent first. */
  public List<RowError.Cause> causes(String job) {
    return database.list(
        """
        select e.*, grouped.count from (
          select cause, reason, remedy, count(*) as count, min(row) as row
          from job_error where job = ? group by cause, reason, remedy) grouped
        join lateral (
          select * from job_error
          where job = ? and row = grouped.row and cause = grouped.cause
            and reason = grouped.reason and remedy = grouped.remedy
          order by n limit 1) e on true
        order by grouped.count desc, e.row limit ?
        """,
        row -> {
          RowError first = error(row);
          return new RowError.Cause(
              first.cause(), first.reason(), first.remedy(), row.getLong("count"), first);
        },
        job,
        job,
        LONGEST_CAUSES);
  }

  /**
   * Every kept error, in the feed's order, without holding them all in memory. No connection is
   * held while {@code sink} works, which may take as long as it likes.
   */
  public void eachError(String job, Consumer<RowError> sink) {
    long row = Long.MIN_VALUE;
    int n = Integer.MIN_VALUE;
    List<RowError> page;
    do {
      page =
          database.list(
              "select * from job_error where job = ? and (row, n) > (?, ?) order by row, n limit ?",
              Jobs::error,
              job,
              row,
              n,
              ERRORS_AT_ONCE);
      page.forEach(sink);
      if (!page.isEmpty()) {
        row = page.getLast().row();
        n = page.getLast().n();
      }
    } while (page.size() == ERRORS_AT_ONCE);
  }

  /** The rows that a job rejected, as far as they are kept. */
  List<Long> rejectedRows(String job) {
    return database.list(
        "select distinct row from job_error where job = ? order by row",
        row -> row.getLong(1),
        job);
  }

  /** Forgets what ended before {@code limit}, and what was deleted before it. */
  int clean(Instant limit) {
    database.write(
        "delete from removed using change where change.seq = removed.seq and change.at < ?", limit);
    return database.write("delete from job where home = ? and finished_at < ?", home, limit);
  }

  /**
   * A job's order.
   *
   * @throws Invalid for one that does not read as {@code type}
   */
  <T> T task(Job job, Class<T> type) {
    try {
      return json.treeToValue(job.task(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("job " + job.id() + " has no readable task", e);
    }
  }

  private Job job(ResultSet row) throws SQLException {
    return new Job(
        row.getString("id"),
        row.getLong("number"),
        Job.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("name"),
        Optional.ofNullable(row.getString("upload")),
        read(row.getString("task"), JsonNode.class),
        Job.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("progress").equals("{}")
            ? Job.Progress.NONE
            : read(row.getString("progress"), Job.Progress.class),
        row.getString("result").equals("{}")
            ? Job.Result.NONE
            : read(row.getString("result"), Job.Result.class),
        row.getBoolean("cancelling"),
        row.getInt("attempt"),
        row.getLong("revision"),
        row.getString("who"),
        Database.instant(row, "created_at"),
        Database.maybeInstant(row, "started_at"),
        Database.maybeInstant(row, "finished_at"));
  }

  private static RowError error(ResultSet row) throws SQLException {
    return new RowError(
        row.getLong("row"),
        row.getInt("n"),
        Optional.ofNullable(row.getString("item")),
        row.getString("field"),
        row.getString("cause"),
        row.getString("value"),
        row.getString("reason"),
        row.getString("remedy"),
        row.getString("raw"));
  }

  <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job's row does not read", e);
    }
  }

  JsonNode tree(Object value) {
    return json.valueToTree(value);
  }

  String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An id that nobody guesses. */
  String fresh() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
