package org.hansho.detect.flood;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Fact;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a flood remembers of one key: its classes of traffic and the answers. Some 200 bytes a class
 * that never came near its floor; at most {@link #MOST} classes. Belongs to one thread.
 */
final class FloodState {
  static final long NONE = Long.MIN_VALUE;

  /** Most classes; later ones count as the last. */
  static final int MOST = 16;

  long first = NONE;
  long latest = NONE;
  int samples;
  int wouldHaveFired;

  /** When floods are looked at again; the highest number while there is none. */
  long look = Long.MAX_VALUE;

  Answers answers;

  /** What requests consist of; null for other traffic. */
  @Nullable Composition composition;

  final List<ClassTraffic> classes = new ArrayList<>(2);
  private final List<byte[]> names = new ArrayList<>(2);

  FloodState(Pace pace) {
    answers = new Answers(pace.slot());
  }

  void see(long time) {
    first = first == NONE ? time : first;
    latest = Math.max(latest, time);
    samples += samples == Integer.MAX_VALUE ? 0 : 1;
  }

  /** The class that a fact names at a place. */
  ClassTraffic classOf(Fact fact, int at, Pace pace) {
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i);
      if (at == Fact.NONE ? name.length == 0 : LoadReader.isWord(fact, at, name)) {
        return classes.get(i);
      }
    }
    if (classes.size() == MOST) {
      return classes.get(MOST - 1);
    }
    String name =
        at == Fact.NONE
            ? ""
            : new String(fact.buffer(), at, fact.length(at), StandardCharsets.UTF_8);
    return add(new ClassTraffic(name, pace));
  }

  private ClassTraffic add(ClassTraffic traffic) {
    classes.add(traffic);
    names.add(traffic.name.getBytes(StandardCharsets.UTF_8));
    return traffic;
  }

  /** Whether a class floods the key. */
  boolean floods() {
    return look != Long.MAX_VALUE;
  }

  /** Whether a class has come near its floor of late. */
  boolean isNear() {
    return classes.stream().anyMatch(traffic -> traffic.ring() != null);
  }

  /** Whether anything of the past is known. */
  boolean hasPast() {
    return classes.stream().anyMatch(ClassTraffic::hasPast);
  }

  /** Ends the floods that have been calm for so long, and says when to look again. */
  void endCalm(long time, long calm) {
    look = Long.MAX_VALUE;
    for (ClassTraffic traffic : classes) {
      if (traffic.floods() && time - traffic.lastHigh >= calm) {
        traffic.end();
      } else if (traffic.floods()) {
        look = Math.min(look, traffic.lastHigh + calm);
      }
    }
  }

  void write(StateWriter out) {
    out.number(first);
    out.number(latest);
    out.count(samples);
    out.count(wouldHaveFired);
    out.number(look);
    answers.write(out);
    Composition kept = composition;
    out.flag(kept != null);
    if (kept != null) {
      kept.write(out);
    }
    out.count(classes.size());
    classes.forEach(traffic -> traffic.write(out));
  }

  static FloodState read(Pace pace, StateReader in) {
    FloodState read = new FloodState(pace);
    read.first = in.number();
    read.latest = in.number();
    read.samples = in.count();
    read.wouldHaveFired = in.count();
    read.look = in.number();
    read.answers = Answers.read(pace.slot(), in);
    read.composition = in.flag() ? Composition.read(in) : null;
    for (int left = in.count(); left > 0; left--) {
      read.add(ClassTraffic.read(pace, in));
    }
    return read;
  }
}
