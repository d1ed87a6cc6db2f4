package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.FileHandler;
import org.hansho.cli.terminal.Paint;
import org.hansho.demo.DemoFolder;
import org.hansho.demo.Demonstration;
import org.hansho.demo.PowerCuts;
import org.hansho.report.text.Texts;
import org.hansho.server.log.JsonLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hansho demo}: plays an invented attack to a real server, and keeps that running. */
@Command(name = "demo", separator = " ", sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final String LOG = "server.log";
  private static final int HOUR_OF_DAY = 9;

  /** How often the server is killed. */
  private static final int CUTS = 20;

  /** Where hours and minutes stand in a time. */
  private static final int CLOCK = 11;

  private static final int CLOCK_END = CLOCK + 5;

  /** A faster one leaves records no time to be under way. */
  private static final int MOST_SPEED = 300;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** How long the last alerts may take after the last record. */
  private static final long LAST_ALERTS_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** What leads from here to one's own data: what it is called, and its command. */
  private static final List<Map.Entry<String, String>> NEXT =
      List.of(
          Map.entry("connect", "run"),
          Map.entry("pulse", "source status"),
          Map.entry("selftest", "selftest"),
          Map.entry("notify", "export test NAME"),
          Map.entry("colleague", "user add ann --role analyst"));

  private final Environment environment;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "demo-port")
  private int port;

  @Option(names = "--speed", paramLabel = "TIMES", descriptionKey = "demo-speed")
  private int speed = 60;

  @Option(names = "--exit", descriptionKey = "demo-exit")
  private boolean exits;

  @Option(names = "--pull-the-plug", descriptionKey = "demo-plug")
  private boolean pullsThePlug;

  DemoCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  @Override
  public Integer call() throws IOException {
    if (speed < 1 || speed > MOST_SPEED) {
      throw new Refusal(ExitCode.USAGE, texts.get("demo.no-speed", speed, MOST_SPEED));
    }
    say(texts.get("demo.starting"));
    try (DemoFolder folder = new DemoFolder()) {
      if (pullsThePlug) {
        return pullThePlug(folder.path());
      }
      JsonLog.to(new FileHandler(folder.path().resolve(LOG).toString()));
      try (Demonstration demonstration = start(folder.path())) {
        invite(demonstration);
        return play(demonstration);
      }
    } finally {
      say(texts.get("demo.removed"));
    }
  }

  /** Kills the server over and over, and compares what it found with what is to be found. */
  private int pullThePlug(Path folder) throws IOException {
    PowerCuts.Result result =
        PowerCuts.play(
            folder,
            morning(Instant.now()),
            speed,
            CUTS,
            (number, at) ->
                say(texts.get("demo.cut", number, CUTS, at.toString().substring(CLOCK, CLOCK_END))),
            environment.stopped());
    result.missing().forEach(id -> environment.out().println(texts.get("demo.lost", id)));
    result.more().forEach(id -> environment.out().println(texts.get("demo.more", id)));
    String key = result.isSame() ? "demo.same" : "demo.other";
    environment
        .out()
        .println(texts.get(key, result.kinds(), result.alerts(), CUTS, result.checksum()));
    return (result.isSame() ? ExitCode.CLEAN : ExitCode.FINDINGS).code();
  }

  private Demonstration start(Path folder) throws IOException {
    try {
      return Demonstration.start(folder, morning(Instant.now()), port, speed);
    } catch (IOException refused) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(refused.getMessage()));
    }
  }

  /** Nine o'clock of the last morning that is over, so that all of one day show the same. */
  private static Instant morning(Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS).plus(HOUR_OF_DAY, ChronoUnit.HOURS);
    return today.plus(1, ChronoUnit.HOURS).isAfter(now) ? today.minus(1, ChronoUnit.DAYS) : today;
  }

  private void invite(Demonstration demonstration) {
    String address = "http://127.0.0.1:" + demonstration.port();
    demonstration
        .signIn()
        .ifPresent(
            path -> {
              say("");
              say(texts.get("run.sign-in"));
              say("  " + address + path);
              say("");
            });
  }

  private int play(Demonstration demonstration) throws IOException {
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    DemoTicker ticker = new DemoTicker(environment, texts, paint, demonstration.detections());
    BooleanSupplier stopped = environment.stopped();
    ticker.follow(demonstration);
    long began = environment.clock().getAsLong();
    demonstration.play(stopped);
    long played = environment.clock().getAsLong();
    while (!stopped.getAsBoolean()
        && !(ticker.isComplete() && ticker.hasStories(demonstration))
        && environment.clock().getAsLong() - played < LAST_ALERTS_NANOS) {
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
    boolean complete = ticker.isComplete();
    ticker.sum(
        demonstration, Duration.ofNanos(environment.clock().getAsLong() - began).toSeconds());
    if (!exits && !stopped.getAsBoolean()) {
      say("");
      say(texts.get("demo.stays", "http://127.0.0.1:" + demonstration.port()));
      sayWhatIsNext();
      while (!stopped.getAsBoolean()) {
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
    }
    ticker.end();
    return (complete ? ExitCode.CLEAN : ExitCode.STOPPED).code();
  }

  /** The way from here to one's own data, a line each. */
  private void sayWhatIsNext() {
    say("");
    say(texts.get("demo.next"));
    NEXT.forEach(
        step ->
            say(
                String.format(
                    Locale.ROOT,
                    "  %-38s %s",
                    Launch.command() + " " + step.getValue(),
                    texts.get("demo.next." + step.getKey()))));
  }

  private void say(String line) {
    environment.talk().println(line);
    environment.talk().flush();
  }
}
