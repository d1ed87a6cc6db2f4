package org.hansho.detect;

import java.util.Arrays;
import java.util.List;
import org.hansho.event.RecordHash;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What a result is about, as the baselines that led to it know it: so much of the result that
 * {@link Feedback} can bring them a person's opinion on it later. Means the same whatever else
 * stands beside the document, and in any process. Immutable.
 *
 * @param document what the result is of
 * @param time when the record happened that completed it, nanoseconds since 1970
 * @param kind the same for matters that are one to those who learn
 * @param fields under the names of the document
 * @param values packed as {@link Values} says, in the order of the fields; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Matter(Identity document, long time, long kind, List<String> fields, byte[] values) {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  /**
   * The matter of a result.
   *
   * @param timed whether results of other hours are other matters
   */
  static Matter of(Result result, DetectorPlan.Document document, boolean timed) {
    Fact fact = result.fact();
    List<String> fields = document.feedbackFields();
    Values values = new Values();
    values.clear(fields.size(), fields.size());
    for (int i = 0; i < fields.size(); i++) {
      values.column(i, fact, document.layout().column(fields.get(i)));
    }
    byte[] packed = values.toBytes();
    long time = result.origin().time();
    long kind = RecordHash.of(packed, 0, packed.length) ^ result.document() * PRIME;
    kind += timed ? Math.floorDiv(time, HOUR) * PRIME : 0;
    return new Matter(document.identity().get(), time, kind, fields, packed);
  }

  /** How many bytes it takes where it is saved, about. */
  public int size() {
    return 48 + values.length + fields.stream().mapToInt(field -> 4 + field.length()).sum();
  }

  /** As a fact of the document as it is planned now; fields that it no longer has are left out. */
  Fact fact(DetectorPlan.Document now) {
    byte[][] columns = new byte[now.layout().size()][];
    for (int i = 0; i < fields.size(); i++) {
      int column = now.layout().column(fields.get(i));
      int start = Values.start(values, i);
      if (column != FactLayout.ABSENT && start != Fact.NONE) {
        columns[column] = Arrays.copyOfRange(values, start, Fact.end(values, start));
      }
    }
    return new Fact(now.index(), time, new Origin("", 0, time, 0), new Values().of(columns));
  }

  /** Saves all of it. */
  public void write(StateWriter out) {
    document.write(out);
    out.number(time);
    out.number(kind);
    out.texts(fields);
    out.bytes(values, 0, values.length);
  }

  /** Restores what {@link #write} saved. */
  public static Matter read(StateReader in) {
    Identity document = Identity.read(in);
    long time = in.number();
    long kind = in.number();
    List<String> fields = in.texts();
    return new Matter(document, time, kind, fields, in.bytes());
  }
}
