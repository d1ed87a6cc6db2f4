package org.hansho.casework.export.format;

import java.util.List;

/** The ids that alerts of the original have. */
public final class AlertIds {
  private AlertIds() {}

  /** Our detections whose alerts have this id there; none if no detection has. */
  public static List<String> detections(String id) {
    return StageWords.detections(id);
  }
}
