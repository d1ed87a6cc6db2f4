package org.hansho.detect.baseline;

/**
 * How far two sightings lie apart at least, and how fast a journey between them must have been.
 *
 * <p>The earth is taken as a sphere, which is wrong by at most 0.6 %. Pure functions.
 */
final class GreatCircle {
  /** Mean radius of the earth, kilometres (IUGG). */
  private static final double EARTH = 6371.0088;

  private static final double NANOS_PER_HOUR = 3_600e9;
  private static final double SHORTEST_HOURS = 1 / 60.0;

  private GreatCircle() {}

  /** The great circle between the centres less both radii, in kilometres; not negative. */
  static double atLeast(Sighting one, Sighting other) {
    double phi = StrictMath.toRadians(one.latitude());
    double otherPhi = StrictMath.toRadians(other.latitude());
    double sinPhi = StrictMath.sin((otherPhi - phi) / 2);
    double lambda = StrictMath.toRadians(other.longitude() - one.longitude());
    double sinLambda = StrictMath.sin(lambda / 2);
    double haversine =
        sinPhi * sinPhi + StrictMath.cos(phi) * StrictMath.cos(otherPhi) * sinLambda * sinLambda;
    double centres = 2 * EARTH * StrictMath.asin(StrictMath.sqrt(Math.min(1, haversine)));
    return Math.max(0, centres - one.radius() - other.radius());
  }

  /**
   * The speed that covers a distance in the time between two sightings, in kilometres an hour; less
   * than a minute counts as one, since the clocks of two sources differ.
   */
  static double speed(double kilometres, Sighting one, Sighting other) {
    double hours = Math.abs((double) one.time() - other.time()) / NANOS_PER_HOUR;
    return kilometres / Math.max(SHORTEST_HOURS, hours);
  }
}
