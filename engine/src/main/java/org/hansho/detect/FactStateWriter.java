package org.hansho.detect;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.state.StateWriter;

/**
 * Writes pieces of state in which facts may stand. In front of a piece stands a table of the
 * documents and fields that its facts name, each once: documents by their {@link Identity}, with
 * the fields that facts of theirs carry; so the piece means the same whatever plan reads it ({@link
 * FactStateReader}). Belongs to one thread.
 */
public final class FactStateWriter extends StateWriter {
  /** Most records that are noted of a piece. */
  static final int RECORDS = 64;

  private final DetectorPlan plan;
  private final Set<Origin> records = new LinkedHashSet<>();
  private boolean notes;
  private final Map<Integer, Integer> documents = new LinkedHashMap<>();
  private final Map<String, Integer> fields = new LinkedHashMap<>();

  /** A writer of facts of a plan. */
  public FactStateWriter(DetectorPlan plan) {
    this.plan = plan;
  }

  /** Notes the records that are written from now on, or does not. */
  void noteRecords(boolean wanted) {
    notes = wanted;
  }

  /** A record is written. */
  void names(Origin record) {
    if (notes && records.size() < RECORDS) {
      records.add(record);
    }
  }

  /** The records that were noted. */
  List<Origin> records() {
    return List.copyOf(records);
  }

  /** Writes a fact. */
  void fact(Fact fact) {
    DetectorPlan.Document document = document(fact.document());
    int next = documents.size();
    count(documents.computeIfAbsent(fact.document(), unseen -> next));
    count(fact.savedJudgement());
    if (Fact.isOfMany(fact.savedJudgement())) {
      count(fact.records());
    }
    number(fact.time());
    fact.origin().write(this);
    number(fact.prevalences());
    int[] carried = document.carried();
    int present = 0;
    for (int column : carried) {
      present += fact.count(column) > 0 ? 1 : 0;
    }
    count(present);
    for (int column : carried) {
      if (fact.count(column) > 0) {
        count(field(document.layout().fields().get(column)));
        int start = fact.columnStart(column);
        bytes(fact.buffer(), start, fact.columnEnd(start) - start);
      }
    }
  }

  private DetectorPlan.Document document(int index) {
    DetectorPlan.Document document = plan.document(index);
    if (document == null) {
      throw new IllegalStateException("nobody listens to the document of a fact that is saved");
    }
    return document;
  }

  private int field(String name) {
    int next = fields.size();
    return fields.computeIfAbsent(name, unseen -> next);
  }

  /** The piece: its table, then what was written. */
  @Override
  public byte[] toBytes() {
    for (int index : documents.keySet()) {
      DetectorPlan.Document document = document(index);
      for (int column : document.carried()) {
        field(document.layout().fields().get(column));
      }
    }
    StateWriter table = new StateWriter();
    table.count(fields.size());
    fields.keySet().forEach(table::text);
    table.count(documents.size());
    for (int index : documents.keySet()) {
      DetectorPlan.Document document = document(index);
      document.identity().get().write(table);
      table.count(document.carried().length);
      for (int column : document.carried()) {
        table.count(field(document.layout().fields().get(column)));
      }
    }
    byte[] body = super.toBytes();
    StateWriter piece = new StateWriter();
    piece.bytes(table.buffer(), 0, table.size());
    piece.raw(body);
    return piece.toBytes();
  }

  /** Forgets everything. */
  @Override
  public void clear() {
    super.clear();
    documents.clear();
    fields.clear();
    records.clear();
  }
}
