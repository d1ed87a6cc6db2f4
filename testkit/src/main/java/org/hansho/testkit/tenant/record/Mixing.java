package org.hansho.testkit.tenant.record;

/** Numbers that follow from a record's content, so that other records never change them. */
final class Mixing {
  private Mixing() {}

  static long mix(long value) {
    long z = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }

  /** The seed of a record's identifiers. */
  static long seed(long time, Caller caller) {
    return mix(time) ^ 0x9E3779B97F4A7C15L * caller.objectId().hashCode();
  }
}
