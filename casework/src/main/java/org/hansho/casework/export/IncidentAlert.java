package org.hansho.casework.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;
import org.hansho.alert.Sentence;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Wording;
import org.hansho.casework.export.format.Outgoing;
import org.hansho.casework.incident.IncidentState;
import org.hansho.casework.incident.IncidentTurn;
import org.hansho.casework.incident.IncidentView;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.ClosingReason;
import org.hansho.detect.Grounds;
import org.hansho.files.output.Printable;
import org.hansho.files.output.Secrets;
import org.hansho.incident.Incident;
import org.hansho.incident.Member;
import org.hansho.incident.PatternMatch;
import org.hansho.incident.Story;

/**
 * An incident in the shape of an alert, for those who read alerts only: filters, exports and the
 * interfaces of others. Its entities are those of its alerts, and one of type {@link
 * Outgoing#MEMBER} for each alert. Pure functions; the cost is linear in the alerts.
 */
public final class IncidentAlert {
  /** Most entities, beside its alerts. */
  private static final int MOST_ENTITIES = 200;

  /** Most steps of remediation; each of its detections gives its first ones. */
  private static final int MOST_STEPS = 12;

  private final IncidentView view;
  private final String into;

  private IncidentAlert(IncidentView view, String into) {
    this.view = view;
    this.into = into;
  }

  /**
   * An incident as an alert.
   *
   * @param tenant whose it is
   * @param change number of its last change
   */
  public static AlertPage.Listed of(IncidentView view, String tenant, long change) {
    return of(view, tenant, change, view.incident().id());
  }

  /** The same under an id that it had before, or that of another of its alerts. */
  static AlertPage.Listed of(IncidentView view, String tenant, long change, String id) {
    return new AlertPage.Listed(
        new IncidentAlert(view, "").alert(tenant).withId(id),
        Math.max(1, change),
        change,
        state(view),
        sources(view));
  }

  /**
   * The last word on an incident that is no more.
   *
   * @param view what became of it
   * @param turn its last change
   * @param into id of the incident that has its alerts now; empty if it has no more than one
   */
  static AlertPage.Listed ended(IncidentView view, String tenant, IncidentTurn turn, String into) {
    ClosingReason reason = into.isEmpty() ? ClosingReason.UNDETERMINED : ClosingReason.DUPLICATE;
    return new AlertPage.Listed(
        new IncidentAlert(view, into).alert(tenant).withId(turn.incident()),
        Math.max(1, turn.change()),
        turn.change(),
        AlertState.NEW.with(AlertStatus.DISMISSED, reason),
        sources(view));
  }

  /** Those of all its alerts. */
  private static List<String> sources(IncidentView view) {
    return view.alerts().values().stream()
        .flatMap(listed -> listed.sources().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Alert alert(String tenant) {
    Incident incident = view.incident();
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      String story = Story.sentence(incident, language, titles(language));
      values.put("story-" + language.code(), List.of(Printable.line(story)));
    }
    return new Alert(
        incident.id(),
        Outgoing.INCIDENT,
        "",
        new Wording(texts(Language.ENGLISH), texts(Language.JAPANESE)),
        view.severity(),
        incident.match() == null ? Alert.Confidence.MEDIUM : Alert.Confidence.HIGH,
        List.copyOf(incident.intents()),
        tactics(),
        incident.first().time(),
        lastTime(),
        new SentenceValues(values),
        entities(),
        List.of(),
        List.of(),
        incident.members().size(),
        Set.of(),
        new Grounds(numbers(), "", ""),
        null,
        tenant);
  }

  private UnaryOperator<String> titles(Language language) {
    return id -> {
      AlertPage.Listed listed = view.alerts().get(id);
      return listed == null ? id : listed.alert().title(language);
    };
  }

  private AlertTexts texts(Language language) {
    PatternMatch match = view.incident().match();
    String title = Printable.line(Secrets.masked(Story.title(view.incident(), language)));
    return new AlertTexts(
        title,
        "",
        match == null ? "" : match.pattern().in(language).description(),
        "",
        Sentence.parse("{story-" + language.code() + "}", new ArrayList<>()),
        steps(language),
        List.of(),
        "");
  }

  private List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (Member member : view.incident().members()) {
      AlertPage.Listed listed = view.alerts().get(member.step().alert());
      if (listed != null) {
        alerts.add(listed.alert());
      }
    }
    return alerts;
  }

  private List<String> steps(Language language) {
    Set<String> steps = new LinkedHashSet<>();
    for (Alert alert : alerts()) {
      steps.addAll(alert.wording().in(language).remediation());
    }
    return steps.stream().limit(MOST_STEPS).toList();
  }

  private List<String> tactics() {
    Set<String> tactics = new TreeSet<>();
    alerts().forEach(alert -> tactics.addAll(alert.tactics()));
    return List.copyOf(tactics);
  }

  /** Event time of the last evidence of any of its alerts. */
  private long lastTime() {
    long last = view.incident().lastTime();
    for (Alert alert : alerts()) {
      last = Math.max(last, alert.lastTime());
    }
    return last;
  }

  private List<Entity> entities() {
    Set<Entity> named = new LinkedHashSet<>();
    for (Alert alert : alerts()) {
      named.addAll(alert.entities());
    }
    List<Entity> all = new ArrayList<>(named.stream().limit(MOST_ENTITIES).toList());
    for (Member member : view.incident().members()) {
      all.add(new Entity(Outgoing.MEMBER, Map.of("id", member.step().alert())));
    }
    return all;
  }

  private Map<String, String> numbers() {
    PatternMatch match = view.incident().match();
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("alerts", String.valueOf(view.incident().members().size()));
    numbers.put("score", String.valueOf(view.incident().score()));
    if (match != null) {
      numbers.put("pattern", match.pattern().id());
    }
    if (!into.isEmpty()) {
      numbers.put("merged_into", into);
    }
    return numbers;
  }

  private static AlertState state(IncidentView view) {
    IncidentState said = view.state();
    AlertState state =
        AlertState.NEW.with(said.status(), said.reason()).withAssignee(said.assignee());
    return said.isUpdated(view.incident().members().size()) ? state.updated() : state;
  }
}
