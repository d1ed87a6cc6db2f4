package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.SeenValues;
import org.hansho.event.Event;
import org.hansho.event.Timing;

/** Our own shape: one line of JSON an alert, all texts in both languages. */
final class NativeFormat extends JsonLinesFormat {
  NativeFormat() {
    super("native");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return tree(out, presentation).text();
  }

  /** All that is known of it. */
  static Tree tree(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    Tree tree =
        new Tree()
            .put("id", alert.id())
            .put("version", out.version())
            .put("tenant", alert.tenant())
            .put("status", out.triage().status().key())
            .some("reason", out.triage().reason())
            .some("assignee", out.triage().assignee())
            .put("detection", alert.detection())
            .some("rule_id", alert.ruleId())
            .put("severity", alert.severity().key())
            .put("confidence", alert.confidence().key())
            .put("intents", alert.intents().stream().map(Intent::key).toList())
            .put("tactics", alert.tactics())
            .put("time", time(alert.time()))
            .put("last_time", time(alert.lastTime()))
            .put("count", alert.count());
    for (Language language : Language.values()) {
      tree.put(language.code(), texts(alert, language));
    }
    return tree.put("entities", entities(alert))
        .put("numbers", alert.numbers())
        .put("seen", seen(alert))
        .put("timing", alert.timings().stream().map(Timing::key).toList())
        .some("evidence", evidence(alert))
        .some("link", presentation.link(out));
  }

  private static Object time(long nanos) {
    return nanos == Event.NO_TIME ? "" : Times.exact(nanos);
  }

  private static Tree texts(Alert alert, Language language) {
    return new Tree()
        .put("title", alert.title(language))
        .put("summary", alert.summary(language))
        .put("reason", alert.reason(language))
        .some("remediation", alert.wording().in(language).remediation());
  }

  private static List<Tree> entities(Alert alert) {
    List<Tree> entities = new ArrayList<>();
    for (Entity entity : alert.entities()) {
      entities.add(new Tree().put("type", entity.type()).put("attributes", entity.attributes()));
    }
    return entities;
  }

  private static List<Tree> seen(Alert alert) {
    List<Tree> all = new ArrayList<>();
    for (SeenValues seen : alert.seen()) {
      all.add(
          new Tree()
              .put("field", seen.field())
              .put("distinct", seen.distinct())
              .put("exact", seen.exact())
              .put("values", seen.values()));
    }
    return all;
  }

  private static List<Tree> evidence(Alert alert) {
    List<Tree> all = new ArrayList<>();
    for (Evidence one : alert.evidence()) {
      all.add(
          new Tree()
              .put("source", one.source())
              .put("position", one.position())
              .put("time", time(one.time()))
              .some("arrival", one.hasArrival() ? time(one.arrival()) : "")
              .put("record", one.record()));
    }
    return all;
  }
}
