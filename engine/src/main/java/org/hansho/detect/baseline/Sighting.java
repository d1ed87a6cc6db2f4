package org.hansho.detect.baseline;

import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Where and when somebody was.
 *
 * @param latitude degrees
 * @param longitude degrees
 * @param radius kilometres around it in which the truth lies
 * @param place its name, for a person
 * @param coarse whether the position is only that of the country
 * @param origin the record that says so
 */
record Sighting(
    double latitude,
    double longitude,
    double radius,
    String place,
    String address,
    boolean coarse,
    Origin origin) {
  private static final long GRID = 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Event time in nanoseconds since 1970. */
  long time() {
    return origin.time();
  }

  /** Where it lies on a grid of tenths of a degree: what counts as one place. */
  long cell() {
    return (Math.round(latitude * GRID) << Integer.SIZE
            | (Math.round(longitude * GRID) & 0xFFFFFFFFL))
        * SPREAD;
  }

  void write(StateWriter out) {
    out.decimal(latitude);
    out.decimal(longitude);
    out.decimal(radius);
    out.text(place);
    out.text(address);
    out.flag(coarse);
    origin.write(out);
  }

  static Sighting read(StateReader in) {
    return new Sighting(
        in.decimal(), in.decimal(), in.decimal(), in.text(), in.text(), in.flag(), Origin.read(in));
  }
}
