package org.hansho.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Evidence;
import org.hansho.content.Detection;
import org.hansho.match.Explanation;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EvidenceReading;
import org.hansho.record.Format;
import org.hansho.report.text.Texts;
import org.hansho.scan.EvidenceHeadings;
import org.hansho.scan.EvidenceLines;
import org.hansho.scan.ScanResult;

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
  private final EvidenceHeadings headings;
  private final Masking masking;
  private final Map<String, Detection> detections = new HashMap<>();
  private final Map<String, List<Evidence>> evidence = new HashMap<>();
  private final EvidenceReading reading;

  /**
   * The background of alerts that this engine raised, as it raised them.
   *
   * @param headings what rows are read under
   * @param masking what of them is not shown
   */
  public EngineBackground(
      Engine engine,
      ScanResult result,
      EvidenceLines lines,
      EvidenceHeadings headings,
      Masking masking,
      Texts texts) {
    this.engine = engine;
    this.formatOf = result.formatOf();
    this.lines = lines;
    this.headings = headings;
    this.masking = masking;
    this.texts = texts;
    result.alerts().forEach(alert -> evidence.put(alert.id(), alert.evidence()));
    engine.content().detections().forEach(one -> detections.put(one.id(), one));
    this.reading = new EvidenceReading(engine);
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
      Explanation explanation = read(one, alert).explanation();
      if (explanation != null) {
        return Reasons.of(explanation, texts, false);
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
    EvidenceReading.Reread reread = read(one, alert);
    String shown = masking.of(one).record();
    RecordValues all = new RecordValues(reread.fields(), one.record(), shown, masking.records());
    return new RecordView(all.chosen(reread.matched(), read), lines.of(one));
  }

  private EvidenceReading.Reread read(Evidence one, Alert alert) {
    return reading.read(formatOf.get(one.source()), headings.of(one), one, alert.detection());
  }
}
