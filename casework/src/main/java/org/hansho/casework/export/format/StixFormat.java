package org.hansho.casework.export.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Intent;

/**
 * A STIX 2.1 bundle. What a detection looks for is an attack pattern; an alert is a sighting of it,
 * with observed data of what the alert names. Ids follow from the alert, so that a later version
 * replaces an earlier one.
 */
final class StixFormat implements AlertFormat {
  private static final String CREATED = "2026-01-01T00:00:00.000Z";
  private static final long MOST = 999_999_999;

  @Override
  public String name() {
    return "stix";
  }

  @Override
  public String mediaType() {
    return "application/stix+json;version=2.1";
  }

  @Override
  public String ending() {
    return "json";
  }

  @Override
  public String begin(Presentation presentation) {
    return bundle("hansho export", presentation);
  }

  private static String bundle(String name, Presentation presentation) {
    return "{\"type\":\"bundle\",\"id\":\""
        + StixObjects.id("bundle", name)
        + "\",\"objects\":[\n"
        + identity(presentation).text();
  }

  @Override
  public String behind() {
    return "";
  }

  @Override
  public String end() {
    return "\n]}\n";
  }

  @Override
  public byte[] message(Outgoing out, Presentation presentation) {
    String name = out.alert().id() + ":" + out.version();
    String whole = bundle(name, presentation) + alert(out, presentation) + end();
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  private static Tree identity(Presentation presentation) {
    return object("identity", identityId(presentation), CREATED, CREATED)
        .put("name", presentation.vendor())
        .put("identity_class", "system");
  }

  private static String identityId(Presentation presentation) {
    return StixObjects.id("identity", presentation.vendor() + "\n" + presentation.product());
  }

  private static Tree object(String type, String id, String created, String modified) {
    return new Tree()
        .put("type", type)
        .put("spec_version", "2.1")
        .put("id", id)
        .put("created", created)
        .put("modified", modified);
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return ofAlert(out, presentation).stream()
        .map(tree -> ",\n" + tree.text())
        .collect(Collectors.joining());
  }

  /** Who says so, and the objects of an alert. */
  static List<Tree> objects(Outgoing out, Presentation presentation) {
    List<Tree> objects = new ArrayList<>();
    objects.add(identity(presentation));
    objects.addAll(ofAlert(out, presentation));
    return objects;
  }

  private static List<Tree> ofAlert(Outgoing out, Presentation presentation) {
    List<Tree> objects = new ArrayList<>();
    Alert alert = out.alert();
    String me = identityId(presentation);
    String created = Times.millis(out.first());
    String modified = Times.millis(Math.max(out.first(), out.handled()));
    String pattern = StixObjects.id("attack-pattern", patternName(out, presentation));
    objects.add(pattern(pattern, me, alert, presentation));
    StixObjects observed = StixObjects.of(alert);
    objects.addAll(observed.objects());
    List<String> data = new ArrayList<>();
    if (!observed.objects().isEmpty()) {
      String id = StixObjects.id("observed-data", alert.id());
      data.add(id);
      objects.add(
          object("observed-data", id, created, modified)
              .put("created_by_ref", me)
              .put("first_observed", created)
              .put("last_observed", Times.millis(Math.max(out.first(), out.last())))
              .put("number_observed", Math.max(1, Math.min(alert.count(), MOST)))
              .put("object_refs", observed.ids()));
    }
    objects.add(sighting(out, presentation, pattern, data));
    return objects;
  }

  /**
   * Names what is seen: the detection, and of an incident all that its pattern says, since they
   * have one detection for all.
   */
  private static String patternName(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    return out.isIncident() ? pattern("", "", alert, presentation).text() : alert.detection();
  }

  private static Tree sighting(
      Outgoing out, Presentation presentation, String pattern, List<String> data) {
    Alert alert = out.alert();
    String me = identityId(presentation);
    String created = Times.millis(out.first());
    String modified = Times.millis(Math.max(out.first(), out.handled()));
    return object("sighting", StixObjects.id("sighting", alert.id()), created, modified)
        .put("created_by_ref", me)
        .put("description", alert.summary(presentation.language()))
        .put("lang", presentation.language().code())
        .put("confidence", Math.round(100 * StageWords.score(alert.confidence())))
        .put(
            "labels",
            List.of(
                "severity:" + alert.severity().key(),
                "status:" + out.triage().status().key(),
                "tenant:" + alert.tenant(),
                "version:" + out.version()))
        .put(
            "external_references",
            List.of(
                new Tree()
                    .put("source_name", "hansho")
                    .put("external_id", alert.id())
                    .some("url", presentation.link(out))))
        .put("first_seen", created)
        .put("last_seen", Times.millis(Math.max(out.first(), out.last())))
        .put("count", Math.min(alert.count(), MOST))
        .put("sighting_of_ref", pattern)
        .some("observed_data_refs", data)
        .put("where_sighted_refs", List.of(me));
  }

  private static Tree pattern(String id, String me, Alert alert, Presentation presentation) {
    AlertTexts texts = alert.wording().in(presentation.language());
    List<Tree> references = new ArrayList<>();
    references.add(new Tree().put("source_name", "hansho").put("external_id", alert.detection()));
    for (String tag : alert.tactics()) {
      if (tag.matches("t[0-9]{4}(\\.[0-9]{3})?")) {
        references.add(
            new Tree()
                .put("source_name", "mitre-attack")
                .put("external_id", tag.toUpperCase(Locale.ROOT)));
      }
    }
    List<Tree> phases = new ArrayList<>();
    for (Intent intent : alert.intents()) {
      phases.add(
          new Tree().put("kill_chain_name", "mitre-attack").put("phase_name", intent.tactic()));
    }
    return object("attack-pattern", id, CREATED, CREATED)
        .put("created_by_ref", me)
        .put("name", alert.title(presentation.language()))
        .some("description", texts.description())
        .put("external_references", references)
        .some("kill_chain_phases", phases);
  }
}
