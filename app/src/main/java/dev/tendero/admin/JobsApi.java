package dev.tendero.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.answer.Invalid;
import dev.tendero.security.Roles;
import dev.tendero.wiring.Serving;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Loading, watching it, and deciding what it asks. */
@Path("/api/v1/admin/catalogue/jobs")
@RolesAllowed(Roles.CATALOG_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
class JobsApi {
  private static final Logger LOG = Logger.getLogger(JobsApi.class);

  private static final Duration LOOK = Duration.ofMillis(500);

  /** Proxies close what is silent for longer; in looks. */
  private static final long HEARTBEAT = Duration.ofSeconds(15).toMillis() / LOOK.toMillis();

  /** Then the reader comes again and has to show that it still may. */
  private static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

  private static final int MOST_LISTED = 200;
  private static final long LOOKS = LONGEST_STREAM.toMillis() / LOOK.toMillis();
  private static final String PAGE = "50";

  private final Jobs jobs;
  private final Uploads uploads;
  private final Surveys surveys;
  private final Worker worker;
  private final Serving serving;
  private final SecurityIdentity identity;

  JobsApi(
      Jobs jobs,
      Uploads uploads,
      Surveys surveys,
      Worker worker,
      Serving serving,
      SecurityIdentity identity) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.surveys = surveys;
    this.worker = worker;
    this.serving = serving;
    this.identity = identity;
  }

  record NewDocument(
      @Nullable String id,
      @Nullable String type,
      @Nullable String title,
      @Nullable String language,
      @Nullable List<@Nullable String> productIds) {}

  /**
   * @param kind "feed" or "document"
   */
  record NewJob(
      @Nullable String kind,
      @Nullable String upload,
      @Nullable JsonNode mapping,
      boolean full,
      @Nullable NewDocument document) {}

  record Again(@Nullable JsonNode mapping) {}

  record Answer(@Nullable Boolean yes) {}

  record Listed(List<Job> jobs, Optional<Long> next) {}

  @POST
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Nullable NewJob body) {
    NewJob order = Wanted.present("body", body);
    Upload upload =
        uploads
            .find(Wanted.text("upload", order.upload()))
            .orElseThrow(() -> new Invalid("upload_unknown", "upload", "There is no such upload."));
    Job job =
        switch (Wanted.text("kind", order.kind())) {
          case "feed" -> feed(upload, order);
          case "document" -> document(upload, Wanted.present("document", order.document()));
          default -> throw new Invalid("kind_unknown", "kind", "A job's kind is feed or document.");
        };
    worker.wake();
    return Response.status(Response.Status.CREATED).entity(job).build();
  }

  private Job feed(Upload upload, NewJob order) {
    Optional<JsonNode> mapping = mapping(order.mapping());
    surveys.require(upload, mapping);
    return jobs.create(
        Job.Kind.FEED,
        upload.name(),
        Optional.of(upload.id()),
        new Job.Feed(mapping, order.full(), List.of(), Optional.empty()),
        who());
  }

  private Job document(Upload upload, NewDocument order) {
    List<@Nullable String> products = order.productIds() == null ? List.of() : order.productIds();
    var paper =
        Papers.checked(
            Wanted.text("document.id", order.id()),
            Wanted.text("document.type", order.type()),
            Wanted.atMost("document.title", 500, Wanted.present("document.title", order.title())),
            Wanted.text("document.language", order.language()),
            products.stream().map(id -> Wanted.text("document.productIds", id)).toList());
    return jobs.create(Job.Kind.DOCUMENT, upload.name(), Optional.of(upload.id()), paper, who());
  }

  @GET
  @RunOnVirtualThread
  public Listed list(
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @DefaultValue(PAGE) int limit) {
    int size = Math.clamp(limit, 1, MOST_LISTED);
    List<Job> found = jobs.list(Optional.ofNullable(before), size + 1);
    boolean more = found.size() > size;
    List<Job> shown = more ? found.subList(0, size) : found;
    return new Listed(shown, more ? Optional.of(shown.getLast().number()) : Optional.empty());
  }

  @GET
  @Path("/{id}")
  @RunOnVirtualThread
  public Job find(@PathParam("id") String id) {
    return required(id);
  }

  @POST
  @Path("/{id}/cancel")
  @RunOnVirtualThread
  public Job cancel(@PathParam("id") String id) {
    required(id);
    Job job = jobs.cancel(id);
    worker.wake();
    return job;
  }

  /** The rejected rows of a job once more, of the file as it was uploaded. */
  @POST
  @Path("/{id}/retry")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  public Response retry(@PathParam("id") String id, @Nullable Again body) {
    Job job = required(id);
    Upload upload =
        job.upload()
            .flatMap(uploads::find)
            .filter(u -> job.kind() == Job.Kind.FEED && job.state().isLast())
            .orElseThrow(
                () ->
                    new Conflict(
                        "job_not_repeatable",
                        "Only a feed that has ended and whose file is kept can be repeated."));
    List<Long> rows = jobs.rejectedRows(id);
    if (rows.isEmpty()) {
      throw new Conflict("job_without_errors", "No rows of this job were rejected.");
    }
    if (rows.size() >= Jobs.MOST_ERRORS && job.progress().counts().rejected() > rows.size()) {
      throw new Conflict(
          "job_too_many_errors",
          "More rows were rejected than are kept; mend the file and load it whole.");
    }
    var before = jobs.task(job, Job.Feed.class);
    Optional<JsonNode> mapping =
        Optional.ofNullable(body).flatMap(again -> mapping(again.mapping())).or(before::mapping);
    surveys.require(upload, mapping);
    Job again =
        jobs.create(
            Job.Kind.FEED,
            job.name(),
            job.upload(),
            new Job.Feed(mapping, false, rows, Optional.of(id)),
            who());
    worker.wake();
    return Response.status(Response.Status.CREATED).entity(again).build();
  }

  /** Yes or no to what a job asks. */
  @POST
  @Path("/{id}/answer")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  public Job answer(@PathParam("id") String id, @Nullable Answer body) {
    boolean yes = Wanted.present("yes", Wanted.present("body", body).yes());
    required(id);
    Job job = jobs.answer(id, yes);
    worker.wake();
    return job;
  }

  @GET
  @Path("/{id}/errors")
  @RunOnVirtualThread
  public List<RowError.Cause> errors(@PathParam("id") String id) {
    return jobs.causes(required(id).id());
  }

  @GET
  @Path("/{id}/errors.csv")
  @Blocking
  @Produces("text/csv; charset=utf-8")
  public Response table(@PathParam("id") String id) {
    Job job = required(id);
    StreamingOutput out = to -> Spreadsheet.write(to, sink -> jobs.eachError(id, sink));
    return Response.ok(out)
        .header("Content-Disposition", "attachment; filename=\"errors-" + job.number() + ".csv\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  /**
   * The job as it changes: each event is the whole of it, its id the revision. What a reader missed
   * it need not see; after the last event the stream ends.
   */
  @GET
  @Path("/{id}/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @ResponseHeader(name = "Cache-Control", value = "no-store, no-transform")
  @ResponseHeader(name = "X-Accel-Buffering", value = "no")
  public Multi<OutboundSseEvent> events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @DefaultValue("0") long lastId,
      @Context Sse sse) {
    required(id);
    return Multi.createFrom()
        .emitter(
            emitter ->
                Thread.ofVirtual()
                    .name("job-events")
                    .start(() -> follow(id, lastId, sse, emitter)));
  }

  private void follow(
      String id, long lastId, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
    try {
      long seen = lastId;
      for (long looks = 1; !emitter.isCancelled() && looks <= LOOKS && serving.now(); looks++) {
        Optional<Job> job = jobs.find(id);
        if (job.isPresent() && job.get().revision() > seen) {
          emitter.emit(event(sse, job.get()));
          seen = job.get().revision();
        }
        if (job.isEmpty() || job.get().state().isLast()) {
          break;
        }
        if (looks % HEARTBEAT == 0) {
          emitter.emit(sse.newEventBuilder().comment("").build());
        }
        Thread.sleep(LOOK);
      }
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException e) {
      LOG.warn("job.events", e); // the reader comes back and goes on behind what it has
      emitter.complete();
    }
  }

  private OutboundSseEvent event(Sse sse, Job job) {
    String name =
        switch (job.state()) {
          case QUEUED, RUNNING, WAITING -> "job";
          case DONE -> "done";
          case FAILED -> "error";
          case CANCELLED -> "cancelled";
        };
    return sse.newEventBuilder()
        .id(Long.toString(job.revision()))
        .name(name)
        .data(jobs.written(job))
        .build();
  }

  /** A job of nobody, and what is no id. */
  private Job required(String id) {
    return jobs.find(id).orElseThrow(NotFoundException::new);
  }

  /** A built-in mapping's name, a whole mapping, or none. */
  private static Optional<JsonNode> mapping(@Nullable JsonNode given) {
    return Optional.ofNullable(given).filter(m -> !m.isNull());
  }

  private String who() {
    return identity.getPrincipal().getName();
  }
}
