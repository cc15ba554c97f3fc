package dev.tendero.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.admin.FeedRun;
import dev.tendero.admin.Inventory;
import dev.tendero.admin.Jobs;
import dev.tendero.admin.Mappings;
import dev.tendero.admin.PaperRun;
import dev.tendero.admin.PreviewSearch;
import dev.tendero.admin.Surveys;
import dev.tendero.admin.Uploads;
import dev.tendero.admin.Worker;
import dev.tendero.answer.Assistant;
import dev.tendero.answer.Trail;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.app.catalog.Loading;
import dev.tendero.audit.AuditLog;
import dev.tendero.conversation.Conversations;
import dev.tendero.conversation.Feedback;
import dev.tendero.conversation.OwnData;
import dev.tendero.conversation.Turns;
import dev.tendero.demo.DemoShop;
import dev.tendero.endpoint.ChatStream;
import dev.tendero.endpoint.Endpoint;
import dev.tendero.generation.FactsComposer;
import dev.tendero.generation.LlmWriter;
import dev.tendero.generation.Writer;
import dev.tendero.guardrails.Policy;
import dev.tendero.guardrails.Review;
import dev.tendero.guardrails.Screening;
import dev.tendero.home.Home;
import dev.tendero.index.IndexUnusable;
import dev.tendero.index.ProductIndex;
import dev.tendero.inference.Encoder;
import dev.tendero.ingestion.document.DocumentReader;
import dev.tendero.ingestion.document.Limits;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.Planner;
import dev.tendero.retrieval.Retrieval;
import dev.tendero.security.Accounts;
import dev.tendero.security.OperatorToken;
import dev.tendero.security.RateLimit;
import dev.tendero.security.Sessions;
import dev.tendero.security.SignIn;
import dev.tendero.security.Subjects;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Every part of the service and what it is made of. */
final class Wiring {
  private static final Logger LOG = Logger.getLogger(Wiring.class);

  @Produces
  @Singleton
  Home home(TenderoConfig config) {
    return Home.open(config.home());
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Lexicon lexicon() {
    return Lexicon.shipped();
  }

  @Produces
  @Singleton
  Policy policy() {
    return Policy.shipped();
  }

  @Produces
  @Singleton
  Encoder encoder() {
    return Encoder.load();
  }

  void close(@Disposes Encoder encoder) {
    encoder.close();
  }

  @Produces
  @Singleton
  ProductIndex index(Home home, Encoder encoder) {
    try {
      return ProductIndex.open(home.index(), encoder);
    } catch (IndexUnusable e) {
      LOG.infof("index.made-anew reason=\"%s\"", e.getMessage());
      return ProductIndex.create(home.index(), encoder);
    }
  }

  void close(@Disposes ProductIndex index) {
    index.close();
  }

  @Produces
  @Singleton
  CatalogueTables tables(DataSource database, AuditLog log) {
    return new CatalogueTables(database, log);
  }

  @Produces
  @Singleton
  IndexFollower follower(CatalogueTables tables, ProductIndex index) {
    return new IndexFollower(tables, index);
  }

  @Produces
  @Singleton
  Loading loading(CatalogueTables tables, IndexFollower follower, Lexicon lexicon, Clock clock) {
    return new Loading(tables, follower, lexicon, clock);
  }

  @Produces
  @Singleton
  DemoShop demoShop(Loading loading) {
    return new DemoShop(loading);
  }

  @Produces
  @Singleton
  AuditLog log(DataSource database, Home home, Clock clock) {
    return AuditLog.open(database, home.root(), clock);
  }

  @Produces
  @Singleton
  Screening screening(Policy policy) {
    return new Screening(policy);
  }

  @Produces
  @Singleton
  Review review(Policy policy) {
    return new Review(policy);
  }

  @Produces
  @Singleton
  Planner planner(Lexicon lexicon, Encoder encoder) {
    return new Planner(lexicon, encoder::isWord);
  }

  @Produces
  @Singleton
  Retrieval retrieval(
      ProductIndex index,
      IndexFollower follower,
      Encoder encoder,
      CatalogueTables tables,
      Lexicon lexicon,
      Clock clock) {
    return new Retrieval(index, follower, encoder, tables, lexicon, clock);
  }

  @Produces
  @Singleton
  Writer writer(TenderoConfig config, Lexicon lexicon) {
    TenderoConfig.Llm llm = config.llm();
    Optional<LlmWriter> model =
        llm.baseUrl()
            .map(url -> new Endpoint(url, llm.model(), llm.apiKey()))
            .map(endpoint -> new LlmWriter(new ChatStream(endpoint), lexicon, Wiring::fence));
    return new Writer(new FactsComposer(lexicon), model);
  }

  /** 128 random bits that no text of a catalogue can know. */
  private static String fence() {
    return UUID.randomUUID().toString();
  }

  @Produces
  @Singleton
  Assistant assistant(
      Screening screening,
      Planner planner,
      Retrieval retrieval,
      Writer writer,
      Review review,
      AuditLog log,
      Policy policy,
      Tracer tracer,
      MeterRegistry meters) {
    return new Assistant(
        screening,
        planner,
        retrieval,
        writer,
        review,
        log,
        policy.hash(),
        new Trail.Sinks(tracer, meters));
  }

  @Produces
  @Singleton
  Conversations conversations(ObjectMapper json) {
    return new Conversations(json);
  }

  @Produces
  @Singleton
  Turns turns(Assistant assistant, Conversations conversations, ObjectMapper json, Clock clock) {
    return new Turns(assistant, conversations, json, clock);
  }

  @Produces
  @Singleton
  Feedback feedback(Turns turns, Conversations conversations, AuditLog log, ObjectMapper json) {
    return new Feedback(turns, conversations, log, json);
  }

  @Produces
  @Singleton
  OwnData ownData(
      Turns turns, Conversations conversations, AuditLog log, ObjectMapper json, Clock clock) {
    return new OwnData(turns, conversations, log, json, clock);
  }

  @Produces
  @Singleton
  Subjects subjects(Home home) {
    return Subjects.in(home.keys());
  }

  @Produces
  @Singleton
  OperatorToken operatorToken() {
    return OperatorToken.fresh();
  }

  @Produces
  @Singleton
  RateLimit rateLimit(DataSource database, TenderoConfig config) {
    return new RateLimit(database, config.limits().turnsPerMinute());
  }

  @Produces
  @Singleton
  SignIn signIn(TenderoConfig config) {
    return SignIn.of(config.signIn().by(), config.signIn().url());
  }

  @Produces
  @Singleton
  Accounts accounts(Clock clock) {
    return new Accounts(clock);
  }

  @Produces
  @Singleton
  Sessions sessions(Accounts accounts, Clock clock) {
    return new Sessions(accounts, clock);
  }

  @Produces
  @Singleton
  Uploads uploads(DataSource database, Home home, TenderoConfig config, Clock clock) {
    return new Uploads(database, home.uploads(), config.catalogue().folder(), clock);
  }

  @Produces
  @Singleton
  Jobs jobs(DataSource database, ObjectMapper json, Clock clock, Uploads uploads) {
    return new Jobs(database, json, clock, uploads.home());
  }

  @Produces
  @Singleton
  Mappings mappings(Lexicon lexicon, ObjectMapper json) {
    return new Mappings(lexicon::kindOf, json);
  }

  @Produces
  @Singleton
  DocumentReader documents(Home home) {
    return new DocumentReader(home.scratch(), Limits.DEFAULT);
  }

  @Produces
  @Singleton
  Surveys surveys(Uploads uploads, Mappings mappings, DocumentReader documents) {
    return new Surveys(uploads, mappings, documents);
  }

  @Produces
  @Singleton
  Worker worker(
      Jobs jobs,
      Uploads uploads,
      Mappings mappings,
      DocumentReader documents,
      CatalogueTables tables,
      IndexFollower follower,
      TenderoConfig config,
      Clock clock) {
    return new Worker(
        jobs,
        uploads,
        new FeedRun(jobs, uploads, mappings, tables, follower, clock),
        new PaperRun(jobs, uploads, documents, tables, follower),
        config.catalogue().kept(),
        clock);
  }

  @Produces
  @Singleton
  Inventory inventory(
      DataSource database,
      CatalogueTables tables,
      IndexFollower follower,
      ProductIndex index,
      Jobs jobs,
      ObjectMapper json) {
    return new Inventory(database, tables, follower, index, jobs, json);
  }

  @Produces
  @Singleton
  PreviewSearch previewSearch(Planner planner, Retrieval retrieval) {
    return new PreviewSearch(planner, retrieval);
  }
}
