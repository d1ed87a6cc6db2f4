package org.hansho.casework.export.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.hansho.alert.Alert;
import org.hansho.event.Event;

/**
 * An alert on its way out.
 *
 * @param alert what was detected, secrets masked
 * @param version rises with every change of the alert or of what people think of it; not by one
 * @param isUpdate whether the reader has had an earlier version
 * @param triage what people think of it
 * @param handled when it was handed to the export, nanoseconds since 1970; stands in for times that
 *     the alert does not know
 */
public record Outgoing(
    Alert alert, long version, boolean isUpdate, TriageState triage, long handled) {
  /** What stands in place of the id of a detection where an incident leaves as an alert. */
  public static final String INCIDENT = "SecurityIncident";

  /** The type of the entities that name the alerts of an incident by {@code id}. */
  public static final String MEMBER = "security-alert";

  private static final int UUID_BYTES = 16;

  /** Whether it is an incident that leaves as an alert. */
  public boolean isIncident() {
    return isIncident(alert);
  }

  /** Whether an alert stands for an incident. */
  public static boolean isIncident(Alert alert) {
    return alert.detection().equals(INCIDENT);
  }

  /** Event time of the first evidence; never missing. */
  public long first() {
    return alert.time() == Event.NO_TIME ? handled : alert.time();
  }

  /** Event time of the last evidence; never missing. */
  public long last() {
    return alert.lastTime() == Event.NO_TIME ? handled : alert.lastTime();
  }

  /**
   * The alert's id as a UUID: its first 128 bits in the layout of version 8 (RFC 9562). The same in
   * every version of the alert.
   */
  public UUID uuid() {
    return uuid("");
  }

  /** A UUID of something that belongs to the alert, the same whenever it is asked for. */
  UUID uuid(String part) {
    return uuidOf(part.isEmpty() ? alert.id() : alert.id() + "\n" + part);
  }

  /** A UUID of a text: of hexadecimal digits their first 128 bits, else those of a hash. */
  public static UUID uuidOf(String text) {
    byte[] bits = text.matches("(?:[0-9a-f]{2}){16,}") ? HexFormat.of().parseHex(text) : hash(text);
    byte[] bytes = Arrays.copyOf(bits, UUID_BYTES);
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x80);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    String digits = HexFormat.of().formatHex(bytes);
    return UUID.fromString(
        digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
