package org.hansho.alert;

import java.util.List;
import org.hansho.detect.Grounds;
import org.jspecify.annotations.Nullable;

/** A copy of an alert in which some parts are replaced. Belongs to one thread. */
final class AlertCopy {
  private final Alert of;
  private String id;
  private String detection;
  private Severity severity;
  private long lastTime;
  private SentenceValues values;
  private List<Entity> entities;
  private List<Evidence> evidence;
  private List<SeenValues> seen;
  private long count;
  private Grounds grounds;
  private @Nullable FurtherAlerts further;
  private String tenant;

  AlertCopy(Alert of) {
    this.of = of;
    this.id = of.id();
    this.detection = of.detection();
    this.severity = of.severity();
    this.lastTime = of.lastTime();
    this.values = of.values();
    this.entities = of.entities();
    this.evidence = of.evidence();
    this.seen = of.seen();
    this.count = of.count();
    this.grounds = of.grounds();
    this.further = of.further();
    this.tenant = of.tenant();
  }

  AlertCopy id(String other) {
    id = other;
    return this;
  }

  AlertCopy detection(String other) {
    detection = other;
    return this;
  }

  AlertCopy severity(Severity other) {
    severity = other;
    return this;
  }

  AlertCopy lastTime(long other) {
    lastTime = other;
    return this;
  }

  AlertCopy values(SentenceValues other) {
    values = other;
    return this;
  }

  AlertCopy entities(List<Entity> other) {
    entities = other;
    return this;
  }

  AlertCopy evidence(List<Evidence> other) {
    evidence = other;
    return this;
  }

  AlertCopy seen(List<SeenValues> other) {
    seen = other;
    return this;
  }

  AlertCopy count(long other) {
    count = other;
    return this;
  }

  AlertCopy grounds(Grounds other) {
    grounds = other;
    return this;
  }

  AlertCopy further(@Nullable FurtherAlerts other) {
    further = other;
    return this;
  }

  AlertCopy tenant(String other) {
    tenant = other;
    return this;
  }

  /** The copy. */
  Alert alert() {
    return new Alert(
        id,
        detection,
        of.ruleId(),
        of.wording(),
        severity,
        of.confidence(),
        of.intents(),
        of.tactics(),
        of.time(),
        lastTime,
        values,
        entities,
        evidence,
        seen,
        count,
        of.timings(),
        grounds,
        further,
        tenant);
  }
}
