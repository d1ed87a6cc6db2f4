package org.hansho.alert;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hansho.detect.Matter;
import org.hansho.detect.Origin;
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
  private Voices voices = new Voices();
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
    if (isHeard(finding.severity()) && maySpeak(finding, record)) {
      voices.add(
          new Voices.Voice(
              finding.reference(),
              finding.ruleId(),
              finding.place(),
              definition.wording(),
              record,
              Told.of(finding)));
    }
    if (finding.matter() != null) {
      matters.add(finding.matter());
    }
  }

  /** Whether something of this severity has a voice; what was less severe has none any more. */
  private boolean isHeard(Severity weight) {
    int heavier = voices.speaking() == null ? 1 : weight.compareTo(severity);
    if (heavier > 0) {
      voices.clear();
      severity = weight;
    }
    return heavier >= 0;
  }

  /** Whether a finding can change what is said; most of a rule cannot. */
  private boolean maySpeak(Finding finding, Evidence record) {
    Evidence lead = leading();
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
    Voices.Voice speaks = voices.speaking();
    int heavier = by.severity(result).compareTo(severity);
    if (speaks == null || heavier != 0) {
      return heavier >= 0;
    }
    long time = result.origin().time();
    Voices.Voice own = voices.of(by.document().reference(), by.ruleId());
    return own == null
        || time <= speaks.first().time()
        || time < own.first().time()
        || own.told().mayBeLessThan(result.amount(), time);
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
    if (other.voices.speaking() != null && isHeard(other.severity)) {
      voices.merge(other.voices);
    }
    records.merge(other.records);
    seen.merge(other.seen);
    matters.merge(other.matters);
  }

  /** Counts findings from before the alert was deleted. */
  void goOnFrom(long deleted) {
    count.add(Finding.ALONE, deleted);
  }

  /** Replaces evidence by the same with its records, where they can be fetched. */
  void fetch(UnaryOperator<Evidence> fetcher) {
    UnaryOperator<Evidence> missing = one -> one.isUnfetched() ? fetcher.apply(one) : one;
    records.replace(missing);
    voices.replace(this::kept);
    voices.replace(missing);
  }

  /** The record behind the texts, as it is kept among the others if it is. */
  private Evidence kept(Evidence lead) {
    Evidence kept = records.find(lead);
    return kept == null ? lead : kept;
  }

  /** Cuts the texts of records. */
  void cut(int characters) {
    records.cut(characters);
    voices.replace(lead -> lead.cut(characters));
  }

  /** The record behind the texts. */
  private @Nullable Evidence leading() {
    Voices.Voice speaks = voices.speaking();
    return speaks == null ? null : speaks.first();
  }

  private Told told() {
    Voices.Voice speaks = voices.speaking();
    return speaks == null ? Told.NOTHING : speaks.told();
  }

  private String ruleId() {
    Voices.Voice speaks = voices.speaking();
    return speaks == null ? "" : speaks.ruleId();
  }

  private Wording wording() {
    Voices.Voice speaks = voices.speaking();
    return speaks == null ? definition.wording() : speaks.wording();
  }

  /** Saves all but the definition. */
  void write(StateWriter out) {
    matters.write(out);
    out.text(severity.name());
    Evidence leading = leading();
    out.text(ruleId());
    out.text(wording().version());
    told().write(out);
    out.number(lastTime);
    out.number(count.alone());
    out.count(timings);
    out.flag(leading != null);
    if (leading != null) {
      boolean isKept = records.find(leading) != null;
      (isKept ? leading.withRecord("") : leading).write(out);
    }
    records.write(out);
    seen.write(out);
    count.write(out);
    told().writeAmount(out);
    voices.write(out);
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
    Told told = Told.read(in);
    long lastTime = in.number();
    long alone = in.number();
    int timings = in.count();
    Evidence leading = in.flag() ? Evidence.read(in) : null;
    OpenAlert alert = new OpenAlert(id, definition, KeptRecords.read(in), SeenFields.read(in));
    alert.matters = matters;
    alert.severity = severity;
    alert.lastTime = lastTime;
    alert.count = RecordCount.read(alone, in);
    alert.timings = timings;
    Told whole = told.withAmount(in);
    Wording saved = wording(version, definition, older);
    Voices.Voice speaks =
        leading == null
            ? null
            : new Voices.Voice("", ruleId, Finding.RULE, saved, alert.kept(leading), whole);
    alert.voices = Voices.read(speaks, one -> wording(one, definition, older), in);
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
        told().values(),
        told().entities(),
        records.shown(leading()),
        seen.shown(),
        count.total(),
        marks(),
        told().grounds(),
        null,
        tenant);
  }
}
