package org.hansho.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ids of alerts: the first 16 bytes, in hexadecimal, of SHA-256 over tenant, detection,
 * values of the key fields and start of the period.
 *
 * <p>The same finding has the same id in any run, order or process. A cryptographic hash, because
 * the values are an attacker's: with a weaker one an event could be crafted that hides behind
 * another alert. Every value is preceded by its length and every field by the number of its values,
 * so that no two keys give the same bytes. Belongs to one thread.
 *
 * <p>An alert goes on for many findings, so the ids of some {@value #REMEMBERED} keys are
 * remembered with all the bytes they were made of: 300 kB at most. A remembered id costs a tenth of
 * the hash.
 */
public final class AlertId {
  private static final int BYTES = 16;
  private static final int REMEMBERED = 256;
  private static final int LONGEST_REMEMBERED = 1_024;

  /** Stands in place of a key, which begins with a small number. */
  private static final String FURTHER = "further alerts";

  private final MessageDigest digest;
  private final @Nullable Made[] made = new @Nullable Made[REMEMBERED];
  private final IdentityHashMap<Dedup, int[][]> keys = new IdentityHashMap<>();
  private @Nullable Fields keysIn;
  private byte[] key = new byte[256];
  private int length;

  /** An id and what it was made of. */
  @SuppressWarnings("ArrayRecordComponent") // Never changed.
  private record Made(byte[] key, String id) {}

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
    length = 0;
    add(tenant);
    add(detection);
    for (int[] field : keyOf(dedup, event.fields())) {
      add(field, event);
    }
    add(dedup.periodStart(event.time()));
    return length > LONGEST_REMEMBERED ? digested() : remembered();
  }

  /** The id of the alert that stands for further alerts of a detection. */
  String further(String tenant, String detection) {
    length = 0;
    add(tenant);
    add(detection);
    add(FURTHER);
    return digested();
  }

  /** The ids of a key's fields; a detection's key is one object as long as its content is. */
  @SuppressWarnings("ReferenceEquality")
  private int[][] keyOf(Dedup dedup, Fields fields) {
    if (keysIn != fields) {
      keysIn = fields;
      keys.clear();
    }
    int[][] known = keys.get(dedup);
    if (known == null) {
      known = dedup.key().stream().map(field -> field.in(fields)).toArray(int[][]::new);
      keys.put(dedup, known);
    }
    return known;
  }

  private String remembered() {
    int place = (int) RecordHash.of(key, 0, length) & (REMEMBERED - 1);
    Made known = made[place];
    if (known == null || !Arrays.equals(known.key(), 0, known.key().length, key, 0, length)) {
      known = new Made(Arrays.copyOf(key, length), digested());
      made[place] = known;
    }
    return known.id();
  }

  private String digested() {
    digest.update(key, 0, length);
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private void add(int[] field, Event event) {
    int first = FieldChoice.first(event, field);
    long values = 0;
    for (int slot = first; slot != Event.NONE; slot = FieldChoice.next(event, slot)) {
      values++;
    }
    add(values);
    for (int slot = first; slot != Event.NONE; slot = FieldChoice.next(event, slot)) {
      byte[] buffer = event.buffer(slot);
      add(event.length(slot));
      add(buffer, event.start(slot), event.length(slot));
    }
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    add(bytes, 0, bytes.length);
  }

  private void add(long value) {
    int at = reserve(Long.BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      key[at + i] = (byte) (value >>> (56 - 8 * i));
    }
  }

  private void add(byte[] bytes, int from, int count) {
    int at = reserve(count);
    System.arraycopy(bytes, from, key, at, count);
  }

  private int reserve(int more) {
    int at = length;
    length += more;
    if (length > key.length) {
      key = Arrays.copyOf(key, Math.max(length, 2 * key.length));
    }
    return at;
  }
}
