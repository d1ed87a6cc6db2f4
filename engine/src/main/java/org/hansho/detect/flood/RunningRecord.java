package org.hansho.detect.flood;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What several filters read of one record, each thing once: what it brings, and hashes of its
 * values. Belongs to one thread.
 */
final class RunningRecord {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private @Nullable Event event;
  private int epoch;
  private @Nullable Load load;
  private long[] hashes = {};
  private int[] hashedAt = {};

  @SuppressWarnings("ReferenceEquality") // Another event may have come as far.
  private void turnTo(Event running) {
    if (running != event) {
      event = running;
      hashes = new long[running.fields().size()];
      hashedAt = new int[hashes.length];
      load = null;
    } else if (running.epoch() != epoch) {
      load = null;
      if (running.epoch() < epoch) {
        Arrays.fill(hashedAt, 0);
      }
    }
    epoch = running.epoch();
  }

  /**
   * What a record brings.
   *
   * @param columns where the event has what {@link LoadReader#OF_FLOWS} names
   */
  Load load(Event running, int[] columns) {
    turnTo(running);
    Load known = load;
    Load read = known == null ? read(running, columns) : known;
    load = read;
    return read;
  }

  private static Load read(Event event, int[] columns) {
    int state = first(event, columns[LoadReader.STATE_AT]);
    boolean goesOn =
        state != Event.NONE
            && event.length(state) > 1
            && event.buffer(state)[event.start(state)] != 'b';
    return Load.ofFlow(
        either(event, columns[LoadReader.SOURCE_PACKETS_AT], columns[LoadReader.PACKETS_AT]),
        either(event, columns[LoadReader.SOURCE_BYTES_AT], columns[LoadReader.BYTES_AT]),
        number(event, columns[LoadReader.RATE_AT]),
        goesOn);
  }

  private static long either(Event event, int field, int other) {
    long found = number(event, field);
    return found < 0 ? number(event, other) : found;
  }

  private static long number(Event event, int field) {
    int slot = first(event, field);
    return slot == Event.NONE ? -1 : event.number(slot);
  }

  private static int first(Event event, int field) {
    return field == Fields.UNREAD ? Event.NONE : event.first(field);
  }

  /** A hash of the first value of a field; 0 where there is none. */
  long hash(Event running, int field) {
    if (field == Fields.UNREAD) {
      return 0;
    }
    turnTo(running);
    if (hashedAt[field] != epoch) {
      hashedAt[field] = epoch;
      int slot = running.first(field);
      hashes[field] =
          slot == Event.NONE
              ? 0
              : hash(running.buffer(slot), running.start(slot), running.length(slot));
    }
    return hashes[field];
  }

  /** The hash of a value that is a word. */
  static long hash(String word) {
    byte[] text = word.getBytes(StandardCharsets.UTF_8);
    return hash(text, 0, text.length);
  }

  /** Eight bytes at a time; never 0. */
  private static long hash(byte[] text, int start, int length) {
    int end = start + length;
    long mixed = length;
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      mixed = mix(mixed ^ (long) LONG.get(text, at));
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = (rest << Byte.SIZE) | (text[at] & 0xFF);
    }
    return mix(mixed ^ rest) | 1;
  }

  static long mix(long value) {
    long product = value * MIX;
    return product ^ (product >>> Integer.SIZE);
  }
}
