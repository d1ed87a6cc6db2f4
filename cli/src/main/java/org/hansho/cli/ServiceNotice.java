package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reports the state of the service to systemd, by its helper {@code systemd-notify}: Java has no
 * way to a datagram socket of the file system. Nothing happens where the service was not started by
 * systemd.
 */
final class ServiceNotice {
  private static final String HELPER = "systemd-notify";

  private final boolean wanted;

  /** In a process with these variables of the environment. */
  ServiceNotice(Map<String, String> environment) {
    this.wanted = !environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty();
  }

  /** Records are taken. */
  void ready() {
    send("--ready", "--status=Records are taken");
  }

  /** What is under way is ended. */
  void stopping() {
    send("--stopping");
  }

  private void send(String... words) {
    if (!wanted) {
      return;
    }
    List<String> command = new ArrayList<>(List.of(HELPER));
    command.addAll(List.of(words));
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException none) {
      System.err.println("hansho: systemd cannot be notified: " + none.getMessage());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
