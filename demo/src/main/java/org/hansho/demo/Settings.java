package org.hansho.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The settings of the server that the demonstration starts. */
final class Settings {
  /** The folder of a server's data, below that of the demonstration. */
  static final String DATA = "data";

  /** The folder of followed files. */
  static final String LOGS = "logs";

  /** Its tenant. */
  static final String TENANT = "sample";

  /** What says the format by itself. */
  private static final Set<Origin.Way> LISTENING = Set.of(Origin.Way.SYSLOG, Origin.Way.FLOWS);

  /** How long a record may take on this machine, however busy. */
  private static final int UNDER_WAY_SECONDS = 5;

  private Settings() {}

  /**
   * A file of settings for a server that takes records of these sources.
   *
   * @param port where HTTP listens on loopback; 0 takes a free one
   * @param speed how much faster than life the morning is: so much longer records are under way
   */
  static String of(List<Origin> sources, int port, int speed) {
    List<String> lines = new ArrayList<>();
    lines.add("data: " + DATA);
    lines.add("http: {port: " + port + "}");
    lines.add("time: {lateness: " + UNDER_WAY_SECONDS * speed + "s}");
    lines.add("tenants: {" + TENANT + ": {backtest_folders: [" + LOGS + "]}}");
    lines.add("sources:");
    for (Origin source : sources) {
      String kind =
          switch (source.way()) {
            case HTTP -> "kind: http";
            case SYSLOG -> "kind: syslog-tcp, port: 0";
            case FLOWS -> "kind: flows, port: 0";
            case FILE -> "kind: files, roots: [" + LOGS + "/" + source.name() + ".log]";
            case FOLDER -> "kind: files, roots: [" + LOGS + "/" + source.name() + "]";
          };
      String format = ", format: " + source.format().name();
      lines.add(
          "  - {id: "
              + source.name()
              + ", "
              + kind
              + (LISTENING.contains(source.way()) ? "" : format)
              + "}");
    }
    return String.join("\n", lines) + "\n";
  }
}
