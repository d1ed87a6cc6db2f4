package org.hansho.report;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Evidence;
import org.hansho.alert.Finding;
import org.hansho.content.Detection;
import org.hansho.event.Event;
import org.hansho.format.Format;
import org.hansho.match.Explainer;
import org.hansho.match.Explanation;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Failure;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.report.text.Texts;
import org.hansho.scan.EvidenceLines;
import org.hansho.scan.ScanResult;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows about an alert: the texts of its detection, its records field by field, and
 * why it fired, found by reading its evidence once more.
 *
 * <p>Belongs to one thread. Costs the reading of each record of evidence.
 */
public final class EngineBackground implements Background {
  private final Engine engine;
  private final Map<String, Format> formatOf;
  private final Texts texts;
  private final EvidenceLines lines;
  private final Masking masking;
  private final Map<String, Detection> detections = new HashMap<>();
  private final Map<String, List<Evidence>> evidence = new HashMap<>();
  private final ReadingSession reading;
  private String wanted = "";
  private Map<String, List<String>> values = Map.of();
  private @Nullable Explanation explained;

  /**
   * The background of alerts that this engine raised, as it raised them.
   *
   * @param masking what of them is not shown
   */
  public EngineBackground(
      Engine engine, ScanResult result, EvidenceLines lines, Masking masking, Texts texts) {
    this.engine = engine;
    this.formatOf = result.formatOf();
    this.lines = lines;
    this.masking = masking;
    this.texts = texts;
    result.alerts().forEach(alert -> evidence.put(alert.id(), alert.evidence()));
    engine.content().detections().forEach(one -> detections.put(one.id(), one));
    this.reading = engine.reading(new Rereading());
  }

  @Override
  public Guidance guidance(Alert alert) {
    Detection detection = detections.get(alert.detection());
    if (detection == null) {
      return Guidance.NONE;
    }
    AlertTexts said = detection.alert().texts(texts.language());
    return new Guidance(
        said.description(), said.primaryReason(), said.remediation(), said.falsePositives());
  }

  @Override
  public List<Reason> reasons(Alert alert) {
    for (Evidence one : found(alert)) {
      read(one, alert);
      if (explained != null) {
        return Reasons.of(explained, texts, false);
      }
    }
    return List.of();
  }

  @Override
  public List<RecordView> records(Alert alert) {
    Detection detection = detections.get(alert.detection());
    Set<String> read = detection == null ? Set.of() : engine.fieldsOf(detection);
    return found(alert).stream().map(one -> view(one, alert, read)).toList();
  }

  private List<Evidence> found(Alert alert) {
    return evidence.getOrDefault(alert.id(), alert.evidence());
  }

  private RecordView view(Evidence one, Alert alert, Set<String> read) {
    read(one, alert);
    Set<String> matched = explained == null ? Set.of() : RecordValues.matched(explained);
    String shown = masking.of(one).record();
    RecordValues all = new RecordValues(values, one.record(), shown, masking.records());
    return new RecordView(all.chosen(matched, read), lines.of(one));
  }

  private void read(Evidence one, Alert alert) {
    wanted = alert.detection();
    values = Map.of();
    explained = null;
    Format format = formatOf.get(one.source());
    if (format != null && !format.readsWhole() && !one.isUnfetched()) {
      byte[] record = one.record().getBytes(StandardCharsets.UTF_8);
      OpenSource source = reading.open(format, one.source());
      reading.read(source, record, 0, record.length, 0, true);
      reading.end(source);
    }
  }

  private @Nullable Rule rule(Finding finding) {
    return engine.ruleSet().rules().stream()
        .filter(rule -> rule.reference().equals(finding.reference()))
        .findFirst()
        .orElse(null);
  }

  private final class Rereading implements Output {
    /** The event at hand, of which findings are told while it is valid. */
    private @Nullable Event present;

    @Override
    public void event(Event event) {
      present = event;
      if (values.isEmpty()) {
        values = RecordValues.of(event);
      }
    }

    @Override
    public void finding(Finding finding) {
      Event event = present;
      Rule rule = finding.detection().detection().equals(wanted) ? rule(finding) : null;
      if (explained == null && event != null && rule != null) {
        explained = Explainer.explain(rule, engine.content().lists(), event);
        values = RecordValues.of(event);
      }
    }

    @Override
    public void failed(Failure failure, String source) {
      // Told when the record was first read; what was explained until then stays.
    }
  }
}
