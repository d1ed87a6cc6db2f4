package org.hansho.alert;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hansho.detect.Grounds;
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
  private String ruleId = "";
  private Wording wording;
  private SentenceValues values = SentenceValues.NONE;
  private List<Entity> entities = List.of();
  private Grounds grounds = Grounds.NONE;
  private @Nullable Evidence leading;
  private int leadingDocument = Finding.RULE;
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
    this.wording = definition.wording();
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
    if (takesLead(record, finding.severity(), finding.place())) {
      ruleId = finding.ruleId();
      wording = definition.wording();
      entities = finding.entities();
      values = finding.values();
      grounds = finding.grounds();
    } else if (finding.place() == leadingDocument
        && finding.severity() == severity
        && finding.grounds().isMoreThan(grounds)) {
      wording = definition.wording();
      entities = finding.entities();
      values = finding.values();
      grounds = finding.grounds();
    }
    if (finding.matter() != null) {
      matters.add(finding.matter());
    }
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
    boolean goesOn =
        result.goesOn() && result.document() == leadingDocument && by.severity(result) == severity;
    if (isKept || goesOn || !isOutweighed(by.severity(result), result.origin().time())) {
      return false;
    }
    note(result.timing(), result.time());
    count.add(by.counter(), by.events(result));
    records.complete(result.origin());
    return true;
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

  /** Whether the finding behind the texts is more severe, or as severe and earlier. */
  private boolean isOutweighed(Severity weight, long time) {
    int heavier = weight.compareTo(severity);
    return leading != null && (heavier < 0 || (heavier == 0 && time > leading.time()));
  }

  /**
   * Takes over the texts of this finding if it is the most severe, and the earliest of these; of
   * several that one record completes, that of the document which comes first in the plan.
   */
  private boolean takesLead(Evidence added, Severity weight, int document) {
    int heavier = leading == null ? 1 : weight.compareTo(severity);
    int later = leading == null || heavier != 0 ? 0 : added.compareTo(leading);
    boolean leads =
        heavier > 0 || (heavier == 0 && (later < 0 || (later == 0 && document < leadingDocument)));
    if (leads) {
      leading = added;
      leadingDocument = document;
      severity = weight;
    }
    return leads;
  }

  /** Takes over the findings of the same alert from elsewhere. */
  void merge(OpenAlert other) {
    count.merge(other.count);
    timings |= other.timings;
    lastTime = Math.max(lastTime, other.lastTime);
    boolean alike = severity == other.severity && leadingDocument == other.leadingDocument;
    boolean more = alike && leading != null && other.grounds.isMoreThan(grounds);
    boolean less = alike && leading != null && grounds.isMoreThan(other.grounds);
    boolean earlier =
        other.leading != null && takesLead(other.leading, other.severity, other.leadingDocument);
    if (more || (earlier && !less)) {
      ruleId = other.ruleId;
      entities = other.entities;
      wording = other.wording;
      values = other.values;
      grounds = other.grounds;
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
    Evidence lead = kept();
    leading = lead == null ? null : missing.apply(lead);
  }

  /** The record behind the texts, as it is kept among the others if it is. */
  private @Nullable Evidence kept() {
    Evidence lead = leading;
    Evidence kept = lead == null ? null : records.find(lead);
    return kept == null ? lead : kept;
  }

  /** Cuts the texts of records. */
  void cut(int characters) {
    records.cut(characters);
    leading = leading == null ? null : leading.cut(characters);
  }

  /** Saves all but the definition. */
  void write(StateWriter out) {
    matters.write(out);
    out.text(severity.name());
    out.text(ruleId);
    out.text(wording.version());
    values.write(out);
    out.count(entities.size());
    for (Entity entity : entities) {
      out.text(entity.type());
      writeTexts(entity.attributes(), out);
    }
    writeTexts(grounds.numbers(), out);
    out.text(grounds.english());
    out.text(grounds.japanese());
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
  }

  private static void writeTexts(Map<String, String> texts, StateWriter out) {
    out.count(texts.size());
    texts.forEach(
        (name, value) -> {
          out.text(name);
          out.text(value);
        });
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
    SentenceValues values = SentenceValues.read(in);
    List<Entity> entities = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      entities.add(new Entity(in.text(), readTexts(in)));
    }
    Grounds grounds = new Grounds(readTexts(in), in.text(), in.text());
    long lastTime = in.number();
    long alone = in.number();
    int timings = in.count();
    Evidence leading = in.flag() ? Evidence.read(in) : null;
    OpenAlert alert = new OpenAlert(id, definition, KeptRecords.read(in), SeenFields.read(in));
    alert.matters = matters;
    alert.severity = severity;
    alert.ruleId = ruleId;
    alert.wording = wording(version, definition, older);
    alert.values = values;
    alert.entities = entities;
    alert.grounds = grounds;
    alert.lastTime = lastTime;
    alert.count = RecordCount.read(alone, in);
    alert.timings = timings;
    alert.leading = leading;
    alert.leading = alert.kept();
    return alert;
  }

  private static Wording wording(
      String version, AlertDefinition definition, Function<String, @Nullable Wording> older) {
    Wording present = definition.wording();
    Wording saved = version.equals(present.version()) ? present : older.apply(version);
    return saved == null ? present : saved;
  }

  private static Map<String, String> readTexts(StateReader in) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int left = in.count(); left > 0; left--) {
      texts.put(in.text(), in.text());
    }
    return texts;
  }

  Alert alert(String tenant) {
    return new Alert(
        id,
        definition.detection(),
        ruleId,
        wording,
        severity,
        definition.confidence(),
        definition.intents(),
        definition.tactics(),
        records.firstTime(),
        lastTime,
        values,
        entities,
        records.shown(leading),
        seen.shown(),
        count.total(),
        marks(),
        grounds,
        null,
        tenant);
  }
}
