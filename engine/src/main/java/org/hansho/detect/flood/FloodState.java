package org.hansho.detect.flood;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.hansho.detect.Fact;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a flood remembers of one key: its classes of traffic and the answers. Some 80 bytes, and 80
 * more a class that never came near its floor; at most {@link #MOST} classes. Belongs to one
 * thread.
 */
final class FloodState {
  /**
   * Of the saved form: since 2, windows of any age, and what explains traffic; since 3, whether
   * what is usual has crept up; since 4, how many answers are slow.
   */
  static final int VERSION = 4;

  /** The first one. */
  static final int FORMER = 1;

  private static final int DRIFTING = 3;
  private static final int TIMED = 4;

  static final long NONE = Long.MIN_VALUE;

  /** Most classes; later ones count as the last. */
  static final int MOST = 16;

  private static final ClassTraffic[] NO_CLASSES = {};

  /** What the composition takes of the heap. */
  private static final long COMPOSITION = 520;

  long first = NONE;
  long latest = NONE;
  int samples;
  int wouldHaveFired;

  /** When floods are looked at again; the highest number while there is none. */
  long look = Long.MAX_VALUE;

  private @Nullable Halves halves;

  /** What requests consist of; null for other traffic. */
  @Nullable Composition composition;

  private ClassTraffic[] classes = NO_CLASSES;

  /** What explains its traffic. */
  Halves halves(Pace pace) {
    Halves kept = halves;
    Halves made = kept == null ? new Halves(pace.slot()) : kept;
    halves = made;
    return made;
  }

  /** Classes of traffic that were seen, in the order in which they came. */
  List<ClassTraffic> classes() {
    return Arrays.asList(classes);
  }

  void see(long time) {
    first = first == NONE ? time : first;
    latest = Math.max(latest, time);
    samples += samples == Integer.MAX_VALUE ? 0 : 1;
  }

  /** The class that a fact names at a place; null if it is new. */
  @Nullable ClassTraffic known(Fact fact, int at) {
    for (ClassTraffic traffic : classes) {
      if (at == Fact.NONE ? traffic.name.isEmpty() : LoadReader.isWord(fact, at, traffic.name)) {
        return traffic;
      }
    }
    return null;
  }

  /** The class that a fact names at a place; one that is new is noted. */
  ClassTraffic classOf(Fact fact, int at, Pace pace) {
    ClassTraffic seen = known(fact, at);
    if (seen != null) {
      return seen;
    }
    if (classes.length == MOST) {
      return classes[MOST - 1];
    }
    String name =
        at == Fact.NONE
            ? ""
            : new String(fact.buffer(), at, fact.length(at), StandardCharsets.ISO_8859_1);
    return add(new ClassTraffic(name, pace));
  }

  ClassTraffic add(ClassTraffic traffic) {
    classes = Arrays.copyOf(classes, classes.length + 1);
    classes[classes.length - 1] = traffic;
    return traffic;
  }

  /** Whether a class floods the key. */
  boolean floods() {
    return look != Long.MAX_VALUE;
  }

  /** Whether a class has come near its floor of late. */
  boolean isNear() {
    return near(near -> near.timeline() != null);
  }

  /** Whether anything of the past is known. */
  boolean hasPast() {
    return near(NearTraffic::hasPast);
  }

  private boolean near(Predicate<NearTraffic> test) {
    for (ClassTraffic traffic : classes) {
      NearTraffic near = traffic.near();
      if (near != null && test.test(near)) {
        return true;
      }
    }
    return false;
  }

  /** Whether requests to the key speak of an attack, whoever else asks. */
  boolean isAttacked(NearTraffic traffic, AlikeRequests alike) {
    Composition kept = composition;
    return kept != null && kept.isAttack(traffic.talkers, alike);
  }

  /** Whether requests to the key leave no doubt of that. */
  boolean isSurelyAttacked() {
    Composition kept = composition;
    return kept != null && kept.isSurelyAttack();
  }

  /** Whether answers fail under the requests to the key. */
  boolean isOverloaded() {
    Composition kept = composition;
    return kept != null && kept.isOverloaded();
  }

  /** Keeps nothing of what explains traffic while none is looked at. */
  void rest() {
    Halves kept = halves;
    if (kept != null && kept.isWatched() && !isNear()) {
      kept.rest();
    }
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    Halves kept = halves;
    long bytes = 96 + (kept == null ? 0 : kept.bytes()) + (composition == null ? 0 : COMPOSITION);
    for (int i = 0; i < classes.length; i++) {
      bytes += classes[i].bytes();
    }
    return bytes;
  }

  void write(StateWriter out) {
    out.number(first);
    out.number(latest);
    out.count(samples);
    out.count(wouldHaveFired);
    out.number(look);
    Halves other = halves;
    out.flag(other != null);
    if (other != null) {
      other.write(out);
    }
    Composition kept = composition;
    out.flag(kept != null);
    if (kept != null) {
      kept.write(out);
    }
    out.count(classes.length);
    for (ClassTraffic traffic : classes) {
      traffic.write(out);
    }
  }

  /**
   * Restores a state.
   *
   * @param version of the saved form, behind {@link #FORMER}
   */
  static FloodState read(Pace pace, int version, StateReader in) {
    FloodState read = new FloodState();
    read.first = in.number();
    read.latest = in.number();
    read.samples = in.count();
    read.wouldHaveFired = in.count();
    read.look = in.number();
    read.halves = in.flag() ? Halves.read(pace.slot(), in) : null;
    read.composition = in.flag() ? Composition.read(in, version >= TIMED) : null;
    for (int left = in.count(); left > 0; left--) {
      read.add(ClassTraffic.read(pace, version >= DRIFTING, in));
    }
    return read;
  }
}
