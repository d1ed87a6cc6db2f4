package org.hansho.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hansho.event.Event;

/**
 * Makes the ids of alerts: the first 16 bytes, in hexadecimal, of SHA-256 over tenant, detection,
 * values of the key fields and start of the period.
 *
 * <p>The same finding has the same id in any run, order or process. A cryptographic hash, because
 * the values are an attacker's: with a weaker one an event could be crafted that hides behind
 * another alert. Every value is preceded by its length and every field by the number of its values,
 * so that no two keys give the same bytes. Belongs to one thread; allocates the id only.
 */
public final class AlertId {
  private static final int BYTES = 16;

  private final MessageDigest digest;
  private final byte[] number = new byte[Long.BYTES];

  /** A maker of ids. */
  public AlertId() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The id of the alert that a finding of this detection belongs to. */
  public String of(String tenant, String detection, Dedup dedup, Event event) {
    digest.reset();
    add(tenant);
    add(detection);
    for (int i = 0; i < dedup.key().size(); i++) {
      add(dedup.key().get(i), event);
    }
    add(dedup.periodStart(event.time()));
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private void add(FieldChoice field, Event event) {
    int first = field.first(event);
    long values = 0;
    for (int slot = first; slot != Event.NONE; slot = FieldChoice.next(event, slot)) {
      values++;
    }
    add(values);
    for (int slot = first; slot != Event.NONE; slot = FieldChoice.next(event, slot)) {
      byte[] buffer = event.buffer(slot);
      add(event.length(slot));
      digest.update(buffer, event.start(slot), event.length(slot));
    }
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      number[i] = (byte) (value >>> (56 - 8 * i));
    }
    digest.update(number);
  }
}
