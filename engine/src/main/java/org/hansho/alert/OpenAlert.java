package org.hansho.alert;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hansho.detect.Matter;
import org.hansho.detect.Origin;
import org.hansho.detect.RecordCount;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.event.Timing;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** An alert that may still grow. Everything in it depends on its findings, not on their order. */
final class OpenAlert {
  private final String id;
  private final AlertDefinition definition;
  private final KeptRecords records;
  private final SeenFields seen;
  private KeptMatters matters = new KeptMatters();
  private Severity severity = Severity.INFORMATIONAL;
  private Contributors contributors = new Contributors();
  private long lastTime = Event.NO_TIME;
  private RecordCount count = new RecordCount();

  /** A bit for each timing of its findings. */
  private int timings;

  OpenAlert(String id, AlertDefinition definition) {
    this(id, definition, new KeptRecords(), new SeenFields());
  }

  private OpenAlert(String id, AlertDefinition definition, KeptRecords records, SeenFields seen) {
    this.id = id;
    this.definition = definition;
    this.records = records;
    this.seen = seen;
  }

  String id() {
    return id;
  }

  AlertDefinition definition() {
    return definition;
  }

  long count() {
    return count.total();
  }

  /** How many events of its findings do not count, since others count the same records. */
  long repeated() {
    return count.repeated();
  }

  /**
   * Adds a finding.
   *
   * @param hashes choose among too many listed values
   * @param characters most characters of a record that are kept
   */
  void add(Finding finding, ChoiceHashes hashes, int characters) {
    note(finding.timing(), finding.time());
    count.add(finding.counter(), finding.events());
    Evidence record = finding.evidence().cut(characters);
    keep(finding, record, hashes);
    if (mayContribute(finding.severity()) && mayLead(finding, record)) {
      contributors.add(
          new Contributors.Contributor(
              finding.reference(),
              finding.ruleId(),
              finding.place(),
              definition.wording(),
              record,
              Contribution.of(finding)));
    }
    if (finding.matter() != null) {
      matters.add(finding.matter());
    }
  }

  /** Whether something of this severity contributes; what was less severe does so no longer. */
  private boolean mayContribute(Severity weight) {
    int heavier = contributors.leading() == null ? 1 : weight.compareTo(severity);
    if (heavier > 0) {
      contributors.clear();
      severity = weight;
    }
    return heavier >= 0;
  }

  /** Whether a finding can change what is said; most of a rule cannot. */
  private boolean mayLead(Finding finding, Evidence record) {
    Evidence lead = leadingRecord();
    return lead == null || !finding.isOfRule() || record.compareTo(lead) <= 0;
  }

  private void keep(Finding finding, Evidence record, ChoiceHashes hashes) {
    List<Finding.Listed> listed = finding.listed();
    if (finding.isOfRule()) {
      records.add(record, listed == null ? 0 : seen.add(listed, hashes));
      return;
    }
    records.add(finding.led(), finding.origin());
    if (listed != null) {
      records.differ(record, seen.add(listed, hashes));
    }
  }

  private void note(Timing timing, long time) {
    timings |= bit(timing);
    lastTime = Math.max(lastTime, time);
  }

  /** What its results are about. */
  List<Matter> matters() {
    return matters.all();
  }

  /** The same of an alert that {@link #write} saved. */
  static List<Matter> matters(StateReader in) {
    return KeptMatters.read(in).all();
  }

  /** Adds a result to the count, if its records are too late and its texts not to be shown. */
  boolean count(RaisingDocument by, Result result) {
    List<Origin> led = result.evidence();
    boolean isKept = !led.isEmpty() && !records.isLate(led.get(0).time());
    if (isKept || hasMoreToSay(by, result)) {
      return false;
    }
    note(result.timing(), result.time());
    count.add(by.counter(), by.events(result));
    records.complete(result.origin());
    return true;
  }

  /** Whether the texts of a result, which are not made yet, may be shown. */
  private boolean hasMoreToSay(RaisingDocument by, Result result) {
    Contributors.Contributor leader = contributors.leading();
    int heavier = by.severity(result).compareTo(severity);
    if (leader == null || heavier != 0) {
      return heavier >= 0;
    }
    long time = result.origin().time();
    Contributors.Contributor own = contributors.of(by.document().reference(), by.ruleId());
    return own == null
        || time <= leader.first().time()
        || time < own.first().time()
        || own.contribution().mayBeLessThan(result.amount(), time);
  }

  private static int bit(Timing timing) {
    return 1 << timing.number();
  }

  private Set<Timing> marks() {
    Set<Timing> marks = EnumSet.noneOf(Timing.class);
    for (int left = timings & ~bit(Timing.CLAIMED); left != 0; left &= left - 1) {
      marks.add(Timing.of(Integer.numberOfTrailingZeros(left)));
    }
    return marks;
  }

  /** Takes over the findings of the same alert from elsewhere. */
  void merge(OpenAlert other) {
    count.merge(other.count);
    timings |= other.timings;
    lastTime = Math.max(lastTime, other.lastTime);
    if (other.contributors.leading() != null && mayContribute(other.severity)) {
      contributors.merge(other.contributors);
    }
    records.merge(other.records);
    seen.merge(other.seen);
    matters.merge(other.matters);
  }

  /** Counts findings from before the alert was deleted. */
  void goOnFrom(long deleted) {
    count.add(RecordCount.ALONE, deleted);
  }

  /** Replaces evidence by the same with its records, where they can be fetched. */
  void fetch(UnaryOperator<Evidence> fetcher) {
    UnaryOperator<Evidence> missing =
        one -> one.isUnfetched() || !one.hasArrival() ? fetcher.apply(one) : one;
    records.replace(missing);
    contributors.replace(this::kept);
    contributors.replace(missing);
  }

  /** The record behind the texts, as it is kept among the others if it is. */
  private Evidence kept(Evidence lead) {
    Evidence kept = records.find(lead);
    return kept == null ? lead : kept;
  }

  /** Cuts the texts of records. */
  void cut(int characters) {
    records.cut(characters);
    contributors.replace(lead -> lead.cut(characters));
  }

  /** The record behind the texts. */
  private @Nullable Evidence leadingRecord() {
    Contributors.Contributor leader = contributors.leading();
    return leader == null ? null : leader.first();
  }

  private Contribution contribution() {
    Contributors.Contributor leader = contributors.leading();
    return leader == null ? Contribution.NOTHING : leader.contribution();
  }

  private String ruleId() {
    Contributors.Contributor leader = contributors.leading();
    return leader == null ? "" : leader.ruleId();
  }

  private Wording wording() {
    Contributors.Contributor leader = contributors.leading();
    return leader == null ? definition.wording() : leader.wording();
  }

  /** Saves all but the definition. */
  void write(StateWriter out) {
    matters.write(out);
    out.text(severity.name());
    Evidence leadingRecord = leadingRecord();
    out.text(ruleId());
    out.text(wording().version());
    contribution().write(out);
    out.number(lastTime);
    out.number(count.alone());
    out.count(timings);
    out.flag(leadingRecord != null);
    if (leadingRecord != null) {
      boolean isKept = records.find(leadingRecord) != null;
      (isKept ? leadingRecord.withRecord("") : leadingRecord).write(out);
    }
    records.write(out);
    seen.write(out);
    count.write(out);
    contribution().writeAmount(out);
    contributors.write(out);
    out.number(leadingRecord == null ? Evidence.NO_ARRIVAL : leadingRecord.arrival());
    records.writeArrivals(out);
  }

  /**
   * Restores what {@link #write} saved.
   *
   * @param older finds the wording of a version that is not that of the definition; where it is
   *     lost, the alert reads in the present one
   */
  static OpenAlert read(
      String id,
      AlertDefinition definition,
      Function<String, @Nullable Wording> older,
      StateReader in) {
    KeptMatters matters = KeptMatters.read(in);
    Severity severity = Severity.valueOf(in.text());
    String ruleId = in.text();
    String version = in.text();
    Contribution contribution = Contribution.read(in);
    long lastTime = in.number();
    long alone = in.number();
    int timings = in.count();
    Evidence leadingRecord = in.flag() ? Evidence.read(in) : null;
    OpenAlert alert = new OpenAlert(id, definition, KeptRecords.read(in), SeenFields.read(in));
    alert.matters = matters;
    alert.severity = severity;
    alert.lastTime = lastTime;
    alert.count = RecordCount.read(alone, in);
    alert.timings = timings;
    Contribution whole = contribution.withAmount(in);
    Wording saved = wording(version, definition, older);
    Contributors.Contributor leader =
        leadingRecord == null
            ? null
            : new Contributors.Contributor(
                "", ruleId, Finding.RULE, saved, alert.kept(leadingRecord), whole);
    alert.contributors = Contributors.read(leader, one -> wording(one, definition, older), in);
    if (!in.atEnd()) { // Saved before arrivals were.
      long leads = in.number();
      alert.contributors.replace(lead -> lead.arrivedAt(leads));
      alert.records.readArrivals(in);
    }
    return alert;
  }

  private static Wording wording(
      String version, AlertDefinition definition, Function<String, @Nullable Wording> older) {
    Wording present = definition.wording();
    Wording saved = version.equals(present.version()) ? present : older.apply(version);
    return saved == null ? present : saved;
  }

  Alert alert(String tenant) {
    return new Alert(
        id,
        definition.detection(),
        ruleId(),
        wording(),
        severity,
        definition.confidence(),
        definition.intents(),
        definition.tactics(),
        records.firstTime(),
        lastTime,
        contribution().values(),
        contribution().entities(),
        records.shown(leadingRecord()),
        seen.shown(),
        count.total(),
        marks(),
        contribution().grounds(),
        null,
        tenant);
  }
}
