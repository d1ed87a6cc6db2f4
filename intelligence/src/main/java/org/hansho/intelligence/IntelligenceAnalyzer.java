package org.hansho.intelligence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Says of the addresses, names, URLs and hashes of an event which lists hold them.
 *
 * <p>Beside each subject stand {@code threat.category}, {@code threat.list}, {@code threat.entry},
 * {@code threat.confidence}, {@code threat.current_confidence} and {@code threat.age_days}, the
 * most specific entry first. Validity and age are judged by the time of the event. The snapshot is
 * read from its reference once an event, so an event is judged by one snapshot and a replaced one
 * takes effect with the next event. Immutable and shared; a step allocates nothing in steady state.
 */
public final class IntelligenceAnalyzer implements Analyzer {
  private final IntelligenceReference reference;
  private final long judgedAt;

  /**
   * Over the snapshots of that reference.
   *
   * @param judgedAt what staleness of lists is judged by in {@link #offers}, in nanoseconds since
   *     1970; {@link Event#NO_TIME} where events of any time are read
   */
  public IntelligenceAnalyzer(IntelligenceReference reference, long judgedAt) {
    this.reference = reference;
    this.judgedAt = judgedAt;
  }

  /** What it reads; detectors that look back ask the same. */
  public IntelligenceReference reference() {
    return reference;
  }

  @Override
  public String name() {
    return "intelligence";
  }

  @Override
  public Set<String> reads() {
    Set<String> reads = new TreeSet<>();
    for (ThreatSubject subject : ThreatSubject.ALL) {
      subject.values().forEach(value -> reads.add(value.field()));
    }
    return reads;
  }

  @Override
  public Set<String> writes() {
    Set<String> writes = new TreeSet<>();
    for (ThreatSubject subject : ThreatSubject.ALL) {
      writes.addAll(ThreatFields.of(subject.prefix()));
    }
    return writes;
  }

  /** {@code intelligence.tor} and the like; see {@link Intelligence#offers}. */
  @Override
  public Set<String> offers() {
    return reference.get().offers(judgedAt);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return true;
  }

  @Override
  public Step bind(Fields fields) {
    List<Bound> bound = new ArrayList<>();
    for (ThreatSubject subject : ThreatSubject.ALL) {
      ThreatFields writes = ThreatFields.bind(subject.prefix(), fields);
      if (writes.isRead()) {
        bound.add(new Bound(subject.bind(fields), writes));
      }
    }
    Bound[] subjects = bound.toArray(Bound[]::new);
    IndicatorSearch search = new IndicatorSearch();
    return event -> annotate(event, subjects, search);
  }

  private record Bound(ThreatSubject.Read[] reads, ThreatFields writes) {}

  private void annotate(Event event, Bound[] subjects, IndicatorSearch search) {
    Intelligence snapshot = reference.get();
    if (snapshot.size() == 0) {
      return;
    }
    for (Bound subject : subjects) {
      search.begin(snapshot, event.time());
      for (ThreatSubject.Read read : subject.reads()) {
        read.in(event, search);
      }
      if (search.size() > 0) {
        subject.writes().write(event, search);
      }
    }
  }
}
