package org.hansho.casework.override;

import java.util.Locale;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has made of a detection.
 *
 * @param enabled whether its alerts are raised
 * @param severity what its alerts get; null for the severity that the detection gives
 * @param reason why, in words of whoever did it
 * @param author who did it, as the audit log has it
 * @param time nanoseconds since 1970
 */
public record DetectionOverride(
    String tenant,
    String detection,
    Origin origin,
    boolean enabled,
    @Nullable Severity severity,
    String reason,
    String author,
    long time) {
  /** Where it was said. */
  public enum Origin {
    /** In the settings. */
    FILE,
    /** Over the API; it stands over what the settings say. */
    API;

    /** The word in outputs. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One line for the audit log. */
  public String line() {
    return (enabled ? "on" : "off")
        + (severity == null ? "" : ", severity " + severity.key())
        + (reason.isEmpty() ? "" : "; " + reason);
  }

  /** Whether it says the same of the detection, whoever said it when. */
  boolean isLike(DetectionOverride other) {
    return enabled == other.enabled && severity == other.severity;
  }
}
