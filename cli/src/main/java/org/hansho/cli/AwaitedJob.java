package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hansho.cli.terminal.ProgressLine;

/**
 * A job of a running server, awaited with a line that shows how far it is. Whoever stops the
 * program meanwhile ends the job.
 */
final class AwaitedJob {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String RUNNING = "running";

  private final Environment environment;
  private final ServerClient client;
  private final String path;
  private final Unit unit;

  /**
   * What is counted.
   *
   * @param done the field that says how much is done
   * @param all the field that says how much there is
   * @param words what stands behind the bar
   */
  record Unit(String done, String all, String words) {}

  /** The job that a path answers of. */
  AwaitedJob(Environment environment, ServerClient client, String path, Unit unit) {
    this.environment = environment;
    this.client = client;
    this.path = path;
    this.unit = unit;
  }

  /** The answer once it has ended. */
  byte[] ended() throws IOException {
    ProgressLine line = environment.progressLine();
    boolean isEnded = false;
    byte[] answer = client.get(path);
    Map<String, String> job = Answer.one(answer);
    while (job.getOrDefault("state", "").equals(RUNNING)) {
      if (environment.stopped().getAsBoolean() && !isEnded) {
        isEnded = true;
        end();
      }
      line.show(
          environment.millis(), number(job, unit.done()), number(job, unit.all()), unit.words());
      LockSupport.parkNanos(this, LOOK_NANOS);
      answer = client.get(path);
      job = Answer.one(answer);
    }
    line.clear();
    return answer;
  }

  private void end() throws IOException {
    try {
      client.call("DELETE", path, "");
    } catch (Refusal endedByItself) {
      // What it has found is asked for next.
    }
  }

  private static long number(Map<String, String> job, String field) {
    return Long.parseLong(job.getOrDefault(field, "0"));
  }
}
