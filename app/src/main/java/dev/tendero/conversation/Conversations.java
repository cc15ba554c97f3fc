package dev.tendero.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Event;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kept conversations. Everything is asked for in the name of a subject, and only that subject's
 * is found.
 */
public final class Conversations {
  private static final TypeReference<List<Released>> EVENTS = new TypeReference<>() {};

  /** More are asked for by the time of the last one. */
  public static final int LISTED = 100;

  /** Characters of a title. */
  public static final int TITLE = 80;

  private final ObjectMapper json;

  public Conversations(ObjectMapper json) {
    this.json = json;
  }

  /**
   * One turn as its owner gets it back; replaying the events redraws the answer.
   *
   * @param feedback what its owner thought of it; null, on the wire too, while nothing was said
   */
  public record Replay(
      String turnId,
      String question,
      String state,
      List<Released> events,
      @Nullable Verdict feedback) {}

  /**
   * @param reason in the owner's words, or empty
   */
  public record Verdict(boolean helpful, String reason) {}

  public record Summary(String id, String title, Instant updatedAt) {}

  /**
   * How much there is.
   *
   * @param since when the first question was asked; null where there is none
   */
  public record Extent(
      long conversations, long questions, long feedback, @Nullable Instant since) {}

  /**
   * Gives the turn its position and keeps it; false when its conversation is gone. {@code fresh}
   * makes it. The conversation's row is locked first, so turns asked at once stand one after the
   * other.
   */
  boolean begin(KeptTurn turn, String subject, boolean fresh) {
    return transaction(
        () -> {
          if (fresh) {
            order(subject);
            var conversation = new Conversation();
            conversation.id = turn.conversationId;
            conversation.subject = adopter(subject).orElse(subject);
            conversation.title = title(turn.question);
            conversation.updatedAt = turn.askedAt;
            conversation.persist();
            Panache.flush();
          } else if (Conversation.update(
                  "updatedAt = ?1 where id = ?2", turn.askedAt, turn.conversationId)
              == 0) {
            return false;
          } else {
            turn.position = (int) KeptTurn.count("conversationId", turn.conversationId);
          }
          turn.persist();
          return true;
        });
  }

  void end(String turnId, String state, List<Released> events, List<String> shown) {
    String written = write(events);
    transaction(
        () ->
            KeptTurn.update(
                "state = ?1, events = ?2, shown = ?3 where id = ?4",
                state,
                written,
                String.join("\n", shown),
                turnId));
  }

  /** Whose this subject's conversations are by now. */
  private static Optional<String> adopter(String subject) {
    return Panache.getEntityManager()
        .createNativeQuery("select by_subject from adoption where subject = ?1", String.class)
        .setParameter(1, subject)
        .getResultStream()
        .map(String::valueOf)
        .findFirst();
  }

  /** What begins, adopts and deletes for one subject comes one after the other. */
  private static void order(String subject) {
    Panache.getEntityManager()
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) as held",
            Integer.class)
        .setParameter(1, subject)
        .getSingleResult();
  }

  /** The conversations of {@code from} become those of {@code to}. */
  void adopt(String from, String to) {
    transaction(
        () -> {
          order(from);
          Panache.getEntityManager()
              .createNativeQuery(
                  """
                  insert into adoption (subject, by_subject, at) values (?1, ?2, now())
                  on conflict (subject) do nothing
                  """)
              .setParameter(1, from)
              .setParameter(2, to)
              .executeUpdate();
          return Conversation.update("subject = ?1 where subject = ?2", to, from);
        });
  }

  /** Under which subjects the log may have what is now this one's: its own, and those adopted. */
  public List<String> loggedAs(String subject) {
    var subjects = new ArrayList<String>(List.of(subject));
    transaction(
        () ->
            subjects.addAll(
                Panache.getEntityManager()
                    .createNativeQuery(
                        "select subject from adoption where by_subject = ?1", String.class)
                    .setParameter(1, subject)
                    .getResultList()));
    return List.copyOf(subjects);
  }

  /** Turns that a crash left behind are over. */
  public int endOrphans() {
    return transaction(
        () -> KeptTurn.update("state = ?1 where state = ?2", KeptTurn.FAILED, KeptTurn.RUNNING));
  }

  boolean owns(String subject, String conversationId) {
    return transaction(
        () -> Conversation.count("id = ?1 and subject = ?2", conversationId, subject) > 0);
  }

  Optional<KeptTurn> byRequestKey(String key) {
    return transaction(() -> KeptTurn.<KeptTurn>find("requestKey", key).firstResultOptional());
  }

  private List<KeptTurn> turns(String conversationId) {
    return transaction(
        () -> KeptTurn.<KeptTurn>list("conversationId = ?1 order by position", conversationId));
  }

  /** Oldest first. */
  List<KeptTurn> lastTurns(String conversationId, int most) {
    return transaction(
            () ->
                KeptTurn.<KeptTurn>find(
                        "conversationId = ?1 order by position desc", conversationId)
                    .page(0, most)
                    .list())
        .reversed();
  }

  /** The events of a turn that is over, those after {@code lastId}; the last of them ends it. */
  public Optional<List<Released>> eventsAfter(String subject, String turnId, int lastId) {
    return turn(subject, turnId)
        .map(turn -> ended(events(turn), lastId).stream().filter(e -> e.id() > lastId).toList());
  }

  Optional<KeptTurn> turn(String subject, String turnId) {
    return transaction(
        () ->
            KeptTurn.<KeptTurn>find(
                    "from KeptTurn t where t.id = ?1 and t.conversationId in"
                        + " (select c.id from Conversation c where c.subject = ?2)",
                    turnId,
                    subject)
                .firstResultOptional());
  }

  List<Released> events(KeptTurn turn) {
    return read(turn.events);
  }

  private List<Released> replayed(KeptTurn turn) {
    List<Released> events = events(turn);
    return turn.state.equals(KeptTurn.RUNNING) ? events : ended(events, 0);
  }

  /**
   * What a process told before it died in the middle of a turn died with it: all that can be said
   * is that it is over and may be asked again, under an id that is new to the reader.
   *
   * @param lastId of the reader
   */
  private List<Released> ended(List<Released> events, int lastId) {
    if (!events.isEmpty() && LiveTurn.isLast(events.getLast())) {
      return events;
    }
    var interrupted = new Event.Failed(Event.Failed.Code.INTERRUPTED, true);
    var all = new ArrayList<>(events);
    all.add(
        new Released(Math.max(events.size(), lastId) + 1, interrupted.event(), write(interrupted)));
    return List.copyOf(all);
  }

  /**
   * Latest first, at most {@link #LISTED}.
   *
   * @param search what the title or one of the questions has, in upper or lower case; empty for all
   * @param before only those whose last question was asked earlier
   */
  public List<Summary> list(String subject, String search, Instant before) {
    String like = "%" + search.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    return transaction(
        () ->
            Conversation.<Conversation>find(
                    "from Conversation c where c.subject = ?1 and c.updatedAt < ?2"
                        + " and (lower(c.title) like ?3 escape '!' or exists (select 1 from KeptTurn"
                        + " t where t.conversationId = c.id and lower(t.question) like ?3 escape"
                        + " '!')) order by c.updatedAt desc",
                    subject,
                    before,
                    like)
                .page(0, LISTED)
                .stream()
                .map(c -> new Summary(c.id, c.title, c.updatedAt))
                .toList());
  }

  /** Latest first; all of them. */
  List<Summary> all(String subject) {
    return transaction(
        () ->
            Conversation.<Conversation>find("subject = ?1 order by updatedAt desc", subject)
                .stream()
                .map(c -> new Summary(c.id, c.title, c.updatedAt))
                .toList());
  }

  /** False when there is none of this id, or it is another subject's. */
  public boolean rename(String subject, String conversationId, String title) {
    return transaction(
        () ->
            Conversation.update(
                    "title = ?1 where id = ?2 and subject = ?3", title, conversationId, subject)
                > 0);
  }

  /** Empty when there is none of this id, or it is another subject's. */
  public Optional<List<Replay>> open(String subject, String conversationId) {
    if (!owns(subject, conversationId)) {
      return Optional.empty();
    }
    Map<String, Verdict> verdicts = verdicts(conversationId);
    return Optional.of(
        turns(conversationId).stream()
            .map(t -> new Replay(t.id, t.question, t.state, replayed(t), verdicts.get(t.id)))
            .toList());
  }

  /** False when there was none. The audit log keeps its entries; they hold no clear text. */
  boolean delete(String subject, String conversationId) {
    return transaction(
        () -> Conversation.delete("id = ?1 and subject = ?2", conversationId, subject) > 0);
  }

  /** Returns what there was. */
  Extent deleteAll(String subject) {
    return transaction(
        () -> {
          order(subject);
          Extent extent = counted(subject);
          Conversation.delete("subject = ?1", subject);
          return extent;
        });
  }

  Extent extent(String subject) {
    return transaction(() -> counted(subject));
  }

  private static Extent counted(String subject) {
    Object[] counts =
        (Object[])
            Panache.getEntityManager()
                .createNativeQuery(
                    """
                    select count(distinct c.id), count(t.id), count(f.turn_id), min(t.asked_at)
                    from conversation c left join turn t on t.conversation_id = c.id
                    left join feedback f on f.turn_id = t.id where c.subject = ?1
                    """,
                    Object[].class)
                .setParameter(1, subject)
                .getSingleResult();
    return new Extent((Long) counts[0], (Long) counts[1], (Long) counts[2], (Instant) counts[3]);
  }

  /**
   * Keeps whether an answer helped; a second verdict replaces the first. A turn that is gone keeps
   * none.
   */
  void feedback(String turnId, boolean helpful, String comment) {
    transaction(
        () ->
            Panache.getEntityManager()
                .createNativeQuery(
                    """
                    insert into feedback (turn_id, helpful, reason, at)
                    select id, ?1, ?2, now() from turn where id = ?3
                    on conflict (turn_id) do update set helpful = excluded.helpful, reason = excluded.reason, at = excluded.at
                    """)
                .setParameter(1, helpful)
                .setParameter(2, comment)
                .setParameter(3, turnId)
                .executeUpdate());
  }

  /** By turn. */
  private static Map<String, Verdict> verdicts(String conversationId) {
    List<Object[]> rows =
        transaction(
            () ->
                Panache.getEntityManager()
                    .createNativeQuery(
                        """
                        select f.turn_id, f.helpful, f.reason from feedback f
                        join turn t on t.id = f.turn_id where t.conversation_id = ?1
                        """,
                        Object[].class)
                    .setParameter(1, conversationId)
                    .getResultList());
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> (String) row[0], row -> new Verdict((Boolean) row[1], (String) row[2])));
  }

  /**
   * These rows are a convenience; the audit log is what must survive a power cut. So no commit here
   * waits for the disk.
   */
  private static <T> T transaction(Supplier<T> work) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Panache.getEntityManager()
                  .createNativeQuery("set local synchronous_commit = off")
                  .executeUpdate();
              return work.get();
            });
  }

  private static String title(String question) {
    String line = question.strip().replaceAll("\\s+", " ");
    if (line.length() <= TITLE) {
      return line;
    }
    int end = TITLE - 1;
    boolean inPair = Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, inPair ? end - 1 : end).strip() + "…";
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Released> read(String events) {
    try {
      return json.readValue(events, EVENTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored events cannot be read", e);
    }
  }
}
