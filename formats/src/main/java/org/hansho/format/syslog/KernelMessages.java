package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.note;

import java.util.ArrayList;
import java.util.List;

/**
 * What the Linux kernel writes when it loads a module that is not its own; {@code file.name} is the
 * module. Source: {@code kernel/module/main.c}.
 */
final class KernelMessages {
  static final List<MessageTemplate> TEMPLATES = templates();

  private KernelMessages() {}

  /** With and without the time since the start, which some daemons take off. */
  private static List<MessageTemplate> templates() {
    List<MessageTemplate> templates = new ArrayList<>();
    for (String time : List.of("", "[{*}] ")) {
      templates.add(
          note(
              "module-out-of-tree",
              time + "{file.name}: loading out-of-tree module taints kernel"));
      templates.add(note("module-unsigned", time + "{file.name}: module verification failed: "));
    }
    return List.copyOf(templates);
  }
}
