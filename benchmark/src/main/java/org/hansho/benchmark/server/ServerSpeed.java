package org.hansho.benchmark.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a server that runs as a process of its own, with all built-in detections.
 *
 * <p>Arguments: what to measure ({@code ingest}, {@code latency}, {@code greedy}, {@code start},
 * {@code reload}), an empty folder, how many seconds (of {@code start}: how many thousand
 * addresses; of {@code reload}: how many reloads), and the command that starts Hansho. {@code
 * again} starts once more in the folder of {@code start}; its number is that of the run. {@code
 * reload} measures with the rules of the folders in {@code RULES} too. Prints one line for each
 * figure.
 */
public final class ServerSpeed {
  private static final int SENDERS = 4;
  private static final int BATCHES = 48;
  private static final String SOURCE = "cluster-1";
  private static final String DATABASE = "data/tenants/default/epochs.db";
  private static final Pattern EVENTS = Pattern.compile("\"events\":(\\d+)");

  private final Path folder;
  private final List<String> command;

  private ServerSpeed(Path folder, List<String> command) {
    this.folder = folder;
    this.command = command;
  }

  /** Runs one measurement. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    int size = Integer.parseInt(arguments[2]);
    List<String> command = List.of(arguments).subList(3, arguments.length);
    ServerSpeed speed = new ServerSpeed(folder, command);
    switch (arguments[0]) {
      case "ingest" -> speed.ingest(size);
      case "latency" -> speed.latency(size);
      case "start" -> speed.start(size);
      case "again" -> speed.again(size);
      case "reload" -> speed.reload(size);
      case "greedy" -> speed.greedy(size);
      default ->
          throw new IllegalArgumentException("ingest, latency, greedy, start, again or reload");
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private static List<byte[]> batches() {
    AuditBatches made = new AuditBatches(1);
    List<byte[]> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(made.quiet());
    }
    return batches;
  }

  // -- ingest
  // ---------------------------------------------------------------------------------------

  /** As much as it takes: what is answered with 200 counts, until everything is detected in. */
  private void ingest(int seconds) throws Exception {
    try (ServedProcess server = new ServedProcess(folder, command)) {
      say("records are taken after %d ms", server.untilItAnswers("/readyz"));
      List<byte[]> batches = batches();
      send(server, batches, 10);
      untilDetected(server, accepted.get());
      double processor = server.processorSeconds();
      long before = accepted.get();
      long begin = System.nanoTime();
      send(server, batches, seconds);
      double sent = (System.nanoTime() - begin) / 1e9;
      long events = accepted.get() - before;
      untilDetected(server, accepted.get());
      double all = (System.nanoTime() - begin) / 1e9;
      say(
          "accepted %,d events/s for %.0f s, answers 429: %d",
          (long) (events / sent), sent, busy.get());
      say(
          "accepted and detected %,d events/s (%,d events, %.1f s)",
          (long) (events / all), events, all);
      double used = server.processorSeconds() - processor;
      say(
          "processor time of the server %.1f s, %,d events a second of it",
          used, (long) (events / used));
      say("resident at most %d MB", server.residentMegabytes(true));
    }
  }

  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong busy = new AtomicLong();

  private void send(ServedProcess server, List<byte[]> batches, int seconds) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      int first = sender;
      Thread thread = new Thread(() -> sendUntil(end, server, batches, first), "sender-" + sender);
      thread.start();
      senders.add(thread);
    }
    for (Thread thread : senders) {
      thread.join();
    }
  }

  private void sendUntil(long end, ServedProcess server, List<byte[]> batches, int first) {
    try (Caller caller = server.caller()) {
      for (int i = first; System.nanoTime() < end; i++) {
        post(caller, "/ingest/v1/" + SOURCE, batches.get(i % batches.size()));
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Posts until it is taken. */
  private void post(Caller caller, String path, byte[] batch) throws IOException {
    int status = caller.post(path, batch).status();
    while (status == 429) {
      busy.incrementAndGet();
      LockSupport.parkNanos(100_000_000);
      status = caller.post(path, batch).status();
    }
    if (status != 200) {
      throw new IOException("status " + status);
    }
    accepted.addAndGet(AuditBatches.EVENTS);
  }

  private static void untilDetected(ServedProcess server, long events) throws IOException {
    try (Caller caller = server.caller()) {
      while (detected(caller) < events) {
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  /** How many events of all sources were read. */
  private static long detected(Caller caller) throws IOException {
    Matcher events = EVENTS.matcher(caller.get("/api/v1/sources").body());
    long sum = 0;
    while (events.find()) {
      sum += Long.parseLong(events.group(1));
    }
    return sum;
  }

  // -- latency
  // --------------------------------------------------------------------------------------

  private static final int RATE = 20_000;
  private static final int PLANTED_EVERY = 8;

  /** From the request to the alert in the list, while 20,000 events come each second. */
  private void latency(int seconds) throws Exception {
    try (ServedProcess server = new ServedProcess(folder, command)) {
      server.untilItAnswers("/readyz");
      LockSupport.parkNanos(20_000_000_000L);
      say("idle: resident %d MB", server.residentMegabytes(false));
      List<byte[]> batches = batches();
      Sightings sightings = new Sightings(server);
      sightings.start();
      long first = System.nanoTime();
      int all = (seconds + 10) * RATE / AuditBatches.EVENTS;
      double processor = server.processorSeconds();
      try (Caller caller = server.caller()) {
        AuditBatches planted = new AuditBatches(2);
        for (int n = 0; n < all; n++) {
          boolean isPlanted = n % PLANTED_EVERY == 0 && n >= 10 * RATE / AuditBatches.EVENTS;
          byte[] batch = isPlanted ? planted.with("binding-" + n) : batches.get(n % batches.size());
          LockSupport.parkNanos(
              first + n * 1_000_000_000L * AuditBatches.EVENTS / RATE - System.nanoTime());
          if (isPlanted) {
            sightings.planted("binding-" + n);
          }
          post(caller, "/ingest/v1/" + SOURCE, batch);
        }
      }
      double took = (System.nanoTime() - first) / 1e9;
      say("sent %,d events/s, answers 429: %d", (long) (accepted.get() / took), busy.get());
      double[] millis = sightings.all();
      say(
          "request to alert: p50 %.0f, p95 %.0f, p99 %.0f, most %.0f ms of %d",
          at(millis, 50), at(millis, 95), at(millis, 99), millis[millis.length - 1], millis.length);
      say(
          "processor time of the server %.0f %% of one core",
          100 * (server.processorSeconds() - processor) / took);
      say(
          "resident %d MB, at most %d MB",
          server.residentMegabytes(false), server.residentMegabytes(true));
    }
  }

  // -- a greedy source
  // -------------------------------------------------------------------------------

  private static final int OTHERS = 10;
  private static final int OTHERS_RATE = 10;
  private static final int GREED = 50;

  /**
   * From the request to the alert of ten sources that send 500 events a second each: alone, and
   * while another one sends fifty times as many.
   */
  private void greedy(int seconds) throws Exception {
    try (ServedProcess server = new ServedProcess(folder, command)) {
      server.untilItAnswers("/readyz");
      List<byte[]> batches = batches();
      others(server, 0, 10);
      say("alone: %s", shown(others(server, 1, seconds)));
      long end = System.nanoTime() + (seconds + 5) * 1_000_000_000L;
      AtomicLong sent = new AtomicLong();
      List<Thread> greedy = new ArrayList<>();
      long refused = busy.get();
      for (int sender = 0; sender < SENDERS; sender++) {
        Thread thread =
            new Thread(() -> sent.addAndGet(greed(server, batches, end)), "greedy-" + sender);
        greedy.add(thread);
        thread.start();
      }
      say("beside a greedy source: %s", shown(others(server, 2, seconds)));
      for (Thread thread : greedy) {
        thread.join();
      }
      say(
          "the greedy source had %,d events/s accepted, answers 429: %d",
          sent.get() * AuditBatches.EVENTS / (seconds + 5), busy.get() - refused);
      say("resident at most %d MB", server.residentMegabytes(true));
    }
  }

  private static String shown(double[] millis) {
    return String.format(
        Locale.ROOT,
        "request to alert: p50 %.0f, p95 %.0f, p99 %.0f, most %.0f ms of %d",
        at(millis, 50),
        at(millis, 95),
        at(millis, 99),
        millis[millis.length - 1],
        millis.length);
  }

  private double[] others(ServedProcess server, int round, int seconds) throws Exception {
    Sightings sightings = new Sightings(server);
    sightings.start();
    AuditBatches planted = new AuditBatches(10L + round);
    long first = System.nanoTime();
    try (Caller caller = server.caller()) {
      for (int n = 0; n < seconds * OTHERS_RATE; n++) {
        String binding = "binding-" + (round * 100_000 + n);
        byte[] batch = planted.with(binding);
        LockSupport.parkNanos(first + n * 1_000_000_000L / OTHERS_RATE - System.nanoTime());
        sightings.planted(binding);
        post(caller, "/ingest/v1/cluster-" + n % OTHERS, batch);
      }
    }
    return sightings.all();
  }

  /** How many batches of one of its connections were taken. */
  private long greed(ServedProcess server, List<byte[]> batches, long end) {
    long first = System.nanoTime();
    double pause = 1e9 * SENDERS * OTHERS / (GREED * OTHERS_RATE);
    long n = 0;
    try (Caller caller = server.caller()) {
      for (; System.nanoTime() < end; n++) {
        LockSupport.parkNanos(first + (long) (n * pause) - System.nanoTime());
        post(caller, "/ingest/v1/greedy", batches.get((int) (n % batches.size())));
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    return n;
  }

  private static double at(double[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  // -- start
  // ----------------------------------------------------------------------------------------

  /** How soon it works again in a folder with what is known of so many thousand addresses. */
  private void start(int thousands) throws Exception {
    try (ServedProcess server = new ServedProcess(folder, command)) {
      server.untilItAnswers("/readyz");
      try (Caller caller = server.caller()) {
        for (int n = 0; n < thousands; n++) {
          post(caller, "/ingest/v1/site", AuditBatches.visits(n * 1_000, 500));
          post(caller, "/ingest/v1/site", AuditBatches.visits(n * 1_000 + 500, 500));
        }
      }
      untilDetected(server, thousands * 1_000L);
      say(
          "%,d addresses known, resident at most %d MB",
          thousands * 1_000L, server.residentMegabytes(true));
      try (Caller caller = server.caller()) {
        say("%s", caller.get("/api/v1/status").body());
      }
    }
    say("database %,d MB", Files.size(folder.resolve(DATABASE)) / 1_000_000);
    again(0);
  }

  /**
   * How soon it works again in a folder that is there.
   *
   * @param number of the run, since each raises an alert of its own
   */
  private void again(int number) throws Exception {
    try (ServedProcess server = new ServedProcess(folder, command)) {
      long answers = server.untilItAnswers("/livez");
      say("API after %d ms, %.1f s of processor time", answers, server.processorSeconds());
      long alerts = server.untilItAnswers("/api/v1/alerts");
      say("alerts can be read after %d ms, %.1f s", alerts, server.processorSeconds());
      long ready = server.untilItAnswers("/readyz");
      say("records are taken after %d ms, %.1f s", ready, server.processorSeconds());
      String binding = "binding-" + number;
      Sightings sightings = new Sightings(server);
      sightings.start();
      sightings.planted(binding);
      try (Caller caller = server.caller()) {
        post(caller, "/ingest/v1/" + SOURCE, new AuditBatches(3).with(binding));
      }
      double[] millis = sightings.all();
      say(
          "an alert can be read %d ms after the start, %.0f ms after its record, %.1f s of"
              + " processor time",
          server.since(), millis[0], server.processorSeconds());
      say("resident %d MB", server.residentMegabytes(false));
    }
  }

  // -- reload
  // ---------------------------------------------------------------------------------------

  private static final Pattern TOOK = Pattern.compile("\"milliseconds\":(\\d+)");

  /** How long a reload takes that reads all content again, without and with further rules. */
  private void reload(int times) throws Exception {
    reload("built-in content", "", times);
    String rules = System.getenv().getOrDefault("RULES", "");
    if (!rules.isEmpty()) {
      String folders = "'" + String.join("', '", rules.split(":", -1)) + "'";
      reload("the same and further rules", "content: {detections: [" + folders + "]}\n", times);
    }
  }

  private void reload(String what, String settings, int times) throws Exception {
    try (ServedProcess server = new ServedProcess(folder, command, settings)) {
      server.untilItAnswers("/readyz");
      double[] millis = new double[times];
      double processor = server.processorSeconds();
      try (Caller caller = server.caller()) {
        for (int n = 0; n < times; n++) {
          String answer = caller.post("/api/v1/reload", new byte[0]).body();
          Matcher took = TOOK.matcher(answer);
          if (!took.find()) {
            throw new IOException(answer);
          }
          millis[n] = Double.parseDouble(took.group(1));
        }
      }
      say("%s: first reload %.0f ms", what, millis[0]);
      double used = (server.processorSeconds() - processor) / times;
      Arrays.sort(millis);
      say(
          "%s: reload %.0f ms (%.0f to %.0f of %d), %.2f s of processor time each",
          what, millis[times / 2], millis[0], millis[times - 1], times, used);
      say("resident at most %d MB", server.residentMegabytes(true));
    }
  }

  /** When alerts were first seen in the list; looks a hundred times a second. */
  private static final class Sightings {
    private static final Pattern NAME = Pattern.compile("\"(binding-\\d+)\"");

    private final java.util.Map<String, Long> planted =
        new java.util.concurrent.ConcurrentHashMap<>();
    private final java.util.Map<String, Double> seen =
        new java.util.concurrent.ConcurrentHashMap<>();
    private final ServedProcess server;
    private final Thread thread = new Thread(this::look, "reader");
    private volatile boolean ended;

    Sightings(ServedProcess server) {
      this.server = server;
      thread.setDaemon(true);
    }

    void start() {
      thread.start();
    }

    void planted(String name) {
      planted.put(name, System.nanoTime());
    }

    private void look() {
      try (Caller caller = server.caller()) {
        while (!ended || seen.size() < planted.size()) {
          Matcher name = NAME.matcher(caller.get("/api/v1/alerts?limit=20").body());
          long now = System.nanoTime();
          while (name.find()) {
            Long begun = planted.get(name.group(1));
            if (begun != null) {
              seen.putIfAbsent(name.group(1), (now - begun) / 1e6);
            }
          }
          LockSupport.parkNanos(10_000_000);
        }
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      }
    }

    /** How long each took in milliseconds, once all were seen; the shortest first. */
    double[] all() throws InterruptedException {
      ended = true;
      thread.join();
      double[] millis = seen.values().stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.sort(millis);
      return millis;
    }
  }
}
