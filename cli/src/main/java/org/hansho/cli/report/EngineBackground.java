package org.hansho.cli.report;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Evidence;
import org.hansho.cli.scan.ScanResult;
import org.hansho.cli.text.Texts;
import org.hansho.content.Detection;
import org.hansho.event.Event;
import org.hansho.format.Format;
import org.hansho.match.Explainer;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.sigma.Rule;

/**
 * What the engine knows about an alert: the texts of its detection, and why it fired, found by
 * sending its first evidence through the pipeline once more.
 *
 * <p>Belongs to one thread. An explanation costs the reading of one record.
 */
public final class EngineBackground implements Background {
  private final Engine engine;
  private final Map<String, Format> formatOf;
  private final Texts texts;
  private final Map<String, Detection> detections = new HashMap<>();
  private final Map<String, List<Evidence>> evidence = new HashMap<>();
  private final Pipeline pipeline;
  private String wanted = "";
  private List<Reason> found = List.of();

  /** The background of alerts that this engine raised, as it raised them. */
  public EngineBackground(Engine engine, ScanResult result, Texts texts) {
    this.engine = engine;
    this.formatOf = result.formatOf();
    this.texts = texts;
    result.alerts().forEach(alert -> evidence.put(alert.id(), alert.evidence()));
    engine.content().detections().forEach(one -> detections.put(one.id(), one));
    this.pipeline = engine.pipeline(new Explaining());
  }

  @Override
  public Guidance guidance(Alert alert) {
    Detection detection = detections.get(alert.detection());
    if (detection == null) {
      return Guidance.NONE;
    }
    AlertTexts said = detection.alert().texts(texts.language());
    return new Guidance(
        said.description(),
        said.primaryReason(),
        said.notes(),
        said.remediation(),
        said.falsePositives());
  }

  @Override
  public List<Reason> reasons(Alert alert) {
    for (Evidence one : evidence.getOrDefault(alert.id(), alert.evidence())) {
      Format format = formatOf.get(one.source());
      if (format != null) {
        wanted = alert.detection();
        found = List.of();
        byte[] record = one.record().getBytes(StandardCharsets.UTF_8);
        pipeline.begin(format, one.source());
        pipeline.read(record, 0, record.length, 0, true);
        pipeline.end();
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  private final class Explaining implements Output {
    @Override
    public void finding(Detection detection, Rule rule, Event event, String source) {
      if (found.isEmpty() && detection.id().equals(wanted)) {
        found = Reasons.of(Explainer.explain(rule, engine.content().lists(), event), texts, false);
      }
    }
  }
}
