package org.hansho.detect.correlation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.ForwardingDetector;
import org.hansho.detect.ForwardingEmission;
import org.hansho.detect.Grounds;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.StateKind;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Lets another detector decide, and adds to its grounds some values of a field that its key had so
 * far, the first ones, and how many more there were. It begins anew after a silence as long as the
 * window. Remembers at most {@value #SHOWN} values and the hashes of {@value #MOST}.
 *
 * @param <S> the states of the other detector
 */
final class ExampleDetector<S> extends ForwardingDetector<S, ExampleDetector.Examples<S>> {
  /** Values that are shown. */
  private static final int SHOWN = 3;

  /** Most different values that are counted; a larger number is reported as "at least" this. */
  private static final int MOST = 256;

  /** Longest value shown, in bytes. */
  private static final int LONGEST = 64;

  /** Added to the version of the other detector, whose states without examples are read too. */
  private static final int VERSION = 1 << 10;

  private static final long BYTES = 64;

  private final SeededHashes hashes;
  private final int[] columnOfRole;
  private final long timespan;

  ExampleDetector(Detector<S> detector, Columns columns, int[] columnOfRole, long timespanNanos) {
    super(detector);
    this.hashes = columns.hashes();
    this.columnOfRole = columnOfRole;
    this.timespan = timespanNanos;
  }

  /** A state, and the values seen. Belongs to one thread. */
  static final class Examples<S> {
    private S state;
    private final List<String> shown = new ArrayList<>(1);
    private final Set<Long> seen = new LinkedHashSet<>(2);
    private long latest = NEVER;

    private Examples(S state) {
      this.state = state;
    }

    private void see(long hash, Fact fact, int at) {
      if (seen.size() < MOST && seen.add(hash) && shown.size() < SHOWN) {
        int length = Math.min(LONGEST, fact.length(at));
        shown.add(new String(fact.buffer(), at, length, StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public StateKind kind() {
    return new StateKind(detector.kind().name(), VERSION + detector.kind().version());
  }

  @Override
  public Examples<S> newState() {
    return new Examples<>(detector.newState());
  }

  @Override
  public void accept(Examples<S> examples, int role, Fact fact, Emission out) {
    if (examples.latest != NEVER && examples.latest <= fact.time() - timespan) {
      examples.shown.clear();
      examples.seen.clear();
    }
    examples.latest = fact.time();
    int column = columnOfRole[role];
    int at = fact.first(column);
    if (at != Fact.NONE) {
      examples.see(hashes.value(fact.buffer(), at, fact.length(at)), fact, at);
    }
    super.accept(examples, role, fact, out);
  }

  /** Adds the examples to what is emitted. */
  private static final class Naming extends ForwardingEmission {
    private final Examples<?> examples;

    Naming(Examples<?> examples, Emission out) {
      super(out);
      this.examples = examples;
    }

    @Override
    public void emit(Conclusion conclusion) {
      out.emit(conclusion.because(() -> named(conclusion.grounds().get(), examples)));
    }
  }

  @Override
  protected S inner(Examples<S> examples) {
    return examples.state;
  }

  @Override
  protected Examples<S> with(Examples<S> examples, S inner) {
    examples.state = inner;
    return examples;
  }

  @Override
  protected Emission emission(Examples<S> examples, int role, Emission out) {
    return new Naming(examples, out);
  }

  @Override
  protected Emission wakingEmission(Examples<S> examples, Emission out) {
    return new Naming(examples, out);
  }

  private static Grounds named(Grounds grounds, Examples<?> examples) {
    Map<String, String> numbers = new LinkedHashMap<>(grounds.numbers());
    if (!examples.shown.isEmpty()) {
      int more = examples.seen.size() - examples.shown.size();
      boolean isLeast = examples.seen.size() == MOST;
      String english = String.join(", ", examples.shown);
      String japanese = String.join("、", examples.shown);
      numbers.put("different", Integer.toString(examples.seen.size()));
      numbers.put(
          "examples",
          more == 0 ? english : english + " and " + (isLeast ? "at least " : "") + more + " more");
      numbers.put(
          "examples_ja",
          more == 0 ? japanese : japanese + " ほか " + more + " 件" + (isLeast ? "以上" : ""));
    }
    return new Grounds(numbers, grounds.english(), grounds.japanese());
  }

  @Override
  public long bytes(Examples<S> examples) {
    return BYTES
        + examples.shown.size() * (LONGEST + 40L)
        + HeapBytes.array(examples.seen.size(), 48)
        + detector.bytes(examples.state);
  }

  @Override
  public void write(Examples<S> examples, StateWriter out) {
    out.number(examples.latest);
    out.texts(examples.shown);
    out.count(examples.seen.size());
    examples.seen.forEach(out::number);
    detector.write(examples.state, out);
  }

  @Override
  public Examples<S> readOlder(int version, StateReader in) {
    boolean names = version > VERSION;
    long latest = names ? in.number() : NEVER;
    List<String> shown = names ? in.texts() : List.of();
    List<Long> seen = new ArrayList<>();
    for (int left = names ? in.count() : 0; left > 0; left--) {
      seen.add(in.number());
    }
    Examples<S> examples = new Examples<>(readInner(names ? version - VERSION : version, in));
    examples.latest = latest;
    examples.shown.addAll(shown);
    examples.seen.addAll(seen);
    return examples;
  }

  @Override
  public Grounds describe(Examples<S> examples, long time) {
    return named(detector.describe(examples.state, time), examples);
  }
}
