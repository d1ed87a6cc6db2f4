package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hansho.cli.terminal.ProgressLine;
import org.hansho.files.output.Printable;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.FolderRefusedException;
import org.hansho.report.text.Texts;
import org.hansho.server.history.Lesson;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;
import org.hansho.server.tenant.RunnerPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hansho learn}: teaches a tenant from files of its past, before it takes records, or by the
 * server that runs.
 */
@Command(name = "learn", separator = " ", sortOptions = false)
final class LearnCommand extends ServerCommand {
  private static final long NANOS = 1_000_000_000L;
  private static final long LOOK_NANOS = 200_000_000L;
  private static final String PATH = "/api/v1/learn";

  @Option(names = "--tenant", paramLabel = "NAME", descriptionKey = "learn-tenant")
  private String tenant = "";

  @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "learn-paths")
  private List<Path> paths = new ArrayList<>();

  LearnCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() {
    ServerSettings settings = settings();
    TenantSettings taught = taught(settings);
    try (Lesson lesson =
        Lesson.open(
            taught.data(),
            new TenantEngines(environment, texts).of(taught.content()),
            RunnerPlan.of(settings, taught.name()),
            paths,
            ArrivalClock.system())) {
      return print(lesson.teach(progress()), taught.name());
    } catch (FolderRefusedException inUse) {
      return byServer(settings, taught.name(), inUse);
    } catch (IOException refused) {
      throw new Refusal(ExitCode.INPUT, String.valueOf(refused.getMessage()));
    }
  }

  private TenantSettings taught(ServerSettings settings) {
    String first = settings.tenants().keySet().iterator().next();
    TenantSettings taught = settings.tenants().get(tenant.isEmpty() ? first : tenant);
    if (taught == null) {
      throw new Refusal(ExitCode.USAGE, texts.get("learn.no-tenant", tenant));
    }
    return taught;
  }

  /** Asks the server that uses the folder, and shows how far it is. */
  private int byServer(ServerSettings settings, String name, FolderRefusedException inUse) {
    if (!Files.isReadable(LocalKey.file(settings.data()))) {
      throw new Refusal(ExitCode.INPUT, String.valueOf(inUse.getMessage()));
    }
    ServerClient client = new ServerClient(settings, name, texts);
    ProgressLine line = environment.progressLine();
    long total = size();
    try {
      Answer answer = Answer.read(client.call("POST", PATH, body()), "", "");
      while (List.of("reading", "taking-over").contains(answer.text("step"))) {
        long bytes = Long.parseLong(answer.text("bytes"));
        line.show(
            environment.millis(), bytes, total, texts.get("learn.progress", answer.text("events")));
        if (environment.stopped().getAsBoolean()) {
          line.clear();
          environment.talk().println(texts.get("learn.goes-on"));
          return ExitCode.STOPPED.code();
        }
        LockSupport.parkNanos(this, LOOK_NANOS);
        answer = Answer.read(client.get(PATH), "", "");
      }
      line.clear();
      return print(answer, name);
    } catch (IOException broken) {
      throw new Refusal(ExitCode.INPUT, String.valueOf(broken.getMessage()));
    }
  }

  private String body() throws IOException {
    List<String> named = new ArrayList<>();
    for (Path path : paths) {
      try {
        named.add(path.toRealPath().toString());
      } catch (NoSuchFileException none) {
        throw new IOException(path + " is not there.", none);
      }
    }
    return JsonText.of(Map.of("paths", named));
  }

  private int print(Answer answer, String name) {
    if (!answer.trouble().isEmpty()) {
      throw new Refusal(ExitCode.INPUT, Printable.line(answer.trouble()));
    }
    String unread = answer.text("unread");
    if (!unread.isEmpty()) {
      environment.talk().println(texts.get("learn.unread", Printable.line(unread)));
    }
    environment
        .out()
        .println(
            texts.get(
                "learn.taken-over",
                name,
                answer.text("events"),
                answer.text("until"),
                answer.text("states")));
    return (unread.isEmpty() ? ExitCode.CLEAN : ExitCode.INPUT).code();
  }

  private Lesson.Progress progress() {
    long total = size();
    ProgressLine line = environment.progressLine();
    return (bytes, events) -> {
      line.show(environment.millis(), bytes, total, texts.get("learn.progress", events));
      boolean stopped = environment.stopped().getAsBoolean();
      if (stopped) {
        line.clear();
      }
      return !stopped;
    };
  }

  /** Of the files that are named; packed ones have more in them, so folders show no part. */
  private long size() {
    long size = 0;
    for (Path path : paths) {
      try {
        size += Files.isRegularFile(path) ? Files.size(path) : 0;
      } catch (IOException unknown) {
        return 0;
      }
    }
    return size;
  }

  private int print(Lesson.Learned learned, String name) {
    for (String file : learned.unread()) {
      environment.talk().println(texts.get("learn.unread", Printable.line(file)));
    }
    if (learned.events() > 0 && learned.until() != Long.MIN_VALUE) {
      String until = Instant.ofEpochSecond(Math.floorDiv(learned.until(), NANOS)).toString();
      environment.out().println(texts.get("learn.done", name, learned.events(), until));
    } else {
      environment.out().println(texts.get("learn.nothing", name));
    }
    if (!learned.whole()) {
      environment.talk().println(texts.get("learn.stopped"));
      return ExitCode.STOPPED.code();
    }
    return (learned.unread().isEmpty() ? ExitCode.CLEAN : ExitCode.INPUT).code();
  }
}
