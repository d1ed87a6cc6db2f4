package org.hansho.local.run;

import java.time.Duration;

/**
 * How long alerts are kept.
 *
 * @param age after which time without a change an alert is deleted, by the arrival of input; zero
 *     keeps alerts for ever. At most some 50 years
 * @param bytes most room for alerts in the database, deflated, with what they need to grow; beyond
 *     it the detections that take most of it lose their oldest alerts, whatever their age
 */
public record RetentionSettings(Duration age, long bytes) {
  /**
   * 90 days: what most rules of audit ask to be at hand, and more than an investigation looks back.
   * 10 GiB: nine million alerts of a few small records each, and a tenth of a small server's disk.
   */
  public static final RetentionSettings DEFAULT =
      new RetentionSettings(Duration.ofDays(90), 10L << 30);

  public RetentionSettings {
    if (age.isNegative() || age.toDays() > 20_000 || bytes < 1) {
      throw new IllegalArgumentException(
          "retention: the age (" + age + ") is 0 to 20,000 days, and alerts need room: " + bytes);
    }
  }
}
