package org.hansho.server.selftest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.files.temporary.Folders;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TestWorld;
import org.hansho.server.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries every detection of a tenant with the records of the first of its tests that raises it. They
 * go through a journal and a runner as records of senders do, in the world of the tests: where the
 * documentation addresses are and which lists hold them is known there. What a detection lacks in
 * this installation is said beside.
 *
 * <p>One tenant is tried at a time, on a thread of its own, at the price of a second copy of the
 * compiled content. Safe from any thread.
 */
public final class SelfTest implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SelfTest.class);
  private static final String FOLDER = "self-test";

  private final Path folder;
  private final UnaryOperator<Engine> world;
  private final Off off;
  private final Map<String, Progress> last = new HashMap<>();
  private @Nullable Thread thread;
  private volatile boolean closing;

  /**
   * Nothing is tried yet.
   *
   * @param data the folder of the server; trials lie in one of their own below
   */
  public SelfTest(Path data, Off off) {
    this(data, here -> TestWorld.engine(here.content()), off);
  }

  /** Says what a tenant has switched off. */
  public interface Off {
    /** Why nobody sees the alerts of a detection; empty if it is not switched off. */
    Optional<String> reason(String tenant, String detection);
  }

  /**
   * The same in another world.
   *
   * @param world makes the engine that is tried, of that of the tenant
   */
  SelfTest(Path data, UnaryOperator<Engine> world, Off off) {
    this.folder = data.resolve(FOLDER);
    this.world = world;
    this.off = off;
  }

  /**
   * How far a test is.
   *
   * @param outcomes in the order of the content
   * @param total how many detections there are
   * @param trouble why it ended early; empty if it did not
   */
  public record Progress(boolean isRunning, List<Outcome> outcomes, int total, String trouble) {
    public Progress {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** Begins to try a tenant; false if one is being tried. */
  public boolean begin(Tenant tenant) {
    return begin(tenant.name(), tenant.engine());
  }

  synchronized boolean begin(String tenant, Engine engine) {
    if (closing || (thread != null && thread.isAlive())) {
      return false;
    }
    last.put(tenant, new Progress(true, List.of(), 0, ""));
    thread = new Thread(() -> run(tenant, engine), FOLDER);
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  /** How the last test of a tenant went, or goes; empty if there was none since the start. */
  public synchronized Optional<Progress> of(String tenant) {
    return Optional.ofNullable(last.get(tenant));
  }

  private synchronized void publish(String tenant, Progress progress) {
    last.put(tenant, progress);
  }

  private void run(String tenant, Engine here) {
    List<Outcome> outcomes = new ArrayList<>();
    int total = here.content().detections().size();
    try {
      Trial trial = new Trial(world.apply(here));
      for (Detection detection : here.content().detections()) {
        if (closing) {
          return;
        }
        outcomes.add(outcome(tenant, detection, here, trial));
        publish(tenant, new Progress(true, outcomes, total, ""));
      }
      publish(tenant, new Progress(false, outcomes, total, ""));
    } catch (IOException | RuntimeException | Error failure) {
      LOG.warn("The self test has ended early", failure);
      String trouble = failure instanceof Error ? failure.toString() : failure.getMessage();
      publish(tenant, new Progress(false, outcomes, total, String.valueOf(trouble)));
    }
  }

  private Outcome outcome(String tenant, Detection detection, Engine here, Trial trial)
      throws IOException {
    boolean isOfReference = detection.alert().row() > 0;
    String id = detection.id();
    if (!detection.isArmed()) {
      String lists = String.join(", ", detection.missingLists());
      return new Outcome(id, isOfReference, Outcome.State.NOT_ARMED, "lists: " + lists);
    }
    Optional<DetectionTest> test = detection.firingTest();
    if (test.isEmpty()) {
      return new Outcome(id, isOfReference, Outcome.State.SILENT, "it has no test that raises it");
    }
    Files.createDirectories(folder);
    Path own = Files.createTempDirectory(folder, "trial");
    try {
      if (!trial.raised(own, test.get()).contains(id)) {
        return new Outcome(id, isOfReference, Outcome.State.SILENT, test.get().name());
      }
    } finally {
      Folders.delete(own);
    }
    Optional<String> reason = off.reason(tenant, id);
    if (reason.isPresent()) {
      return new Outcome(id, isOfReference, Outcome.State.SWITCHED_OFF, reason.get());
    }
    return here.isArmed(detection)
        ? new Outcome(id, isOfReference, Outcome.State.FIRED, "")
        : new Outcome(
            id, isOfReference, Outcome.State.NOT_ARMED, String.join(", ", here.lacks(detection)));
  }

  /** Ends what is being tried behind its present detection, and removes what lies there. */
  @Override
  public void close() throws IOException {
    closing = true;
    Thread running;
    synchronized (this) {
      running = thread;
    }
    try {
      if (running != null) {
        running.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (Files.isDirectory(folder)) {
      Folders.delete(folder);
    }
  }
}
