package dev.tendero.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Answer;
import dev.tendero.answer.Assistant;
import dev.tendero.answer.Deadline;
import dev.tendero.answer.Event;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Question;
import dev.tendero.answer.Reader;
import dev.tendero.answer.Turn;
import dev.tendero.answer.Unavailable;
import dev.tendero.audit.Payload;
import dev.tendero.text.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Starts turns, each on a virtual thread, and finds them again. Thread-safe. */
public final class Turns {
  private static final Logger LOG = Logger.getLogger(Turns.class);

  /** The subject of questions that the home's owner asks by a command. */
  public static final String OPERATOR = "operator";

  /** More at once would only wait for the processor: say so instead. */
  private static final int AT_ONCE = 64;

  /** What a turn may take from question to record. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Ended turns and threads kept at hand; older ones are read back. */
  private static final int AT_HAND = 500;

  /** Earlier turns a follow-up can refer to. */
  private static final int HISTORY = 8;

  private final Assistant assistant;
  private final Conversations kept;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Map<String, LiveTurn> live = new ConcurrentHashMap<>();
  private final Map<String, LiveTurn> ended = bounded();
  private final Map<String, Talk> threads = bounded();
  private volatile boolean closing;

  public Turns(Assistant assistant, Conversations kept, ObjectMapper json, Clock clock) {
    this.assistant = assistant;
    this.kept = kept;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param conversation empty for a new one
   * @param requestKey the client's Idempotency-Key: the same request sent twice is one turn
   */
  public record Ask(
      String question,
      Language locale,
      Optional<String> conversation,
      Optional<String> requestKey) {}

  public record Started(String turnId, String conversationId) {}

  /** A turn that has run to its end. */
  public record Asked(Started started, Answer answer, List<Released> events) {}

  /** What a conversation has come to. */
  private record Talk(String subject, List<Turn> history) {
    Talk with(Turn turn) {
      var longer = new ArrayList<>(history);
      longer.add(turn);
      int from = Math.max(0, longer.size() - HISTORY);
      return new Talk(subject, List.copyOf(longer.subList(from, longer.size())));
    }
  }

  private record Prepared(Started started, Question question, LiveTurn turn) {}

  /**
   * Starts answering and returns at once.
   *
   * @throws Invalid for a question that is none, a conversation that is not the subject's, a reused
   *     key
   * @throws Unavailable when too many turns are running
   */
  public Started start(String subject, Ask ask) {
    Optional<Started> same = sameRequest(subject, ask);
    if (same.isPresent()) {
      return same.get();
    }
    var prepared = prepare(subject, ask);
    Thread.ofVirtual()
        .name("turn-" + prepared.turn.id())
        .start(() -> run(prepared.question, prepared.turn));
    return prepared.started;
  }

  /** Answers on the caller's thread. */
  public Asked ask(String subject, Ask ask) {
    var prepared = prepare(subject, ask);
    Answer answer = run(prepared.question, prepared.turn);
    return new Asked(prepared.started, answer, prepared.turn.events());
  }

  /** A turn that is running or ended a while ago, if it is the subject's. */
  public Optional<LiveTurn> find(String subject, String turnId) {
    LiveTurn running = live.get(turnId);
    LiveTurn turn = running == null ? ended.get(turnId) : running;
    return Optional.ofNullable(turn).filter(t -> t.belongsTo(subject) && !t.isForgotten());
  }

  /** Deletes a conversation and ends what runs in it; false when the subject has none such. */
  public boolean delete(String subject, String conversation) {
    if (!kept.delete(subject, conversation)) {
      return false;
    }
    threads.remove(conversation);
    forget(turn -> turn.isIn(conversation));
    return true;
  }

  /** Deletes all of a subject's conversations and ends what runs in them. */
  public Conversations.Extent deleteAll(String subject) {
    // Before: one that begins now deletes itself again. And after: one that has just begun.
    forget(turn -> turn.belongsTo(subject));
    Conversations.Extent deleted = kept.deleteAll(subject);
    threads.values().removeIf(talk -> talk.subject.equals(subject));
    forget(turn -> turn.belongsTo(subject));
    return deleted;
  }

  /** After the rows are gone: a turn that is not among these any more cannot begin either. */
  private void forget(Predicate<LiveTurn> which) {
    live.values().stream().filter(which).forEach(LiveTurn::forget);
    ended.values().removeIf(which);
  }

  /** What {@code from} has asked is {@code to}'s from now on, what is being answered included. */
  public void adopt(String from, String to) {
    kept.adopt(from, to);
    live.values().forEach(turn -> turn.adopt(from, to));
    synchronized (ended) {
      ended.values().forEach(turn -> turn.adopt(from, to));
    }
    threads.replaceAll((id, talk) -> talk.subject.equals(from) ? new Talk(to, talk.history) : talk);
  }

  /**
   * Ends what runs with an error that may be retried, and takes no more. Whoever closes a second
   * time waits as long: the log is closed only behind the last turn.
   */
  public synchronized void close() {
    if (closing) {
      return;
    }
    closing = true;
    for (LiveTurn turn : live.values()) {
      turn.deadline().shutDown();
    }
    try {
      // Each turn records what it released before it ends; a recorded stop takes milliseconds.
      if (!places.tryAcquire(AT_ONCE, 5, java.util.concurrent.TimeUnit.SECONDS)) {
        LOG.warnf("turns.unfinished count=%d", AT_ONCE - places.availablePermits());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Prepared prepare(String subject, Ask ask) {
    Question.check(ask.question());
    if (closing || !places.tryAcquire()) {
      throw new Unavailable("assistant", Duration.ofSeconds(1), null);
    }
    try {
      boolean fresh = ask.conversation().isEmpty();
      String conversation = ask.conversation().orElseGet(this::newId);
      var thread = fresh ? new Talk(subject, List.of()) : thread(subject, conversation);
      var row = new KeptTurn();
      row.id = newId();
      row.conversationId = conversation;
      row.question = ask.question();
      row.locale = ask.locale().tag();
      row.requestKey = ask.requestKey().map(key -> scoped(subject, key)).orElse(null);
      row.requestHash = digest(conversationOf(ask) + '\n' + ask.question());
      row.askedAt = clock.instant();
      var turn = new LiveTurn(row.id, subject, conversation, Deadline.in(LONGEST));
      begin(row, turn, subject, fresh);
      if (fresh) {
        threads.put(conversation, thread);
      }
      var question =
          new Question(
              ask.question(),
              ask.locale(),
              subject,
              conversation,
              row.id,
              row.position,
              row.askedAt,
              thread.history);
      return new Prepared(new Started(row.id, conversation), question, turn);
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
  }

  /**
   * It can be found before it is kept: who deletes the conversation finds it in one or the other.
   */
  private void begin(KeptTurn row, LiveTurn turn, String subject, boolean fresh) {
    live.put(row.id, turn);
    try {
      if (!kept.begin(row, subject, fresh)) {
        throw unknownConversation();
      }
      if (turn.isForgotten()) {
        kept.delete(subject, row.conversationId);
        throw unknownConversation();
      }
    } catch (RuntimeException e) {
      live.remove(row.id);
      throw e;
    }
  }

  private static Invalid unknownConversation() {
    return new Invalid(
        "conversation_unknown", "conversationId", "There is no such conversation of yours.");
  }

  private Answer run(Question question, LiveTurn turn) {
    try {
      Answer answer = assistant.answer(question, turn.deadline(), new Wire(turn));
      remember(question, answer);
      kept.end(turn.id(), state(answer), turn.events(), answer.shown());
      return answer;
    } catch (RuntimeException e) {
      LOG.errorf(e, "turn.failed id=%s", turn.id());
      if (!turn.ended()) {
        new Wire(turn).tell(new Event.Failed(Event.Failed.Code.INTERNAL, true));
      }
      return Answer.failed();
    } finally {
      if (!turn.isForgotten()) {
        ended.put(turn.id(), turn);
      }
      live.remove(turn.id());
      places.release();
    }
  }

  private void remember(Question question, Answer answer) {
    answer
        .plan()
        .ifPresent(
            plan ->
                threads.computeIfPresent(
                    question.conversation(),
                    (id, thread) ->
                        thread.with(
                            new Turn(
                                question.text(),
                                plan,
                                answer.shown(),
                                Optional.of(answer.text())))));
  }

  private Optional<Started> sameRequest(String subject, Ask ask) {
    Optional<KeptTurn> earlier =
        ask.requestKey().flatMap(key -> kept.byRequestKey(scoped(subject, key)));
    if (earlier.isEmpty()) {
      return Optional.empty();
    }
    KeptTurn turn = earlier.get();
    if (!digest(conversationOf(ask) + '\n' + ask.question()).equals(turn.requestHash)) {
      throw new Invalid(
          "idempotency_mismatch",
          "Idempotency-Key",
          "This Idempotency-Key was used for another request.");
    }
    return Optional.of(new Started(turn.id, turn.conversationId));
  }

  /**
   * The conversation so far, from memory or from what was kept: the plans of the turns that are
   * remembered are made again, being a function of the questions.
   */
  private Talk thread(String subject, String conversation) {
    Talk known = threads.get(conversation);
    if (known != null && known.subject.equals(subject)) {
      return known;
    }
    // Another server may have let somebody adopt it: the table knows.
    if (!kept.owns(subject, conversation)) {
      throw unknownConversation();
    }
    var thread = new Talk(subject, List.of());
    for (KeptTurn row : kept.lastTurns(conversation, HISTORY)) {
      Optional<Turn> turn =
          assistant.recall(row.question, locale(row.locale), row.shownIds(), thread.history);
      thread = turn.isPresent() ? thread.with(turn.get()) : thread;
    }
    threads.put(conversation, thread);
    return thread;
  }

  private static Language locale(String tag) {
    return tag.equals(Language.SPANISH.tag()) ? Language.SPANISH : Language.ENGLISH;
  }

  private static String state(Answer answer) {
    return switch (answer.outcome()) {
      case CANCELLED -> KeptTurn.CANCELLED;
      case UNAVAILABLE -> KeptTurn.FAILED;
      case GROUNDED,
          EXCERPTS,
          COMPARE,
          CLARIFY,
          NO_MATCH,
          REFUSAL,
          SMALL_TALK,
          OUT_OF_SCOPE,
          HANDOFF ->
          KeptTurn.DONE;
    };
  }

  private static String conversationOf(Ask ask) {
    return ask.conversation().orElse("");
  }

  private static String scoped(String subject, String key) {
    return digest(subject + '\n' + key);
  }

  private static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 128 random bits: nobody guesses another's turn. */
  private String newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Writes events as they go over the wire. */
  private final class Wire implements Reader {
    private final LiveTurn turn;

    Wire(LiveTurn turn) {
      this.turn = turn;
    }

    @Override
    public void tell(Event event) {
      try {
        turn.release(event.event(), json.writeValueAsString(event));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("event " + event.event(), e);
      }
    }

    @Override
    public List<Payload.Event> told() {
      return turn.events().stream().map(e -> new Payload.Event(e.event(), e.data())).toList();
    }
  }

  private static <V> Map<String, V> bounded() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > AT_HAND;
          }
        });
  }
}
