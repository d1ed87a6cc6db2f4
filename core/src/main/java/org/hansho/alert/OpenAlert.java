package org.hansho.alert;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hansho.detect.Grounds;
import org.hansho.detect.Origin;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.event.RecordHash;
import org.hansho.sigma.Header;
import org.hansho.sigma.Rule;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** An alert that may still grow. Everything in it depends on its findings, not on their order. */
final class OpenAlert {
  /** Stands before every document that a detector decides. */
  private static final int RULE = -1;

  private final String id;
  private final AlertDefinition definition;
  private final List<Evidence> evidence = new ArrayList<>(1);
  private Severity severity = Severity.INFORMATIONAL;
  private String ruleId = "";
  private String summary = "";
  private List<Entity> entities = List.of();
  private Grounds grounds = Grounds.NONE;
  private @Nullable Evidence telling;
  private int tellingDocument = RULE;
  private long lastTime = Event.NO_TIME;
  private long count;

  OpenAlert(String id, AlertDefinition definition) {
    this.id = id;
    this.definition = definition;
  }

  String id() {
    return id;
  }

  AlertDefinition definition() {
    return definition;
  }

  long count() {
    return count;
  }

  int evidenceKept() {
    return evidence.size();
  }

  void add(Rule rule, Event event, String source, Language language) {
    count++;
    lastTime = Math.max(lastTime, event.time());
    Severity weight = Severity.of(rule.level());
    if (isLate(event.time()) && isOutweighed(weight, event.time())) {
      return;
    }
    Evidence added = evidence(event, source);
    insert(added);
    if (tells(added, weight, RULE)) {
      ruleId = rule.id() == null ? "" : rule.id();
      tell(event, language);
    }
  }

  /** Adds a result of a detector; the event has its fields and numbers. */
  void add(Header document, Result result, long events, Event event, Language language) {
    count += events;
    lastTime = Math.max(lastTime, result.time());
    insert(result.evidence());
    if (evidence.isEmpty()) {
      insert(Evidence.of(result.origin()));
    }
    if (tells(Evidence.of(result.origin()), weight(document, result), result.document())) {
      ruleId = document.id() == null ? "" : document.id();
      grounds = result.grounds();
      tell(event, language);
    }
  }

  /** Adds a result to the count, if its records are too late and its texts not to be shown. */
  boolean count(Header document, Result result, long events) {
    List<Origin> records = result.evidence();
    boolean isKept = !records.isEmpty() && !isLate(records.get(0).time());
    if (isKept || !isOutweighed(weight(document, result), result.origin().time())) {
      return false;
    }
    count += events;
    lastTime = Math.max(lastTime, result.time());
    return true;
  }

  private static Severity weight(Header document, Result result) {
    return Severity.of(result.severity() == null ? document.level() : result.severity());
  }

  /** Whether a record of that time is none of those that are kept as the earliest. */
  private boolean isLate(long time) {
    return isFull() && time > evidence.get(evidence.size() - 1).time();
  }

  /** Whether what tells already is more severe, or as severe and earlier. */
  private boolean isOutweighed(Severity weight, long time) {
    int heavier = weight.compareTo(severity);
    return telling != null && (heavier < 0 || (heavier == 0 && time > telling.time()));
  }

  /**
   * Whether the texts are to be those of this finding, because it is the most severe, and the
   * earliest of these; of several that one record completes, that of the document which comes first
   * in the plan.
   */
  private boolean tells(Evidence added, Severity weight, int document) {
    int heavier = telling == null ? 1 : weight.compareTo(severity);
    int later = telling == null || heavier != 0 ? 0 : added.compareTo(telling);
    boolean tells =
        heavier > 0 || (heavier == 0 && (later < 0 || (later == 0 && document < tellingDocument)));
    if (tells) {
      telling = added;
      tellingDocument = document;
      severity = weight;
    }
    return tells;
  }

  private void tell(Event event, Language language) {
    entities = definition.entitiesOf(event);
    summary = definition.summaryOf(event, entities, language);
  }

  /** Takes over the findings of the same alert from elsewhere. */
  void merge(OpenAlert other) {
    count += other.count;
    lastTime = Math.max(lastTime, other.lastTime);
    if (other.telling != null && tells(other.telling, other.severity, other.tellingDocument)) {
      ruleId = other.ruleId;
      entities = other.entities;
      summary = other.summary;
      grounds = other.grounds;
    }
    other.evidence.forEach(this::insert);
  }

  private boolean isFull() {
    return evidence.size() == AlertFold.EVIDENCE;
  }

  private void insert(Evidence added) {
    int at = evidence.size();
    while (at > 0 && added.compareTo(evidence.get(at - 1)) < 0) {
      at--;
    }
    if (at > 0 && added.compareTo(evidence.get(at - 1)) == 0) {
      if (evidence.get(at - 1).isUnfetched()) {
        evidence.set(at - 1, added);
      }
      return;
    }
    if (at < AlertFold.EVIDENCE) {
      if (isFull()) {
        evidence.remove(evidence.size() - 1);
      }
      evidence.add(at, added);
    }
  }

  /** Replaces evidence by the same with its records, where they can be fetched. */
  void fetch(UnaryOperator<Evidence> fetcher) {
    evidence.replaceAll(one -> one.isUnfetched() ? fetcher.apply(one) : one);
    Evidence kept = telling;
    if (kept != null && kept.isUnfetched() && isLater(kept)) {
      telling = fetcher.apply(kept);
    }
  }

  /** Whether the record behind the texts is later than all that are kept. */
  private boolean isLater(Evidence told) {
    return isFull() && told.compareTo(evidence.get(evidence.size() - 1)) > 0;
  }

  /** The earliest records, the last of which makes room for the one behind the texts. */
  private List<Evidence> shown() {
    Evidence told = telling;
    if (told == null || !isLater(told)) {
      return evidence;
    }
    List<Evidence> shown = new ArrayList<>(evidence);
    shown.set(AlertFold.EVIDENCE - 1, told);
    return shown;
  }

  /** Inserts records in order of time; once one is too late, those behind it are not looked at. */
  private void insert(List<Origin> records) {
    for (int i = 0; i < records.size(); i++) {
      Origin record = records.get(i);
      if (isLate(record.time())) {
        return;
      }
      insert(Evidence.of(record));
    }
  }

  private static Evidence evidence(Event event, String source) {
    byte[] buffer = event.recordBuffer();
    int offset = event.recordOffset();
    int length = event.recordLength();
    String record =
        new String(buffer, offset, Math.min(length, Evidence.RECORD_BYTES), StandardCharsets.UTF_8);
    return new Evidence(
        event.time(), source, event.position(), record, RecordHash.of(buffer, offset, length));
  }

  /** Saves all but the definition. */
  void write(StateWriter out) {
    out.text(severity.name());
    out.text(ruleId);
    out.text(summary);
    out.count(entities.size());
    for (Entity entity : entities) {
      out.text(entity.type());
      writeTexts(entity.attributes(), out);
    }
    writeTexts(grounds.numbers(), out);
    out.text(grounds.english());
    out.text(grounds.japanese());
    out.number(lastTime);
    out.number(count);
    out.flag(telling != null);
    if (telling != null) {
      writeEvidence(isLater(telling) ? telling : telling.withRecord(""), out);
    }
    out.count(evidence.size());
    evidence.forEach(one -> writeEvidence(one, out));
  }

  private static void writeTexts(Map<String, String> texts, StateWriter out) {
    out.count(texts.size());
    texts.forEach(
        (name, value) -> {
          out.text(name);
          out.text(value);
        });
  }

  private static void writeEvidence(Evidence one, StateWriter out) {
    out.number(one.time());
    out.text(one.source());
    out.number(one.position());
    out.text(one.record());
    out.number(one.hash());
  }

  /** Restores what {@link #write} saved. */
  static OpenAlert read(String id, AlertDefinition definition, StateReader in) {
    OpenAlert alert = new OpenAlert(id, definition);
    alert.severity = Severity.valueOf(in.text());
    alert.ruleId = in.text();
    alert.summary = in.text();
    List<Entity> entities = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      entities.add(new Entity(in.text(), readTexts(in)));
    }
    alert.entities = entities;
    alert.grounds = new Grounds(readTexts(in), in.text(), in.text());
    alert.lastTime = in.number();
    alert.count = in.number();
    alert.telling = in.flag() ? readEvidence(in) : null;
    for (int left = in.count(); left > 0; left--) {
      Evidence one = readEvidence(in);
      alert.evidence.add(one);
      boolean isTelling = alert.telling != null && one.compareTo(alert.telling) == 0;
      alert.telling = isTelling ? one : alert.telling;
    }
    return alert;
  }

  private static Map<String, String> readTexts(StateReader in) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int left = in.count(); left > 0; left--) {
      texts.put(in.text(), in.text());
    }
    return texts;
  }

  private static Evidence readEvidence(StateReader in) {
    return new Evidence(in.number(), in.text(), in.number(), in.text(), in.number());
  }

  Alert alert(String tenant, Language language) {
    return new Alert(
        id,
        definition.detection(),
        ruleId,
        definition.texts(language).title(),
        severity,
        definition.confidence(),
        definition.intents(),
        definition.tactics(),
        evidence.get(0).time(),
        lastTime,
        summary,
        entities,
        shown(),
        count,
        grounds.numbers(),
        language == Language.JAPANESE ? grounds.japanese() : grounds.english(),
        tenant);
  }
}
