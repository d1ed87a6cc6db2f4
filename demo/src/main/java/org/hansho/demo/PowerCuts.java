package org.hansho.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Alert;
import org.hansho.pipeline.Engine;
import org.hansho.server.security.LocalKey;

/**
 * The same morning, while the server is killed over and over. What did not arrive is sent again.
 * The scenario's time stands still while no server runs. In the end its alerts must be those that
 * one thread finds that reads everything in order.
 *
 * <p>Sources of syslog write files here: a line under way in a connection that is torn is lost,
 * since syslog acknowledges nothing.
 */
public final class PowerCuts {
  private static final Pattern ID = Pattern.compile("\\{\"id\":\"([0-9a-f]{32})\"");
  private static final long SOONEST_MILLIS = 200;
  private static final long LATEST_MILLIS = 1_800;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final int CHECKSUM_BYTES = 8;

  private final String classPath;
  private final Path folder;
  private final int speed;
  private final int cuts;
  private final Watcher watcher;
  private final ExecutorService killer = Executors.newSingleThreadExecutor();
  private final SplittableRandom random = new SplittableRandom(20);
  private int cut;
  private Instant now;
  private ScenarioClock clock;
  private ServerChild child;

  private PowerCuts(
      String classPath, Path folder, Instant begin, int speed, int cuts, Watcher watcher)
      throws IOException {
    this.classPath = classPath;
    this.folder = folder;
    this.speed = speed;
    this.cuts = cuts;
    this.watcher = watcher;
    this.now = begin;
    this.clock = new ScenarioClock(begin, speed);
    this.child = ServerChild.start(classPath, folder, begin, speed);
  }

  /** Observes the cuts. */
  public interface Watcher {
    /**
     * The server was killed and runs again.
     *
     * @param number of the cut, from 1
     * @param at the time of the scenario
     */
    void cut(int number, Instant at);
  }

  /**
   * What came of it.
   *
   * @param missing ids of alerts that are not there
   * @param more ids of alerts that should not be there
   * @param checksum of the ids of all alerts
   */
  public record Result(
      int kinds, int alerts, List<String> missing, List<String> more, String checksum) {
    /** Whether nothing was lost, doubled or changed. */
    public boolean isSame() {
      return missing.isEmpty() && more.isEmpty();
    }
  }

  /**
   * Plays the morning with so many cuts.
   *
   * @param folder one that is empty
   * @throws IOException if the server does not start again
   */
  public static Result play(
      Path folder, Instant begin, int speed, int cuts, Watcher watcher, BooleanSupplier stopped)
      throws IOException {
    String classPath = System.getProperty("java.class.path");
    return play(classPath, folder, begin, speed, cuts, watcher, stopped);
  }

  static Result play(
      String classPath,
      Path folder,
      Instant begin,
      int speed,
      int cuts,
      Watcher watcher,
      BooleanSupplier stopped)
      throws IOException {
    Company company = new Company(folder);
    Morning morning = Morning.of(company.engine().content(), begin);
    List<Origin> sources = morning.sources().stream().map(Origin::withoutLoss).toList();
    company.settle(sources, freePort(), speed);
    company.learn(morning);
    Map<String, String> wanted = wanted(company.engine(), morning);
    PowerCuts plug = new PowerCuts(classPath, folder, begin, speed, cuts, watcher);
    try {
      return plug.played(company, morning, sources, wanted, stopped);
    } finally {
      plug.killer.shutdownNow();
      plug.child.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private Result played(
      Company company,
      Morning morning,
      List<Origin> sources,
      Map<String, String> wanted,
      BooleanSupplier stopped)
      throws IOException {
    ServerApi api = new ServerApi(company.port(), LocalKey.read(company.data()));
    go();
    LongSupplier time = () -> clock.getAsLong();
    try (Player player =
        new Player(morning.hour(), Senders.of(sources, folder.resolve(Settings.LOGS), api), time)) {
      player.play(stopped, this::overcome);
    }
    while (cut < cuts && !stopped.getAsBoolean()) {
      revive();
    }
    long began = System.nanoTime();
    Set<String> seen = new TreeSet<>();
    while (!seen.containsAll(wanted.keySet())
        && !stopped.getAsBoolean()
        && System.nanoTime() - began < PATIENCE_NANOS) {
      LockSupport.parkNanos(this, PAUSE_NANOS);
      seen = seen(api);
    }
    return result(wanted, seen);
  }

  private static Result result(Map<String, String> wanted, Set<String> seen) {
    Set<String> missing = new TreeSet<>(wanted.keySet());
    missing.removeAll(seen);
    Set<String> more = new TreeSet<>(seen);
    more.removeAll(wanted.keySet());
    Set<String> kinds = new TreeSet<>();
    seen.stream().filter(wanted::containsKey).forEach(id -> kinds.add(wanted.get(id)));
    return new Result(
        kinds.size(), seen.size(), List.copyOf(missing), List.copyOf(more), checksum(seen));
  }

  /** A short name for a set of ids. */
  static String checksum(Set<String> ids) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeSet<>(ids).forEach(id -> digest.update(id.getBytes(StandardCharsets.US_ASCII)));
      return HexFormat.of().formatHex(digest.digest(), 0, CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Set<String> seen(ServerApi api) throws IOException {
    Set<String> seen = new TreeSet<>();
    Matcher id = ID.matcher(api.get("/api/v1/alerts?limit=1000").body());
    while (id.find()) {
      seen.add(id.group(1));
    }
    return seen;
  }

  private void go() throws IOException {
    child.go();
    clock.start();
    if (cut < cuts) {
      ServerChild doomed = child;
      long millis = random.nextLong(SOONEST_MILLIS, LATEST_MILLIS);
      killer.execute(() -> kill(doomed, millis));
    }
  }

  private static void kill(ServerChild doomed, long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
      doomed.kill();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** What does not arrive comes again, behind the next start. */
  private void overcome(IOException failure) throws IOException {
    if (cut >= cuts && child.isAlive()) {
      throw failure;
    }
    revive();
  }

  /** Waits until the server is dead, and starts it again at the time at which it died. */
  private void revive() throws IOException {
    child.awaitEnd();
    now = Instant.EPOCH.plusNanos(clock.getAsLong());
    cut++;
    clock = new ScenarioClock(now, speed);
    child = ServerChild.start(classPath, folder, now, speed);
    watcher.cut(cut, now);
    go();
  }

  private static Map<String, String> wanted(Engine engine, Morning morning) {
    Map<String, String> wanted = new TreeMap<>();
    for (Alert alert : PlainReading.found(engine, morning)) {
      wanted.put(alert.id(), alert.detection());
    }
    return wanted;
  }
}
