package org.hansho.alert;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.hansho.event.RecordHash;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ids of alerts: the first 16 bytes, in hexadecimal, of SHA-256 over tenant, detection,
 * values of the key fields and start of the period.
 *
 * <p>The same finding has the same id in any run, order or process. A cryptographic hash, because
 * the values are an attacker's: with a weaker one an event could be crafted that hides behind
 * another alert. {@link KeyBytes} sees to it that no two keys give the same bytes. Belongs to one
 * thread.
 *
 * <p>An alert goes on for many findings, so the ids of some {@value #REMEMBERED} keys are
 * remembered with all the bytes they were made of: 300 kB at most. A remembered id costs a tenth of
 * the hash.
 */
final class AlertId {
  private static final int BYTES = 16;
  private static final int REMEMBERED = 256;
  private static final int LONGEST_REMEMBERED = 1_024;

  /** Stands in place of a key, which begins with a small number. */
  private static final String FURTHER = "further alerts";

  private final MessageDigest digest;
  private final @Nullable Made[] made = new @Nullable Made[REMEMBERED];
  private final KeyBytes key = new KeyBytes();

  /** An id and what it was made of. */
  @SuppressWarnings("ArrayRecordComponent") // Never changed.
  private record Made(byte[] key, String id) {}

  /** A maker of ids. */
  AlertId() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The id of the alert that a finding belongs to. */
  String of(String tenant, Finding finding) {
    begin(tenant, finding.detection());
    key.add(finding.key(), 0, finding.key().length);
    return ended(finding.detection().dedup().periodStart(finding.time()));
  }

  /** The id of the alert that a finding of this detection with these values would belong to. */
  String of(String tenant, AlertDefinition detection, FieldValues values, long time) {
    begin(tenant, detection);
    key.add(detection.dedup(), values);
    return ended(detection.dedup().periodStart(time));
  }

  /** The id of the alert that stands for further alerts of a detection. */
  String further(String tenant, AlertDefinition detection) {
    begin(tenant, detection);
    key.add(FURTHER);
    return digested();
  }

  private void begin(String tenant, AlertDefinition detection) {
    key.clear();
    key.add(tenant);
    key.add(detection.detection());
  }

  private String ended(long period) {
    key.add(period);
    return key.length() > LONGEST_REMEMBERED ? digested() : remembered();
  }

  private String remembered() {
    byte[] bytes = key.bytes();
    int length = key.length();
    int place = (int) RecordHash.of(bytes, 0, length) & (REMEMBERED - 1);
    Made known = made[place];
    if (known == null || !Arrays.equals(known.key(), 0, known.key().length, bytes, 0, length)) {
      known = new Made(key.toBytes(), digested());
      made[place] = known;
    }
    return known.id();
  }

  private String digested() {
    digest.update(key.bytes(), 0, key.length());
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
