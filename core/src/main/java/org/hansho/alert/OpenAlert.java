package org.hansho.alert;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.sigma.Rule;

/** An alert that may still grow. Everything in it depends on its findings, not on their order. */
final class OpenAlert {
  private final String id;
  private final AlertDefinition definition;
  private final List<Evidence> evidence = new ArrayList<>(1);
  private Severity severity = Severity.INFORMATIONAL;
  private String ruleId = "";
  private String summary = "";
  private List<Entity> entities = List.of();
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
    Severity ofRule = Severity.of(rule.level());
    severity = ofRule.compareTo(severity) > 0 ? ofRule : severity;
    if (isFull() && event.time() > evidence.get(evidence.size() - 1).time()) {
      return;
    }
    Evidence added = evidence(event, source);
    boolean earliest = evidence.isEmpty() || added.compareTo(evidence.get(0)) < 0;
    insert(added);
    if (earliest) {
      ruleId = rule.id() == null ? "" : rule.id();
      entities = definition.entitiesOf(event);
      summary = definition.summaryOf(event, entities, language);
    }
  }

  /** Takes over the findings of the same alert from elsewhere. */
  void merge(OpenAlert other) {
    count += other.count;
    lastTime = Math.max(lastTime, other.lastTime);
    severity = other.severity.compareTo(severity) > 0 ? other.severity : severity;
    if (other.evidence.get(0).compareTo(evidence.get(0)) < 0) {
      ruleId = other.ruleId;
      entities = other.entities;
      summary = other.summary;
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
    if (at < AlertFold.EVIDENCE) {
      if (isFull()) {
        evidence.remove(evidence.size() - 1);
      }
      evidence.add(at, added);
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
        evidence,
        count,
        tenant);
  }
}
