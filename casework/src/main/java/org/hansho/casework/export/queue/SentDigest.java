package org.hansho.casework.export.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.casework.export.format.Outgoing;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertStatus;

/** What a reader would miss of an alert, and names of messages. Pure functions. */
final class SentDigest {
  private static final int BYTES = 16;

  private SentDigest() {}

  /**
   * What its reader would miss: status, severity, and how many digits the count has; of an incident
   * which alerts it has in place of their number. Of one that is suppressed nobody misses more than
   * that it is.
   */
  static String of(AlertPage.Listed listed) {
    Alert alert = listed.alert();
    String status = listed.state().status().key();
    if (listed.state().status() == AlertStatus.SUPPRESSED) {
      return status;
    }
    String size =
        Outgoing.isIncident(alert)
            ? "alerts " + hash(members(alert))
            : String.valueOf(String.valueOf(alert.count()).length());
    return status + " " + alert.severity().key() + " " + size;
  }

  private static String members(Alert incident) {
    return incident.entities().stream()
        .filter(entity -> entity.type().equals(Outgoing.MEMBER))
        .map(entity -> entity.attributes().getOrDefault("id", ""))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** The key of a message: the same each time this version is sent to this target. */
  static String key(String target, AlertPage.Listed alert) {
    return hash(
        String.join(
            "\n",
            target,
            alert.alert().tenant(),
            alert.alert().id(),
            String.valueOf(alert.change())));
  }

  /** The same for the message of a snapshot that was due at a time, seconds since 1970. */
  static String key(String target, AlertPage.Listed alert, long due) {
    return hash(key(target, alert) + "\nsnapshot " + due);
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
