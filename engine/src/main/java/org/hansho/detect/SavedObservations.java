package org.hansho.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Observations that wait, as bytes: by the identity of their documents and the names of their
 * fields, so that another plan can go on with them. What nobody listens to any more is left out; a
 * document that listens now and did not then does not hear of them.
 */
public final class SavedObservations {
  private static final int VERSION = 1;

  private SavedObservations() {}

  /** Saves observations of a plan. */
  public static byte[] save(DetectorPlan plan, Collection<Observation> observations) {
    FactStateWriter out = new FactStateWriter(plan);
    out.count(observations.size());
    for (Observation observation : observations) {
      out.count(observation.size());
      observation.facts().forEach(fact -> fact.write(out));
    }
    StateWriter piece = new StateWriter();
    piece.count(VERSION);
    piece.raw(out.toBytes());
    return piece.toBytes();
  }

  /**
   * Restores what {@link #save} saved, under the same plan or another one.
   *
   * @throws IllegalStateException if another program saved it in a form that this one cannot read
   */
  public static List<Observation> restore(DetectorPlan plan, byte[] saved) {
    StateReader head = new StateReader(saved);
    int version = head.count();
    if (version != VERSION) {
      throw new IllegalStateException(
          "facts that wait were saved by another Hansho, in version " + version);
    }
    FactStateReader in = FactStateReader.of(plan, head.rest());
    SubscriberTable table = new SubscriberTable(plan);
    List<Observation> observations = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      List<Fact> facts = facts(in);
      if (!facts.isEmpty()) {
        observations.add(together(plan, table, facts));
      }
    }
    return observations;
  }

  private static List<Fact> facts(FactStateReader in) {
    List<Fact> facts = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      Fact fact = in.fact();
      if (fact != null) {
        facts.add(fact);
      }
    }
    facts.sort(Comparator.comparingInt(Fact::document));
    return facts;
  }

  /** One observation of the facts of a record, each of which has the columns of its document. */
  private static Observation together(DetectorPlan plan, SubscriberTable table, List<Fact> facts) {
    Fact first = facts.get(0);
    int columns = plan.ruleLayout().size();
    Values values = new Values();
    values.clear(columns, columns);
    for (int column = 0; column < columns; column++) {
      addColumn(values, column, facts);
    }
    int[] documents = facts.stream().mapToInt(Fact::document).distinct().toArray();
    return new Observation(
        table.of(documents, documents.length),
        first.time(),
        first.origin(),
        values.toBytes(),
        first.timing());
  }

  private static void addColumn(Values values, int column, List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact.count(column) > 0) {
        values.column(column, fact, column);
        return;
      }
    }
  }
}
