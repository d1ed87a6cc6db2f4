package org.hansho.server.health;

/** When a disk has too little room: less than a tenth and than 5 GiB, or than 512 MiB. */
final class DiskRoom {
  private static final long MIB = 1L << 20;
  private static final long LEAST = 512 * MIB;
  private static final long MOST = 5 * 1_024 * MIB;

  private DiskRoom() {}

  static boolean isNearlyFull(Watching.Room room) {
    return room.free() < limit(room);
  }

  /** A fifth more than the limit, so that it does not come and go. */
  static boolean isEnoughAgain(Watching.Room room) {
    return room.free() > limit(room) / 5 * 6;
  }

  private static long limit(Watching.Room room) {
    return Math.max(LEAST, Math.min(MOST, room.total() / 10));
  }
}
