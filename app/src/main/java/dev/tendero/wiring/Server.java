package dev.tendero.wiring;

import dev.tendero.admin.Worker;
import dev.tendero.answer.Unavailable;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.audit.AuditLog;
import dev.tendero.conversation.Conversations;
import dev.tendero.conversation.Turns;
import dev.tendero.demo.DemoShop;
import dev.tendero.home.Home;
import dev.tendero.home.RunFile;
import dev.tendero.security.Accounts;
import dev.tendero.security.OperatorToken;
import dev.tendero.security.RateLimit;
import dev.tendero.security.SignIn;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The life of one server: ready the catalogue, say where it is, follow changes, end in order. */
@Singleton
public final class Server {
  private static final Logger LOG = Logger.getLogger(Server.class);

  /** Within a second every replica sees a change that another made. */
  private static final Duration FOLLOW = Duration.ofMillis(500);

  private static final Duration SWEEP = Duration.ofMinutes(5);

  private final TenderoConfig config;
  private final Serving serving;
  private final CatalogueTables tables;
  private final IndexFollower follower;
  private final DemoShop demoShop;
  private final Conversations conversations;
  private final Turns turns;
  private final AuditLog log;
  private final OperatorToken token;
  private final SignIn signIn;
  private final Accounts accounts;
  private final RateLimit limit;
  private final Worker worker;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("follower").daemon().factory());

  Server(
      TenderoConfig config,
      Serving serving,
      CatalogueTables tables,
      IndexFollower follower,
      DemoShop demoShop,
      Conversations conversations,
      Turns turns,
      AuditLog log,
      OperatorToken token,
      SignIn signIn,
      Accounts accounts,
      RateLimit limit,
      Worker worker) {
    this.config = config;
    this.serving = serving;
    this.tables = tables;
    this.follower = follower;
    this.demoShop = demoShop;
    this.conversations = conversations;
    this.turns = turns;
    this.log = log;
    this.token = token;
    this.signIn = signIn;
    this.accounts = accounts;
    this.limit = limit;
    this.worker = worker;
  }

  /** Serves until the process is told to end. */
  public int serve(Home home, URI address, boolean demo) {
    PrintStream out = System.out;
    signIn.allowOn(address.getHost());
    if (demo && tables.lastChange() == 0) {
      demoShop.load();
    }
    open();
    new RunFile(ProcessHandle.current().pid(), address, token.value()).write(home);
    out.println("Tendero is ready: " + address);
    out.println(
        config.llm().baseUrl().isEmpty()
            ? "Answers are composed from product data. To have a language model write them, start with"
                + " TENDERO_LLM_BASE_URL=http://127.0.0.1:8000/v1 TENDERO_LLM_MODEL=name ./tendero start"
            : "Answers are written by the model \""
                + config.llm().model()
                + "\" at "
                + config.llm().baseUrl().get()
                + ".");
    accountsOnce(out);
    out.println("Ctrl-C stops it.");
    out.flush();
    try {
      Quarkus.waitForExit();
    } finally {
      RunFile.delete(home);
      // Before Quarkus waits for its requests: an open stream is one until its turn ends.
      serving.end();
      turns.close();
      worker.close();
    }
    return 0;
  }

  /** A new home's accounts: their passwords are kept by nobody but who reads them here. */
  private void accountsOnce(PrintStream out) {
    List<Accounts.Made> made = signIn.byAccounts() ? accounts.begin() : List.of();
    if (!made.isEmpty()) {
      out.println(
          "Accounts for /sign-in, told this once (./tendero accounts makes new passwords):");
      for (Accounts.Made account : made) {
        out.printf(
            "  %-12s %s   %s%n",
            account.name(), account.password(), String.join(", ", account.roles()));
      }
    }
  }

  /** Readies a small shop and tells how this process is reached. */
  public RunFile rehearse(URI address) {
    demoShop.loadOneOfEachModel();
    open();
    return new RunFile(ProcessHandle.current().pid(), address, token.value());
  }

  /** Brings the index to the catalogue; what a command needs before it asks. */
  public void ready() {
    int orphans = conversations.endOrphans();
    if (orphans > 0) {
      LOG.infof("turns.orphaned count=%d", orphans);
    }
    follower.catchUp(done -> LOG.infof("index.following changes=%d", done));
  }

  private void open() {
    ready();
    timer.scheduleWithFixedDelay(
        this::follow, FOLLOW.toMillis(), FOLLOW.toMillis(), TimeUnit.MILLISECONDS);
    timer.scheduleWithFixedDelay(
        this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    serving.begin();
    worker.begin();
  }

  private void sweep() {
    try {
      limit.sweep();
    } catch (RuntimeException e) {
      LOG.warnf("limits.not-swept cause=%s", e);
    }
  }

  private void follow() {
    try {
      follower.catchUp();
    } catch (Unavailable e) {
      LOG.warnf("index.behind cause=%s", e.getCause());
    } catch (RuntimeException e) {
      LOG.errorf(e, "index.behind");
    }
  }

  /**
   * Only where there was a server: a check of a damaged log must not open that log on its way out.
   */
  void end(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
    serving.end();
    worker.close();
    timer.shutdownNow();
    turns.close();
    log.close(); // before the pool it writes through
  }
}
