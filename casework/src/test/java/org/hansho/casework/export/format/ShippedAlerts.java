package org.hansho.casework.export.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.memory.specimen.SpecimenException;
import org.hansho.pipeline.DetectionTests;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;

/** For each shipped detection an alert that its own tests raise. */
final class ShippedAlerts {
  private ShippedAlerts() {}

  /** By the id of the detection; those of the basics too. */
  static Map<String, Alert> read() throws IOException {
    Engine engine = ShippedEngine.of(ShippedEngine.project());
    DetectionTests tests = new DetectionTests(engine);
    Map<String, Alert> alerts = new LinkedHashMap<>();
    for (Detection detection : engine.content().detections()) {
      for (DetectionTest test : detection.tests()) {
        if (test.expect().alerts() > 0 && !alerts.containsKey(detection.id())) {
          first(tests, detection, test, alerts);
        }
      }
    }
    return alerts;
  }

  private static void first(
      DetectionTests tests, Detection detection, DetectionTest test, Map<String, Alert> alerts) {
    try {
      tests.alerts(test).stream()
          .filter(alert -> alert.detection().equals(detection.id()))
          .findFirst()
          .ifPresent(alert -> alerts.put(detection.id(), alert));
    } catch (SpecimenException broken) {
      throw new IllegalStateException(detection.id(), broken);
    }
  }
}
