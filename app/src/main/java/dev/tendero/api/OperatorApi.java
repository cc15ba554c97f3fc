package dev.tendero.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.app.catalog.Loading;
import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Checkpoint;
import dev.tendero.conversation.AskResult;
import dev.tendero.conversation.Turns;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.security.Accounts;
import dev.tendero.security.Roles;
import dev.tendero.text.Language;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/**
 * What the home's owner does through a running server: the other end of {@code ./tendero ask,
 * ingest, audit export, accounts}.
 */
@Path("/api/v1/operator")
@RolesAllowed(Roles.HOME_OWNER)
@Consumes(MediaType.APPLICATION_JSON)
class OperatorApi {
  private static final Logger LOG = Logger.getLogger(OperatorApi.class);

  private final Turns turns;
  private final Loading loading;
  private final AuditLog log;
  private final Accounts accounts;
  private final ObjectMapper json;

  OperatorApi(Turns turns, Loading loading, AuditLog log, Accounts accounts, ObjectMapper json) {
    this.turns = turns;
    this.loading = loading;
    this.log = log;
    this.accounts = accounts;
    this.json = json;
  }

  record AskOrder(
      @Nullable String question, @Nullable String conversation, @Nullable String lang) {}

  /**
   * @param name of the feed, where it is not the file's: what came by standard input lies in a file
   */
  record FeedFile(@Nullable String path, @Nullable String name) {}

  record LoadOrder(
      @Nullable List<@Nullable FeedFile> files,
      @Nullable String mapping,
      boolean full,
      boolean yes) {}

  record ExportOrder(@Nullable String file) {}

  /**
   * @param key the fingerprint
   */
  record Exported(long size, String root, String key) {}

  @POST
  @Path("/ask")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> ask(@Nullable AskOrder body) {
    AskOrder order = Require.present("body", body);
    var ask =
        new Turns.Ask(
            Require.text("question", order.question()),
            "es".equals(order.lang()) ? Language.SPANISH : Language.ENGLISH,
            Optional.ofNullable(order.conversation()),
            Optional.empty());
    return AskResult.of(turns.ask(Turns.OPERATOR, ask), json);
  }

  /**
   * One JSON object a line: {@code progress} while it runs, then {@code report}, or {@code invalid}
   * or {@code unavailable}.
   */
  @POST
  @Path("/ingest")
  @Blocking
  @Produces("application/x-ndjson")
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<Map<String, Object>> ingest(@Nullable LoadOrder body) {
    LoadOrder order = Require.present("body", body);
    var load =
        new Loading.Order(
            Require.present("files", order.files()).stream().map(OperatorApi::feed).toList(),
            Optional.ofNullable(order.mapping()),
            order.full(),
            order.yes());
    return Multi.createFrom()
        .emitter(
            emitter ->
                Thread.ofVirtual()
                    .name("ingest")
                    .start(
                        () -> {
                          try {
                            var report =
                                loading.run(load, text -> emitter.emit(Map.of("progress", text)));
                            emitter.emit(Map.of("report", report));
                          } catch (Invalid e) {
                            emitter.emit(Map.of("invalid", String.valueOf(e.getMessage())));
                          } catch (Unavailable e) {
                            LOG.warnf("ingest.unavailable cause=%s", e.getCause());
                            emitter.emit(Map.of("unavailable", e.dependency()));
                          } catch (RuntimeException e) {
                            LOG.errorf(e, "ingest.failed");
                            emitter.emit(
                                Map.of("unavailable", "the server's log says why: ingest"));
                          }
                          emitter.complete();
                        }));
  }

  /**
   * Writes where the operator could write as well: server and command are of one user on one
   * machine.
   */
  @POST
  @Path("/export")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  public Exported export(@Nullable ExportOrder body) {
    ExportOrder order = Require.present("body", body);
    var file = absolute(Require.text("file", order.file()));
    Checkpoint head = log.export(file);
    return new Exported(head.size(), head.root().toString(), log.key().fingerprint());
  }

  record AccountOrder(@Nullable String name, @Nullable List<String> roles) {}

  @POST
  @Path("/accounts")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  public List<Accounts.Told> accounts() {
    return accounts.list();
  }

  @POST
  @Path("/accounts/add")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  public Accounts.Made addAccount(@Nullable AccountOrder body) {
    AccountOrder order = Require.present("body", body);
    return accounts.add(
        Require.text("name", order.name()), Require.present("roles", order.roles()));
  }

  @POST
  @Path("/accounts/reset")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  public Accounts.Made resetAccount(@Nullable AccountOrder body) {
    return accounts.reset(Require.text("name", Require.present("body", body).name()));
  }

  @POST
  @Path("/accounts/remove")
  @RunOnVirtualThread
  public void removeAccount(@Nullable AccountOrder body) {
    accounts.remove(Require.text("name", Require.present("body", body).name()));
  }

  private static Feed feed(@Nullable FeedFile named) {
    FeedFile file = Require.present("files", named);
    Feed feed = Loading.file(absolute(Require.text("path", file.path())));
    return file.name() == null ? feed : feed.named(file.name());
  }

  /** Where the server was started says nothing to who calls it. */
  private static java.nio.file.Path absolute(String text) {
    try {
      var file = java.nio.file.Path.of(text);
      if (file.isAbsolute()) {
        return file;
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw new Invalid("file_relative", "file", "\"" + text + "\" is not an absolute path.");
  }
}
