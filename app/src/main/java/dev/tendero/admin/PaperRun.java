package dev.tendero.admin;

import dev.tendero.answer.Unavailable;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.audit.Recorded;
import dev.tendero.catalog.Document;
import dev.tendero.ingestion.Change;
import dev.tendero.ingestion.Counts;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.ingestion.document.DocumentReader;
import dev.tendero.ingestion.document.Extraction;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a document in as a job. */
public final class PaperRun {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Jobs jobs;
  private final Uploads uploads;
  private final DocumentReader documents;
  private final CatalogueTables tables;
  private final IndexFollower follower;

  public PaperRun(
      Jobs jobs,
      Uploads uploads,
      DocumentReader documents,
      CatalogueTables tables,
      IndexFollower follower) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.documents = documents;
    this.tables = tables;
    this.follower = follower;
  }

  void run(Hold hold) {
    Optional<Upload> upload = hold.job().upload().flatMap(uploads::find);
    if (upload.isEmpty()) {
      fail(hold, "The uploaded file is gone.", "Upload it again.");
      return;
    }
    note(hold, "reading");
    switch (read(upload.get())) {
      case Extraction.Unreadable unreadable ->
          fail(hold, unreadable.message(), unreadable.remedy());
      case Extraction.Read read -> {
        if (hold.cancelled()) {
          end(hold, Job.State.CANCELLED, Counts.NONE, Job.Result.NONE);
        } else if (hold.stopped()) {
          jobs.release(hold.claim());
        } else {
          store(hold, upload.get(), read);
        }
      }
    }
  }

  private Extraction read(Upload upload) {
    try {
      return documents.read(uploads.file(upload), upload.name());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("document reader", AGAIN, e);
    } catch (UncheckedIOException e) {
      throw new Unavailable("document reader", AGAIN, e);
    }
  }

  private void store(Hold hold, Upload upload, Extraction.Read read) {
    note(hold, "storing");
    Document document = document(jobs.task(hold.job(), Job.Paper.class), read);
    String json = ProductJson.write(document);
    String hash = ProductJson.hash(json);
    Map<String, String> before = tables.hashes(List.of(document.id()));
    List<String> receipts = List.of();
    Counts counts = new Counts(1, 0, 0, 1, 0, 0);
    if (!hash.equals(before.get(document.id()))) {
      counts = new Counts(1, before.isEmpty() ? 1 : 0, before.size(), 0, 0, 0);
      receipts =
          tables
              .apply(
                  new CatalogueTables.Source(hold.job().name(), Optional.of(hold.job().id())),
                  List.of(new Change.UpsertDocument(document, json, hash)),
                  transaction -> {
                    var _ = jobs.renew(transaction, hold.claim());
                  })
              .map(Recorded::auditId)
              .stream()
              .toList();
    }
    note(hold, "indexing");
    follower.catchUp();
    var report = jobs.tree(Papers.report(upload, read));
    end(hold, Job.State.DONE, counts, Job.Result.NONE.receipts(receipts).of(report));
  }

  private static Document document(Job.Paper paper, Extraction.Read read) {
    return new Document(
        paper.documentId(),
        Papers.type(paper.type()),
        paper.title(),
        read.text(),
        paper.language(),
        paper.productIds(),
        Map.of(),
        read.pages());
  }

  private void note(Hold hold, String phase) {
    jobs.progress(hold.claim(), hold.job().progress().at(phase), Optional.empty(), List.of());
  }

  private void fail(Hold hold, String reason, String remedy) {
    end(hold, Job.State.FAILED, Counts.NONE, Job.Result.failed(reason, remedy));
  }

  private void end(Hold hold, Job.State state, Counts counts, Job.Result result) {
    var last = new Job.Progress("done", counts, 0, Optional.empty(), 0, Optional.empty());
    jobs.finish(hold.claim(), state, last, result);
  }
}
