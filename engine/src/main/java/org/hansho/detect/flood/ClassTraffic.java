package org.hansho.detect.flood;

import java.nio.charset.StandardCharsets;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one class to one key: the sums of the running slot, and more once a slot matters.
 * 80 bytes while none ever did. Belongs to one thread.
 */
final class ClassTraffic {
  private static final int FEW = 2;

  /** Its bytes as characters; shared by all keys of that class. */
  final String name;

  /** What a slot must bring to be remembered, by sum. */
  private final double[] matters;

  private @Nullable NearTraffic near;
  private long slot = Long.MIN_VALUE;
  private long packets;
  private long bytes;
  private long flows;
  private long sampled;

  ClassTraffic(String name, Pace pace) {
    this.name = name.intern();
    this.matters = pace.matters(text());
  }

  /** Its name as people read it. */
  String text() {
    return new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** What is kept beyond the running slot; null if the class never came near its floor. */
  @Nullable NearTraffic near() {
    return near;
  }

  /**
   * Takes a load that is not spread yet. One sampled packet speaks for many, so it takes two of
   * them, and five slots, before more is kept.
   *
   * @return whether it is to be given again to {@link #spread}, now that it matters over what time
   *     it came
   */
  boolean add(long time, Load load, Pace pace) {
    NearTraffic kept = near;
    if (kept != null && kept.timeline() != null) {
      return true;
    }
    boolean ofFew = load.packets() > load.sampled();
    long now = Math.floorDiv(time, ofFew ? pace.slot() * Timeline.SPAN : pace.slot());
    if (now != slot) {
      slot = now;
      clear();
    }
    packets += load.packets();
    bytes += load.bytes();
    flows += load.flows();
    sampled += load.sampled();
    return (!ofFew || sampled >= FEW)
        && (packets >= matters[Load.PACKETS]
            || bytes >= matters[Load.BYTES]
            || flows >= matters[Load.FLOWS]);
  }

  private void clear() {
    packets = 0;
    bytes = 0;
    flows = 0;
    sampled = 0;
  }

  /** Spreads a load that {@link #add} took over the time it covers. */
  void spread(long time, Load load, Pace pace) {
    NearTraffic kept = near;
    NearTraffic made = kept == null ? new NearTraffic(text(), pace, matters) : kept;
    near = made;
    if (made.timeline() == null) {
      Load quiet =
          new Load(
              packets - load.packets(),
              bytes - load.bytes(),
              flows - load.flows(),
              sampled - load.sampled(),
              0);
      made.begin(time, quiet);
      slot = Long.MIN_VALUE;
      clear();
    }
    made.spread(time, load);
  }

  /** Takes over a past. */
  void resume(Pace pace, @Nullable RateHistory[] past) {
    near = NearTraffic.of(text(), pace, matters, past);
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    NearTraffic kept = near;
    return 80 + (kept == null ? 0 : kept.bytes());
  }

  void write(StateWriter out) {
    out.text(name);
    out.number(slot);
    out.number(packets);
    out.number(bytes);
    out.number(flows);
    out.number(sampled);
    NearTraffic kept = near;
    out.flag(kept != null);
    if (kept != null) {
      kept.write(out);
    }
  }

  static ClassTraffic read(Pace pace, boolean drifts, StateReader in) {
    ClassTraffic read = new ClassTraffic(in.text(), pace);
    read.slot = in.number();
    read.packets = in.number();
    read.bytes = in.number();
    read.flows = in.number();
    read.sampled = in.number();
    if (in.flag()) {
      read.near = new NearTraffic(read.text(), pace, read.matters);
      read.near.read(drifts, in);
    }
    return read;
  }
}
