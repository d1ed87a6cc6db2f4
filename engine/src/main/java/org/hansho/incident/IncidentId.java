package org.hansho.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes the ids of incidents: the first 16 bytes of SHA-256 over tenant and first alert. */
public final class IncidentId {
  private static final int BYTES = 16;

  private IncidentId() {}

  /** The id of the incident that begins with this alert. */
  public static String of(String tenant, String alert) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("incident\0".getBytes(StandardCharsets.UTF_8));
      digest.update(tenant.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] hash = digest.digest(alert.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
