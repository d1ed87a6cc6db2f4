package org.hansho.geography;

/**
 * How far places lie apart at least, and how fast somebody must have been to be at both.
 *
 * <p>The earth is taken as a sphere, which is wrong by at most 0.6 %. Pure functions.
 */
public final class Distance {
  /** Mean radius of the earth, kilometres (IUGG). */
  static final double EARTH = 6371.0088;

  private static final double NANOS_PER_HOUR = 3_600e9;
  private static final double SHORTEST_HOURS = 1 / 60.0;

  private Distance() {}

  /** The great circle between the centres, in kilometres. */
  public static double between(double fromLatitude, double fromLongitude, Area to) {
    double phi = Math.toRadians(fromLatitude);
    double otherPhi = Math.toRadians(to.latitude());
    double sinHalfPhi = Math.sin((otherPhi - phi) / 2);
    double sinHalfLambda = Math.sin(Math.toRadians(to.longitude() - fromLongitude) / 2);
    double haversine =
        sinHalfPhi * sinHalfPhi
            + Math.cos(phi) * Math.cos(otherPhi) * sinHalfLambda * sinHalfLambda;
    return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, haversine)));
  }

  /** The least distance of two points that may lie anywhere in their areas, in kilometres. */
  public static double atLeast(Area one, Area other) {
    double centres = between(one.latitude(), one.longitude(), other);
    return Math.max(0, centres - one.radius() - other.radius());
  }

  /**
   * The speed that covers a distance in a time, in kilometres an hour.
   *
   * @param nanos between the two sightings, whichever was first; less than a minute counts as one,
   *     since clocks of two sources differ
   */
  public static double speed(double kilometres, long nanos) {
    return kilometres / Math.max(SHORTEST_HOURS, Math.abs((double) nanos) / NANOS_PER_HOUR);
  }
}
