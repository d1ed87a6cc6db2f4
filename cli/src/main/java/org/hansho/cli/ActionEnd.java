package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hansho.report.text.Texts;

/** Waits for a change of many alerts, and says what became of it. */
final class ActionEnd {
  private static final long SECOND = 1_000_000_000L;

  private ActionEnd() {}

  /**
   * Waits for the end of an action and prints its result.
   *
   * @param answer the first answer of the server about the action
   * @return its number
   * @throws Refusal if it broke off
   */
  static String of(ServerClient client, byte[] answer, Environment environment, Texts texts)
      throws IOException {
    Map<String, String> action = Answer.one(answer);
    String number = action.getOrDefault("action", "");
    while (action.getOrDefault("state", "").equals("running")) {
      environment.talk().println(texts.get("triage.running", action.getOrDefault("changed", "")));
      LockSupport.parkNanos(SECOND);
      action = Answer.one(client.get("/api/v1/actions/" + PathPart.of(number)));
    }
    String changed = action.getOrDefault("changed", "");
    if (action.getOrDefault("state", "").equals("broken")) {
      throw new Refusal(
          ExitCode.INPUT, texts.get("triage.broken", changed, Launch.command(), number));
    }
    environment
        .out()
        .println(texts.get("triage.many", changed, action.getOrDefault("left_alone", "")));
    return number;
  }
}
