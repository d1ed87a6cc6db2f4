package org.hansho.detect;

import java.util.ArrayList;
import java.util.List;
import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads pieces of state that a {@link FactStateWriter} wrote, under whatever plan: facts come out
 * with the index and the columns that their document has now. A field that facts of the document
 * carry now and did not carry then has no value, as if the record had none. Belongs to one thread.
 */
public final class FactStateReader extends StateReader {
  private final DetectorPlan plan;
  private final List<String> fields = new ArrayList<>();
  private final List<Saved> documents = new ArrayList<>();
  private final Values values = new Values();
  private int incomplete;

  /**
   * A document that facts of the piece name.
   *
   * @param now what it is in the plan; null if it is not there
   * @param complete whether its facts carried all fields that they carry now
   */
  private record Saved(DetectorPlan.@Nullable Document now, boolean complete) {}

  private FactStateReader(DetectorPlan plan, byte[] piece, byte[] table, int body) {
    super(piece, body, piece.length);
    this.plan = plan;
    StateReader in = new StateReader(table);
    for (int left = in.count(); left > 0; left--) {
      fields.add(in.text());
    }
    for (int left = in.count(); left > 0; left--) {
      documents.add(saved(in));
    }
  }

  /** A reader of a piece. */
  public static FactStateReader of(DetectorPlan plan, byte[] piece) {
    StateReader in = new StateReader(piece);
    byte[] table = in.bytes();
    return new FactStateReader(plan, piece, table, in.position());
  }

  private Saved saved(StateReader in) {
    DetectorPlan.Document now = plan.heard(Identity.read(in));
    List<String> carried = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      carried.add(field(in.count()));
    }
    return new Saved(now, now == null || carried.containsAll(now.fields()));
  }

  private String field(int number) {
    if (number >= fields.size()) {
      throw new IllegalStateException("a saved fact has a field that its piece does not name");
    }
    return fields.get(number);
  }

  /** The next fact; null if the plan has no document that means what its document meant. */
  public @Nullable Fact fact() {
    int number = count();
    if (number >= documents.size()) {
      throw new IllegalStateException("a saved fact is of a document that its piece does not name");
    }
    Saved saved = documents.get(number);
    DetectorPlan.Document now = saved.now();
    int judgement = count();
    int records = Fact.isOfMany(judgement) ? count() : 1;
    long time = number();
    Origin origin = Origin.read(this);
    long prevalences = number();
    byte[][] columns = new byte[now == null ? 0 : now.layout().size()][];
    for (int left = count(); left > 0; left--) {
      String field = field(count());
      byte[] packed = bytes();
      int column = now == null ? FactLayout.ABSENT : now.layout().column(field);
      if (column != FactLayout.ABSENT) {
        columns[column] = packed;
      }
    }
    if (now == null) {
      return null;
    }
    incomplete += saved.complete() ? 0 : 1;
    byte[] all = values.of(columns);
    int judged = Fact.judgement(judgement);
    return Fact.restored(now.index(), time, origin, all, judged, prevalences, records);
  }

  /** How many of the facts so far lack fields that facts of their document carry now. */
  public int incomplete() {
    return incomplete;
  }
}
