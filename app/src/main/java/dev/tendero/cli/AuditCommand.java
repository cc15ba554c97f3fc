package dev.tendero.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Checkpoint;
import dev.tendero.audit.Fsck;
import dev.tendero.audit.Receipt;
import dev.tendero.audit.Shown;
import dev.tendero.audit.Verification;
import dev.tendero.audit.VerifierKey;
import dev.tendero.conversation.Turns;
import dev.tendero.home.Home;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "audit",
    description = "Exports the log of all that was asked and answered, and checks it.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AuditCommand.ReceiptCommand.class,
      AuditCommand.ExportCommand.class,
      AuditCommand.VerifyCommand.class,
      AuditCommand.FsckCommand.class
    })
final class AuditCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which of receipt, export, verify, fsck?");
  }

  @Command(
      name = "receipt",
      description = "Prints the proof that an answer to ./tendero ask stands in the log, as JSON.",
      mixinStandardHelpOptions = true)
  static final class ReceiptCommand implements Callable<Integer> {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** An entry is under a checkpoint within a second; after this long the log is in trouble. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(200);

    @Spec CommandSpec spec;

    @Mixin HomeOption home = new HomeOption();

    @Parameters(paramLabel = "AUDIT_ID", description = "As ask prints it.")
    String id = "";

    @Override
    public Integer call() {
      if (!ID.matcher(id).matches()) {
        throw unknown(id);
      }
      Home opened = home.existing();
      Optional<ServerClient> server = ServerClient.of(opened);
      if (server.isPresent()) {
        return print(server.get()::receipt);
      }
      return Program.run(
          opened,
          HomeOption.lock(opened),
          Optional.empty(),
          () -> {
            try (AuditLog log = Arc.container().instance(AuditLog.class).get()) {
              return print(
                  wanted ->
                      switch (log.receipt(wanted, Turns.OPERATOR)) {
                        case Receipt.Issued issued -> Optional.of(issued.json());
                        case Receipt.Pending _ -> Optional.empty();
                        case Receipt.Unknown() -> throw unknown(wanted);
                      });
            }
          });
    }

    private int print(Function<String, Optional<String>> receipts) {
      long until = System.nanoTime() + PATIENCE.toNanos();
      Optional<String> receipt = receipts.apply(id);
      while (receipt.isEmpty()) {
        if (System.nanoTime() - until > 0) {
          throw new Unavailable("the checkpoint over that entry", PATIENCE, null);
        }
        LockSupport.parkNanos(LOOK.toNanos());
        receipt = receipts.apply(id);
      }
      spec.commandLine().getOut().println(receipt.get());
      return Exits.DONE;
    }

    static Invalid unknown(String id) {
      return new Invalid(
          "receipt_unknown",
          "AUDIT_ID",
          "There is no entry " + id + " about a question asked by ./tendero ask.");
    }
  }

  @Command(
      name = "export",
      description =
          "Writes the log into one file that anybody can check; no question or answer is in it.",
      mixinStandardHelpOptions = true)
  static final class ExportCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Mixin HomeOption home = new HomeOption();

    @Parameters(paramLabel = "OUT.zip", description = "Replaced when it is there.")
    Path zip = Path.of("");

    @Override
    public Integer call() {
      Home opened = home.existing();
      Path absolute = zip.toAbsolutePath();
      Optional<ServerClient> server = ServerClient.of(opened);
      if (server.isPresent()) {
        JsonNode done = server.get().post("export", ServerClient.body("file", absolute.toString()));
        return done(
            done.path("size").asLong(), done.path("root").asText(), done.path("key").asText());
      }
      return Program.run(
          opened,
          HomeOption.lock(opened),
          Optional.empty(),
          () -> {
            try (AuditLog log = Arc.container().instance(AuditLog.class).get()) {
              Checkpoint head = log.export(absolute);
              return done(head.size(), head.root().toString(), log.key().fingerprint());
            }
          });
    }

    private int done(long size, String root, String fingerprint) {
      spec.commandLine()
          .getOut()
          .printf("%s%nkey %s%nexported size %d root %s%n", zip, fingerprint, size, root);
      return Exits.DONE;
    }
  }

  @Command(
      name = "verify",
      description =
          "Checks an export or a receipt offline: every byte is what the log signed, or which is not.",
      mixinStandardHelpOptions = true)
  static final class VerifyCommand implements Callable<Integer> {
    /** Keys and checkpoints are a few lines. */
    private static final int LONGEST = 16_384;

    /** An entry of 64 KiB in base64, its proof and its checkpoint stay far below. */
    private static final int LONGEST_RECEIPT = 1 << 20;

    /** What is committed to has at most 1 MiB; the stream around it is little. */
    private static final int LONGEST_ANSWER = 2 << 20;

    @Spec CommandSpec spec;

    @Option(
        names = "--key",
        paramLabel = "FILE",
        description =
            "The log's public key as you had it from elsewhere (default: the enclosed one).")
    @Nullable Path key;

    @ArgGroup(multiplicity = "1")
    Subject subject = new Subject();

    /** What is checked: one of the two. */
    static final class Subject {
      @ArgGroup(exclusive = false)
      @Nullable OfExport export;

      @ArgGroup(exclusive = false)
      @Nullable OfReceipt receipt;
    }

    static final class OfExport {
      @Parameters(paramLabel = "OUT.zip", description = "An export.")
      Path zip = Path.of("");

      @Option(
          names = "--checkpoint",
          paramLabel = "FILE",
          description = "A checkpoint you kept: the log must have grown from it.")
      @Nullable Path checkpoint;
    }

    static final class OfReceipt {
      @Option(
          names = "--receipt",
          required = true,
          paramLabel = "FILE",
          description = "A receipt, as the page saves it or ./tendero audit receipt prints it.")
      Path file = Path.of("");

      @Option(
          names = "--question",
          paramLabel = "TEXT",
          description = "The question, word for word: the entry must commit to it.")
      @Nullable String question;

      @Option(
          names = "--answer",
          paramLabel = "FILE",
          description =
              "The answer's event stream as it came, or what ./tendero ask --json printed: the entry"
                  + " must commit to it.")
      @Nullable Path answer;
    }

    @Override
    public Integer call() {
      Optional<VerifierKey> trusted = Optional.ofNullable(key).map(VerifyCommand::key);
      Verification found =
          subject.receipt != null
              ? verify(subject.receipt, trusted)
              : verify(Objects.requireNonNull(subject.export), trusted);
      spec.commandLine().getOut().println(found.report());
      return found.intact() ? Exits.DONE : Exits.CHECK_FAILED;
    }

    private static Verification verify(OfExport export, Optional<VerifierKey> trusted) {
      if (!Files.isRegularFile(export.zip) || !Files.isReadable(export.zip)) {
        throw new Invalid(
            "export_unreadable", "OUT.zip", export.zip + " is not there or cannot be read.");
      }
      return AuditLog.verify(
          export.zip,
          trusted,
          Optional.ofNullable(export.checkpoint).map(file -> text("--checkpoint", file)));
    }

    private static Verification verify(OfReceipt receipt, Optional<VerifierKey> trusted) {
      Optional<ShownAnswer> answer = Optional.ofNullable(receipt.answer).map(VerifyCommand::answer);
      if (answer.isPresent() && !answer.get().isWhatWasTold()) {
        return new Verification.Faulty(
            Optional.empty(), "answer: its sentences are not those of its events");
      }
      return AuditLog.verify(
          bytes("--receipt", receipt.file, LONGEST_RECEIPT),
          trusted,
          new Shown(Optional.ofNullable(receipt.question), answer.map(ShownAnswer::events)));
    }

    private static ShownAnswer answer(Path file) {
      try {
        return ShownAnswer.read(bytes("--answer", file, LONGEST_ANSWER));
      } catch (IllegalArgumentException e) {
        throw new Invalid("answer", "--answer", file + ": " + e.getMessage() + ".");
      }
    }

    private static VerifierKey key(Path file) {
      try {
        return VerifierKey.parse(text("--key", file));
      } catch (IllegalArgumentException e) {
        throw new Invalid(
            "key", "--key", file + " holds no public key of a log: " + e.getMessage());
      }
    }

    private static String text(String option, Path file) {
      return new String(bytes(option, file, LONGEST), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String option, Path file, int longest) {
      try (var in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(longest + 1);
        if (bytes.length > longest) {
          throw new Invalid(option.substring(2), option, file + " is too long.");
        }
        return bytes;
      } catch (IOException e) {
        throw new Invalid(option.substring(2), option, file + " is not there or cannot be read.");
      }
    }
  }

  @Command(
      name = "fsck",
      description =
          "Holds tree, checkpoint, keys and payloads of a home against its entries; changes nothing.",
      mixinStandardHelpOptions = true)
  static final class FsckCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Mixin HomeOption home = new HomeOption();

    @Override
    public Integer call() {
      Home opened = home.existing();
      return Program.run(
          opened,
          HomeOption.lock(opened),
          Optional.empty(),
          () -> {
            var report = Fsck.run(Arc.container().instance(DataSource.class).get(), opened.root());
            spec.commandLine().getOut().println(report.text());
            return report.sound() ? Exits.DONE : Exits.CHECK_FAILED;
          });
    }
  }
}
