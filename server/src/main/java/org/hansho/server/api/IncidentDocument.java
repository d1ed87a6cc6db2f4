package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.casework.incident.IncidentHead;
import org.hansho.casework.incident.IncidentView;
import org.hansho.casework.incident.SimilarIncident;
import org.hansho.casework.store.AlertPage;
import org.hansho.files.output.Secrets;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;
import org.hansho.incident.Incident;
import org.hansho.incident.Member;
import org.hansho.incident.Pattern;
import org.hansho.incident.PatternMatch;
import org.hansho.incident.Step;
import org.hansho.incident.Story;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the API shows it: every text in every language, times as RFC 3339 has them,
 * secrets masked.
 */
final class IncidentDocument {
  private static final int MOST_ENTITIES = 100;

  private IncidentDocument() {}

  /** Writes the fields of an incident of a list. */
  static void head(IncidentHead head, @Nullable Pattern pattern, JsonGenerator json)
      throws IOException {
    json.writeStringField("id", head.id());
    json.writeStringField("severity", head.severity().key());
    json.writeNumberField("score", head.score());
    json.writeNumberField("alerts", head.alerts());
    Json.time(json, "time", head.firstTime());
    Json.time(json, "last_time", head.lastTime());
    json.writeStringField("pattern", head.pattern());
    Json.texts(json, "intents", head.intents().stream().map(Intent::key).toList());
    json.writeBooleanField("by_hand", head.byHand());
    for (Language language : Language.values()) {
      json.writeObjectFieldStart(language.code());
      json.writeStringField(
          "title",
          Secrets.masked(
              pattern == null
                  ? Story.title(head.intents(), head.place(), language)
                  : pattern.in(language).title()));
      json.writeEndObject();
    }
  }

  /** Writes an incident whole. */
  static void whole(IncidentView view, JsonGenerator json) throws IOException {
    Incident incident = view.incident();
    json.writeStartObject();
    json.writeStringField("id", incident.id());
    json.writeStringField("severity", view.severity().key());
    json.writeNumberField("score", incident.score());
    json.writeNumberField("alerts", incident.members().size());
    Json.time(json, "time", incident.first().time());
    Json.time(json, "last_time", incident.lastTime());
    PatternMatch match = incident.match();
    json.writeStringField("pattern", match == null ? "" : match.pattern().id());
    Json.texts(json, "missing_steps", match == null ? List.of() : match.missing());
    Json.texts(json, "intents", incident.intents().stream().map(Intent::key).toList());
    json.writeBooleanField("by_hand", incident.byHand());
    IncidentTriageRoutes.write(view.state(), incident.members().size(), json);
    for (Language language : Language.values()) {
      words(view, language, json);
    }
    strip(incident, json);
    json.writeArrayFieldStart("steps");
    Map<EntityKey, Integer> places = places(view);
    for (Member member : incident.members()) {
      step(view, member, places, json);
    }
    json.writeEndArray();
    entities(view, json);
    json.writeEndObject();
  }

  private static void words(IncidentView view, Language language, JsonGenerator json)
      throws IOException {
    Incident incident = view.incident();
    PatternMatch match = incident.match();
    json.writeObjectFieldStart(language.code());
    json.writeStringField("title", Secrets.masked(Story.title(incident, language)));
    json.writeStringField("beginning", Secrets.masked(Story.beginning(incident, language)));
    json.writeStringField(
        "story", Secrets.masked(Story.sentence(incident, language, titles(view, language))));
    json.writeStringField(
        "description", match == null ? "" : match.pattern().in(language).description());
    json.writeEndObject();
  }

  /** The title of an alert; the id of one that is not kept any more. */
  private static UnaryOperator<String> titles(IncidentView view, Language language) {
    return id -> {
      AlertPage.Listed listed = view.alerts().get(id);
      return listed == null ? id : listed.alert().title(language);
    };
  }

  /** How many alerts stand at each of the 13 stages. */
  private static void strip(Incident incident, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("strip");
    for (Intent intent : Intent.values()) {
      long alerts =
          incident.members().stream().filter(one -> one.step().intent() == intent).count();
      json.writeNumberField(intent.key(), alerts);
    }
    json.writeEndObject();
  }

  /** Where in the list of entities each of them stands. */
  private static Map<EntityKey, Integer> places(IncidentView view) {
    Map<EntityKey, Integer> places = new HashMap<>();
    for (IncidentView.Named named : shown(view)) {
      places.put(named.key(), places.size());
    }
    return places;
  }

  private static List<IncidentView.Named> shown(IncidentView view) {
    return view.entities().subList(0, Math.min(MOST_ENTITIES, view.entities().size()));
  }

  private static void step(
      IncidentView view, Member member, Map<EntityKey, Integer> places, JsonGenerator json)
      throws IOException {
    Step step = member.step();
    AlertPage.Listed listed = view.alerts().get(step.alert());
    json.writeStartObject();
    json.writeStringField("alert", step.alert());
    json.writeStringField("detection", step.detection());
    json.writeStringField("severity", step.severity().key());
    Intent intent = step.intent();
    json.writeStringField("intent", intent == null ? "" : intent.key());
    Json.time(json, "time", step.time());
    json.writeStringField("status", listed == null ? "gone" : listed.state().status().key());
    json.writeBooleanField("suppressed", listed != null && !listed.state().suppression().isEmpty());
    json.writeArrayFieldStart("names");
    for (EntityKey key : step.keys()) {
      Integer place = places.get(key);
      if (place != null) {
        json.writeNumber(place);
      }
    }
    json.writeEndArray();
    for (Language language : Language.values()) {
      json.writeObjectFieldStart(language.code());
      UnaryOperator<String> titles = titles(view, language);
      json.writeStringField("title", titles.apply(step.alert()));
      json.writeStringField(
          "summary", listed == null ? "" : Secrets.masked(listed.alert().summary(language)));
      json.writeStringField("reason", Secrets.masked(Story.reason(member, language, titles)));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void entities(IncidentView view, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("entities");
    for (IncidentView.Named named : shown(view)) {
      json.writeStartObject();
      key(named.key(), json);
      json.writeNumberField("alerts", named.alerts());
      json.writeBooleanField("critical", view.critical().contains(named.key()));
      boolean ties = EntityKeys.weight(named.key()) > 0 && named.prevalence().factor() > 0;
      json.writeBooleanField("ties", ties);
      for (Language language : Language.values()) {
        json.writeObjectFieldStart(language.code());
        json.writeStringField("prevalence", Story.prevalence(named.prevalence(), language));
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void key(EntityKey key, JsonGenerator json) throws IOException {
    json.writeStringField("type", key.type());
    json.writeStringField("value", Secrets.masked(key.value()));
  }

  /** Writes an incident that is like another, and what both share. */
  static void similar(SimilarIncident similar, @Nullable Pattern pattern, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    head(similar.head(), pattern, json);
    json.writeNumberField("distance", similar.distance());
    json.writeBooleanField("same_pattern", similar.samePattern());
    json.writeArrayFieldStart("shared_entities");
    for (EntityKey key : similar.shared()) {
      json.writeStartObject();
      key(key, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.texts(json, "shared_detections", similar.detections());
    Json.texts(json, "missing_detections", similar.missing());
    Json.texts(json, "further_detections", similar.further());
    json.writeEndObject();
  }
}
