package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Invented Kubernetes audit records of people who read secrets, and rules that learn who does. */
final class ReaderLogs {
  /** A baseline of the readers of each namespace, and a correlation over its refusals. */
  static final String RULES =
      """
      title: Secret read
      name: secret-read
      logsource: {product: kubernetes, service: audit}
      detection: {selection: {verb: get, objectRef.resource: secrets}, condition: selection}
      ---
      title: New reader of secrets
      name: new-reader
      level: high
      baseline:
          type: first_seen
          rules: [secret-read]
          group-by: [objectRef.namespace]
          learn: {period: 7d}
          condition: {field: user.username}
      ---
      title: Refused request
      name: refused
      logsource: {product: kubernetes, service: audit}
      detection: {selection: {responseStatus.code: 403}, condition: selection}
      ---
      title: Many refused requests
      name: many-refused
      correlation:
          type: event_count
          rules: [refused]
          group-by: [user.username]
          timespan: 10m
          condition: {gte: 5}
      """;

  private ReaderLogs() {}

  /** A record of a namespace, the given time after the beginning. */
  static String record(Duration after, String namespace, String user, int code) {
    return ("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"stage\":\"ResponseComplete\","
            + "\"verb\":\"get\",\"user\":{\"username\":\"%s\"},\"sourceIPs\":[\"192.0.2.7\"],"
            + "\"objectRef\":{\"resource\":\"secrets\",\"namespace\":\"%s\"},"
            + "\"responseStatus\":{\"code\":%d},\"stageTimestamp\":\"%s\"}\n")
        .formatted(user, namespace, code, Instant.parse("2026-03-02T09:00:00Z").plus(after));
  }

  /** Ten days: erin reads in both namespaces, frank once on the fifth day, mallory on the last. */
  static String tenDays() {
    StringBuilder text = new StringBuilder();
    for (int day = 0; day < 10; day++) {
      Duration morning = Duration.ofDays(day);
      text.append(record(morning, "payroll", "erin", 200));
      text.append(record(morning.plusMinutes(5), "web", "erin", 200));
      if (day == 4) {
        text.append(record(morning.plusHours(1), "payroll", "frank", 200));
      }
    }
    return text.append(record(Duration.ofDays(9).plusHours(1), "payroll", "mallory", 200))
        .toString();
  }

  /** Writes rules and ten days into a folder; returns the log. */
  static Path written(Path folder) throws IOException {
    Files.writeString(rules(folder), RULES);
    return Files.writeString(folder.resolve("audit.log"), tenDays());
  }

  /** Where {@link #written} puts the rules. */
  static Path rules(Path folder) {
    return folder.resolve("rules.yml");
  }
}
