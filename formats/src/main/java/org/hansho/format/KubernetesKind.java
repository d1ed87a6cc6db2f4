package org.hansho.format;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.ValueKind;

/**
 * The kind of one object, from the plural name of its resource in the API: {@code pod} of {@code
 * pods}, {@code networkpolicy} of {@code networkpolicies}, {@code ingress} of {@code ingresses}.
 *
 * <p>English plurals of lower-case names, as the API server makes them of kinds; {@code endpoints}
 * is both.
 */
public final class KubernetesKind {
  private static final byte[] ENDPOINTS = Values.ascii("endpoints");
  private static final byte[] OF_Y = Values.ascii("ies");
  private static final byte[] OF_HISS = Values.ascii("sses");

  private KubernetesKind() {}

  /** Adds {@code field}, the singular of what {@code resource} holds, where it holds something. */
  public static void add(Event event, int field, int resource) {
    int slot = Values.scalar(event, resource);
    if (slot == Event.NONE) {
      return;
    }
    int length = event.length(slot);
    if (Values.is(event, resource, ENDPOINTS) || !endsWith(event, slot, (byte) 's')) {
      event.addSame(field, slot);
    } else if (endsWith(event, slot, OF_Y)) {
      addWithY(event, field, slot, length - OF_Y.length);
    } else {
      event.addPart(field, slot, 0, length - (endsWith(event, slot, OF_HISS) ? 2 : 1));
    }
  }

  private static void addWithY(Event event, int field, int slot, int stem) {
    int offset = event.reserve(stem + 1);
    System.arraycopy(event.buffer(slot), event.start(slot), event.arena(), offset, stem);
    event.arena()[offset + stem] = 'y';
    event.addReserved(field, ValueKind.STRING, offset, stem + 1);
  }

  private static boolean endsWith(Event event, int slot, byte... ending) {
    int length = event.length(slot);
    int end = event.start(slot) + length;
    return length > ending.length
        && Arrays.equals(event.buffer(slot), end - ending.length, end, ending, 0, ending.length);
  }
}
